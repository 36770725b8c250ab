"""Fits the numbers of the families in `outlook/priors.yaml` whose panels ship with the package.

Prints them; a person takes them over, and a test holds the file to them. `--until 2016` leaves later years
out.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from threadpoolctl import threadpool_limits

from perspectief.facts.model import Figure
from perspectief.facts.shipped import shipped_figures, shipped_regions
from perspectief.outlook.observation import Observation, years_of
from perspectief.outlook.panel import Free, fit_prior
from perspectief.outlook.prior import Prior
from perspectief.outlook.priors import prior_named

LATEST = 9999
FEWEST = 10  # persons: below it, a figure rounded to tens says nothing


@dataclass(frozen=True, slots=True)
class Panel:
    """A measure that ships for all municipalities, the years that count alike, and what may move."""

    family: str
    measure: str
    since: int
    free: tuple[Free, ...]


PANELS = (
    Panel("welfare", "welfare_persons", 2015, ("noise", "drift", "spread", "smallness")),
    Panel("welfare-flow", "welfare_outflow", 2016, ("noise", "spread", "smallness")),
    Panel("inhabitants", "inhabitants", 2019, ("noise", "drift", "damping", "spread", "smallness")),
)


def deviations(panel: Panel, until: int = LATEST) -> dict[str, tuple[Observation, ...]]:
    """Each municipality apart from all of them together, by region; only those with every year."""
    found = {
        code: _by_year(shipped_figures(panel.measure, code), panel.since, until)
        for code in shipped_regions(panel.measure)
        if code.startswith("GM")
    }
    years = sorted({year for figures in found.values() for year in figures})
    whole = {code: each for code, each in found.items() if _counts(each, years)}
    totals = {year: sum(each[year].value or 0.0 for each in whole.values()) for year in years}
    first = totals[years[0]]
    return {
        code: tuple(_observation(each[year], log(totals[year] / first)) for year in years)
        for code, each in whole.items()
    }


def _by_year(figures: Iterable[Figure], since: int, until: int) -> dict[int, Figure]:
    return {figure.end.year: figure for figure in figures if since <= figure.end.year <= until}


def _counts(figures: dict[int, Figure], years: Sequence[int]) -> bool:
    return set(figures) == set(years) and all((each.value or 0) >= FEWEST for each in figures.values())


def _observation(figure: Figure, country: float) -> Observation:
    """The level at the end of the period, without what the whole panel did."""
    at = years_of(date(figure.end.year, figure.end.month, figure.end.day))
    low, high = figure.low or 1.0, figure.high or 1.0
    return Observation("point", at, at, log(low) - country, log(high) - country)


def fitted(panel: Panel, until: int = LATEST) -> Prior:
    """The prior of a family as its panel has it."""
    with threadpool_limits(1):
        return fit_prior(prior_named(panel.family), list(deviations(panel, until).values()), panel.free)


def main() -> None:
    """Print the numbers of every family."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--until", type=int, default=LATEST)
    until = parser.parse_args().until
    for panel in PANELS:
        print(panel.family, {name: float(f"{n:.3g}") for name, n in fitted(panel, until).numbers().items()})


if __name__ == "__main__":
    main()

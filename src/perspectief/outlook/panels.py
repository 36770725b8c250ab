"""The series at hand that outlooks are judged on: those that ship, and those that a folder has fetched."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from perspectief.facts.model import Figure
from perspectief.facts.shipped import shipped_figures, shipped_regions
from perspectief.outlook import national
from perspectief.outlook.country import driver_of
from perspectief.outlook.judging import DRAWS, Forecaster, Panel
from perspectief.outlook.motion import Array
from perspectief.outlook.observation import MONTH, Observation, years_of
from perspectief.outlook.panel import Free, fit_prior
from perspectief.outlook.prior import Prior
from perspectief.outlook.priors import prior_named
from perspectief.outlook.trajectory import fit

COUNTRY = "welfare_benefits_national_below_pension_age"
SINCE = 2008
AHEAD_NATIONAL = (6, 12, 24, 36)
EVERY = 6  # region is fitted on: a prior known at each moment, in seconds
FREE: tuple[Free, ...] = ("noise", "drift", "spread", "smallness")
FEWEST = 3  # figures before one looks ahead
FEWEST_DAYS = 40

Known = Callable[[str, str], Sequence[Figure]]
Judged = tuple[Panel, Forecaster]


def panels_at_hand(fetched: Mapping[str, Mapping[str, Sequence[Figure]]]) -> Iterator[Judged]:
    """Every panel with the forecasts of the model; `fetched` has figures by measure and region."""
    yield from national_panels()
    yield from inhabitants_panels()
    yield welfare_panel()
    for name, measure, family in FETCHED:
        panel = fetched_panel(name, measure, family, fetched[measure]) if fetched.get(measure) else None
        if panel is not None:
            yield panel


FETCHED = (
    ("municipal-welfare-monthly", "welfare_benefits", "welfare"),
    ("municipal-vacancies", "open_vacancies", "any"),
)


def national_panels() -> Iterator[Judged]:
    """The country's benefits, from each quarter since 2008."""
    figures = [each for each in shipped_figures(COUNTRY, "NL01") if each.value]
    times = np.array([years_of(each.end) for each in figures])
    logs = np.log(np.array([each.value for each in figures], dtype=np.float64))
    first = next(at for at, each in enumerate(figures) if each.end.year == SINCE)
    for ahead in AHEAD_NATIONAL:
        origins = tuple(range(first, len(figures) - ahead, 3))
        panel = Panel(
            "national-welfare", "CBS 37789ksz", COUNTRY, times, np.exp(logs)[None, :], origins, ahead
        )

        def forecaster(origin: int, ahead: int = ahead) -> Array:
            model = national.fit(logs[: origin + 1], national.WELFARE)
            return np.exp(model.draws(ahead, DRAWS, origin)[:, -1])[None, :]

        yield panel, forecaster


def inhabitants_panels() -> Iterator[Judged]:
    """Inhabitants of every municipality that was there in all years, one and two years ahead."""
    times, levels = _yearly("inhabitants")
    for steps in (1, 2):
        origins = tuple(range(FEWEST - 1, len(times) - steps))
        panel = Panel("municipal-inhabitants", "CBS 03759ned", "inhabitants", times, levels, origins, steps)
        yield panel, _municipal(panel, prior_named("inhabitants"), 0.0)


def welfare_panel() -> Judged:
    """Persons on welfare per municipality at the end of 2017, from what was known of 2015 and 2016."""
    times, levels = _yearly("welfare_persons")
    large = levels[(levels > 0).all(axis=1)]
    panel = Panel(
        "municipal-welfare", "CBS 83450NED, 83747NED, 84066NED", "welfare_persons", times, large, (1,), 1
    )
    return panel, _municipal(panel, prior_named("welfare"), 5.0, COUNTRY)


def fetched_panel(
    name: str, measure: str, family: str, regions: Mapping[str, Sequence[Figure]]
) -> Judged | None:
    """A measure that was fetched for many regions, where most have the same days; None where days are few.

    A region that was ever at nought is left out: scores are parts of the level.
    """
    days = {code: tuple(sorted({each.end for each in figures})) for code, figures in regions.items()}
    common, _ = Counter(days.values()).most_common(1)[0]
    if len(common) < FEWEST_DAYS:
        return None
    newest = {code: _newest(figures) for code, figures in regions.items() if days[code] == common}
    times = np.array([years_of(day) for day in common])
    levels = np.array([[levels.get(day, np.nan) for day in common] for levels in newest.values()])
    return even_panel(name, measure, family, times, levels[(levels > 0).all(axis=1)])


def even_panel(name: str, measure: str, family: str, times: Array, levels: Array) -> Judged:
    """Levels (regions, times) a month or a week apart: looked at a year, or a quarter, ahead.

    One looks from every third place on; the first two years, or half a year, are what is known at first.
    """
    weekly = float(np.median(np.diff(times))) < MONTH / 2
    first, steps, every = (26, 13, 4) if weekly else (23, 12, 3)
    origins = tuple(range(first, len(times) - steps, every))
    panel = Panel(name, measure, measure, times, levels, origins, steps)
    prior = prior_named(family)
    return panel, _municipal(panel, prior, 0.0, COUNTRY if prior.driver else None)


def _newest(figures: Sequence[Figure]) -> dict[date, float]:
    """The level of each day, as published last; forecasts are none."""
    counted = (each for each in figures if each.status != "F")
    ordered = sorted(counted, key=lambda each: each.published_on)
    return {each.end: each.value for each in ordered if each.value is not None}


def _yearly(measure: str) -> tuple[Array, Array]:
    """Times (k) and levels (regions, k) of municipalities that ship with every year."""
    series = {
        code: shipped_figures(measure, code) for code in shipped_regions(measure) if code.startswith("GM")
    }
    longest = max(len(figures) for figures in series.values())
    whole = [figures for figures in series.values() if len(figures) == longest]
    times = np.array([years_of(each.end) for each in whole[0]])
    return times, np.array([[each.value or 0.0 for each in figures] for figures in whole])


def _municipal(panel: Panel, start: Prior, half: float, country: str | None = None) -> Forecaster:
    """Each region by the model; the prior is fitted at each moment on every sixth region, as known then."""
    free = tuple(name for name in FREE if name != "smallness" or start.smallness > 0)

    def forecaster(origin: int) -> Array:
        rows = [_observed(row[: origin + 1], panel.times, half) for row in panel.levels]
        figures = shipped_figures(country, "NL01") if country else ()
        known = [each for each in figures if years_of(each.end) <= panel.times[origin]]
        months = round(panel.ahead / MONTH) + 2
        driver = driver_of(known, months, DRAWS, origin) if known else None
        prior = fit_prior(start, rows[::EVERY], free, rounds=60, driver=driver)
        at = np.array([panel.times[origin + panel.steps]])
        return np.array([fit(row, prior, driver).draws(at, DRAWS, n)[:, 0] for n, row in enumerate(rows)])

    return forecaster


def _observed(levels: Array, times: Array, half: float) -> list[Observation]:
    """Levels as observations, rounded by `half` either way."""
    pairs = zip(times.tolist(), levels.tolist(), strict=False)
    return [
        Observation(
            "point", at, at, float(np.log(max(level - half, 0.5))), float(np.log(max(level + half, 0.5)))
        )
        for at, level in pairs
    ]

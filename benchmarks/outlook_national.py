"""How good the outlook of national welfare benefits is, from every month since January 2008, beside peers.

    python benchmarks/outlook_national.py [--auto-arima 10] [--settings]

Welfare benefits to pension age, monthly, as they ship with the package. An origin is the last month whose
figure is known; figures are final ones, so this is pseudo-real-time: no vintages are published. Origins are
those of each quarter, for each of its three starting months; scores are means over the three. The model's
settings were chosen on targets before 2015. The peers: last value, a straight line through the last two, and
the growth of the last twelve months; with `--auto-arima N`, statsforecast's AutoARIMA from every Nth month
and the model from the same months. `--settings` shows other widths and beliefs. Nothing is asserted.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
from numpy.typing import NDArray

from perspectief.facts.shipped import shipped_figures
from perspectief.outlook import national

Floats = NDArray[np.float64]
Middle = Callable[[Floats], Floats]

MEASURE = "welfare_benefits_national_below_pension_age"
HORIZONS = (6, 12, 24, 36)
FIRST, SPLIT = np.datetime64("2008-01"), np.datetime64("2015-01")
BARS = {"all": (1.4, 2.5, 5.4, 6.5), "from 2015": (1.1, 2.3, 4.6, 5.0)}
PERIODS = ("all", "before 2015", "from 2015")
DRAWS = 4000


@dataclass(frozen=True)
class Outcome:
    """One outlook and what came: the month from which it looked, months ahead, and logs of levels."""

    origin: np.datetime64
    ahead: int
    came: float
    middle: float
    low: float = np.nan
    high: float = np.nan

    @property
    def target(self) -> np.datetime64:
        """The month that the outlook is of."""
        return self.origin + np.timedelta64(self.ahead, "M")

    @property
    def error(self) -> float:
        """The absolute error in per cent of what came."""
        return abs(float(np.exp(self.middle - self.came)) - 1.0) * 100.0

    @property
    def covered(self) -> bool:
        """Whether what came lies within the band of 80 %."""
        return self.low <= self.came <= self.high


def series(measure: str = MEASURE) -> tuple[NDArray[np.datetime64], Floats]:
    """The months and log levels of a national series that ships."""
    figures = [figure for figure in shipped_figures(measure, "NL01") if figure.value]
    months = np.array([figure.start for figure in figures], dtype="datetime64[M]")
    return months, np.log(np.array([figure.value for figure in figures], dtype=np.float64))


def rolled(beliefs: national.Beliefs = national.WELFARE, step: int = 1, widen: bool = True) -> list[Outcome]:
    """The model's outlooks from every `step`th month on, with their bands of 80 %."""
    months, levels = series()
    outcomes = []
    for origin in _origins(months)[::step]:
        model = national.fit(levels[: origin + 1], beliefs)
        model = model if widen else replace(model, factors=np.ones_like(model.factors))
        low, high = np.quantile(model.draws(max(HORIZONS), DRAWS, int(origin)), (0.1, 0.9), axis=0)
        outcomes += _outcomes(months, levels, origin, model.middle(max(HORIZONS)), low, high)
    return outcomes


def rolled_peer(middle: Middle, step: int = 1) -> list[Outcome]:
    """A peer's outlooks from every `step`th month on."""
    months, levels = series()
    nothing = np.full(max(HORIZONS), np.nan)
    found = ((origin, middle(levels[: origin + 1])) for origin in _origins(months)[::step])
    return [each for at, path in found for each in _outcomes(months, levels, at, path, nothing, nothing)]


def _origins(months: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return np.flatnonzero((months >= FIRST) & (np.arange(len(months)) + min(HORIZONS) < len(months)))


def _outcomes(
    months: NDArray[np.datetime64], levels: Floats, origin: int, middle: Floats, low: Floats, high: Floats
) -> list[Outcome]:
    at = [(ahead, levels[origin + ahead]) for ahead in HORIZONS if origin + ahead < len(levels)]
    return [
        Outcome(months[origin], ahead, float(came), *(float(each[ahead - 1]) for each in (middle, low, high)))
        for ahead, came in at
    ]


def last_value(levels: Floats) -> Floats:
    """As it is now."""
    return np.full(max(HORIZONS), levels[-1])


def last_two(levels: Floats) -> Floats:
    """A straight line through the last two figures."""
    line: Floats = np.exp(levels[-1]) + (np.exp(levels[-1]) - np.exp(levels[-2])) * _steps()
    return np.log(np.maximum(line, 1.0))


def last_year(levels: Floats) -> Floats:
    """The growth of the last twelve months, on and on."""
    line: Floats = levels[-1] + (levels[-1] - levels[-13]) / 12.0 * _steps()
    return line


def auto_arima(levels: Floats) -> Floats:
    """AutoARIMA of statsforecast, on logs."""
    from statsforecast.models import AutoARIMA

    path: Floats = AutoARIMA(season_length=12).forecast(levels, h=max(HORIZONS))["mean"]
    return path


def _steps() -> Floats:
    return np.arange(1.0, max(HORIZONS) + 1.0)


def within(outcomes: Sequence[Outcome], period: str, by: str = "origin") -> list[Outcome]:
    """The outlooks of a period, by the month from which they looked or by their target."""
    if period == "all":
        return list(outcomes)
    return [each for each in outcomes if (getattr(each, by) < SPLIT) == (period == "before 2015")]


def mean_error(outcomes: Sequence[Outcome], ahead: int) -> float:
    """The mean absolute percentage error so many months ahead, as a mean over starting months."""
    return _over_phases(outcomes, ahead, lambda each: each.error)


def coverage(outcomes: Sequence[Outcome], ahead: int) -> float:
    """The share of outcomes within the band of 80 %, as a mean over starting months."""
    return _over_phases(outcomes, ahead, lambda each: float(each.covered))


def _over_phases(outcomes: Sequence[Outcome], ahead: int, score: Callable[[Outcome], float]) -> float:
    phases: dict[int, list[float]] = {0: [], 1: [], 2: []}
    for each in outcomes:
        if each.ahead == ahead:
            phases[int(each.origin.astype(int)) % 3].append(score(each))
    return statistics.fmean(statistics.fmean(scores) for scores in phases.values() if scores)


def effective_moments(covered: Sequence[bool], ahead: int) -> float:
    """How many independent moments a row of monthly hits and misses is worth.

    By their autocorrelation, summed while it is positive (Geyer 1992, doi:10.1214/ss/1177011137), and never
    more than one for each time that the horizon fits in.
    """
    row = np.array(covered, dtype=np.float64) - np.mean(covered)
    total = 1.0
    for lag in range(1, len(row)):
        together = float(row[lag:] @ row[:-lag] / max(row @ row, 1e-12))
        if together <= 0.0:
            break
        total += 2.0 * together
    return max(1.0, len(row) / max(total, float(ahead)))


def interval(share: float, moments: float) -> tuple[float, float]:
    """Wilson's 95 % interval of a share of so many moments (1927, doi:10.1080/01621459.1927.10502953)."""
    squared = 1.96**2 / moments
    middle = (share + squared / 2.0) / (1.0 + squared)
    half = 1.96 / (1.0 + squared) * np.sqrt(share * (1.0 - share) / moments + squared / moments / 4.0)
    return float(middle - half), float(min(middle + half, 1.0))


def interval_score(outcomes: Sequence[Outcome], ahead: int) -> float:
    """The mean interval score of the band of 80 %, in per cent (Gneiting, Raftery 2007)."""
    scores = [
        each.high - each.low + 10.0 * (max(each.low - each.came, 0.0) + max(each.came - each.high, 0.0))
        for each in outcomes
        if each.ahead == ahead
    ]
    return statistics.fmean(scores) * 100.0


def _errors_line(name: str, outcomes: Sequence[Outcome], by: str) -> str:
    cells = [
        " / ".join(f"{mean_error(within(outcomes, period, by), ahead):5.2f}" for ahead in HORIZONS)
        for period in PERIODS
    ]
    return f"  {name:24}" + " | ".join(cells)


def print_errors(contenders: dict[str, list[Outcome]]) -> None:
    """Mean absolute percentage errors of each, all, before and from 2015."""
    for by in ("origin", "target"):
        print(f"mean absolute percentage error {HORIZONS} months ahead: all | before | from 2015, by {by}")
        for name, outcomes in contenders.items():
            print(_errors_line(name, outcomes, by))
    print(f"  asked: all {BARS['all']}, from 2015 {BARS['from 2015']}; aim over all (1.25, 2.3, 5.0, 6.0)")


def print_coverage(outcomes: Sequence[Outcome]) -> None:
    """What share came within the band of 80 %, with the interval that so few moments leave."""
    print(
        "the band of 80 %: share within [95 % interval], moments; asked: all 75-88, before 2015 at least 70"
    )
    for by in ("origin", "target"):
        for period in PERIODS[0 if by == "origin" else 1 :]:
            print(
                f"  {period:12} by {by:7}"
                + " | ".join(_covered(within(outcomes, period, by), h) for h in HORIZONS)
            )


def _covered(outcomes: Sequence[Outcome], ahead: int) -> str:
    hits = [each.covered for each in outcomes if each.ahead == ahead]
    share, moments = coverage(outcomes, ahead), effective_moments(hits, ahead)
    low, high = interval(share, moments)
    return f"{share * 100:3.0f} [{low * 100:.0f}-{high * 100:.0f}] {moments:4.1f}"


def print_settings() -> None:
    """What other settings give; only the columns on targets before 2015 may be chosen by."""
    print("settings: error and interval score, targets before 2015 | error, all | within 80 %, all")
    made = replace(national.WELFARE, cyclic=0.9)
    others = {f"trust {trust}": replace(national.WELFARE, trust=float(trust)) for trust in (4, 8, 16, 64)}
    for name, beliefs in {**others, "a pull is 90 % sure": made, "any series": national.ANY}.items():
        _print_setting(name, rolled(beliefs))
    _print_setting("no recalibration", rolled(widen=False))


def _print_setting(name: str, outcomes: list[Outcome]) -> None:
    early = within(outcomes, "before 2015", "target")
    rows = (
        [f"{mean_error(early, ahead):.2f}" for ahead in HORIZONS],
        [f"{interval_score(early, ahead):.1f}" for ahead in HORIZONS],
        [f"{mean_error(outcomes, ahead):.2f}" for ahead in HORIZONS],
        [f"{coverage(outcomes, ahead) * 100:.0f}" for ahead in HORIZONS],
    )
    print(f"  {name:24}" + " | ".join(" / ".join(row) for row in rows))


def print_times() -> None:
    """How long a fit and 4,000 draws of 60 months take, as medians."""
    _, levels = series()
    taken = []
    for _ in range(21):
        began = time.perf_counter()
        model = national.fit(levels, national.WELFARE)
        fitted = time.perf_counter()
        model.draws(60, 4000, 1)
        taken.append((fitted - began, time.perf_counter() - fitted))
    fit, draws = (statistics.median(each) * 1000.0 for each in zip(*taken, strict=True))
    print(f"one fit {fit:.1f} ms, 4,000 draws of 60 months {draws:.1f} ms (medians of 21, after compilation)")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--auto-arima", type=int, metavar="N", help="AutoARIMA too, from every Nth month")
    parser.add_argument("--settings", action="store_true", help="other settings too")
    asked = parser.parse_args(arguments)
    began = time.perf_counter()
    ours = rolled()
    print(
        f"national welfare benefits to pension age: {len(ours)} cases in {time.perf_counter() - began:.1f} s"
    )
    peers = {"last value": last_value, "line through last two": last_two, "last year's growth": last_year}
    print_errors({"damped cycle": ours} | {name: rolled_peer(peer) for name, peer in peers.items()})
    print_coverage(ours)
    if asked.auto_arima:
        step = asked.auto_arima
        print(f"from every {step}th month only:")
        print_errors({"damped cycle": rolled(step=step), "AutoARIMA": rolled_peer(auto_arima, step)})
    if asked.settings:
        print_settings()
    print_times()


if __name__ == "__main__":
    main()

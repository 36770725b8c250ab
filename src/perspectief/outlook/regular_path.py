"""A regular series of figures as a path: what the ensemble for such series says, with draws at any day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from perspectief.facts.keys import figure_key
from perspectief.facts.model import Figure
from perspectief.outlook import regular
from perspectief.outlook.motion import Array
from perspectief.outlook.observation import MONTH, years_of

FEWEST = 48  # months: four of each
MOST_MONTHS = 120
DEEP = (
    20.0  # a series that once lay so many times below its mean is no matter of ratios: noughts, a beginning
)
UNEVEN = 0.1  # of a month: the end of February lies 28 days after that of January


@dataclass(frozen=True)
class RegularPath:
    """Monthly figures up to the time `last` (its month's end)."""

    values: Array
    last: float
    keys: tuple[str, ...]

    def draws(self, times: Array, count: int, seed: int) -> Array:
        """Paths at `times` (years), shape (count, k): as known up to the last figure, then drawn by month."""
        ahead = np.clip(_whole((times - self.last) / MONTH), 0.0, MOST_MONTHS)
        horizon = max(1, int(np.ceil(ahead.max() - 1e-6)))
        drawn = regular.forecast(self.values, horizon).draws(count, seed)[0]
        path = np.concatenate([np.full((count, 1), self.values[-1]), drawn], axis=1)
        lower = np.minimum(ahead.astype(np.int64), horizon - 1)
        part = ahead - lower
        return np.asarray(path[:, lower] * (1 - part) + path[:, lower + 1] * part)


def is_regular(values: Sequence[float]) -> bool:
    """Whether the ensemble may have a series: long enough, above nought and never far below its mean."""
    if len(values) < FEWEST:
        return False
    return min(values) > 0 and min(values) * DEEP >= sum(values) / len(values)


def _whole(months: Array) -> Array:
    """Months are not all of one length: what is within some days of a number of months is that number."""
    nearest = np.rint(months)
    return np.where(np.abs(months - nearest) < UNEVEN, nearest, months)


def months_in_a_row(figures: Sequence[Figure]) -> list[Figure]:
    """The exact monthly figures that end the series without a gap, oldest first; of one month the newest.

    Forecasts are no figures; flows are told by the year (`reading.py`), so months of them are no levels.
    """
    counted = (each for each in figures if each.status != "F")
    newest = {_month(each): each for each in sorted(counted, key=lambda each: each.published_on)}
    exact = {month: each for month, each in newest.items() if _is_monthly(each)}
    found: list[Figure] = []
    month = max(exact, default=0)
    while month in exact:
        found.append(exact[month])
        month -= 1
    return found[::-1]


def _month(figure: Figure) -> int:
    return figure.end.year * 12 + figure.end.month


def _is_monthly(figure: Figure) -> bool:
    ends = (figure.end + timedelta(days=1)).day == 1
    month = figure.start == figure.end or (figure.start.day == 1 and (figure.end - figure.start).days < 31)
    return figure.value is not None and figure.kind in ("stock", "rate") and ends and month


def path_of(figures: Sequence[Figure]) -> RegularPath:
    """The path of monthly figures in a row."""
    values = np.array([figure.value for figure in figures], dtype=np.float64)
    return RegularPath(values, years_of(figures[-1].end), tuple(figure_key(each) for each in figures))

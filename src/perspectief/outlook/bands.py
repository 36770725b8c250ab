"""Draws as what is kept of them: the middle and the bands that hold half, 80 and 95 % of them."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from perspectief.outlook.motion import Array
from perspectief.outlook.said import LARGEST, Moment

LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
DIGITS = 5  # that are kept: draws say no more


def moments_of(days: Sequence[date], draws: Array) -> tuple[Moment, ...]:
    """The moments of `draws` (count, days)."""
    lowest, low, lower, middle, upper, high, highest = (
        _kept(row) for row in np.quantile(draws, LEVELS, axis=0)
    )
    rows = zip(days, middle, lower, upper, low, high, lowest, highest, strict=True)
    return tuple(
        Moment(date=day, middle=m, band50=(a, b), band80=(c, d), band95=(e, f))
        for day, m, a, b, c, d, e, f in rows
    )


def _kept(row: Array) -> list[float]:
    return [rounded(float(value)) for value in row]


def rounded(value: float) -> float:
    """A number with as many digits as draws are worth, and no larger than what is kept may be."""
    return float(f"{min(max(value, -LARGEST), LARGEST):.{DIGITS}g}")

"""A figure on the scale of the model: the part of a path that it speaks of, and the bounds of that."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from perspectief.outlook.motion import Array, Motion

EPOCH = date(2000, 1, 1)
DAYS_PER_YEAR = 365.2425
MONTH = 1 / 12

Scale = Literal["log", "plain"]
Part = Literal["point", "mean", "change"]


def years_of(day: date) -> float:
    """A day as years since the beginning of 2000."""
    return (day - EPOCH).days / DAYS_PER_YEAR


def day_of(years: float) -> date:
    """The day that so many years since the beginning of 2000 are."""
    return EPOCH + timedelta(days=round(years * DAYS_PER_YEAR))


@dataclass(frozen=True, slots=True)
class Observation:
    """What one figure says.

    `part` is the level on some day between `start` and `end` (point), its mean over them (mean), or what
    the level at the end has more than at the start (change). `low` and `high` are on the scale of the model;
    for a change they are in the measure's own unit. One of the two may be infinite. `noise` is the standard
    deviation of what the figure may be off by definition or sample. `before` counts the breaks of the series
    that came after it.
    """

    part: Part
    start: float
    end: float
    low: float
    high: float
    noise: float = 0.0
    before: int = 0
    key: str = ""

    @property
    def centre(self) -> float | None:
        """The middle of its bounds, or None where one is open."""
        return (self.low + self.high) / 2 if np.isfinite(self.low) and np.isfinite(self.high) else None

    @property
    def middle(self) -> float:
        """The time in the middle of its period."""
        return (self.start + self.end) / 2


def knots(observation: Observation) -> tuple[Array, Array]:
    """The times that an observation speaks of and the weight of each; a change has weights -1 and 1."""
    start, end = observation.start, observation.end
    if observation.part == "change":
        return np.array([start, end]), np.array([-1.0, 1.0])
    if observation.part == "point":
        return np.array([observation.middle]), np.ones(1)
    count = max(1, round((end - start) / MONTH))
    return start + (np.arange(count) + 0.5) * (end - start) / count, np.full(count, 1 / count)


def unknown_day(observation: Observation, motion: Motion) -> float:
    """Variance of a level between a day somewhere in a period and its middle; nought for other parts."""
    width = observation.end - observation.start
    if observation.part != "point" or width <= MONTH / 10:
        return 0.0
    return motion.noise**2 * width / 4 + motion.drift**2 * width**2 / 12

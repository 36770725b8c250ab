"""The chance that a target is reached, by the draws for its due date; or why none can be stated."""

from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np

from perspectief.facts.model import Measure
from perspectief.outlook.motion import Array
from perspectief.outlook.said import NoChance
from perspectief.programme.model import Baseline, Indicator, TargetVersion


@dataclass(frozen=True, slots=True)
class Chance:
    """A share of draws with its standard error, and how far the middle is from the aim (positive: short)."""

    chance: float
    error: float
    gap: float


@dataclass(frozen=True, slots=True)
class Band:
    """The levels that reach an aim: `low` to `high`, infinite where open; for each draw or one for all."""

    low: Array
    high: Array
    below: bool  # `high` itself reaches the aim

    def holds(self, levels: Array) -> Array:
        """Which levels reach it."""
        upper = levels <= self.high if self.below else levels < self.high
        return np.asarray((levels >= self.low) & upper)

    def gap(self, middle: float) -> float:
        """How far `middle` is outside; negative inside, by how far it is from the nearest edge."""
        low, high = float(np.median(self.low)), float(np.median(self.high))
        return max(low - middle, middle - high)


def why_not(indicator: Indicator, version: TargetVersion, due: date, as_of: date) -> NoChance | None:
    """Why no chance of a target can be stated whatever the figures are; None where it can."""
    change = version.change_since
    no_baseline = change is not None and change.baseline is None
    reasons: tuple[tuple[bool, NoChance], ...] = (
        (version.withdrawn, "withdrawn"),
        (version.undetermined is not None, "undetermined"),
        (indicator.definition is None or no_baseline, "no-definition"),
        (as_of > due, "due"),
        (version.better_than_peers_by is not None, "no-peers"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def chance_of(
    version: TargetVersion, measure: Measure, levels: Array, seed: int, then: Array | None = None
) -> Chance:
    """The chance of a target whose measure has `levels` (draws) on the due date.

    Counts are whole. A baseline that is an interval is, in each draw, what the same path was on its day,
    `then` (draws), within that interval; where no path reaches back so far it is drawn from the interval.
    Raises `ValueError` for a target that speaks of no level.
    """
    shown = np.rint(levels) if measure.unit == "count" else levels
    band = band_of(version, measure, len(levels), seed, then)
    share = float(band.holds(shown).mean())
    never_sure = max(share * (1 - share), 1 / len(levels))
    return Chance(share, sqrt(never_sure / len(levels)), band.gap(float(np.median(levels))))


def band_of(
    version: TargetVersion, measure: Measure, draws: int, seed: int, then: Array | None = None
) -> Band:
    """The levels that reach a target; raises `ValueError` where it speaks of none."""
    if version.at_most is not None:
        return _band(-np.inf, version.at_most)
    if version.at_least is not None:
        return _band(version.at_least, np.inf)
    if version.class_is is not None:
        step = next(step for step in measure.scale if step.id == version.class_is.name)
        low = -np.inf if step.low is None else step.low
        return _band(low, np.inf if step.high is None else step.high, below=step.high is None)
    change = version.change_since
    if change is None or change.baseline is None:
        raise ValueError("the target speaks of no level")
    aim = change.by + _baselines(change.baseline, draws, seed, then)
    free = np.full(draws, np.inf)
    return Band(aim, free, below=True) if change.by > 0 else Band(-free, aim, below=True)


def _band(low: float, high: float, *, below: bool = True) -> Band:
    return Band(np.array([low]), np.array([high]), below)


def _baselines(baseline: Baseline, draws: int, seed: int, then: Array | None) -> Array:
    low = baseline.value if baseline.low is None else baseline.low
    high = baseline.value if baseline.high is None else baseline.high
    if then is not None:
        return np.clip(then, low, high)
    return np.random.default_rng(seed).uniform(low, high, draws) if low < high else np.full(draws, low)

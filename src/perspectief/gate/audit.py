"""The attacker: the tightest bounds of every count, from all that was ever published.

Counts are whole, so the bounds are those of an integer programme (HiGHS through `scipy.optimize.milp`), never
wider than those of the linear one that the handbook describes (Hundepool et al. 2012, ch. 4: the audit of a
suppression pattern). What cannot be settled counts as revealed.
"""

from collections.abc import Collection, Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from perspectief.gate.counts import LEAST
from perspectief.gate.system import System

_SECONDS = 60.0
_LOOKS = 8  # at many unknowns at once, before each that is left is looked at by itself
_SLACKS = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 1_000, 100_000)


@dataclass(frozen=True, slots=True)
class Revealed:
    """A count that everything together tells too closely: it lies from `low` to `high`."""

    key: Hashable
    low: int
    high: int


class Unsettled(Exception):  # noqa: N818 (no failure: the answer that nothing may leave)
    """The bounds could not be found, in time or at all."""


def revealed(system: System, about: Collection[Hashable] | None = None) -> list[Revealed]:
    """Counts that may be under ten and are known more closely than they have to stay, by order of keys.

    `about` limits the look to the parts of the system that hold these keys. Raises `Unsettled`.
    """
    found: list[Revealed] = []
    labels = system.parts()
    wanted = set(system.keys) if about is None else set(about)
    for label in dict.fromkeys(labels[number] for number, key in enumerate(system.keys) if key in wanted):
        found += _of_part(_Attack.on(system.part(labels == label)))
    return found


def bounds(system: System, key: Hashable) -> tuple[int, int]:
    """The lowest and highest that the count can be. Raises `Unsettled`."""
    labels = system.parts()
    attack = _Attack.on(system.part(labels == labels[system.keys.index(key)]))
    return attack.bounds(attack.system.keys.index(key))


@dataclass(frozen=True)
class _Attack:
    """A system whose corrections are bounded by as little as explains what was published."""

    system: System
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    @classmethod
    def on(cls, system: System) -> "_Attack":
        for most in _SLACKS if system.slack.any() else (0,):
            low = np.where(system.slack, -most, system.low)
            high = np.where(system.slack, most, system.high)
            attack = cls(system, low, high)
            if attack.point(np.zeros(len(system.keys))) is not None:
                return attack
        raise Unsettled

    def point(self, weights: NDArray[np.float64]) -> NDArray[np.int64] | None:
        """Whole numbers that agree with everything and whose weighed sum is least; None where none do."""
        done = milp(
            weights,
            integrality=np.ones(len(weights)),
            bounds=Bounds(self.low, self.high),
            constraints=self._ties(),
            options={"time_limit": _SECONDS},
        )
        if done.status == 2:
            return None
        if done.status != 0:
            raise Unsettled
        found: NDArray[np.int64] = np.rint(done.x).astype(np.int64)
        return found

    def _ties(self) -> list[LinearConstraint]:
        return [LinearConstraint(self.system.matrix, 0, 0)] if self.system.matrix.shape[0] else []

    def bounds(self, column: int) -> tuple[int, int]:
        """The lowest and highest of one unknown."""
        weights = np.zeros(len(self.low))
        weights[column] = 1
        least, most = self.point(weights), self.point(-weights)
        if least is None or most is None:
            raise Unsettled
        return int(least[column]), int(most[column])


def _of_part(attack: _Attack) -> list[Revealed]:
    """Points found on the way are witnesses: what they set wide enough apart needs no look of its own."""
    width = attack.system.width
    lowest = np.full(len(width), np.iinfo(np.int64).max)
    highest = np.full(len(width), -1)
    chance = np.random.default_rng(0)  # only the order of looking depends on it
    for _ in range(_LOOKS):
        undecided = _undecided(width, lowest, highest)
        if not undecided.any():
            return []
        weights = np.where(undecided, chance.choice((-1.0, 1.0), len(width)), 0.0)
        for signed in (weights, -weights):
            _see(attack.point(signed), lowest, highest)
    return _one_by_one(attack, lowest, highest)


def _one_by_one(attack: _Attack, lowest: NDArray[np.int64], highest: NDArray[np.int64]) -> list[Revealed]:
    found = []
    for column in range(len(lowest)):
        if not _undecided(attack.system.width, lowest, highest)[column]:
            continue
        low, high = attack.bounds(column)
        lowest[column], highest[column] = low, high
        if low < LEAST and high - low < attack.system.width[column]:
            found.append(Revealed(attack.system.keys[column], low, high))
    return found


def _undecided(
    width: NDArray[np.int64], lowest: NDArray[np.int64], highest: NDArray[np.int64]
) -> NDArray[np.bool_]:
    return (width > 0) & ((lowest > highest) | (highest - lowest < width))


def _see(point: NDArray[np.int64] | None, lowest: NDArray[np.int64], highest: NDArray[np.int64]) -> None:
    if point is None:
        raise Unsettled
    np.minimum(lowest, point, out=lowest)
    np.maximum(highest, point, out=highest)

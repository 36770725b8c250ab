"""The path of one measure in one region, as far as its figures tell: a state-space model in Gaussian form.

level = the country's path (on the log scale) + a local part, whose motion is a walk with a drift that dies
down (`motion.py`). Any number of figures, on any days and of any kind, bound the path (`conditioning.py`).
How lively this region is, is weighed over a grid around its prior by how well each explains the figures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import exp

import numpy as np

from perspectief.outlook.conditioning import ahead, weigh
from perspectief.outlook.design import Design, design_of
from perspectief.outlook.driver import Driver
from perspectief.outlook.motion import Array, Motion
from perspectief.outlook.observation import Observation, knots
from perspectief.outlook.prior import Prior

STRANGE = (
    (8.0, 0.01),
    (40.0, 0.001),
)  # a walk so many times livelier, and its weight: figures fit no usual one
WILDEST = 1.0  # a year, in logs: the level may well triple in an ordinary year, or fall to a third
NODES = (-2.0, -1.2, -0.4, 0.4, 1.2, 2.0)  # of a standard normal: how lively a region is for its kind
MOST = 120  # levels, and changes; the oldest of more say next to nothing about the future
ROUNDS = 3  # of making changes linear
SEEN = 1e-9  # a variance so much smaller than the largest is not seen
ROUNDED = 1e-12  # of a variance: what rounding makes of the difference of two that are all but the same


class NothingKnownError(ValueError):
    """No figure says anything of the level."""


@dataclass(frozen=True, slots=True)
class Node:
    """One motion of the grid with its weight, and the Gaussian sites that stand for the figures under it."""

    motion: Motion
    weight: float
    precision: Array
    pull: Array


@dataclass(frozen=True)
class Trajectory:
    """A path given its figures; `log_evidence` is that of the figures under the prior.

    `keys` are those of the figures, `last` is the time up to which they reach.
    """

    prior: Prior
    driver: Driver | None
    design: Design
    nodes: tuple[Node, ...]
    centre: float
    log_evidence: float
    keys: tuple[str, ...]
    last: float

    def draws(self, times: Array, count: int, seed: int) -> Array:
        """Paths at `times` (years) as figures would show them, in the measure's unit, shape (count, m).

        The seed is for the local part alone: give every region its own, and all the same driver.
        """
        rng = np.random.default_rng(seed)
        country, apart = self._country(times, count)
        lot = rng.permutation(shares([node.weight for node in self.nodes], count))
        free = rng.standard_normal((2, count, len(times)))
        local = np.empty((count, len(times)))
        for number, node in enumerate(self.nodes):
            mine = np.flatnonzero(lot == number)
            if len(mine):
                mean, root, gain = self._local(node, times)
                shown = np.hypot(node.motion.flutter, self.prior.survey)
                local[mine] = mean + free[0][mine] @ root.T + shown * free[1][mine] + apart[mine] @ gain.T
        return natural(self.centre + country + local, self.prior)

    def motion(self) -> Motion:
        """The motion that the figures and the prior together make of it, on average."""
        parts = [(node.weight, node.motion) for node in self.nodes]
        mean = {name: sum(w * getattr(m, name) for w, m in parts) for name in ("noise", "drift", "flutter")}
        return replace(self.prior.motion, **mean)

    def _country(self, times: Array, count: int) -> tuple[Array, Array]:
        """The country's path at `times` (count, m), and how far below its middle it was at each figure."""
        design = self.design
        apart = np.zeros((count, len(design.flutter)))
        if self.driver is None:
            return np.zeros((count, len(times))), apart
        seen = design.ages + design.start
        open_ = seen > self.driver.until
        if open_.any():
            gap = self.driver.middle(seen[open_]) - self.driver.drawn(seen[open_], count)
            apart = gap @ design.weights[:, open_].T
        return self.driver.drawn(times, count), apart

    def _local(self, node: Node, times: Array) -> tuple[Array, Array, Array]:
        """Mean (m), a root of the covariance (m, m) and the gain in each figure (m, n)."""
        design, ages = self.design, times - self.design.start
        mean, cov, gain = ahead(
            design.prior(node.motion),
            design.across(node.motion, ages),
            design.beyond(node.motion, ages),
            node.precision,
            node.pull,
        )
        return mean, _root(cov, design.level_variance), gain


def fit(observations: Sequence[Observation], prior: Prior, driver: Driver | None = None) -> Trajectory:
    """The path that figures leave possible; raises `NothingKnownError` where none speaks of a level."""
    told = [each for each in observations if np.isfinite(each.low) or np.isfinite(each.high)]
    levels = _newest(each for each in told if each.part != "change")
    kept = _newest([*levels, *_newest(each for each in told if each.part == "change")], 2 * MOST)
    if not levels:
        raise NothingKnownError("no figure speaks of a level")
    centre = _centre(levels, driver)
    motion = prior.for_level(_size(levels, prior))
    found = _fitted(levels, [knots(each) for each in levels], prior, motion, driver, centre)
    if len(levels) == len(kept):
        return found
    for _ in range(ROUNDS if prior.scale == "log" else 1):
        linear = [_linear(each, found) for each in kept]
        observed = [each for each, _ in linear]
        found = _fitted(observed, [row for _, row in linear], prior, motion, driver, centre)
    return found


def _newest(observations: Iterable[Observation], most: int = MOST) -> list[Observation]:
    """The newest of them, oldest first."""
    return sorted(observations, key=lambda each: (each.end, each.start))[-most:]


def _fitted(
    observations: Sequence[Observation],
    rows: Sequence[tuple[Array, Array]],
    prior: Prior,
    motion: Motion,
    driver: Driver | None,
    centre: float,
) -> Trajectory:
    known = np.array([float(weight @ _known(times, driver, centre)) for times, weight in rows])
    design = design_of(observations, rows, known, prior, motion)
    weights, motions = _grid(prior, motion)
    numbers = np.array([[each.noise, each.drift, each.flutter] for each in motions])
    precision, pull, evidence = weigh(
        design.walk, design.drift, design.level, design.said, design.flutter, numbers
    )
    likely = np.log(weights) + evidence
    total = float(np.logaddexp.reduce(likely))
    shares_ = np.exp(likely - total)
    nodes = [Node(*each) for each in zip(motions, shares_.tolist(), precision, pull, strict=True)]
    keys = tuple(dict.fromkeys(each.key for each in observations))
    last = max(each.end for each in observations)
    return Trajectory(prior, driver, design, tuple(nodes), centre, total, keys, last)


def _grid(prior: Prior, motion: Motion) -> tuple[Array, tuple[Motion, ...]]:
    """The weights and the motions of the grid: how lively, and how fluttering, a region may be.

    A region of a kind that varies may also be like none of it: what jumped once may jump again, and a jump is
    no drift. Where usual motions explain the figures, that weighs next to nothing.
    """
    lively = NODES if prior.spread > 0 else (0.0,)
    fluttering = NODES if prior.flutter_spread > 0 else (0.0,)
    pairs = list(product(lively, fluttering))
    weights = np.array([np.exp(-0.5 * (a * a + b * b)) for a, b in pairs])
    strange = STRANGE if prior.spread > 0 else ()
    motions = [_livelier(motion, prior, a, b) for a, b in pairs]
    motions += [replace(motion, noise=_stranger(motion, prior, times)) for times, _ in strange]
    rest = 1.0 - sum(weight for _, weight in strange)
    return np.array([*(rest * weights / weights.sum()), *(weight for _, weight in strange)]), tuple(motions)


def _stranger(motion: Motion, prior: Prior, times: float) -> float:
    """A walk so many times livelier, as far as that is believed: small counts are lively by themselves."""
    wild = motion.noise * times
    return wild if prior.scale == "plain" else max(min(wild, WILDEST), motion.noise)


def _livelier(motion: Motion, prior: Prior, lively: float, fluttering: float) -> Motion:
    times, times_flutter = exp(prior.spread * lively), exp(prior.flutter_spread * fluttering)
    return Motion(motion.noise * times, motion.drift * times, motion.damping, motion.flutter * times_flutter)


def _known(times: Array, driver: Driver | None, centre: float) -> Array:
    return np.full(len(times), centre) + (0.0 if driver is None else driver.middle(times))


def _centre(levels: Sequence[Observation], driver: Driver | None) -> float:
    """The local part about the last figure: what the path is taken relative to."""
    last = next((each for each in reversed(levels) if each.centre is not None), levels[-1])
    level = last.centre if last.centre is not None else last.low if np.isfinite(last.low) else last.high
    return float(level - (0.0 if driver is None else driver.middle(np.array([last.middle]))[0]))


def _size(levels: Sequence[Observation], prior: Prior) -> float:
    centres = [each.centre for each in levels if each.centre is not None]
    return float(np.exp(centres[-1])) if centres and prior.scale == "log" else 1.0


def _linear(observation: Observation, found: Trajectory) -> tuple[Observation, tuple[Array, Array]]:
    """A change as a linear part of the path around where the path is expected; others as they are."""
    times, weights = knots(observation)
    if observation.part != "change" or found.prior.scale == "plain":
        return observation, (times, weights)
    node = max(found.nodes, key=lambda each: each.weight)
    mean, _, _ = found._local(node, times)
    path = mean + _known(times, found.driver, found.centre)
    levels = np.exp(path - path[1])
    scale = float(np.exp(path[1]))
    slope = weights * levels
    off = float(slope @ path - weights @ levels)
    changed = replace(observation, low=observation.low / scale + off, high=observation.high / scale + off)
    return changed, (times, slope)


def _root(cov: Array, free: float) -> Array:
    """A lower root of a covariance; what is known for certain gets a variance too small to be seen.

    `free` is the variance that the level had before any figure: what is left of it is not known finer.
    """
    even = (cov + cov.T) / 2
    unseen = max(SEEN * float(even.diagonal().max()), ROUNDED * free)
    return np.asarray(np.linalg.cholesky(even + unseen * np.eye(len(even))))


def natural(path: Array, prior: Prior) -> Array:
    """A path on the measure's own scale."""
    return np.exp(np.minimum(path, 700.0)) if prior.scale == "log" else path


def shares(weights: Sequence[float], count: int) -> Array:
    """Which of several each of `count` draws belongs to, in proportion to their weights, shape (count)."""
    steps = np.cumsum(weights) / sum(weights)
    return np.minimum(np.searchsorted(steps, (np.arange(count) + 0.5) / count), len(weights) - 1)

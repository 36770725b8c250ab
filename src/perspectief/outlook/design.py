"""The figures of one region as linear parts of its local path, with bounds: what conditioning works on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from perspectief.outlook.motion import Array, Motion, covariance, drifting, expected_change, walk
from perspectief.outlook.observation import Observation, unknown_day
from perspectief.outlook.prior import Prior

BREAK = 4.0  # a break may have moved the level by so many deviations of a year's change
FAR = 10.0  # the level itself is free: so many deviations of what the prior says of it


@dataclass(frozen=True, slots=True)
class Design:
    """`ages` (k) are the times spoken of since the first; each row of `weights` (n, k) is one figure.

    `walk`, `drift` and `level` (n, n) are the parts of the covariance of what the figures speak of. `said`
    (3, n) has their low and high bounds for the local part and the variance of their own noise, `flutter` (n)
    how much of the flutter's variance is in each.
    """

    start: float
    ages: Array
    weights: Array
    walk: Array
    drift: Array
    level: Array
    level_variance: float
    said: Array
    flutter: Array

    def prior(self, motion: Motion) -> Array:
        """Covariance of what the figures speak of, shape (n, n)."""
        return np.asarray(motion.noise**2 * self.walk + motion.drift**2 * self.drift + self.level)

    def across(self, motion: Motion, ages: Array) -> Array:
        """Covariance of the path at `ages` (m) with what the figures speak of, shape (m, n)."""
        free = self.level_variance * self.weights.sum(axis=1)
        return np.asarray(covariance(motion, ages, self.ages) @ self.weights.T + free[None, :])

    def beyond(self, motion: Motion, ages: Array) -> Array:
        """Covariance of the path at `ages` (m), shape (m, m)."""
        return covariance(motion, ages, ages) + self.level_variance


def design_of(
    observations: Sequence[Observation],
    rows: Sequence[tuple[Array, Array]],
    known: Array,
    prior: Prior,
    motion: Motion,
) -> Design:
    """The design of figures; `rows` has the times and weights of each, `known` (n) what is no local part."""
    times = np.unique(np.concatenate([times for times, _ in rows]))
    weights = np.zeros((len(rows), len(times)))
    for row, (at, weight) in enumerate(rows):
        np.add.at(weights[row], np.searchsorted(times, at), weight)
    ages = times - times[0]
    plain = len(rows) == len(times) and bool((weights == np.eye(len(times))).all())
    level_variance = _level_variance(observations, prior)
    sums = weights.sum(axis=1)
    before = np.array([each.before for each in observations], dtype=np.float64)
    moved = (BREAK * expected_change(motion, 1.0)) ** 2 * np.minimum(before[:, None], before[None, :])
    return Design(
        start=float(times[0]),
        ages=ages,
        weights=weights,
        walk=_of(weights, walk(ages, ages), plain=plain),
        drift=_of(weights, drifting(ages, ages, motion.damping), plain=plain),
        level=(level_variance + moved) * sums[:, None] * sums[None, :],
        level_variance=level_variance,
        said=_said(observations, known, prior, motion, weights),
        flutter=(weights**2).sum(axis=1),
    )


def _of(weights: Array, covariances: Array, *, plain: bool) -> Array:
    """Covariance of what figures speak of; they mostly speak of one day each, each of another."""
    return covariances if plain else np.asarray(weights @ covariances @ weights.T)


def _level_variance(observations: Sequence[Observation], prior: Prior) -> float:
    """A level that some figure bounds is free; else it is no more than the prior says.

    It must not depend on the motion, or a calmer motion would seem likelier for that alone.
    """
    bounded = any(each.centre is not None and each.part != "change" for each in observations)
    return float((FAR * prior.level) ** 2 if bounded else prior.level**2)


def _said(
    observations: Sequence[Observation], known: Array, prior: Prior, motion: Motion, weights: Array
) -> Array:
    own = np.array([each.noise**2 + unknown_day(each, motion) for each in observations])
    bounds = np.array([[each.low for each in observations], [each.high for each in observations]]) - known
    return np.vstack([bounds, own + prior.registration**2 * np.maximum((weights**2).sum(axis=1), 1e-12)])

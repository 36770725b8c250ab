"""How the local part of a measure moves: a walk, and a drift that dies down.

The state has a level d and a drift s: dd = s dt + noise dW, ds = -damping s dt + ..., where the drift has
standard deviation `drift` at any time. Both are Gaussian, so the model is given in full by the covariance
of the level at two times, in closed form (an integrated Ornstein-Uhlenbeck process beside a random walk:
Durbin and Koopman, Time Series Analysis by State Space Methods, 2012, ch. 3). Time is in years.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Motion:
    """What the walk and the drift are like, per year, on the scale of the model.

    `noise` is the standard deviation of a year's walk, `drift` that of the drift, `damping` how fast the
    drift dies down (1 a year: a third is left after a year). `flutter` is the standard deviation of what a
    figure shows for a moment and the next one no longer (season, registration).
    """

    noise: float
    drift: float
    damping: float
    flutter: float


def walk(ages: Array, others: Array) -> Array:
    """Covariance of a walk of one a year at two sets of ages, shape (n, m).

    Age is time since the start, below nought before it: a figure of a whole year may lie beyond the day from
    which one looks.
    """
    return _shared(ages[:, None], others[None, :])


def drifting(ages: Array, others: Array, damping: float) -> Array:
    """Covariance of the way made by a drift of standard deviation one, shape (n, m)."""
    one, other = ages[:, None], others[None, :]
    faded = np.exp(-damping * np.abs(one)) + np.exp(-damping * np.abs(other))
    apart = np.exp(-damping * np.abs(one - other))
    return np.asarray((2 * damping * _shared(one, other) - 1 + faded - apart) / damping**2)


def _shared(one: Array, other: Array) -> Array:
    """How much time from the start two ages have in common: none where they lie on either side of it."""
    return np.maximum(np.minimum(one, other), 0.0) + np.maximum(np.minimum(-one, -other), 0.0)


def covariance(motion: Motion, ages: Array, others: Array) -> Array:
    """Covariance of the level at two sets of ages since a start whose level is taken as known."""
    return motion.noise**2 * walk(ages, others) + motion.drift**2 * drifting(ages, others, motion.damping)


def expected_change(motion: Motion, years: float) -> float:
    """Standard deviation of the change over so many years, before any figure is known."""
    age = np.array([years])
    return float(np.sqrt(covariance(motion, age, age)[0, 0]))

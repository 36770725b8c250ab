"""How wide bands are: learnt from what came, starting from what was learnt before.

The typical error of a series so far ahead is a product of powers of its signs (see `ensemble`) and of the
horizon; errors over that size have one shape for all series and horizons. Both are learnt as a mixture with
what is held beforehand, so that one series moves them a little and a thousand series decide. Sizes and shape
are symmetric on the scale of the errors; the middle is the median.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, t

Floats = NDArray[np.float64]

KNOTS: Floats = np.arange(0, 3.51, 0.25)  # standard normal scores at which the shape is kept
_CHANCES: Floats = 2 * norm.cdf(KNOTS) - 1  # that an error stays within the knot

# Learnt on the training parts of the monthly series of the M3 competition, from three earlier moments.
_POWERS: Floats = np.array([0.18, -0.09, 0.05, 0.48, 0.15, 0.18, 0.43])
_FREEDOM = 5  # of the t distribution that errors over their size follow
_TOGETHER = 0.76
# How firmly those are held: standard deviations of the powers, and how many errors the shape counts for.
_FIRMNESS: Floats = np.array([0.3, 0.2, 0.05, 0.2, 0.15, 0.15, 0.15])
_HELD_ERRORS = 50
_EACH = 2.0  # errors of one series from one moment resemble each other: they count for two
_ROUNDS, _STRIDE, _FAR = 40, 0.5, 20.0


@dataclass(frozen=True, slots=True)
class Widths:
    """What was learnt.

    `powers` (7) of the signs; `shape` (knots) in typical errors; `together` (0 to 1), how far the errors of
    one path resemble a walk's.
    """

    powers: Floats
    shape: Floats
    together: float

    def sizes(self, signs: Floats) -> Floats:
        """The typical (mean absolute) error on the scale of the signs (..., horizon, 5): (..., horizon)."""
        sizes: Floats = np.exp(signs[..., 0] + _regressors(signs) @ self.powers)
        return sizes

    def multiples(self, scores: Floats) -> Floats:
        """Errors over their size at standard normal scores, of any shape; beyond the last knot as a line."""
        far = np.abs(scores)
        beyond = np.maximum(far - KNOTS[-1], 0) * (self.shape[-1] - self.shape[-2]) / (KNOTS[-1] - KNOTS[-2])
        multiples: Floats = np.sign(scores) * (np.interp(far, KNOTS, self.shape) + beyond)
        return multiples

    def scores(self, multiples: Floats) -> Floats:
        """The other way: standard normal scores of errors over their size, up to the last knot."""
        scores: Floats = np.sign(multiples) * np.interp(np.abs(multiples), self.shape, KNOTS)
        return scores

    def likeness(self, horizon: int) -> Floats:
        """Correlation (horizon, horizon) of scores: a random walk and what is new in each period."""
        ahead = np.arange(1, horizon + 1)
        walk = np.sqrt(np.minimum.outer(ahead, ahead) / np.maximum.outer(ahead, ahead))
        return self.together * walk + (1 - self.together) * np.eye(horizon)


@cache
def beforehand() -> Widths:
    """What is held before any error has been seen."""
    shape = np.interp(_CHANCES, *_ranked(*_held_errors()))
    return Widths(_POWERS, shape, _TOGETHER)


def learn(signs: Floats, errors: Floats) -> Widths:
    """Widths from errors (n, horizon) on the scale of their signs (n, horizon, 5); NaN is left out."""
    horizon = errors.shape[1]
    seen = np.isfinite(errors)
    weight = _EACH / horizon
    powers = _powers(_regressors(signs)[seen], np.abs(errors[seen]) / np.exp(signs[..., 0][seen]), weight)
    learnt = Widths(powers, beforehand().shape, _TOGETHER)
    multiples = errors / learnt.sizes(signs)
    held, held_weights = _held_errors()
    sizes = np.concatenate([held, np.abs(multiples[seen])])
    weights = np.concatenate([held_weights, np.full(seen.sum(), weight)])
    learnt = Widths(powers, np.interp(_CHANCES, *_ranked(sizes, weights)), _TOGETHER)
    return Widths(powers, learnt.shape, _together(learnt, multiples[seen.all(axis=1)]))


def _regressors(signs: Floats) -> Floats:
    """One, log and squared log of the horizon, and four signs beside the first: (..., horizon, 7)."""
    ahead = np.log(np.arange(1, signs.shape[-2] + 1))
    out = np.empty((*signs.shape[:-1], len(_POWERS)))
    out[..., 0], out[..., 1], out[..., 2] = 1, ahead, ahead**2
    out[..., 3:] = signs[..., 1:] - signs[..., :1]
    return out


def _powers(regressors: Floats, sizes: Floats, weight: float) -> Floats:
    """Powers with the highest posterior for errors of the Laplace distribution, by damped Newton steps."""
    powers = _POWERS.copy()
    for _ in range(_ROUNDS):
        over = sizes * np.exp(-regressors @ powers)
        slope = weight * regressors.T @ (1 - over) + (powers - _POWERS) / _FIRMNESS**2
        bend = weight * (regressors.T * np.minimum(over, _FAR)) @ regressors + np.diag(1 / _FIRMNESS**2)
        step = np.linalg.solve(bend, slope)
        powers = powers - np.clip(step, -_STRIDE, _STRIDE)
        if np.abs(step).max() < 1e-8:
            break
    return powers


def _held_errors() -> tuple[Floats, Floats]:
    """Errors over their size, and their weights, that stand for the shape that is held beforehand."""
    number = 2000
    sizes = t.ppf(0.5 + 0.5 * (np.arange(number) + 0.5) / number, _FREEDOM)
    return sizes / sizes.mean(), np.full(number, _HELD_ERRORS / number)


def _ranked(sizes: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Chances that errors stay within a size, and those sizes; both rise from nought."""
    order = np.argsort(sizes)
    reached = (np.cumsum(weights[order]) - 0.5 * weights[order]) / weights.sum()
    return np.concatenate([[0.0], reached]), np.concatenate([[0.0], sizes[order]])


def _together(learnt: Widths, multiples: Floats) -> float:
    """How far the errors of one path go together, as a mean with what is held beforehand."""
    count, horizon = multiples.shape
    if count == 0 or horizon == 1:
        return _TOGETHER
    scores = learnt.scores(multiples)
    walk = Widths(learnt.powers, learnt.shape, 1.0).likeness(horizon)
    pairs = np.triu_indices(horizon, 1)
    seen = (scores.T @ scores / count)[pairs] @ walk[pairs] / (walk[pairs] @ walk[pairs])
    mean = (_HELD_ERRORS * _TOGETHER + _EACH * count * seen) / (_HELD_ERRORS + _EACH * count)
    return float(np.clip(mean, 0.0, 1.0))

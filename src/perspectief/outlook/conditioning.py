"""What figures say of a Gaussian path: exact ones by conditioning, intervals by expectation propagation.

A figure says that a linear part of the path, plus noise, lies between two bounds. Where they are one
number that is Gaussian; an interval is replaced by the Gaussian that leaves the same mean and variance,
found in turns (Minka 2001, arXiv:1301.2294; Rasmussen and Williams 2006, algorithm 3.5). Compiled, because
a panel has thousands of paths.
"""

from math import erfc, exp, log, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from perspectief.ground.compiled import compiled

Array = NDArray[np.float64]
SWEEPS = 40
ENOUGH = 1e-6
NARROW = 0.02  # deviations: a normal is straight over so little
FAR_OUT = 30.0  # deviations: its tail is an exponential one
_ROOT_HALF, _LOG_2PI = sqrt(0.5), log(2 * pi)


@compiled
def _narrow(a: float, b: float) -> tuple[float, float, float]:
    """Log mass, mean and variance of a standard normal over a stretch in which it hardly bends."""
    width, middle = b - a, (a + b) / 2
    mass = log(width) - 0.5 * middle * middle - 0.5 * _LOG_2PI
    return mass, middle - middle * width * width / 12, width * width / 12


@compiled
def _far(a: float, b: float) -> tuple[float, float, float]:
    """The same far out: the mass lies at the near bound and falls off at rate a."""
    width = min(b - a, 40.0 / a)
    gone = exp(-a * width)
    mean = a + 1.0 / a - width * gone / (1.0 - gone)
    variance = 1.0 / (a * a) - width * width * gone / (1.0 - gone) ** 2
    return -0.5 * a * a - log(a) - 0.5 * _LOG_2PI + log(1.0 - gone), mean, variance


@compiled
def _near(a: float, b: float) -> tuple[float, float, float]:
    """The same by the distribution itself; complements keep the digits of a tail."""
    density_a = exp(-0.5 * a * a) / sqrt(2 * pi)
    density_b = exp(-0.5 * b * b) / sqrt(2 * pi)
    total = 0.5 * (erfc(a * _ROOT_HALF) - erfc(b * _ROOT_HALF))
    mean = (density_a - density_b) / total
    edge = (a * density_a if a > -40 else 0.0) - (b * density_b if b < 40 else 0.0)
    return log(total), mean, 1.0 + edge / total - mean * mean


@compiled
def _truncated(mean: float, sd: float, low: float, high: float) -> tuple[float, float, float]:
    """Log mass, mean and variance of a normal between two bounds, infinite where open."""
    a, b = (low - mean) / sd, (high - mean) / sd
    flip = a + b < 0
    if flip:
        a, b = -b, -a
    if (b - a) * (1.0 + abs(a)) < NARROW:
        mass, centre, variance = _narrow(a, b)
    elif a > FAR_OUT:
        mass, centre, variance = _far(a, b)
    else:
        mass, centre, variance = _near(a, b)
    if flip:
        centre = -centre
    return mass, mean + sd * centre, variance * sd * sd


@compiled
def _posterior(prior: Array, precision: Array, pull: Array) -> tuple[Array, Array, float]:
    """Mean and covariance of the path given Gaussian sites, and half of the log determinant."""
    n = len(pull)
    root = np.sqrt(precision)
    inner = np.eye(n)
    for i in range(n):
        for j in range(n):
            inner[i, j] += root[i] * prior[i, j] * root[j]
    lower = np.linalg.cholesky(inner)
    scaled = np.linalg.solve(lower, root.reshape(n, 1) * prior)
    cov = prior - scaled.T @ scaled
    return cov @ pull, cov, np.log(np.diag(lower)).sum()


@compiled
def _exact_evidence(prior: Array, value: Array, noise: Array) -> float:
    """Log density of figures that are numbers."""
    lower = np.linalg.cholesky(prior + np.diag(noise))
    white = np.linalg.solve(lower, value)
    return float(-0.5 * (white @ white) - np.log(np.diag(lower)).sum() - 0.5 * len(value) * _LOG_2PI)


@compiled
def _refine(
    at: int, mean: Array, cov: Array, precision: Array, pull: Array, said: Array
) -> tuple[float, float]:
    """Match one interval anew, in place; how far that moved things, and its part of the evidence."""
    left = 1.0 / cov[at, at] - precision[at]
    if left <= 1e-12:
        return 0.0, 0.0
    v = 1.0 / left
    m = v * (mean[at] / cov[at, at] - pull[at])
    whole = v + said[2, at]
    mass, centre, variance = _truncated(m, sqrt(whole), said[0, at], said[1, at])
    share = v / whole
    new_mean = m + share * (centre - m)
    new_var = v + share * share * (variance - whole)
    new_precision = max(1.0 / new_var - left, 1e-10)
    both = new_precision + left
    new_pull = new_mean * both - m * left
    step = new_precision - precision[at]
    moved = abs(new_mean - mean[at]) / sqrt(new_var) + abs(step) / both
    precision[at], pull[at] = new_precision, new_pull
    column = cov[:, at].copy()
    cov -= step / (1.0 + step * cov[at, at]) * np.outer(column, column)
    mean[:] = cov @ pull
    lost = 0.5 * (new_pull + m * left) ** 2 / both - 0.5 * m * m * left
    return moved, mass + 0.5 * log(1.0 + new_precision * v) - lost


@compiled
def sites(prior: Array, said: Array) -> tuple[Array, Array, float]:
    """The Gaussian sites that stand for figures, as precision and pull (n each), and the log evidence.

    `prior` (n, n) is the covariance of what the figures speak of, with mean nought. `said` (3, n) has their
    low and high bounds, infinite where open, and the variance of their noise, above nought.
    """
    low, high, noise = said[0], said[1], said[2]
    exact = low == high
    value = np.where(exact, low, 0.0)
    precision = np.where(exact, 1.0 / noise, 0.0)
    pull = precision * value
    if exact.all():
        return precision, pull, _exact_evidence(prior, value, noise)
    mean, cov, half = _posterior(prior, precision, pull)
    own = np.where(exact, -0.5 * (_LOG_2PI + np.log(noise) + value * value / noise), 0.0)
    for _ in range(SWEEPS):
        most = 0.0
        for i in range(len(low)):
            if exact[i]:
                continue
            moved, own[i] = _refine(i, mean, cov, precision, pull, said)
            most = max(most, moved)
        mean, cov, half = _posterior(prior, precision, pull)
        if most < ENOUGH:
            break
    return precision, pull, own.sum() - half + 0.5 * (pull @ mean)


@compiled
def weigh(
    walk: Array, drift: Array, level: Array, said: Array, flutter: Array, motions: Array
) -> tuple[Array, Array, Array]:
    """Sites (g, n) and log evidence (g) under each of `motions` (g, 3): noise, drift and flutter.

    The covariance of what the figures speak of is noise^2 walk + drift^2 drift + level (n, n each), the
    variance of their noise their own, in `said` (3, n), + flutter^2 times `flutter` (n).
    """
    precisions, pulls = np.empty((len(motions), len(flutter))), np.empty((len(motions), len(flutter)))
    evidence = np.empty(len(motions))
    for g in range(len(motions)):
        prior = motions[g, 0] ** 2 * walk + motions[g, 1] ** 2 * drift + level
        here = said.copy()
        here[2] += motions[g, 2] ** 2 * flutter
        precisions[g], pulls[g], evidence[g] = sites(prior, here)
    return precisions, pulls, evidence


def ahead(
    prior: Array, across: Array, beyond: Array, precision: Array, pull: Array
) -> tuple[Array, Array, Array]:
    """Mean (m) and covariance (m, m) of other parts of the path, and their gain (m, n) in each figure.

    `across` (m, n) is the prior covariance of those parts with what figures speak of, `beyond` (m, m) that of
    the parts themselves.
    """
    root = np.sqrt(precision)
    inner = np.eye(len(pull)) + root[:, None] * prior * root[None, :]
    lower = np.linalg.cholesky(inner)
    # By the root of `inner`: the level is all but free, and its variance must cancel to the last digit.
    scaled = np.linalg.solve(lower, root[:, None] * across.T)
    gain = np.linalg.solve(lower.T, scaled).T * root  # across (prior + 1 / precision)^-1
    said = pull / np.maximum(precision, 1e-300)
    return gain @ said, beyond - scaled.T @ scaled, gain

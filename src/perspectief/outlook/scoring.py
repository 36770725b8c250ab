"""How good forecasts were: coverage, width, the Brier score of chances, and the weighted interval score."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from perspectief.outlook.motion import Array
from perspectief.outlook.track import Bin, Score

LEVELS = (0.50, 0.80, 0.95)
CHANCES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
BINS = 10
SAME = 1e-20  # a variance that is nothing but rounding
THRESHOLDS = (-0.03, -0.01, 0.01, 0.03)  # from the last value, in parts of it: what targets ask


@dataclass(frozen=True)
class Forecasts:
    """`quantiles` (n, 7) at `CHANCES`, `chances` (n, k) of falling to so many thresholds, and what came (n).

    `came` is in the unit of the quantiles, `fell` (n, k) says whether it fell to each threshold.
    """

    quantiles: Array
    chances: Array
    came: Array
    fell: Array


def from_draws(draws: Array, last: float, came: float) -> tuple[Array, Array, Array]:
    """Quantiles (7), chances (k) and whether it fell (k), of draws (count) from where it was last."""
    edges = last * (1 + np.array(THRESHOLDS))
    chances = (draws[:, None] <= edges).mean(axis=0)
    return np.quantile(draws, CHANCES), chances, (came <= edges).astype(np.float64)


def score(method: str, found: Forecasts) -> Score:
    """All measures of one method."""
    scale = np.abs(found.came)
    covered = [float(inside(found, level).mean()) for level in LEVELS]
    low, high = band(found, 0.80)
    return Score.model_validate(
        {
            "method": method,
            "error": _percent(np.abs(found.came - found.quantiles[:, 3]) / scale),
            "covered50": covered[0],
            "covered80": covered[1],
            "covered95": covered[2],
            "brier": float(((found.chances - found.fell) ** 2).mean()),
            "sharpness": _percent((high - low) / scale),
            "interval_score": _percent(weighted_interval_score(found) / scale),
        }
    )


def band(found: Forecasts, level: float) -> tuple[Array, Array]:
    """Low and high (n) of the band that should hold so large a part."""
    at = {0.50: 2, 0.80: 1, 0.95: 0}[level]
    return found.quantiles[:, at], found.quantiles[:, 6 - at]


def inside(found: Forecasts, level: float) -> Array:
    """Whether each outcome lay in its band (n), as 0 or 1."""
    low, high = band(found, level)
    return ((low <= found.came) & (found.came <= high)).astype(np.float64)


def weighted_interval_score(found: Forecasts) -> Array:
    """The score (n) of middle and bands (Bracher et al. 2021, doi:10.1371/journal.pcbi.1008618)."""
    total = 0.5 * np.abs(found.came - found.quantiles[:, 3])
    for level in LEVELS:
        missed = 1 - level
        low, high = band(found, level)
        outside = np.maximum(low - found.came, 0) + np.maximum(found.came - high, 0)
        total = total + missed / 2 * ((high - low) + 2 / missed * outside)
    return np.asarray(total / (len(LEVELS) + 0.5))


def calibration(found: Forecasts) -> tuple[Bin, ...]:
    """Of chances that were stated between two tenths: their mean, and how often it came."""
    said, came = found.chances.ravel(), found.fell.ravel()
    which = np.minimum((said * BINS).astype(np.int64), BINS - 1)
    return tuple(
        Bin(
            low=at / BINS,
            high=(at + 1) / BINS,
            said=round(float(said[which == at].mean()), 4),
            came=round(float(came[which == at].mean()), 4),
            forecasts=int((which == at).sum()),
        )
        for at in range(BINS)
        if (which == at).any()
    )


def effective_moments(covered: Sequence[float], spacing: float, ahead: float) -> float:
    """How many independent moments the coverage of successive moments is worth.

    Moments closer together than they look ahead share what came: no more than the span over the horizon.
    Their own likeness counts too (the variance of a mean of correlated terms, Bayley and Hammersley 1946,
    doi:10.2307/2983560).
    """
    n = len(covered)
    if n < 2:
        return float(n)
    span = max((n - 1) * spacing / ahead, 0.0) + 1
    centred = np.array(covered) - np.mean(covered)
    variance = float(centred @ centred) / n
    if variance <= SAME:
        return float(min(n, span))
    overlap = min(int(np.ceil(ahead / spacing)), n - 1)
    likeness = [float(centred[lag:] @ centred[:-lag]) / n / variance for lag in range(1, overlap)]
    inflated = 1 + 2 * sum((1 - lag / n) * max(rho, 0.0) for lag, rho in enumerate(likeness, start=1))
    return float(min(n, span, n / inflated))


def _percent(parts: Array) -> float:
    return round(100 * float(parts.mean()), 3)

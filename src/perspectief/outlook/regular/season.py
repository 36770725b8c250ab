"""Seasonal indices, shrunk: compiled.

Classical decomposition, then shrinkage of the James-Stein kind (Miller & Williams 2003,
doi:10.1016/S0169-2070(02)00077-8); halved once more where the indices vary less than twice what chance
alone would make them vary.
"""

import numpy as np
from numpy.typing import NDArray

from perspectief.ground.compiled import compiled

Floats = NDArray[np.float64]

_DETECTED = 2.0  # variance of indices over that by chance
_UNDETECTED = 0.5


@compiled
def _moving_mean(values: Floats, period: int, at: int) -> float:
    """The mean of one year around a month; for an even period the two ends count half."""
    half = period // 2
    ends = 0.5 if period % 2 == 0 else 1.0
    total = ends * (values[at - half] + values[at + half])
    for t in range(at - half + 1, at + half):
        total += values[t]
    return float(total / period)


@compiled
def _gather(values: Floats, period: int) -> Floats:
    """Per season (3, period): how many departures from the moving mean, their mean, their sum of squares."""
    sums = np.zeros((3, period))
    half = period // 2
    for at in range(half, len(values) - half):
        away = values[at] - _moving_mean(values, period, at)
        place = at % period
        sums[0, place] += 1
        sums[1, place] += (away - sums[1, place]) / sums[0, place]
        sums[2, place] += away * away
    return sums


@compiled
def _kept(sums: Floats, centre: float) -> float:
    """What share of the indices is kept."""
    period = sums.shape[1]
    within, seen, fewness, freedom = 0.0, 0.0, 0.0, -float(period)
    for place in range(period):
        within += sums[2, place] - sums[0, place] * sums[1, place] ** 2
        seen += (sums[1, place] - centre) ** 2 / (period - 1)
        fewness += 1 / sums[0, place] / period
        freedom += sums[0, place]
    by_chance = max(0.0, within) / freedom * fewness
    if seen <= 0:
        return 0.0
    share = 1.0 - max(period - 3, 0) / (period - 1) * min(1.0, by_chance / seen)
    return float(share if seen > _DETECTED * by_chance else _UNDETECTED * share)


@compiled
def indices(values: Floats, period: int) -> Floats:
    """What each season adds (period), summing to zero; zeros for less than two and a half years."""
    found = np.zeros(period)
    if period < 2 or len(values) < 2 * (period // 2) + 1.5 * period:
        return found
    sums = _gather(values, period)
    centre = 0.0
    for place in range(period):
        centre += sums[1, place] / period
    kept = _kept(sums, centre)
    for place in range(period):
        found[place] = kept * (sums[1, place] - centre)
    return found

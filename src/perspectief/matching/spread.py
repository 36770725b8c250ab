"""What one more proposal for a vacancy costs, and how even the proposals are."""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from perspectief.matching.weights import Spread

Floats = NDArray[np.float64]


def later_costs(positions: NDArray[np.int16], spread: Spread) -> Floats:
    """What the first, second, ... proposal for each vacancy costs, in gain (vacancies, `spread.steps`); it
    rises.

    `later` times the chance that those before took all positions, each with the stated chance `taken`. Of
    each vacancy at most `positions` positions count.
    """
    before = np.arange(spread.steps)
    kinds, at = np.unique(np.minimum(positions, spread.positions), return_inverse=True)
    gone = 1.0 - binom.cdf(kinds[:, None] - 1, before[None, :], spread.taken)
    costs: Floats = np.maximum.accumulate(spread.later * np.clip(gone, 0.0, 1.0), axis=1)[at.ravel()]
    return costs


def gini(exposure: NDArray[np.int64]) -> float:
    """How uneven proposals are over vacancies: 0 all the same, near 1 all for one; 0 where there are none."""
    total = int(exposure.sum())
    if total == 0:
        return 0.0
    ranks = np.arange(1, len(exposure) + 1)
    return float(
        2 * (ranks * np.sort(exposure)).sum() / (len(exposure) * total) - (len(exposure) + 1) / len(exposure)
    )


def coverage(exposure: NDArray[np.int64]) -> float:
    """The share of vacancies that are proposed to anybody."""
    return float(np.count_nonzero(exposure) / len(exposure)) if len(exposure) else 0.0

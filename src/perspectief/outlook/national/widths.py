"""How much wider than stated an outlook should be, from how earlier ones of the same series did."""

import numpy as np

from perspectief.outlook.national.kernels import Floats

HORIZONS = np.array([1, 3, 6, 12, 24, 36, 48, 60], dtype=np.int64)
_HALF_LIFE = 60.0  # months after which an earlier outlook counts for half
_LIMIT = 4.0  # standard deviations: one crisis does not widen every outlook after it


def widths(errors: Floats, trust: float) -> Floats:
    """The factor for each of `HORIZONS`, from errors (months, horizons) over the spread stated then.

    Outlooks overlap: so many months ahead, as many months of outlooks are worth one independent moment. The
    factor is drawn to 1 as if the model had been right `trust` moments before, and never below it: a calm
    decade does not promise a calm one to come. It depends on nothing later than the last month.
    """
    ages = (len(errors) - 1 - HORIZONS) - np.arange(len(errors))[:, None]
    known = np.isfinite(errors)
    # Outlooks are looked back at for one month of every three.
    moments = np.where(known, 3.0 * 0.5 ** (ages / _HALF_LIFE), 0.0) / HORIZONS
    squares = np.minimum(np.where(known, errors, 0.0) ** 2, _LIMIT**2)
    factors: Floats = np.sqrt((trust + (moments * squares).sum(0)) / (trust + moments.sum(0)))
    return np.maximum(factors, 1.0)


def over_months(factors: Floats, months: int) -> Floats:
    """The factor for each month ahead (months), between and beyond the horizons."""
    ahead: Floats = np.interp(np.arange(1, months + 1), HORIZONS, factors)
    return ahead

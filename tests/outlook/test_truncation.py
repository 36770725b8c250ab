"""What a normal between two bounds weighs, and its mean and variance, as scipy has them."""

import numpy as np
import pytest
from scipy.special import log_ndtr
from scipy.stats import truncnorm

from perspectief.outlook.conditioning import _truncated

INF = np.inf
BOUNDS = [
    (-INF, INF),
    (-1.0, 1.0),
    (0.0, 0.1),
    (-0.001, 0.001),
    (2.0, 2.01),
    (1.0, INF),
    (-INF, 1.0),
    (3.0, INF),
    (-INF, -3.0),
    (5.0, 5.5),
    (5.9, 5.95),
    (6.1, 6.2),
    (5.9, INF),
    (6.1, INF),
    (-INF, -6.1),
    (8.0, 9.0),
    (8.0, 8.001),
    (10.0, INF),
    (12.0, 30.0),
    (-25.0, -20.0),
    (20.0, INF),
    (30.0, 30.1),
    (-300.0, 0.5),
    (-0.5, 300.0),
    (-40.0, 40.0),
]


def _mass(low: float, high: float) -> float:
    near, far = (low, high) if low + high > 0 or high == INF else (-high, -low)
    with np.errstate(divide="ignore"):
        return float(log_ndtr(-near) + np.log1p(-np.exp(log_ndtr(-far) - log_ndtr(-near))))


@pytest.mark.parametrize(("low", "high"), BOUNDS)
def test_moments_are_those_of_scipy(low: float, high: float) -> None:
    mass, mean, variance = _truncated(0.0, 1.0, low, high)
    true_mean, true_variance = truncnorm(low, high).stats("mv")
    scale = min(1.0, high - low) if np.isfinite(high - low) else 1.0
    assert mass == pytest.approx(_mass(low, high), abs=1e-5)
    assert mean == pytest.approx(float(true_mean), abs=2e-4 * scale)
    assert np.sqrt(variance) == pytest.approx(np.sqrt(float(true_variance)), rel=2e-3)

"""Series that were made up from known models."""

import numpy as np
import pytest
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def monthly(seed: int, months: int = 120, noise: float = 0.05) -> Floats:
    """A walk of logs with a yearly pattern."""
    rng = np.random.default_rng(seed)
    walk = np.cumsum(rng.normal(0, noise, months))
    pattern = 0.2 * np.sin(2 * np.pi * np.arange(months) / 12 + rng.uniform(0, 6))
    made: Floats = 1000 * np.exp(walk + pattern + rng.normal(0, noise / 2, months))
    return made


@pytest.fixture(scope="session")
def many() -> list[Floats]:
    """Three hundred made-up series of 84 to 138 months."""
    return [monthly(seed, 84 + 18 * (seed % 4)) for seed in range(300)]

"""Series that the tests of the national outlook look at."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.facts.shipped import shipped_figures

Floats = NDArray[np.float64]
Made = Callable[..., Floats]


@pytest.fixture(scope="session")
def made() -> Made:
    """A function that makes a series by the model's own rules, from a long run-in."""

    def make(
        seed: int,
        months: int = 400,
        damping: float = 0.94,
        pull: float = 0.0015,
        shock: float = 0.0015,
        season: tuple[float, ...] = (0.0,) * 12,
    ) -> Floats:
        rng = np.random.default_rng(seed)
        level, slope, levels = 12.0, 0.0, []
        for month in range(240 + months):
            slope = damping * slope - pull * (level - 12.0) + shock * rng.standard_normal()
            level += slope + season[month % 12]
            levels.append(level)
        return np.array(levels[240:])

    return make


@pytest.fixture(scope="session")
def welfare() -> Floats:
    figures = shipped_figures("welfare_benefits_national_below_pension_age", "NL01")
    return np.log(np.array([figure.value for figure in figures], dtype=np.float64))


@pytest.fixture(scope="session")
def employed() -> Floats:
    figures = shipped_figures("labour_force_employed", "NL01")
    return np.log(np.array([figure.value for figure in figures], dtype=np.float64))

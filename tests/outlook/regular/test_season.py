"""Seasonal indices: found where they are, left out where they are not."""

import numpy as np
import pytest

from perspectief.outlook.regular.season import indices

PATTERN = 0.3 * np.cos(2 * np.pi * np.arange(12) / 12)


def test_a_pattern_without_noise_is_recovered() -> None:
    values = PATTERN[np.arange(96) % 12] + 0.01 * np.arange(96)
    np.testing.assert_allclose(indices(values, 12), PATTERN, atol=1e-9)


def test_a_pattern_under_noise_is_nearly_recovered() -> None:
    values = PATTERN[np.arange(96) % 12] + np.random.default_rng(1).normal(0, 0.05, 96)
    assert np.corrcoef(indices(values, 12), PATTERN)[0, 1] > 0.97


def test_noise_alone_is_shrunk_to_less_than_half() -> None:
    kept = []
    for seed in range(50):
        values = np.random.default_rng(seed).normal(size=72)
        plain = np.array([values[place::12].mean() for place in range(12)])
        kept.append(np.std(indices(values, 12)) / np.std(plain))
    assert np.mean(kept) < 0.5


def test_indices_sum_to_zero() -> None:
    assert indices(np.random.default_rng(2).normal(size=77), 12).sum() == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("months", "period"), [(29, 12), (100, 1), (9, 4), (4, 12)])
def test_too_little_to_see_a_season_gives_none(months: int, period: int) -> None:
    assert not indices(np.random.default_rng(3).normal(size=months), period).any()


@pytest.mark.parametrize("period", [2, 3, 4, 7, 12])
def test_any_period_will_do(period: int) -> None:
    pattern = np.arange(period) - (period - 1) / 2
    np.testing.assert_allclose(indices(np.tile(pattern, 9), period), pattern, atol=1e-9)

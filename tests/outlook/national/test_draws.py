"""Draws of a national series: as wide as said, the same for the same seed, sane for odd series."""

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.outlook import national

Floats = NDArray[np.float64]
DRAWS = 20_000


@pytest.fixture(scope="module")
def model(welfare: Floats) -> national.NationalModel:
    return national.fit(welfare, national.WELFARE)


def test_draws_have_the_mean_and_spread_of_the_recursion(model: national.NationalModel) -> None:
    draws = model.draws(60, DRAWS, 7)
    middle, spread = model.middle(60), model.spread(60)
    assert draws.shape == (DRAWS, 60)
    assert np.abs(draws.mean(0) - middle).max() < (4.0 * spread / DRAWS**0.5).max()
    assert draws.std(0) == pytest.approx(spread, rel=0.03)


def test_months_of_a_draw_belong_together(model: national.NationalModel) -> None:
    draws = model.draws(24, DRAWS, 7)
    together = np.corrcoef(draws[:, 10], draws[:, 11])[0, 1]
    apart = np.corrcoef(draws[:, 0], draws[:, 23])[0, 1]
    assert together > 0.98 > apart > 0.0


def test_a_seed_gives_the_same_draws_and_another_seed_others(model: national.NationalModel) -> None:
    first, again, other = (model.draws(12, 50, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_fit_leaves_its_series_and_itself_as_they_were(welfare: Floats) -> None:
    kept = welfare.copy()
    model = national.fit(welfare, national.WELFARE)
    before = model.middle(12)
    model.draws(12, 10, 1)
    np.testing.assert_array_equal(welfare, kept)
    np.testing.assert_array_equal(model.middle(12), before)


def test_counts_ten_times_as_large_give_an_outlook_ten_times_as_large(welfare: Floats) -> None:
    small, large = (national.fit(welfare + add, national.WELFARE) for add in (0.0, np.log(10.0)))
    assert large.middle(36) - small.middle(36) == pytest.approx(np.full(36, np.log(10.0)), abs=1e-7)
    assert large.spread(36) == pytest.approx(small.spread(36), rel=1e-6)


def test_the_spread_grows_with_the_months(model: national.NationalModel) -> None:
    assert (np.diff(model.spread(60)) > 0).all()


@pytest.mark.parametrize(("months", "draws"), [(0, 10), (12, 0), (-1, 10), (10_000, 10_000)])
def test_no_months_no_draws_or_far_too_many_are_refused(
    model: national.NationalModel, months: int, draws: int
) -> None:
    with pytest.raises(ValueError, match="months and draws"):
        model.draws(months, draws, 1)


def test_no_months_have_no_middle(model: national.NationalModel) -> None:
    with pytest.raises(ValueError, match="months"):
        model.middle(0)


def test_draws_jump_where_the_series_did(welfare: Floats) -> None:
    jumped = welfare.copy()
    for month in (200, 240, 280):
        jumped[month:] += 0.05
    calm, rough = (national.fit(each, national.WELFARE) for each in (welfare, jumped))
    assert rough.parameters.jumps >= calm.parameters.jumps + 3 - 1  # a large jump may hide a small one
    tails = [
        np.mean(np.abs(change) > 6.0 * np.median(np.abs(change)))
        for change in (np.diff(model.draws(12, 4000, 3), n=2) for model in (calm, rough))
    ]
    assert tails[1] > tails[0]

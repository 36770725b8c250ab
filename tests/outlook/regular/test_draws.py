"""Draws agree with the bands, and are the same for the same seed."""

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.outlook import regular
from perspectief.outlook.regular.bands import Forecast
from tests.outlook.regular.conftest import monthly

Floats = NDArray[np.float64]
COUNT = 20_000
SERIES = {
    "ratios": monthly(1),
    "counts": np.random.default_rng(2).poisson(3, 100).astype(float),
    "levels": np.random.default_rng(3).normal(size=100).cumsum(),
}


@pytest.fixture(scope="module", params=list(SERIES))
def found(request: pytest.FixtureRequest) -> Forecast:
    return regular.forecast(SERIES[request.param], 18)


def test_the_same_seed_gives_the_same_draws(found: Forecast) -> None:
    np.testing.assert_array_equal(found.draws(50, 7), found.draws(50, 7))
    assert not np.array_equal(found.draws(50, 7), found.draws(50, 8))


def test_more_draws_begin_with_the_same_ones(found: Forecast) -> None:
    np.testing.assert_array_equal(found.draws(80, 7)[:, :50], found.draws(50, 7))


@pytest.mark.parametrize("chance", [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.999])
def test_shares_of_draws_are_the_quantiles(found: Forecast, chance: float) -> None:
    bound = found.quantiles(np.array([chance]))[0, :, 0]
    shares = (found.draws(COUNT, 9)[0] <= bound).mean(axis=0)
    positive = bound > 0 if found.kinds[0] == 1 else np.full(18, True)  # counts pile up at zero
    sd = np.sqrt(chance * (1 - chance) / COUNT)
    assert (np.abs(shares - chance)[positive] < 4 * sd).all()


def test_months_near_each_other_go_together(found: Forecast) -> None:
    paths = found.draws(COUNT, 10)[0]
    ranks = np.argsort(np.argsort(paths, axis=0), axis=0)
    near = np.corrcoef(ranks[:, 16], ranks[:, 17])[0, 1]
    far = np.corrcoef(ranks[:, 0], ranks[:, 17])[0, 1]
    assert near > 0.5 > far > 0


def test_series_have_draws_of_their_own() -> None:
    twins = regular.forecast_all([SERIES["ratios"], SERIES["ratios"]], 6)
    paths = twins.draws(2000, 11)
    assert abs(float(np.corrcoef(paths[0, :, 5], paths[1, :, 5])[0, 1])) < 0.1

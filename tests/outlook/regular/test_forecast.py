"""What a forecast of a regular series must be, whatever the series."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from perspectief.outlook import regular
from perspectief.outlook.regular.bands import Forecast
from tests.outlook.regular.conftest import monthly

Floats = NDArray[np.float64]
LEVELS = (0.5, 0.8, 0.95)


def assert_sane(found: Forecast, horizon: int) -> None:
    """Numbers throughout, and bands that lie within each other around the middle."""
    assert found.middle.shape == (1, horizon)
    low = high = found.middle
    for level in LEVELS:
        lower, higher = found.band(level)
        assert np.isfinite(lower).all() and np.isfinite(higher).all()
        assert (lower <= low).all() and (higher >= high).all()
        low, high = lower, higher


@pytest.mark.parametrize("factor", [1e-6, 0.37, 1000.0])
def test_another_unit_gives_the_same_forecast_in_that_unit(factor: float) -> None:
    one, other = (regular.forecast(monthly(1) * by, 18) for by in (1, factor))
    np.testing.assert_allclose(other.middle, one.middle * factor, rtol=1e-4)
    np.testing.assert_allclose(other.band(0.8), np.array(one.band(0.8)) * factor, rtol=1e-4)


def test_a_series_that_knows_no_zero_may_be_shifted() -> None:
    values = np.random.default_rng(2).normal(size=100).cumsum()
    one, other = (regular.forecast(values - values.max() - by, 18) for by in (1, 5))
    np.testing.assert_allclose(other.middle, one.middle - 4, atol=0.01)
    np.testing.assert_allclose(other.band(0.8), np.array(one.band(0.8)) - 4, atol=0.05)


def test_what_is_said_of_a_series_does_not_hang_on_its_neighbours(many: list[Floats]) -> None:
    widths = regular.rolling_widths(many[:20], 12)
    together = regular.forecast_all(many[:20], 12, widths=widths)
    backwards = regular.forecast_all(many[19::-1], 12, widths=widths)
    alone = regular.forecast(many[7], 12, widths=widths)
    np.testing.assert_array_equal(together.middle, backwards.middle[::-1])
    np.testing.assert_array_equal(np.array(together.band(0.8))[:, 7], np.array(alone.band(0.8))[:, 0])


def test_the_same_question_gets_the_same_answer_and_leaves_the_series_alone() -> None:
    values = monthly(3)
    before = values.copy()
    one, other = (regular.forecast(values, 18) for _ in range(2))
    np.testing.assert_array_equal(one.band(0.95), other.band(0.95))
    np.testing.assert_array_equal(values, before)


def test_the_last_figures_matter() -> None:
    values = monthly(4)
    higher = np.concatenate([values[:-12], values[-12:] * 1.5])
    assert (regular.forecast(higher, 6).middle > regular.forecast(values, 6).middle * 1.2).all()


@pytest.mark.parametrize("season", [4, 12])
def test_a_known_pattern_goes_on(season: int) -> None:
    pattern = 100 + 20 * np.sin(2 * np.pi * np.arange(season) / season)
    values: Floats = np.tile(pattern, 9) * np.exp(np.random.default_rng(5).normal(0, 0.01, 9 * season))
    np.testing.assert_allclose(regular.forecast(values, season, season).middle[0], pattern, rtol=0.03)


def test_a_steady_rise_goes_on_but_less_than_wholly() -> None:
    values = np.linspace(1000, 1990, 100)
    path = regular.forecast(values, 12).middle[0]
    assert 1990 < path[-1] < 2120


def test_bands_widen_with_noise_and_with_the_horizon() -> None:
    quiet, loud = (regular.forecast(monthly(6, noise=noise), 18) for noise in (0.02, 0.08))
    width = [np.diff(np.log(found.band(0.8)), axis=0)[0, 0] for found in (quiet, loud)]
    assert (width[1] > 2 * width[0]).all()
    assert (width[1][12:] > width[1][:6].max()).all()


GALLERY = {
    "constant": np.full(60, 42.0),
    "zeros": np.zeros(60),
    "constant but for the last": np.concatenate([np.full(59, 42.0), [43.0]]),
    "counts with zeros": np.random.default_rng(7).poisson(0.5, 80).astype(float),
    "one that is not zero": np.concatenate([np.zeros(50), [1.0], np.zeros(9)]),
    "negative": np.random.default_rng(8).normal(size=70),
    "all negative": -monthly(9),
    "huge": monthly(10) * 1e200,
    "tiny": monthly(11) * 1e-200,
    "a jump": np.concatenate([np.full(40, 10.0), np.full(40, 1e6)]),
    "explosive": np.exp(np.arange(60.0)),
    "dying out": np.exp(-np.arange(60.0)),
    "four figures": np.array([3.0, 5.0, 4.0, 6.0]),
    "one year": monthly(12, 12),
    "two years and a half": monthly(13, 30),
    "up and down": np.tile([1.0, 100.0], 40),
}


@pytest.mark.parametrize("name", GALLERY)
@pytest.mark.parametrize("season", [1, 4, 12])
def test_strange_series_get_a_sane_answer(name: str, season: int) -> None:
    assert_sane(regular.forecast(GALLERY[name], 18, season), 18)


@pytest.mark.parametrize("name", ["zeros", "counts with zeros", "one that is not zero"])
def test_counts_stay_at_or_above_zero(name: str) -> None:
    found = regular.forecast(GALLERY[name], 18)
    assert (found.band(0.95)[0] >= 0).all() and (found.draws(100, 1) >= 0).all()


def test_a_constant_stays_what_it_is() -> None:
    low, high = regular.forecast(GALLERY["constant"], 18).band(0.95)
    assert (abs(low - 42) < 0.5).all() and (abs(high - 42) < 0.5).all()


def test_a_path_does_not_run_away() -> None:
    path = regular.forecast(GALLERY["a jump"], 60).middle
    assert path.max() < 1e6**2 / 10 + 1 and path.min() > 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=4, max_size=60),
    st.sampled_from([1, 4, 12]),
)
def test_any_finite_series_gets_a_sane_answer(values: list[float], season: int) -> None:
    assert_sane(regular.forecast(np.array(values), 7, season), 7)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([], "at least 4"),
        ([7.0], "at least 4"),
        ([7.0, 8.0, 9.0], "at least 4"),
        ([[1.0, 2.0, 3.0, 4.0]], "one row"),
        ([1.0, 2.0, np.nan, 4.0, 5.0], "place 2 is not a number"),
        ([1.0, 2.0, 3.0, 4.0, np.inf], "place 4 is not a number"),
    ],
)
def test_what_is_no_regular_series_is_refused(values: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        regular.forecast(np.array(values), 18)


@pytest.mark.parametrize(("horizon", "season"), [(0, 12), (-1, 12), (18, 0)])
def test_a_horizon_and_season_of_nothing_are_refused(horizon: int, season: int) -> None:
    with pytest.raises(ValueError, match="horizon and season"):
        regular.forecast(monthly(1), horizon, season)


def test_no_series_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a series"):
        regular.forecast_all([], 18)


@pytest.mark.parametrize("chance", [0.0, 1.0, -0.1, np.nan])
def test_a_chance_lies_between_none_and_certain(chance: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        regular.forecast(monthly(1), 3).quantiles(np.array([0.5, chance]))

"""Scores of forecasts, worked out by hand and by what a sound forecaster must get."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import norm

from perspectief.outlook.scoring import (
    CHANCES,
    Forecasts,
    calibration,
    effective_moments,
    from_draws,
    inside,
    score,
    weighted_interval_score,
)

Floats = NDArray[np.float64]


def _forecasts(
    quantiles: list[list[float]], came: list[float], chances: object = 0.0, fell: object = 0.0
) -> Forecasts:
    n = len(came)
    wide = [np.broadcast_to(np.array(each, dtype=np.float64), (n, 4)) for each in (chances, fell)]
    return Forecasts(np.array(quantiles), wide[0], np.array(came), wide[1])


ROW = [60.0, 80.0, 90.0, 100.0, 110.0, 120.0, 140.0]


def test_a_forecast_of_draws_has_their_quantiles_and_the_share_that_falls() -> None:
    draws = np.arange(1001.0)
    quantiles, chances, fell = from_draws(draws, 500.0, 504.0)
    assert quantiles == pytest.approx([25, 100, 250, 500, 750, 900, 975])
    assert chances == pytest.approx([486 / 1001, 496 / 1001, 506 / 1001, 516 / 1001])
    assert list(fell) == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("came", "held"),
    [(100, (1, 1, 1)), (90, (1, 1, 1)), (89, (0, 1, 1)), (120.1, (0, 0, 1)), (59, (0, 0, 0))],
)
def test_an_outcome_is_in_a_band_or_not(came: float, held: tuple[int, int, int]) -> None:
    found = _forecasts([ROW], [came])
    assert tuple(float(inside(found, level)[0]) for level in (0.5, 0.8, 0.95)) == held


def test_the_interval_score_of_one_forecast_by_hand() -> None:
    # Middle: 0.5 * |130 - 100| = 15. Bands of 50, 80 and 95 %: half of what may be missed times the width,
    # and what lies outside: 0.25 * 20 + 20, 0.1 * 40 + 10, 0.025 * 80. All over three and a half.
    expected = (15 + 25 + 14 + 2) / 3.5
    assert weighted_interval_score(_forecasts([ROW], [130.0]))[0] == pytest.approx(expected)


def test_the_interval_score_is_the_mean_pinball_loss() -> None:
    rng = np.random.default_rng(1)
    quantiles, came = np.sort(rng.normal(size=(50, 7)), axis=1), rng.normal(size=50)
    off = came[:, None] - quantiles
    pinball = np.where(off >= 0, np.array(CHANCES) * off, (np.array(CHANCES) - 1) * off)
    found = weighted_interval_score(Forecasts(quantiles, np.zeros((50, 4)), came, np.zeros((50, 4))))
    assert found == pytest.approx(2 * pinball.mean(axis=1))


def test_the_brier_score_is_a_mean_of_squares() -> None:
    found = _forecasts([ROW, ROW], [100.0, 100.0], [0.8, 0.5, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0])
    assert score("outlook", found).brier == pytest.approx((0.04 + 0.25 + 0 + 1) / 4)


def test_errors_and_widths_are_per_cent_of_what_came() -> None:
    found = score("outlook", _forecasts([ROW, ROW], [125.0, 80.0]))
    assert found.error == pytest.approx(100 * (25 / 125 + 20 / 80) / 2, abs=0.001)
    assert found.sharpness == pytest.approx(100 * (40 / 125 + 40 / 80) / 2, abs=0.001)
    assert (found.covered50, found.covered80, found.covered95) == (0, 0.5, 1)


def test_a_forecaster_that_knows_the_truth_covers_what_it_says() -> None:
    rng = np.random.default_rng(5)
    middles, sds = rng.uniform(50, 100, 20_000), rng.uniform(1, 5, 20_000)
    came = middles + sds * rng.standard_normal(20_000)
    quantiles = middles[:, None] + sds[:, None] * norm.ppf(CHANCES)
    asked = middles + rng.normal(0, 4, 20_000)
    chances = np.repeat(norm.cdf((asked - middles) / sds)[:, None], 4, axis=1)
    fell = np.repeat((came <= asked).astype(np.float64)[:, None], 4, axis=1)
    found = Forecasts(quantiles, chances, came, fell)
    told = score("outlook", found)
    assert (told.covered50, told.covered80, told.covered95) == pytest.approx((0.5, 0.8, 0.95), abs=0.012)
    for each in calibration(found):
        assert each.low <= each.said <= each.high
        assert abs(each.said - each.came) < 4 * 0.5 / np.sqrt(each.forecasts / 4)
    wider = Forecasts(middles[:, None] + 1.5 * sds[:, None] * norm.ppf(CHANCES), chances, came, fell)
    assert score("outlook", wider).interval_score > told.interval_score


def test_chances_are_put_together_by_tenths_and_one_is_among_the_last() -> None:
    found = _forecasts([ROW], [100.0], [0.0, 0.05, 0.95, 1.0], [0.0, 1.0, 1.0, 1.0])
    first, last = calibration(found)
    assert (first.low, first.high, first.said, first.came, first.forecasts) == (0.0, 0.1, 0.025, 0.5, 2)
    assert (last.low, last.high, last.said, last.came, last.forecasts) == (0.9, 1.0, 0.975, 1.0, 2)


def test_moments_far_apart_count_in_full() -> None:
    covered = np.random.default_rng(0).uniform(0.6, 1.0, 30).tolist()
    assert effective_moments(covered, spacing=1.0, ahead=0.5) == 30


def test_moments_that_look_at_the_same_outcome_count_once() -> None:
    assert effective_moments([0.8] * 40, spacing=0.25, ahead=20.0) < 1.6
    assert effective_moments([0.8] * 41, spacing=0.25, ahead=1.0) == pytest.approx(11)


def test_coverage_that_is_repeated_counts_for_as_often_as_it_is_new() -> None:
    own = np.random.default_rng(3).uniform(0.5, 1.0, 100)
    repeated = np.repeat(own, 4)
    found = effective_moments(repeated.tolist(), spacing=0.25, ahead=1.0)
    assert 75 <= found <= 130
    single = effective_moments(
        np.random.default_rng(4).uniform(0.5, 1, 400).tolist(), spacing=0.25, ahead=1.0
    )
    assert found <= single <= 101  # never more than the span over the horizon


@pytest.mark.parametrize("covered", [[], [0.5]])
def test_of_one_moment_or_none_there_is_no_more(covered: list[float]) -> None:
    assert effective_moments(covered, 1.0, 1.0) == len(covered)

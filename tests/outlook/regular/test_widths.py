"""Widths: learnt from enough errors, held where there are few, right for series not learnt from."""

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.outlook import regular
from perspectief.outlook.regular import widths
from tests.outlook.regular.conftest import monthly

Floats = NDArray[np.float64]
HORIZON = 18
CHANCES = np.array([0.025, 0.1, 0.5, 0.9, 0.975])


def signs(number: int, seed: int) -> Floats:
    """Made-up signs that differ between series and months."""
    return np.random.default_rng(seed).normal(-3, 0.5, (number, HORIZON, 5))


def covered(came: Floats, quantiles: Floats) -> tuple[float, float]:
    """Shares of outcomes within the bands of 80 and 95 %."""
    inner = (came >= quantiles[..., 1]) & (came <= quantiles[..., 3])
    outer = (came >= quantiles[..., 0]) & (came <= quantiles[..., 4])
    return float(inner.mean()), float(outer.mean())


def test_known_powers_are_recovered() -> None:
    true = np.array([0.2, 0.3, 0.0, 0.3, 0.5, 0.1, 0.0])
    known = widths.Widths(true, widths.beforehand().shape, 0.5)
    seen = signs(4000, 1)
    errors = known.sizes(seen) * np.random.default_rng(2).laplace(size=(4000, HORIZON))
    np.testing.assert_allclose(widths.learn(seen, errors).powers, true, atol=0.08)


def test_a_known_shape_is_recovered() -> None:
    held = widths.beforehand()
    seen = signs(4000, 3)
    errors = held.sizes(seen) * np.random.default_rng(4).uniform(-2, 2, (4000, HORIZON))
    found = widths.learn(seen, errors)
    np.testing.assert_allclose(found.multiples(np.array([-1.2816, 1.2816])), [-1.6, 1.6], atol=0.08)


def test_nothing_seen_leaves_what_was_held() -> None:
    found, held = widths.learn(np.empty((0, HORIZON, 5)), np.empty((0, HORIZON))), widths.beforehand()
    np.testing.assert_allclose(found.powers, held.powers)
    np.testing.assert_allclose(found.shape, held.shape)
    assert found.together == held.together


def test_one_series_moves_widths_a_little_and_many_move_them_far() -> None:
    held = widths.beforehand()
    moved = []
    for number in (1, 1000):
        seen = signs(number, 5)
        errors = 3 * held.sizes(seen) * np.random.default_rng(6).laplace(size=(number, HORIZON))
        moved.append(
            float(np.exp(np.mean(np.log(widths.learn(seen, errors).sizes(seen) / held.sizes(seen)))))
        )
    assert 1 < moved[0] < 2 < moved[1] == pytest.approx(3, rel=0.1)


def test_outcomes_that_are_not_known_are_left_out() -> None:
    held, seen = widths.beforehand(), signs(500, 7)
    errors = held.sizes(seen) * np.random.default_rng(8).laplace(size=(500, HORIZON))
    gaps = np.concatenate([errors, np.full((100, HORIZON), np.nan)])
    whole, gapped = widths.learn(seen, errors), widths.learn(np.concatenate([seen, signs(100, 9)]), gaps)
    np.testing.assert_allclose(gapped.powers, whole.powers)
    np.testing.assert_allclose(gapped.shape, whole.shape)


def test_scores_undo_multiples() -> None:
    scores = np.linspace(-3.4, 3.4, 41)
    held = widths.beforehand()
    np.testing.assert_allclose(held.scores(held.multiples(scores)), scores, atol=1e-9)


@pytest.mark.parametrize("together", [0.0, 0.5, 1.0])
def test_how_far_errors_go_together_is_recovered(together: float) -> None:
    known = widths.Widths(widths.beforehand().powers, widths.beforehand().shape, together)
    seen = signs(3000, 10)
    root = np.linalg.cholesky(known.likeness(HORIZON) + 1e-9 * np.eye(HORIZON))
    scores = np.random.default_rng(11).normal(size=(3000, HORIZON)) @ root.T
    found = widths.learn(seen, known.sizes(seen) * known.multiples(scores))
    assert found.together == pytest.approx(together, abs=0.06)


def test_the_past_of_series_gives_widths_that_cover_what_comes(many: list[Floats]) -> None:
    came = np.stack([one[-HORIZON:] for one in many])
    found = regular.forecast_all([one[:-HORIZON] for one in many], HORIZON)
    inner, outer = covered(came, found.quantiles(CHANCES))
    assert 0.75 < inner < 0.85 and 0.92 < outer < 0.98


def test_cross_fitted_widths_cover_what_they_say(many: list[Floats]) -> None:
    came = np.stack([one[-HORIZON:] for one in many])
    found = regular.forecast_all([one[:-HORIZON] for one in many], HORIZON)
    inner, outer = covered(came, regular.cross_fitted(found, came, CHANCES))
    assert 0.77 < inner < 0.83 and 0.93 < outer < 0.97


def test_cross_fitting_mends_widths_that_are_wrong(many: list[Floats]) -> None:
    came = np.stack([one[-HORIZON:] for one in many])
    held = widths.beforehand()
    narrow = widths.Widths(held.powers, held.shape / 3, held.together)
    found = regular.forecast_all([one[:-HORIZON] for one in many], HORIZON, widths=narrow)
    assert covered(came, found.quantiles(CHANCES))[0] < 0.6
    assert covered(came, regular.cross_fitted(found, came, CHANCES))[0] > 0.77


def test_a_series_outcome_does_not_reach_its_own_cross_fitted_widths(many: list[Floats]) -> None:
    came = np.stack([one[-HORIZON:] for one in many[:40]])
    found = regular.forecast_all([one[:-HORIZON] for one in many[:40]], HORIZON)
    otherwise = came.copy()
    otherwise[5] *= 3
    one, other = (regular.cross_fitted(found, outcomes, CHANCES) for outcomes in (came, otherwise))
    np.testing.assert_array_equal(one[5], other[5])
    assert not np.array_equal(one, other)


def test_what_comes_after_a_series_does_not_reach_its_rolling_widths() -> None:
    series = [monthly(seed, 100) for seed in range(5)]
    longer = [np.concatenate([one, one[-12:] * 9]) for one in series]
    one, other = (regular.rolling_widths([each[:100] for each in kind], 12) for kind in (series, longer))
    np.testing.assert_array_equal(one.shape, other.shape)

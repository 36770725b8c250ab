"""The compiled recursions against the same model written with plain matrices."""

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.outlook.national.kernels import SIZE, SQUARES, by_now, look_ahead, look_back, run_through

Floats = NDArray[np.float64]
SETTING = np.array([0.93, 0.002, 0.4, 0.3, 1.0, 0.05])
CENTRE = np.eye(12) - 1.0 / 12.0


def plainly(levels: Floats, means: Floats, setting: Floats) -> tuple[Floats, Floats, float]:
    damping, pull, bump, noise, start, walk = setting
    state, spread = np.zeros(SIZE), np.zeros((SIZE, SIZE))
    state[0], spread[0, 0], spread[1, 1] = levels[0], noise, 4.0 / (1.0 - damping**2)
    spread[2:, 2:] = start * CENTRE
    shaken = np.zeros((SIZE, SIZE))
    shaken[:2, :2] = 1.0
    shaken[0, 0] += bump
    shaken[2:, 2:] = walk * CENTRE
    squares = 0.0
    for month in range(1, len(levels)):
        step, added = plain_step(damping, pull * min(1.0, month / 120), means[month - 1], month % 12)
        state, spread = step @ state + added, step @ spread @ step.T + shaken
        if np.isnan(levels[month]):
            continue
        variance, error = spread[0, 0] + noise, levels[month] - state[0]
        gain = spread[:, 0] / variance
        state, spread = state + gain * error, spread - np.outer(gain, spread[0])
        squares += error**2 / variance
    return state, spread, squares


def plain_step(damping: float, pull: float, mean: float, month: int) -> tuple[Floats, Floats]:
    step, added = np.eye(SIZE), np.zeros(SIZE)
    step[1, :2] = -pull, damping
    step[0, :2] = 1.0 - pull, damping
    step[0, 2 + month] = 1.0
    added[:2] = pull * mean
    return step, added


@pytest.fixture
def gappy() -> Floats:
    # No error is beyond the limit here: the scale is large, so nothing is taken for a jump.
    levels = 12.0 + np.cumsum(np.random.default_rng(4).normal(0.0, 0.002, 150))
    levels[[40, 41, 90, 149]] = np.nan
    return levels


def ran(levels: Floats, scale: float = 1.0) -> tuple[Floats, Floats, Floats, Floats]:
    known = ~np.isnan(levels)
    means = np.cumsum(np.where(known, levels, 0.0)) / np.cumsum(known)
    state, spread = np.empty(SIZE), np.empty((SIZE, SIZE))
    tally = run_through(levels, np.zeros(len(levels)), means, SETTING, scale, state, spread)
    return means, state, spread, tally


def test_the_filter_is_that_of_plain_matrices(gappy: Floats) -> None:
    means, state, spread, tally = ran(gappy)
    plain_state, plain_spread, squares = plainly(gappy, means, SETTING)
    assert state == pytest.approx(plain_state, abs=1e-9)
    assert spread == pytest.approx(plain_spread, abs=1e-9)
    assert tally[SQUARES] == pytest.approx(squares)


def test_looking_ahead_is_that_of_plain_matrices(gappy: Floats) -> None:
    means, state, spread, tally = ran(gappy)
    after = by_now(SETTING, len(gappy), tally, 1.0)
    paths = np.empty((2, 30))
    look_ahead(state, spread, after, means[-1], len(gappy), paths)
    for month in range(30):
        step, added = plain_step(SETTING[0], SETTING[1], means[-1], (len(gappy) + month) % 12)
        state, spread = step @ state + added, step @ spread @ step.T
        spread[:2, :2] += 1.0
        spread[0, 0] += SETTING[2]
        assert paths[:, month] == pytest.approx((state[0], spread[0, 0]), abs=1e-9)


def test_seasons_add_nothing_to_a_year(gappy: Floats) -> None:
    _, state, spread, _ = ran(gappy)
    assert state[2:].sum() == pytest.approx(0.0, abs=1e-9)
    assert spread[2:, 2:].sum() == pytest.approx(0.0, abs=1e-9)


def test_looking_back_knows_nothing_later(gappy: Floats) -> None:
    horizons = np.array([1, 6, 12], dtype=np.int64)
    changed = gappy.copy()
    changed[120:] += 0.3
    rows = []
    for levels in (gappy, changed):
        means, *_ = ran(levels)
        rows.append(look_back(levels, np.zeros(150), means, SETTING, 0.002, horizons))
    assert np.isfinite(rows[0][:108]).any()
    np.testing.assert_array_equal(rows[0][:108], rows[1][:108])
    # From month 119 one month ahead is month 120, which did change.
    assert not np.array_equal(rows[0][108:], rows[1][108:], equal_nan=True)


def test_a_strange_month_is_a_jump_and_not_a_trend() -> None:
    levels = 12.0 + np.cumsum(np.random.default_rng(4).normal(0.0, 0.001, 150))
    jumped = levels.copy()
    jumped[140:] += 0.1
    _, calm, _, _ = ran(levels, 0.0015)
    _, state, _, tally = ran(jumped, 0.0015)
    assert tally[3] == 1
    assert state[0] - calm[0] == pytest.approx(0.1, abs=0.01)
    assert abs(state[1] - calm[1]) < 0.003  # without a limit it would be some .05

"""Monthly figures: the path agrees with a Kalman filter that is written here by other means."""

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.outlook.design import FAR
from perspectief.outlook.motion import Motion
from perspectief.outlook.observation import MONTH, Observation
from perspectief.outlook.prior import Prior
from perspectief.outlook.trajectory import fit
from tests.outlook.test_motion import van_loan

Floats = NDArray[np.float64]
PRIOR = Prior("test", "plain", Motion(0.8, 0.6, 0.7, 0.5), spread=0.0, registration=0.1, level=3.0)
START = 20.0


@dataclass(frozen=True)
class Filtered:
    mean: Floats
    variance: Floats
    log_likelihood: float


def _filtered(values: Floats, months: int) -> Filtered:
    """Level, drift: the diffuse level starts about the last value, as the model has it."""
    motion = PRIOR.motion
    shown = motion.flutter**2 + PRIOR.registration**2
    transition, noise = van_loan(motion, MONTH)
    state = np.array([values[-1], 0.0])
    cov = np.diag([(FAR * PRIOR.level) ** 2, motion.drift**2])
    total = 0.0
    for value in values:
        spread = cov[0, 0] + shown
        miss = value - state[0]
        total += -0.5 * (np.log(2 * np.pi * spread) + miss**2 / spread)
        gain = cov[:, 0] / spread
        state, cov = state + gain * miss, cov - np.outer(gain, cov[0])
        state, cov = transition @ state, transition @ cov @ transition.T + noise
    means, variances = [], []
    for _ in range(months):
        means.append(state[0])
        variances.append(cov[0, 0] + motion.flutter**2)
        state, cov = transition @ state, transition @ cov @ transition.T + noise
    return Filtered(np.array(means), np.array(variances), float(total))


def _observed(values: Floats) -> list[Observation]:
    times = START + MONTH * np.arange(len(values))
    return [Observation("point", t, t, v, v) for t, v in zip(times.tolist(), values.tolist(), strict=True)]


@pytest.mark.parametrize("count", [2, 12, 60])
def test_monthly_figures_are_followed_as_a_kalman_filter_does(count: int) -> None:
    values = 50 + np.cumsum(np.random.default_rng(count).normal(0.1, 0.4, count))
    path = fit(_observed(values), PRIOR)
    told = _filtered(values, 24)
    ahead = np.asarray(START + MONTH * (count + np.arange(24)), dtype=np.float64)
    mean, _, _ = path._local(path.nodes[0], ahead)
    assert path.log_evidence == pytest.approx(told.log_likelihood, abs=1e-6)
    assert path.centre + mean == pytest.approx(told.mean, abs=1e-6)
    draws = path.draws(ahead, 20_000, 1)
    sd = np.sqrt(told.variance)
    assert np.abs(draws.mean(axis=0) - told.mean).max() < 5 * sd.max() / np.sqrt(20_000)
    assert draws.std(axis=0) == pytest.approx(sd, rel=5 / np.sqrt(2 * 20_000))


def test_the_deviations_of_draws_one_month_after_another_hang_together() -> None:
    values = 50 + np.cumsum(np.random.default_rng(0).normal(0.1, 0.4, 24))
    path = fit(_observed(values), PRIOR)
    ahead = START + MONTH * np.array([24.0, 36.0])
    draws = path.draws(ahead, 40_000, 1)
    transition, noise = van_loan(PRIOR.motion, 1.0)
    change = (draws[:, 1] - draws[:, 0]).std()
    flutter = 2 * PRIOR.motion.flutter**2
    known, free = flutter + noise[0, 0], flutter + noise[0, 0] + (transition[0, 1] * PRIOR.motion.drift) ** 2
    assert known < change**2 < free  # the drift of a path is partly known from its figures


def test_the_grid_of_liveliness_weighs_by_evidence() -> None:
    wide = Prior("test", "plain", PRIOR.motion, spread=1.0, registration=0.1, level=3.0)
    rng = np.random.default_rng(4)
    calm = fit(_observed(50 + np.cumsum(rng.normal(0, 0.05, 60))), wide).motion()
    wild = fit(_observed(50 + np.cumsum(rng.normal(0, 1.5, 60))), wide).motion()
    assert calm.noise < PRIOR.motion.noise < wild.noise

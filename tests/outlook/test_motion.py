"""The closed covariance of walk and drift is that of the two-state system, worked out by other means."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.linalg import expm

from perspectief.outlook.motion import Motion, covariance, expected_change

Floats = NDArray[np.float64]
MOTIONS = [Motion(0.02, 0.03, 1.0, 0.0), Motion(0.3, 0.01, 0.1, 0.0), Motion(0.001, 0.2, 4.0, 0.0)]


def van_loan(motion: Motion, years: float) -> tuple[Floats, Floats]:
    """Transition and noise of (level, drift) over a time, by a matrix exponential (Van Loan 1978)."""
    moves = np.array([[0.0, 1.0], [0.0, -motion.damping]])
    noise = np.diag([motion.noise**2, 2 * motion.damping * motion.drift**2])
    block = expm(np.block([[-moves, noise], [np.zeros((2, 2)), moves.T]]) * years)
    transition = np.asarray(block[2:, 2:].T)
    return transition, np.asarray(transition @ block[:2, 2:])


def _stepwise(motion: Motion, ages: Floats) -> Floats:
    """Covariance of the level at ages that grow, step by step through the two-state system."""
    state, at = np.diag([0.0, motion.drift**2]), 0.0
    found = np.zeros((len(ages), len(ages)))
    for i, age in enumerate(ages):
        transition, noise = van_loan(motion, float(age - at))
        state, at = transition @ state @ transition.T + noise, float(age)
        for j in range(i, len(ages)):
            onward, _ = van_loan(motion, float(ages[j] - age))
            found[i, j] = found[j, i] = (state @ onward.T)[0, 0]
    return found


@pytest.mark.parametrize("motion", MOTIONS)
def test_the_closed_covariance_is_that_of_the_two_state_system(motion: Motion) -> None:
    ages = np.array([0.0, 0.01, 0.5, 1.0, 1.5, 3.0, 5.0])
    assert covariance(motion, ages, ages) == pytest.approx(_stepwise(motion, ages), rel=1e-7, abs=1e-14)


@pytest.mark.parametrize("motion", MOTIONS)
def test_before_the_start_a_path_is_as_unsure_as_after_it(motion: Motion) -> None:
    ages = np.array([-3.0, -1.0, -0.25, 0.0, 0.25, 2.0])
    found = covariance(motion, ages, ages)
    assert found == pytest.approx(covariance(motion, -ages, -ages))
    assert np.linalg.eigvalsh(found).min() > -1e-12
    shifted = covariance(motion, ages + 3.0, ages + 3.0)
    moves = np.diff(np.eye(len(ages)), axis=0)
    assert moves @ found @ moves.T == pytest.approx(moves @ shifted @ moves.T, rel=1e-6, abs=1e-13)


@pytest.mark.parametrize("motion", MOTIONS)
def test_the_expected_change_is_the_deviation_of_the_level(motion: Motion) -> None:
    assert expected_change(motion, 2.0) == pytest.approx(np.sqrt(_stepwise(motion, np.array([2.0]))[0, 0]))


def test_a_change_that_is_not_damped_goes_on_in_a_straight_line() -> None:
    calm = Motion(1e-9, 0.1, 1e-4, 0.0)
    assert expected_change(calm, 10.0) == pytest.approx(1.0, rel=1e-3)


@pytest.mark.parametrize("damping", [1e-3, 0.1, 1.0, 50.0])
def test_a_covariance_of_very_near_and_very_far_days_is_one(damping: float) -> None:
    ages = np.concatenate([[0.0, 1e-6, 2e-6, 1 / 365], np.linspace(0.1, 60.0, 60)])
    found = covariance(Motion(0.001, 0.05, damping, 0.0), ages, ages)
    assert np.linalg.eigvalsh(found).min() > -1e-9 * found.max()

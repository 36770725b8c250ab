"""A prior that is fitted on a panel recovers the numbers that the panel was made with."""

from dataclasses import replace
from math import log

import numpy as np
import pytest

from perspectief.outlook.motion import Motion, covariance
from perspectief.outlook.observation import Observation
from perspectief.outlook.panel import fit_prior
from perspectief.outlook.prior import Prior
from perspectief.outlook.trajectory import fit

TRUE = Prior("test", "log", Motion(0.02, 0.03, 0.8, 0.0), spread=0.5, smallness=1.5, registration=0.001)
START = replace(TRUE, motion=Motion(0.05, 0.015, 0.8, 0.0), spread=0.25, smallness=0.5)


def _region(rng: np.random.Generator, years: int = 8) -> list[Observation]:
    size = float(np.exp(rng.uniform(log(200), log(20_000))))
    times = 10.0 + np.arange(years)
    lively = float(np.exp(TRUE.spread * rng.standard_normal()))
    motion = TRUE.for_level(size)
    motion = replace(motion, noise=motion.noise * lively, drift=motion.drift * lively)
    ages = times - times[0]
    cov = covariance(motion, ages, ages) + TRUE.registration**2 * np.eye(years)
    path = log(size) + np.linalg.cholesky(cov) @ rng.standard_normal(years)
    return [Observation("point", t, t, v, v) for t, v in zip(times.tolist(), path.tolist(), strict=True)]


@pytest.fixture(scope="module")
def panel() -> list[list[Observation]]:
    rng = np.random.default_rng(11)
    return [_region(rng) for _ in range(150)]


@pytest.fixture(scope="module")
def fitted(panel: list[list[Observation]]) -> Prior:
    return fit_prior(START, panel, ("noise", "drift", "spread", "smallness"), rounds=90)


def test_noise_drift_spread_and_smallness_are_recovered_within_a_third(fitted: Prior) -> None:
    found = fitted.numbers()
    for name in ("volatility", "drift", "spread", "smallness"):
        assert abs(log(found[name] / TRUE.numbers()[name])) < log(4 / 3), (name, found[name])


def test_what_is_not_free_stays_what_it_was(fitted: Prior) -> None:
    assert (fitted.motion.damping, fitted.registration) == (START.motion.damping, START.registration)
    assert fitted.basis == "fitted" and START.basis == "assumed"


def test_no_number_that_was_fitted_is_beaten_in_evidence_by_far(
    panel: list[list[Observation]], fitted: Prior
) -> None:
    def evidence(prior: Prior) -> float:
        return sum(fit(region, prior).log_evidence for region in panel)

    best = evidence(fitted)
    assert best > evidence(START) + 5
    assert best > evidence(TRUE) - 1
    for times in (0.6, 1.7):
        livelier = replace(
            fitted.motion, noise=fitted.motion.noise * times, drift=fitted.motion.drift * times
        )
        assert best > evidence(replace(fitted, motion=livelier)) + 5


def test_an_empty_panel_leaves_what_was_assumed() -> None:
    found = fit_prior(START, [], ("noise", "drift"), rounds=60)
    assert found.motion.noise == pytest.approx(START.motion.noise, rel=0.1)
    assert found.motion.drift == pytest.approx(START.motion.drift, rel=0.1)

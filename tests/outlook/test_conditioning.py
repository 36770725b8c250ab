"""Figures bound a Gaussian path: exact ones as theory has it, intervals as plain Monte Carlo does."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import multivariate_normal, norm

from perspectief.outlook.conditioning import ahead, sites

Floats = NDArray[np.float64]
INF = np.inf


def _walk(times: list[float], start: float = 1.0) -> Floats:
    at = np.array(times)
    return np.asarray(start + np.minimum(at[:, None], at[None, :]))


def _said(bounds: list[tuple[float, float]], noise: float = 1e-4) -> Floats:
    low, high = np.array(bounds, dtype=np.float64).T
    return np.vstack([low, high, np.full(len(low), noise)])


def _told(prior: Floats, across: Floats, beyond: Floats, said: Floats) -> tuple[Floats, Floats, float]:
    precision, pull, evidence = sites(prior, said)
    mean, cov, _ = ahead(prior, across, beyond, precision, pull)
    return mean, cov, evidence


def test_exact_figures_are_conditioned_on_as_theory_has_it() -> None:
    every = _walk([0.5, 1.0, 2.5, 3.0, 4.0])
    prior, across, beyond = every[:3, :3], every[3:, :3], every[3:, 3:]
    value, noise = np.array([0.3, -0.4, 1.1]), np.array([0.01, 0.2, 0.05])
    mean, cov, evidence = _told(prior, across, beyond, np.vstack([value, value, noise]))
    whole = prior + np.diag(noise)
    assert evidence == pytest.approx(multivariate_normal(np.zeros(3), whole).logpdf(value))
    assert mean == pytest.approx(across @ np.linalg.inv(whole) @ value)
    assert cov == pytest.approx(beyond - across @ np.linalg.inv(whole) @ across.T)


@pytest.mark.parametrize(
    "bounds", [(-0.5, 0.2), (0.0, INF), (-INF, -1.0), (2.0, 2.001), (4.0, INF), (9.0, 9.5)]
)
def test_the_evidence_of_one_interval_is_its_probability(bounds: tuple[float, float]) -> None:
    variance, noise = 1.3, 0.2
    _, _, evidence = sites(np.array([[variance]]), _said([bounds], noise))
    low, high = (bounds[0], bounds[1]) if bounds[0] > 0 else (-bounds[1], -bounds[0])
    sd = np.sqrt(variance + noise)
    assert np.exp(evidence) == pytest.approx(norm.sf(low / sd) - norm.sf(high / sd), rel=1e-4)


def _plain_monte_carlo(every: Floats, known: int, said: Floats) -> tuple[Floats, Floats, float, int]:
    """Mean and covariance of the rest given figures, their evidence, and how many draws agree with them."""
    rng = np.random.default_rng(3)
    draws = rng.multivariate_normal(np.zeros(len(every)), every, size=600_000, method="cholesky")
    shown = draws[:, :known] + np.sqrt(said[2]) * rng.standard_normal((len(draws), known))
    agree = ((said[0] <= shown) & (shown <= said[1])).all(axis=1)
    rest = draws[agree, known:]
    return rest.mean(axis=0), np.cov(rest.T), float(agree.mean()), int(agree.sum())


MIXES = {
    "closed": [(-0.5, 0.5), (0.2, 1.2), (0.0, 1.0)],
    "half-open": [(0.5, INF), (-INF, 1.0), (0.8, INF)],
    "narrow among wide": [(-2.0, 2.0), (0.4, 0.45), (-1.0, INF)],
    "classes": [(1.0, INF), (1.0, 2.0), (-INF, 1.0)],
    "far out": [(1.5, 2.5), (-INF, INF), (2.5, INF)],
}


@pytest.mark.parametrize("name", MIXES)
def test_intervals_say_what_plain_monte_carlo_says(name: str) -> None:
    every, said = _walk([0.5, 1.0, 2.0, 2.5, 4.0]), _said(MIXES[name], 0.05)
    true_mean, true_cov, share, count = _plain_monte_carlo(every, 3, said)
    assert count > 2_000
    mean, cov, evidence = _told(every[:3, :3], every[3:, :3], every[3:, 3:], said)
    sd, true_sd = np.sqrt(np.diag(cov)), np.sqrt(np.diag(true_cov))
    # Expectation propagation is no more than near; what it is off stays far below what is unsure.
    assert np.abs(mean - true_mean).max() < (4 / np.sqrt(count) + 0.01) * true_sd.min()
    assert sd == pytest.approx(true_sd, rel=4 / np.sqrt(2 * count) + 0.01)
    assert evidence == pytest.approx(np.log(share), abs=4 / np.sqrt(count) + 0.02)


def test_a_figure_among_intervals_counts_in_full() -> None:
    every = _walk([0.5, 1.0, 2.0, 3.0])
    exact = _told(every[:2, :2], every[3:, :2], every[3:, 3:], _said([(0.1, 0.1), (0.7, 0.7)], 0.01))
    beside = _told(
        every[:3, :3], every[3:, :3], every[3:, 3:], _said([(0.1, 0.1), (0.7, 0.7), (-INF, INF)], 0.01)
    )
    for one, other in zip(exact, beside, strict=True):
        assert one == pytest.approx(other, abs=1e-6)


@pytest.mark.parametrize("half", [1e-3, 1e-5, 1e-8, 1e-12])
def test_an_ever_narrower_interval_becomes_a_number(half: float) -> None:
    every = _walk([0.5, 1.0, 2.0])
    prior, across, beyond = every[:2, :2], every[2:, :2], every[2:, 2:]
    number = _told(prior, across, beyond, _said([(0.3, 0.3), (0.9, 0.9)], 0.01))
    interval = _told(prior, across, beyond, _said([(0.3, 0.3), (0.9 - half, 0.9 + half)], 0.01))
    assert interval[0] == pytest.approx(number[0], abs=1e-5)
    assert interval[1] == pytest.approx(number[1], abs=1e-5)
    assert interval[2] == pytest.approx(number[2] + np.log(2 * half), abs=1e-4)


def test_intervals_that_cannot_all_be_true_give_a_finite_answer() -> None:
    every = _walk([1.0, 1.0, 1.0, 2.0])
    said = _said([(0.0, 0.1), (5.0, 5.1), (-INF, -3.0)], 1e-6)
    mean, cov, evidence = _told(every[:3, :3], every[3:, :3], every[3:, 3:], said)
    assert np.isfinite(mean).all() and np.isfinite(cov).all() and np.isfinite(evidence)
    assert evidence < -1e4


def test_many_copies_of_one_interval_say_no_more_than_one_where_there_is_no_noise() -> None:
    prior = np.ones((30, 30))
    _, cov, evidence = _told(prior, np.ones((1, 30)), np.ones((1, 1)), _said([(0.2, 0.6)] * 30, 1e-8))
    _, single, alone = _told(prior[:1, :1], np.ones((1, 1)), np.ones((1, 1)), _said([(0.2, 0.6)], 1e-8))
    assert evidence == pytest.approx(alone, abs=0.6)
    assert 0.5 < float(np.sqrt(cov[0, 0] / single[0, 0])) <= 1.01


def test_a_free_level_and_twenty_figures_of_one_day_cancel_to_the_last_digit() -> None:
    free, noise, copies = 100.0, 2.5e-7, 20
    prior = free * np.ones((copies, copies))
    said = _said([(0.3, 0.3)] * copies, noise)
    mean, cov, _ = _told(prior, free * np.ones((2, copies)), free * np.ones((2, 2)), said)
    assert mean == pytest.approx([0.3, 0.3], abs=1e-9)
    assert cov == pytest.approx(np.full((2, 2), noise / copies), rel=1e-4)

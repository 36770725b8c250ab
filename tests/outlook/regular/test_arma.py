"""The compiled model, against statsforecast and against series whose model is known."""

import warnings
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.outlook.regular import arma

Floats = NDArray[np.float64]
HORIZON = 24
FLAT = np.array([[0.0, 0, 0, 0, 0], [2.0, 0, 2, 2, 2]])  # a prior that says nearly nothing


def made(seed: int, months: int = 300, period: int = 4) -> Floats:
    """A series of (1 - .7 B)(1 - .5 B^m) (x - 3) = (1 - .4 B)(1 + .3 B^m) error."""
    shocks = np.random.default_rng(seed).normal(size=months + 100)
    x = np.zeros(months + 100)
    for t in range(period + 1, len(x)):
        moved = shocks[t] - 0.4 * shocks[t - 1] + 0.3 * (shocks[t - period] - 0.4 * shocks[t - period - 1])
        x[t] = 0.7 * x[t - 1] + 0.5 * (x[t - period] - 0.7 * x[t - period - 1]) + moved
    series: Floats = x[100:] + 3
    return series


def theirs(values: Floats, method: str) -> tuple[dict[str, float], float, Floats]:
    """Coefficients, variance of errors and forecast of statsforecast."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from statsforecast.models import ARIMA

        model: Any = ARIMA(order=(1, 0, 1), season_length=4, seasonal_order=(1, 0, 1), method=method)
        fitted = model.fit(values)
        path = np.asarray(fitted.predict(h=HORIZON)["mean"])
        return dict(fitted.model_["coef"]), float(fitted.model_["sigma2"]), path


def ours_with(coefficients: dict[str, float], values: Floats) -> arma.Problem:
    """Our model with their coefficients."""
    free = [np.arctanh(coefficients[name]) for name in ("ar1", "ma1", "sar1", "sma1")]
    prior = np.array([[free[0], 0.0, free[1], free[2], free[3]], np.zeros(5)])
    problem = arma.pose(values - coefficients["intercept"], 4, prior, -1.0)
    arma.set_model(problem, np.zeros(0))
    return problem


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_model_looks_ahead_as_statsforecast_does(seed: int) -> None:
    values = made(seed)
    coefficients, _, path = theirs(values, "ML")
    ours = arma.look_ahead(ours_with(coefficients, values), HORIZON) + coefficients["intercept"]
    np.testing.assert_allclose(ours, path, atol=0.005)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_without_a_prior_the_fit_is_no_worse_than_that_of_statsforecast(seed: int) -> None:
    values = made(seed)
    coefficients, variance, _ = theirs(values, "CSS")
    at_theirs = arma.loss(ours_with(coefficients, values), np.zeros(0))
    assert np.exp(2 * at_theirs / len(values)) / len(values) == pytest.approx(variance, rel=0.03)
    problem = arma.pose(values - values.mean(), 4, FLAT, 0.0)
    arma.fit(problem)
    ours = problem.work[2] @ problem.work[2] / len(values)
    assert ours < variance * 1.03


def test_a_known_model_is_recovered() -> None:
    values = made(4, 3000)
    problem = arma.pose(values - values.mean(), 4, FLAT, 0.0)
    arma.fit(problem)
    np.testing.assert_allclose(problem.model[:5], [0.7, 0.0, -0.4, 0.5, 0.3], atol=0.08)


def test_a_prior_decides_where_figures_are_few() -> None:
    firm = np.array([[0.5, 0, 0, 0, 0], [0.01, 0, 0, 0, 0]])
    problem = arma.pose(made(5)[:10], 4, firm, 0.0)
    arma.fit(problem)
    assert problem.model[0] == pytest.approx(np.tanh(0.5), abs=0.02)


def test_errors_of_an_autoregression_are_its_shocks() -> None:
    shocks = np.random.default_rng(6).normal(size=200)
    x = np.zeros(200)
    for t in range(200):
        x[t] = shocks[t] + (0.6 * x[t - 1] if t else 0.0)
    problem = arma.pose(x, 12, np.array([[np.arctanh(0.6), 0, 0, 0, 0], np.zeros(5)]), -1.0)
    arma.set_model(problem, np.zeros(0))
    rows = np.zeros((3, 200))
    arma.errors(x, problem.model, 12, rows, 0)
    np.testing.assert_allclose(rows[2, 2:], shocks[2:], atol=1e-12)


def test_what_is_expected_returns_to_the_level() -> None:
    problem = arma.pose(made(7) - 3, 4, FLAT, 0.0)
    arma.fit(problem)
    far = arma.look_ahead(problem, 400)[-1]
    assert abs(far) < 1

"""Series that the model itself could have made: its bands hold as many of them as they say."""

from collections.abc import Callable
from dataclasses import replace
from math import exp, log

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.outlook.driver import Driver
from perspectief.outlook.motion import Motion, covariance
from perspectief.outlook.observation import MONTH, Observation
from perspectief.outlook.prior import Prior
from perspectief.outlook.trajectory import fit

Floats = NDArray[np.float64]
Shown = Callable[[float, float], Observation]
PRIOR = Prior(
    "test", "log", Motion(0.04, 0.05, 0.8, 0.01), spread=0.4, flutter_spread=0.3, registration=0.002
)
SERIES, DRAWS = 400, 800
LEVELS = (0.5, 0.8, 0.95)
FIRST = 15.0
AHEAD = np.array([0.5, 2.0])
MOST = np.array([3.3 * np.sqrt(share * (1 - share) / SERIES) for share in LEVELS])


def made(rng: np.random.Generator, prior: Prior, times: Floats, country: Floats) -> Floats:
    """A path as figures show it, on the log scale, under a liveliness drawn from the prior."""
    lively, fluttering = np.exp(np.array([prior.spread, prior.flutter_spread]) * rng.standard_normal(2))
    motion = replace(prior.motion, noise=prior.motion.noise * lively, drift=prior.motion.drift * lively)
    ages = times - FIRST
    root = np.linalg.cholesky(covariance(motion, ages, ages) + 1e-12 * np.eye(len(ages)))
    local = log(1500) + rng.normal(0, 0.5) + root @ rng.standard_normal(len(ages))
    shown = np.hypot(prior.motion.flutter * fluttering, prior.registration)
    return np.asarray(country + local + shown * rng.standard_normal(len(ages)))


def exact(at: float, level: float) -> Observation:
    return Observation("point", at, at, level, level)


def rounded(at: float, level: float) -> Observation:
    """A figure in whole hundreds."""
    hundreds = max(round(exp(level) / 100), 1)
    return Observation("point", at, at, log(100 * hundreds - 50), log(100 * hundreds + 50))


def in_turns(at: float, level: float) -> Observation:
    """Now a number, now hundreds, now no more than whether it is above what somebody asked for."""
    asked = log(1500) + 0.4 * np.sin(7 * at)
    bound = (asked, np.inf) if level >= asked else (-np.inf, asked)
    kind = round(at * 12) % 3
    return (exact(at, level), rounded(at, level), Observation("point", at, at, *bound))[kind]


def _driver(rng: np.random.Generator, months: int = 60) -> Driver:
    """A country that wanders; its last path is the one that comes true."""
    past = 0.01 * np.cumsum(rng.standard_normal(96))
    paths = past[-1] + np.cumsum(0.012 * rng.standard_normal((DRAWS + 1, months)), axis=1)
    return Driver(FIRST, past, np.full(months, past[-1]), paths)


def _times(rng: np.random.Generator) -> Floats:
    count = int(rng.integers(2, 8))
    return np.sort(FIRST + rng.choice(np.arange(96), count, replace=False) * MONTH)


def _ranks(figure: Shown, country: bool) -> Floats:
    """Where what came lay among the draws, from 0 to 1, for every series and both horizons."""
    rng, found = np.random.default_rng(20), []
    for series in range(SERIES):
        times = _times(rng)
        ahead = max(float(times[-1]), FIRST + 95 * MONTH if country else 0.0) + AHEAD
        driver = _driver(rng) if country else None
        every = np.concatenate([times, ahead])
        moved = np.zeros(len(every)) if driver is None else driver.drawn(every, DRAWS + 1)[-1]
        path = made(rng, PRIOR, every, moved)
        seen = [figure(at, level) for at, level in zip(times.tolist(), path.tolist(), strict=False)]
        if all(each.centre is None for each in seen):
            seen.append(rounded(float(times[-1]), float(path[len(times) - 1])))
        draws = np.log(fit(seen, PRIOR, driver).draws(ahead, DRAWS, series))
        found.append((draws < path[-len(AHEAD) :]).mean(axis=0))
    return np.array(found)


@pytest.mark.parametrize("country", [False, True], ids=["alone", "with a country"])
@pytest.mark.parametrize("figure", [exact, rounded, in_turns])
def test_bands_hold_as_many_as_they_say(figure: Shown, country: bool) -> None:
    ranks = _ranks(figure, country)
    for at in range(len(AHEAD)):
        held = np.array([(np.abs(ranks[:, at] - 0.5) <= share / 2).mean() for share in LEVELS])
        assert (np.abs(held - LEVELS) < MOST).all(), (AHEAD[at], held)
        assert abs(ranks[:, at].mean() - 0.5) < 3.3 / np.sqrt(12 * SERIES)

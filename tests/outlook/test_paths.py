"""What figures of each kind make of a path, beside what theory or a second way says."""

from dataclasses import replace
from math import log

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import norm

from perspectief.outlook.driver import Driver
from perspectief.outlook.motion import Motion
from perspectief.outlook.observation import MONTH, Observation
from perspectief.outlook.prior import Prior
from perspectief.outlook.trajectory import NothingKnownError, Trajectory, fit

Floats = NDArray[np.float64]
PLAIN = Prior("test", "plain", Motion(1.0, 0.5, 1.0, 0.2), spread=0.0, registration=0.05, level=5.0)
LOGS = Prior("test", "log", Motion(0.03, 0.02, 1.0, 0.003), spread=0.3, registration=0.002)
DRAWS = 20_000


def point(at: float, low: float, high: float | None = None, **more: float) -> Observation:
    return Observation("point", at, at, low, low if high is None else high, **more)  # type: ignore[arg-type]  # fields by name, one of which is a whole number


def _told(path: Trajectory, *times: float) -> tuple[Floats, Floats]:
    draws = path.draws(np.array(times), DRAWS, 5)
    return draws.mean(axis=0), draws.std(axis=0)


def test_a_change_and_one_level_say_what_two_levels_say() -> None:
    level, change = point(10.0, 50.0), Observation("change", 10.0, 12.0, 6.0, 6.0)
    calm = replace(PLAIN, motion=replace(PLAIN.motion, flutter=0.001), registration=0.01)
    mean, sd = _told(fit([level, change], calm), 12.0, 14.0)
    both, sd_both = _told(fit([level, point(12.0, 56.0)], calm), 12.0, 14.0)
    assert mean == pytest.approx(both, abs=0.1)
    assert sd == pytest.approx(sd_both, rel=0.02, abs=0.02)


def test_a_level_is_not_forgotten_for_the_changes_since() -> None:
    changes = [Observation("change", 10 + n * MONTH, 10 + (n + 1) * MONTH, 0.01, 0.01) for n in range(150)]
    mean, _ = _told(fit([point(10.0, 50.0), *changes], PLAIN), 10.0 + 150 * MONTH)
    assert 49 < mean[0] < 54


@pytest.mark.parametrize("fell", [-100.0, -600.0, 900.0])
def test_a_change_of_files_is_taken_from_the_level_however_large(fell: float) -> None:
    change = Observation("change", 10.0, 10.5, fell, fell)
    mean, sd = _told(fit([point(10.0, log(2870)), change], LOGS), 10.5)
    assert mean[0] == pytest.approx(2870 + fell, rel=0.01)
    assert sd[0] < 0.02 * (2870 + fell)


def test_a_change_alone_says_nothing_of_a_level() -> None:
    with pytest.raises(NothingKnownError):
        fit([Observation("change", 10.0, 10.5, -100.0, -100.0)], LOGS)


def test_a_mean_over_years_bounds_the_mean_of_the_path() -> None:
    mean = Observation("mean", 10.0, 15.0, 7.0, 7.0)
    path = fit([mean], PLAIN)
    months = np.array([10.0 + (month + 0.5) * MONTH for month in range(60)])
    draws = path.draws(months, DRAWS, 5).mean(axis=1)
    assert draws.mean() == pytest.approx(7.0, abs=0.05)
    assert draws.std() < 0.15
    assert path.draws(np.array([12.5]), DRAWS, 5).std() > 0.3  # a year of the five may be higher


def test_a_level_on_a_day_that_is_not_known_is_less_sure() -> None:
    year = Observation("point", 10.0, 11.0, 50.0, 50.0)
    assert _told(fit([year], PLAIN), 10.5)[1] > 1.5 * _told(fit([point(10.5, 50.0)], PLAIN), 10.5)[1]


def test_a_figure_that_may_be_off_counts_for_less() -> None:
    sure, other = point(10.0, 50.0), point(10.0, 54.0, noise=2.0)
    mean, _ = _told(fit([sure, other], PLAIN), 10.0)
    assert mean[0] == pytest.approx(50.0, abs=0.2)


def test_two_that_contradict_each_other_meet_halfway() -> None:
    mean, sd = _told(fit([point(10.0, 50.0, noise=4.0), point(10.0, 54.0, noise=4.0)], PLAIN), 10.0)
    assert mean[0] == pytest.approx(52.0, abs=0.2)
    assert sd[0] > 2


def test_before_a_break_figures_say_less_of_what_comes_after() -> None:
    one = [point(9.0, 80.0, before=1), point(10.0, 81.0, before=1), point(11.0, 50.0)]
    whole = [replace(each, before=0) for each in one]
    mean, _ = _told(fit(one, PLAIN), 12.0)
    jumped, _ = _told(fit(whole, PLAIN), 12.0)
    assert abs(mean[0] - 50) < abs(jumped[0] - 50)
    assert mean[0] == pytest.approx(50, abs=1)


def test_the_chance_by_draws_is_the_gaussian_chance_within_its_error() -> None:
    path = fit([point(10.0, 50.0), point(11.0, 51.0)], PLAIN)
    at = np.array([13.0])
    mean, root, _ = path._local(path.nodes[0], at)
    sd = np.hypot(root[0, 0], PLAIN.motion.flutter)
    for aim in (48.0, 52.0, 55.0):
        true = norm.cdf((aim - path.centre - mean[0]) / sd)
        share = (path.draws(at, DRAWS, 9)[:, 0] <= aim).mean()
        assert abs(share - true) < 3.5 * np.sqrt(true * (1 - true) / DRAWS)


def test_the_same_seed_gives_the_same_draws_and_another_gives_others() -> None:
    path, at = fit([point(10.0, 50.0)], PLAIN), np.array([11.0, 12.0])
    assert (path.draws(at, 500, 1) == path.draws(at, 500, 1)).all()
    assert (path.draws(at, 500, 1) != path.draws(at, 500, 2)).all()


def _driver(seed: int = 0, months: int = 36) -> Driver:
    rng = np.random.default_rng(seed)
    paths = 12.0 + np.cumsum(0.02 * rng.standard_normal((2_000, months)), axis=1)
    return Driver(5.0, np.full(60, 12.0), np.full(months, 12.0), paths)


def test_regions_of_one_country_share_its_shocks_and_not_their_own() -> None:
    driver = _driver()
    here, there = (fit([point(9.5, log(size))], LOGS, driver) for size in (2000, 900))
    at = np.array([driver.until + 2.0])
    mine, theirs = np.log(here.draws(at, 2_000, 1)[:, 0]), np.log(there.draws(at, 2_000, 2)[:, 0])
    country = driver.drawn(at, 2_000)[:, 0]
    expected = country.var() / np.sqrt(mine.var() * theirs.var())
    assert np.corrcoef(mine, theirs)[0, 1] == pytest.approx(expected, abs=0.06)
    assert abs(np.corrcoef(mine - country, theirs - country)[0, 1]) < 0.08


def test_a_figure_after_the_country_s_last_one_still_pins_the_level() -> None:
    driver = _driver()
    at = driver.until + 1.0
    mean, sd = _told_by(fit([point(9.0, log(2000)), point(at, log(1800))], LOGS, driver), at)
    assert mean == pytest.approx(1800, rel=0.01)
    assert sd < 0.02 * 1800


def _told_by(path: Trajectory, at: float) -> tuple[float, float]:
    draws = path.draws(np.array([at]), 2_000, 3)[:, 0]
    return float(draws.mean()), float(draws.std())


def test_a_country_never_gives_more_paths_than_it_has() -> None:
    with pytest.raises(ValueError, match="2000 paths"):
        _driver().drawn(np.array([11.0]), 2_001)

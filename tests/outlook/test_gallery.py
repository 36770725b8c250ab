"""Odd figures: each gives a sane answer, wider where less is known, or says that nothing is known."""

from datetime import date
from itertools import pairwise
from math import inf, log

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.facts.model import Figure, Measure
from perspectief.outlook.bands import moments_of
from perspectief.outlook.observation import Observation, years_of
from perspectief.outlook.prior import Prior
from perspectief.outlook.priors import families, prior_of
from perspectief.outlook.reading import observations_of
from perspectief.outlook.trajectory import NothingKnownError, Trajectory, fit
from tests.outlook.conftest import make_figure

Floats = NDArray[np.float64]
Measures = dict[str, Measure]
AS_OF = date(2022, 12, 31)
LATER = [date(2023, 6, 30), date(2024, 12, 31), date(2032, 12, 31)]


def _path(measures: Measures, *figures: Figure, as_of: date = AS_OF) -> Trajectory:
    about = measures[figures[0].measure]
    return fit(observations_of(figures, about, prior_of(about), as_of), prior_of(about))


def _sane(path: Trajectory, days: list[date] = LATER) -> Floats:
    """Half widths of the 80 % band on each day, after all is found finite and in order."""
    draws = path.draws(np.array([years_of(day) for day in days]), 4_000, 1)
    assert np.isfinite(draws).all()
    for moment in moments_of(days, draws):
        lower, upper = zip(moment.band95, moment.band80, moment.band50, strict=True)
        edges = [*lower, moment.middle, *reversed(upper)]
        assert np.isfinite(edges).all() and sorted(edges) == edges
    return np.asarray(np.diff(np.quantile(draws, (0.1, 0.9), axis=0), axis=0)[0] / 2)


def _yearly(*values: float, **changes: object) -> list[Figure]:
    days = [date(2022 - back, 12, 31) for back in range(len(values))][::-1]
    return [make_figure(day, value, **changes) for day, value in zip(days, values, strict=True)]


def test_one_figure_gives_a_band_that_widens(measures: Measures) -> None:
    widths = _sane(_path(measures, make_figure(AS_OF, 2500.0)))
    assert all(before < after for before, after in pairwise(widths))
    assert 25 < widths[0] < 250


def test_less_known_is_wider(measures: Measures) -> None:
    exact = _sane(_path(measures, make_figure(AS_OF, 2500.0)))
    rough = _sane(_path(measures, make_figure(AS_OF, None, low=2250.0, high=2750.0)))
    open_ = _sane(_path(measures, make_figure(AS_OF, None, low=2250.0, high=None)))
    assert (exact < rough).all() and (rough < open_).all()


def test_no_figures_say_that_nothing_is_known() -> None:
    with pytest.raises(NothingKnownError):
        fit([], families()[0].prior())


def test_equal_figures_make_a_calmer_path_than_one(measures: Measures) -> None:
    assert (_sane(_path(measures, *_yearly(*[2500.0] * 8))) < _sane(_path(measures, *_yearly(2500.0)))).all()


@pytest.mark.parametrize("values", [(0.0,), (0.0, 0.0, 0.0), (3.0, 0.0, 1.0), (0.0, 40.0)])
def test_noughts_are_small_counts(measures: Measures, values: tuple[float, ...]) -> None:
    _sane(_path(measures, *_yearly(*values)))


def test_a_negative_count_is_no_count(measures: Measures) -> None:
    with pytest.raises(NothingKnownError):
        _path(measures, *_yearly(-5.0, -80.0))
    _sane(_path(measures, *_yearly(-5.0, 2500.0)))


@pytest.mark.parametrize("value", [1e-9, 1.0, 1e12, 1e200, 1e300])
def test_huge_and_tiny_values_are_followed(measures: Measures, value: float) -> None:
    for measure in ("jobs", "labour_tension") if value >= 1e12 else ("labour_tension",):
        about = _yearly(value, value * 1.1, measure=measure)
        assert _sane(_path(measures, *about), LATER[:1])[0] < value * 5


def test_a_thousand_figures_are_a_path(measures: Measures) -> None:
    days = [date.fromordinal(AS_OF.toordinal() - 3 * n) for n in range(1000)]
    widths = _sane(_path(measures, *(make_figure(day, 2500.0 + n % 7) for n, day in enumerate(days))))
    assert widths[0] < 200


def test_a_thousand_figures_of_one_day_are_one_level(measures: Measures) -> None:
    rng = np.random.default_rng(2)
    figures = [
        make_figure(AS_OF, float(round(2500 + 10 * rng.standard_normal())), source=f"Report {n}")
        for n in range(1000)
    ]
    path = _path(measures, *figures)
    _sane(path)
    assert np.median(path.draws(np.array([years_of(AS_OF)]), 2_000, 1)) == pytest.approx(2500, rel=0.01)


def test_contradictory_figures_of_one_day_give_a_wide_middle_way(measures: Measures) -> None:
    figures = [make_figure(AS_OF, 2000.0), make_figure(AS_OF, 3000.0, source="Another report")]
    draws = _path(measures, *figures).draws(np.array([years_of(AS_OF)]), 4_000, 1)
    assert 2200 < np.median(draws) < 2800
    assert np.quantile(draws, 0.975) > 2900 and np.quantile(draws, 0.025) < 2100


def test_figures_half_a_century_apart_are_a_path(measures: Measures) -> None:
    old, new = make_figure(date(1972, 12, 31), 400.0), make_figure(AS_OF, 2500.0)
    widths = _sane(_path(measures, old, new), [date(1997, 6, 30), *LATER])
    assert widths[0] > widths[1]  # in between less is known than soon after


def test_a_figure_of_a_year_that_has_only_begun_is_a_path_on_every_day(measures: Measures) -> None:
    early = make_figure(date(2022, 12, 31), 2500.0, start=date(2022, 1, 1), published_on=date(2022, 2, 1))
    path = _path(measures, early, as_of=date(2022, 3, 1))
    _sane(path, [date(2022, 3, 1), date(2022, 5, 31), date(2022, 12, 31)])


@pytest.mark.parametrize("bounds", [((4.0, None),), ((None, 0.25),), ((4.0, None), (1.5, 4.0), (None, 0.25))])
def test_open_classes_alone_are_a_wide_path(
    measures: Measures, bounds: tuple[tuple[float | None, float | None], ...]
) -> None:
    days = [date(2020 + n, 12, 31) for n in range(len(bounds))]
    figures = [
        make_figure(day, None, low=low, high=high, kind="class", measure="labour_tension")
        for day, (low, high) in zip(days, bounds, strict=True)
    ]
    path = _path(measures, *figures)
    _sane(path, LATER[:2])
    draws = path.draws(np.array([years_of(days[-1])]), 4_000, 1)
    low, high = bounds[-1]
    held = (draws >= (low or 0)) & (draws <= (high or inf))
    assert held.mean() > 0.8


def test_what_bounds_nothing_beside_an_open_bound_is_no_trouble() -> None:
    prior = families()[0].prior()
    known = Observation("point", 20.0, 20.0, log(2000), inf)
    path = fit([known, Observation("point", 21.0, 21.0, -inf, inf)], prior)
    assert (path.draws(np.array([20.0]), 2_000, 1) > 1990).mean() > 0.9


@pytest.mark.parametrize("family", [each.name for each in families()])
def test_every_family_answers_for_figures_near_and_far_apart(family: str) -> None:
    prior: Prior = next(each for each in families() if each.name == family).prior()
    level = log(700) if prior.scale == "log" else 7.0
    times = [20.0, 20.0, 20.0 + 1e-9, 20.002, 20.1, 21.0, 21.0, 22.9]
    path = fit([Observation("point", t, t, level, level) for t in times], prior)
    draws = path.draws(np.array([19.0, 20.0, 20.0 + 1e-9, 22.9, 23.0, 33.0]), 2_000, 1)
    assert np.isfinite(draws).all()


def test_a_handful_that_became_forty_is_not_soon_thousands(measures: Measures) -> None:
    path = _path(measures, *_yearly(0.0, 40.0))
    draws = path.draws(np.array([years_of(date(2023, 12, 31))]), 4_000, 1)
    assert np.quantile(draws, 0.9) < 400
    assert np.median(draws) == pytest.approx(40, rel=0.2)

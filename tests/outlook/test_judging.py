"""Judging knows what came only after it was said: nothing later moves an earlier forecast."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.facts.model import Figure
from perspectief.facts.shipped import shipped_figures
from perspectief.outlook import panels
from perspectief.outlook.judging import DRAWS, PLAIN, Panel, _plain, tracked
from perspectief.outlook.observation import MONTH
from perspectief.outlook.plain import around, last_value, straight_line
from perspectief.outlook.priors import prior_named
from tests.outlook.conftest import make_figure

Floats = NDArray[np.float64]
NOISE = 0.03


def _panel(regions: int = 12, months: int = 40, steps: int = 6) -> Panel:
    rng = np.random.default_rng(8)
    logs = np.cumsum(NOISE * np.sqrt(MONTH) * rng.standard_normal((regions, months)), axis=1)
    levels = 2000 * np.exp(logs)
    times = np.array([15 + month * MONTH for month in range(months)])
    return Panel("made-up", "s", "m", times, levels, tuple(range(8, months - steps, 3)), steps)


def _walker(panel: Panel) -> Callable[[int], Floats]:
    """A forecaster that knows how the series were made."""

    def forecaster(origin: int) -> Floats:
        rng = np.random.default_rng(origin)
        moves = NOISE * np.sqrt(panel.ahead) * rng.standard_normal((len(panel.levels), DRAWS))
        return np.asarray(panel.levels[:, origin][:, None] * np.exp(moves))

    return forecaster


def test_who_knows_how_series_were_made_covers_what_is_said_and_beats_the_plain_ways() -> None:
    panel = _panel(regions=150)
    found = tracked(panel, _walker(panel))
    scores = {each.method: each for each in found.scores}
    assert set(scores) == {"outlook", *PLAIN}
    assert scores["outlook"].covered80 == pytest.approx(0.8, abs=0.03)
    assert scores["outlook"].covered95 == pytest.approx(0.95, abs=0.02)
    assert scores["outlook"].interval_score < scores["straight-line"].interval_score
    assert (found.series, found.forecasts) == (150, 150 * len(panel.origins))
    assert found.months_ahead == 6 and 1 <= found.effective_moments <= len(panel.origins)
    assert [each.date for each in found.moments] == [panel.day(origin) for origin in panel.origins]


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_way_uses_no_error_that_was_not_yet_known(name: str) -> None:
    panel, origin = _panel(), 20
    later = panel.levels.copy()
    later[:, origin + 1 :] *= 3
    one, other = (_plain(replace(panel, levels=each), origin, PLAIN[name]) for each in (panel.levels, later))
    assert (one.quantiles == other.quantiles).all()
    assert (one.chances == other.chances).all()
    assert (one.came != other.came).all()


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_way_learns_from_the_errors_that_were_known(name: str) -> None:
    panel, origin = _panel(), 20
    rough = panel.levels.copy()
    rough[:, 3 : origin - 1 : 2] *= 1.5
    one, other = (_plain(replace(panel, levels=each), origin, PLAIN[name]) for each in (panel.levels, rough))
    width = [np.ptp(each.quantiles[:, [1, 5]], axis=1).mean() for each in (one, other)]
    assert width[1] > 2 * width[0]


def test_plain_ways_by_hand() -> None:
    levels = np.array([90.0, 100.0])
    assert last_value(levels, 2.0, 1.0) == 100
    assert straight_line(levels, 2.0, 1.0) == 120
    assert straight_line(levels[:1], 2.0, 1.0) == 90
    assert around(0.0, 100.0, np.empty(0), 1, 50_000).std() == pytest.approx(5, rel=0.03)
    assert around(70.0, 100.0, np.full(990, 0.2), 1, 50_000).std() == pytest.approx(19.9, rel=0.03)


def _moved_later(panel: Panel, origin: int) -> Panel:
    later = panel.levels.copy()
    later[:, origin + 1 :] *= 1.2
    return replace(panel, levels=later)


@pytest.mark.parametrize("family", ["inhabitants", "welfare"])
def test_the_forecaster_of_regions_never_sees_a_later_figure(family: str) -> None:
    panel = _panel(regions=7, months=10, steps=2)
    country = panels.COUNTRY if family == "welfare" else None
    one, other = (
        panels._municipal(each, prior_named(family), 5.0, country)(5)
        for each in (panel, _moved_later(panel, 5))
    )
    assert one.shape == (7, DRAWS)
    assert (one == other).all()


def test_the_national_forecaster_never_sees_a_later_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    def first() -> tuple[Panel, Floats]:
        panel, forecaster = next(panels.national_panels())
        return panel, forecaster(panel.origins[0])

    panel, before = first()
    shipped = shipped_figures

    def moved(measure: str, region: str) -> tuple[Figure, ...]:
        last = panel.day(panel.origins[0])
        return tuple(
            replace(each, value=2 * each.value) if each.end > last and each.value else each
            for each in shipped(measure, region)
        )

    monkeypatch.setattr(panels, "shipped_figures", moved)
    changed, after = first()
    assert (changed.levels[:, panel.origins[0] + 1 :] != panel.levels[:, panel.origins[0] + 1 :]).all()
    assert (before == after).all()


def _months(values: list[float], last: date = date(2022, 12, 31), **more: object) -> list[Figure]:
    found = []
    for back, value in enumerate(values[::-1]):
        month = last.year * 12 + last.month - back
        following = date(month // 12, month % 12 + 1, 1)
        found.append(make_figure(date.fromordinal(following.toordinal() - 1), value, **more))
    return found[::-1]


def test_a_fetched_panel_keeps_regions_with_the_same_months_and_without_noughts() -> None:
    steady = [1000.0 + month for month in range(40)]
    corrected = make_figure(date(2022, 12, 31), 999.0, published_on=date(2023, 6, 1))
    forecast = make_figure(date(2022, 12, 31), 5.0, published_on=date(2023, 9, 1), status="F")
    regions = {
        "GM0001": [*_months(steady), forecast, corrected],
        "GM0002": _months([2 * each for each in steady]),
        "GM0003": _months(steady, last=date(2022, 9, 30)),  # as many months, but others
        "GM0004": _months([*steady[:-1], 0.0]),
        "GM0005": _months(steady[:20]),
    }
    judged = panels.fetched_panel("n", "welfare_benefits", "welfare", regions)
    assert judged is not None
    panel, _ = judged
    assert panel.levels.tolist() == [[*steady[:-1], 999.0], [2 * each for each in steady]]
    assert panel.day(39) == date(2022, 12, 31)


def test_too_few_months_make_no_panel() -> None:
    assert panels.fetched_panel("n", "m", "any", {"GM0001": _months([5.0] * 30)}) is None


@pytest.mark.parametrize("family", ["welfare", "any"])
def test_a_fetched_panel_is_judged_in_finite_numbers(family: str) -> None:
    rng = np.random.default_rng(6)
    walks = 300 * np.exp(np.cumsum(0.02 * rng.standard_normal((6, 40)), axis=1))
    times = np.array([15 + month * MONTH for month in range(40)])
    panel, forecaster = panels.even_panel("made-up", "m", family, times, walks)
    found = tracked(replace(panel, origins=panel.origins[-1:]), forecaster)
    assert all(np.isfinite([each.error, each.sharpness, each.interval_score]).all() for each in found.scores)

"""Paces run between figures of one kind, from the time the target was set; unknown days widen them."""

from datetime import date

import pytest

from perspectief.account.aim import aim_of, distance_to, range_of
from perspectief.account.model import FigureView, Interval, Pace
from perspectief.account.pace import DAYS_PER_MONTH, Way, pace_of
from perspectief.account.standing import Case, standing_of
from perspectief.programme.model import Baseline, TargetVersion
from tests.account.test_standing import DUE, FILES, INDICATOR, figure

AT_MOST = TargetVersion.model_validate({"edition": "note", "at_most": 2200})
PEERS = TargetVersion.model_validate(
    {"edition": "note", "better_than_peers_by": {"by": 1, "peers": "CLASS-50-100K"}}
)


def pace(figures: list[FigureView], first_said: str = "2019-01-01", baseline: Baseline | None = None) -> Pace:
    aim = aim_of(AT_MOST, FILES)
    distance = distance_to(aim, range_of(figures[-1]))
    assert distance is not None
    way = Way(aim, distance, date.fromisoformat(first_said), DUE, baseline)
    found = pace_of(way, figures, figures[-1])
    assert found is not None
    return found


def test_a_pace_starts_at_the_last_figure_before_the_target_was_set() -> None:
    first, last_before, after = (figure(day, 2600) for day in ("2017-01-01", "2018-12-31", "2019-06-01"))
    latest = figure("2020-01-01", 2500)
    assert pace([first, last_before, after, latest]).from_key == last_before.key


def start(day: str, value: float) -> Baseline:
    return Baseline.model_validate({"date": day, "value": value})


def test_without_a_figure_about_that_time_a_pace_starts_at_the_starting_level() -> None:
    latest = figure("2020-12-31", 2600)
    found = pace([figure("2015-12-31", 2000), latest], baseline=start("2018-12-31", 2800))
    months = (date(2020, 12, 31) - date(2018, 12, 31)).days / DAYS_PER_MONTH
    assert found.from_key is None and found.realised is not None
    assert found.realised.low == found.realised.high == pytest.approx(-200 / months)


def test_a_figure_about_that_time_goes_before_the_starting_level() -> None:
    known = figure("2018-12-31", 2810)
    found = pace([known, figure("2020-12-31", 2600)], baseline=start("2018-12-31", 2800))
    assert found.from_key == known.key


def test_a_starting_level_of_a_year_is_compared_with_a_total_of_a_year() -> None:
    latest = figure("2020-01-01/2020-12-31", 2600, kind="flow")
    found = pace([latest], baseline=start("2018-12-31", 2800))
    months = (date(2020, 12, 31) - date(2018, 12, 31)).days / DAYS_PER_MONTH
    assert found.realised is not None and found.realised.low == pytest.approx(-200 / months, rel=0.01)


def test_a_starting_level_says_nothing_of_a_pace_within_its_own_period() -> None:
    assert pace([figure("2018-12-31", 2810)], baseline=start("2018-12-31", 2800)).realised is None


def test_a_pace_runs_between_figures_of_one_kind() -> None:
    other = figure("2018-12-31", 80, kind="rate")
    same = figure("2019-06-01", 2600)
    assert pace([other, same, figure("2020-01-01", 2500)]).from_key == same.key


def test_a_stock_of_an_unknown_day_widens_the_pace() -> None:
    months = (date(2020, 7, 1) - date(2018, 12, 31)).days / DAYS_PER_MONTH
    longest = (date(2020, 7, 31) - date(2018, 12, 1)).days / DAYS_PER_MONTH
    found = pace([figure("2018-12-01/2018-12-31", 2600), figure("2020-07-01/2020-07-31", 2400)])
    assert found.realised is not None
    assert found.realised.low == pytest.approx(-200 / months)
    assert found.realised.high == pytest.approx(-200 / longest)


def test_the_pace_needed_begins_where_the_period_of_the_latest_figure_ends() -> None:
    found = pace([figure("2018-12-31", 2600), figure("2021-01-01/2021-12-31", 2400)])
    months = (DUE - date(2021, 12, 31)).days / DAYS_PER_MONTH
    assert found.needed.low == pytest.approx(-200 / months)


def case(version: TargetVersion, figures: list[FigureView], peers: list[FigureView]) -> Case:
    aim, said = aim_of(version, FILES), date(2019, 1, 1)
    return Case(INDICATOR, FILES, aim, DUE, said, date(2023, 6, 1), figures, peers)


def test_peers_are_compared_over_the_same_period_only() -> None:
    own = [figure("2022-12-31", 10)]
    later, same = figure("2023-03-31", 30), figure("2022-12-31", 15)
    assert standing_of(case(PEERS, own, [later])).distance is None
    assert standing_of(case(PEERS, own, [same, later])).distance == Interval(low=-4, high=-4)


def test_of_one_source_what_it_published_last_counts_in_any_order() -> None:
    corrected = figure("2022-12-31", 2150, published_on=date(2023, 5, 1))
    first = figure("2022-12-31", 2250, published_on=date(2023, 2, 1))
    assert standing_of(case(AT_MOST, [corrected, first], [])).status == "reached"

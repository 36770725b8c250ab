"""When figures are due, how late they are, and how settled."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.facts.calendar import due_day, months_late, next_due, stage
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Calendar, Fetching, Measure
from perspectief.ground.text import Text

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def measure(
    frequency: str = "month", counted_on: str = "last_day", calendar: Calendar | None = None
) -> Measure:
    fetch = Fetching.model_validate(
        {"source": "cbs", "table": "t", "frequency": frequency, "counted_on": counted_on}
    )
    stated = calendar or Calendar(first_months=2, revised_months=5, final_months=12)
    return Measure(
        id="made_up", name=Text(nl="x"), unit="count", counted="file", fetch=fetch, calendar=stated
    )


@pytest.mark.parametrize(
    ("end", "months", "day"),
    [
        (date(2022, 11, 30), 2, date(2023, 1, 31)),
        (date(2022, 12, 31), 2, date(2023, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 1, 1), 5, date(2024, 6, 30)),
        (date(2022, 12, 31), 0, date(2022, 12, 31)),
        (date(9999, 12, 31), 2, date(9999, 12, 31)),
    ],
)
def test_a_figure_is_due_on_the_last_day_of_a_month(end: date, months: int, day: date) -> None:
    assert due_day(end, months) == day


@pytest.mark.parametrize(
    ("frequency", "counted_on", "latest", "following"),
    [
        ("month", "last_day", date(2024, 1, 31), date(2024, 2, 29)),
        ("month", "period", date(2023, 12, 31), date(2024, 1, 31)),
        ("quarter", "period", date(2023, 12, 31), date(2024, 3, 31)),
        ("year", "period", date(2023, 12, 31), date(2024, 12, 31)),
        ("year", "first_day", date(2024, 1, 1), date(2025, 1, 1)),
        ("month", "first_day", date(2024, 12, 1), date(2025, 1, 1)),
        ("week", "period", date(2024, 2, 25), date(2024, 3, 3)),
    ],
)
def test_the_period_that_comes_next(frequency: str, counted_on: str, latest: date, following: date) -> None:
    due = next_due(measure(frequency, counted_on), latest)
    assert due == (following, due_day(following, 2))


def test_expected_in_march_and_three_months_late() -> None:
    """The stock of January is due in March; in June it is three months late."""
    monthly = measure()
    assert next_due(monthly, date(2022, 12, 31)) == (date(2023, 1, 31), date(2023, 3, 31))
    assert months_late(monthly, date(2022, 12, 31), date(2023, 3, 31)) == 0
    assert months_late(monthly, date(2022, 12, 31), date(2023, 4, 1)) == 1
    assert months_late(monthly, date(2022, 12, 31), date(2023, 6, 30)) == 3


def test_the_statutory_welfare_statistic_settles_in_three_steps(catalogue: Catalogue) -> None:
    welfare, end = catalogue.measures["welfare_benefits"], date(2022, 12, 31)
    assert stage(welfare, end, date(2023, 3, 1)) == "provisional"
    assert stage(welfare, end, date(2023, 5, 30)) == "provisional"
    assert stage(welfare, end, date(2023, 5, 31)) == "revised"
    assert stage(welfare, end, date(2023, 12, 30)) == "revised"
    assert stage(welfare, end, date(2023, 12, 31)) == "final"


def test_what_is_final_at_once_is_final_on_its_first_day(catalogue: Catalogue) -> None:
    assert stage(catalogue.measures["inhabitants"], date(2026, 1, 1), date(2026, 6, 23)) == "final"


def test_nothing_is_due_of_a_measure_without_a_calendar_or_a_figure(catalogue: Catalogue) -> None:
    without = catalogue.measures["business_climate_grade"]
    assert next_due(without, date(2021, 12, 31)) is None
    assert months_late(without, date(2021, 12, 31), date(2030, 1, 1)) == 0
    assert stage(without, date(2021, 12, 31), date(2030, 1, 1)) == "unknown"
    assert next_due(measure(), None) is None


def test_a_source_that_only_says_when_it_comes_first_leaves_it_unknown() -> None:
    assert (
        stage(measure(calendar=Calendar(first_months=2)), date(2022, 12, 31), date(2030, 1, 1)) == "unknown"
    )


@given(DAYS, st.integers(0, 60))
def test_a_due_day_is_the_end_of_the_month_so_many_months_on(end: date, months: int) -> None:
    day = due_day(end, months)
    assert (day + timedelta(days=1)).day == 1
    assert (day.year - end.year) * 12 + day.month - end.month == months


@given(DAYS, DAYS, DAYS)
def test_a_figure_never_becomes_less_settled(end: date, one: date, other: date) -> None:
    order = ("provisional", "revised", "final")
    early, late = sorted((one, other))
    assert order.index(stage(measure(), end, early)) <= order.index(stage(measure(), end, late))

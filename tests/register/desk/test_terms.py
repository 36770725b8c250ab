"""The terms of the law, by hand and by counting day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.register.desk.codes import Law, StepKind
from perspectief.register.desk.terms import Event, days_taken, is_holiday, last_day

DAY = timedelta(days=1)
LATER = date(2040, 1, 1)


def due(law: Law, received: date, *events: Event, days: int | None = None, on: date = LATER) -> date | None:
    return last_day(law, days, received, events, on)


@pytest.mark.parametrize(
    ("law", "received", "last"),
    [
        (Law.OW_16_64, date(2024, 1, 8), date(2024, 3, 4)),  # eight weeks, a Monday
        (Law.AWB_4_13, date(2024, 1, 6), date(2024, 3, 4)),  # ends on a Saturday: the Monday after
        (Law.AWB_4_13, date(2024, 2, 2), date(2024, 4, 2)),  # ends on Good Friday: past Easter Monday
        (Law.AWB_4_13, date(2023, 10, 31), date(2023, 12, 27)),  # ends on the second day of Christmas
        (Law.AWB_3_18, date(2024, 3, 31), date(2024, 9, 30)),  # six months, to a month of thirty days
        (Law.AWB_3_18, date(2024, 1, 6), date(2024, 7, 6)),  # a Saturday: too long a term to be moved
    ],
)
def test_the_last_day_in_time(law: Law, received: date, last: date) -> None:
    assert due(law, received) == last


def test_a_term_of_ones_own_has_its_days() -> None:
    assert due(Law.OWN, date(2024, 1, 8), days=14) == date(2024, 1, 22)
    assert due(Law.OWN, date(2024, 1, 6), days=84) == date(2024, 4, 2)  # Saturday before Easter
    assert due(Law.OWN, date(2024, 1, 6), days=85) == date(2024, 3, 31)  # over twelve weeks: not moved


def test_an_extension_makes_it_longer_and_one_after_the_end_does_not() -> None:
    received, longer = date(2024, 1, 8), Event(StepKind.EXTENDED, date(2024, 3, 4), 6)
    assert due(Law.OW_16_64, received, longer) == date(2024, 4, 15)
    assert due(Law.OW_16_64, received, longer, on=date(2024, 3, 1)) == date(2024, 3, 4)
    assert due(Law.OW_16_64, received, Event(StepKind.EXTENDED, date(2024, 3, 5), 6)) == date(2024, 3, 4)


def test_a_term_stands_still_while_the_entrepreneur_completes_it() -> None:
    received = date(2024, 1, 8)
    still = (Event(StepKind.SUSPENDED, date(2024, 2, 1)), Event(StepKind.RESUMED, date(2024, 2, 12)))
    assert due(Law.OW_16_64, received, *still) == date(2024, 3, 15)
    assert due(Law.OW_16_64, received, *still, on=date(2024, 2, 5)) is None
    assert days_taken(received, date(2024, 3, 8), still) == 60 - 11


@given(
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["still", "on"])), max_size=6),
)
def test_days_are_those_on_which_it_did_not_stand_still(received: date, steps: list[tuple[int, str]]) -> None:
    kinds = {"still": StepKind.SUSPENDED, "on": StepKind.RESUMED}
    events = [Event(kinds[kind], received + after * DAY) for after, kind in sorted(steps, key=lambda s: s[0])]
    ended = received + 70 * DAY
    running, still, day = 0, False, received
    while day < ended:
        for event in events:
            if event.on == day:
                still = event.kind is StepKind.SUSPENDED
        running, day = running + (not still), day + DAY
    assert days_taken(received, ended, events) == running


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2024, 3, 29), True),  # Good Friday
        (date(2024, 3, 31), False),  # Easter Sunday is a Sunday
        (date(2024, 4, 1), True),
        (date(2024, 5, 9), True),  # Ascension Day
        (date(2024, 5, 20), True),  # Whit Monday
        (date(2025, 4, 26), True),  # the 27th is a Sunday
        (date(2025, 4, 27), False),
        (date(2013, 4, 30), True),
        (date(2024, 5, 5), True),
        (date(2024, 5, 4), False),
    ],
)
def test_the_holidays_of_the_act_on_terms(day: date, is_one: bool) -> None:
    assert is_holiday(day) is is_one

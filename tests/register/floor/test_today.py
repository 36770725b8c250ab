"""Who needs something today, why and by when; on both databases."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.ground.problem import Refused
from perspectief.register import record
from perspectief.register.floor.aftercare import first_open
from perspectief.register.floor.roll import listed
from perspectief.register.floor.rules import FILE, Rules, load_rules, months_after
from perspectief.register.floor.today import Need, Why, needs
from perspectief.register.models import (
    AftercareContact,
    Exemption,
    GroupSpell,
    Participation,
    Plan,
    PlanSpell,
    Recorded,
    Resident,
    Review,
    Work,
)
from perspectief.register.staff.models import StaffMember
from tests.register.floor.floor_people import LONG_AGO, NOW, TODAY, day, member, mine, somebody
from tests.register.places import Place

RULES = Rules()
WORK: dict[str, Any] = {"place": "beside", "subsidy": "none", "contract": "trial"}


def told(coach: StaffMember, rules: Rules = RULES) -> list[tuple[str, Why, date, str]]:
    return [(need.name, need.why, need.by, need.what) for need in needs(mine(coach), TODAY, rules)]


def add(kind: type[Recorded], resident: Resident, start: date = LONG_AGO, /, **values: Any) -> Any:
    if kind is PlanSpell:
        values["plan"] = Plan.objects.create(resident=resident)
    return record.add(kind, NOW, resident=resident, valid_from=start, **values)


def test_what_ends_or_is_due_soon_is_shown_by_day(register: Place) -> None:
    coach = member()
    people = {name: somebody(coach, name) for name in ("Plan", "Exempt", "Trial", "Wage", "Language")}
    add(PlanSpell, people["Plan"], aim="work", valid_to=day(3))
    add(Exemption, people["Exempt"], duty="work", valid_to=day(-2))
    add(Work, people["Trial"], valid_to=day(10), **WORK)
    add(Review, people["Wage"], kind="wage_value", due=day(-300))
    add(Review, people["Language"], kind="language", due=day(28))
    assert told(coach) == [
        ("Wage", Why.WAGE_VALUE_REVIEW, day(-300), "wage_value"),
        ("Exempt", Why.EXEMPTION_ENDS, day(-2), "work"),
        ("Plan", Why.PLAN_ENDS, day(3), "work"),
        ("Trial", Why.TRIAL_ENDS, day(10), "trial"),
        ("Language", Why.LANGUAGE_DUTY, day(28), "language"),
    ]


def test_what_is_far_away_or_done_is_not_shown(register: Place) -> None:
    coach = member()
    one = somebody(coach, "One")
    add(PlanSpell, one, aim="work", valid_to=day(29))
    add(Exemption, one, duty="work", valid_to=day(-RULES.behind_days))
    add(Review, one, kind="language", due=day(29))
    add(Review, one, kind="language", due=day(-9), valid_to=day(-1))
    add(Work, one, valid_to=day(2), **{**WORK, "contract": "temporary"})
    add(Participation, one, kind="volunteering", valid_to=day(-RULES.behind_days))
    assert told(coach) == []


def test_what_was_prolonged_or_followed_up_is_not_shown(register: Place) -> None:
    coach = member()
    one = somebody(coach, "One")
    add(PlanSpell, one, aim="work", valid_to=day(5))
    add(PlanSpell, one, day(5), aim="participation")
    add(Exemption, one, duty="work", valid_to=day(5))
    add(Exemption, one, day(5), duty="work", valid_to=day(200))
    assert told(coach) == []
    add(Exemption, one, duty="reintegration", valid_to=day(5))
    assert [what for *_, what in told(coach)] == ["reintegration"], "another duty's exemption is another"


def test_participation_that_ended_is_shown_once_and_only_of_who_does_nothing_else(register: Place) -> None:
    coach = member()
    one, busy, gone = (somebody(coach, name) for name in ("One", "Busy", "None"))
    left = somebody(coach, "Left", until=day(-3), reason="moved")
    for resident in (one, busy, left):
        add(Participation, resident, kind="civic", valid_to=day(-20))
        add(Participation, resident, kind="volunteering", valid_to=day(-5))
    add(Participation, busy, day(-4), kind="language")
    add(Participation, gone, kind="none", valid_to=day(-5))
    assert told(coach) == [("One", Why.PARTICIPATION_ENDED, day(-5), "volunteering")]


def test_calls_after_leaving_for_work_come_as_planned(register: Place) -> None:
    coach = member()
    new = somebody(coach, "New", until=date(2024, 2, 20), reason="work")
    called = somebody(coach, "Called", until=date(2024, 1, 5), reason="self_employed")
    missed = somebody(coach, "Missed", until=date(2023, 12, 20), reason="work")
    somebody(coach, "Pension", until=date(2024, 2, 20), reason="pension_age")
    somebody(coach, "Long ago", until=date(2023, 1, 20), reason="work")
    call(called, date(2024, 2, 8))
    call(missed, date(2024, 1, 22), outcome="not_reached")
    assert told(coach) == [
        ("Missed", Why.AFTERCARE_DUE, date(2024, 1, 20), "1"),
        ("New", Why.AFTERCARE_DUE, date(2024, 3, 20), "1"),
        ("Called", Why.AFTERCARE_DUE, date(2024, 4, 5), "3"),
    ]
    call(new, TODAY)
    assert [name for name, *_ in told(coach)] == ["Missed", "Called"]
    assert [name for name, *_ in told(coach, Rules(aftercare_months=(2,)))] == ["Missed"]


def call(resident: Resident, on: date, outcome: str = "at_work") -> None:
    values = {"kind": "phone", "outcome": outcome, "valid_to": date.fromordinal(on.toordinal() + 1)}
    add(AftercareContact, resident, on, **values)


def test_who_is_back_on_welfare_is_not_called(register: Place) -> None:
    from perspectief.register.models import Membership, WelfareFile

    coach = member()
    one = somebody(coach, "One", until=date(2024, 2, 10), reason="work")
    assert len(told(coach)) == 1
    add(Membership, one, date(2024, 3, 1), file=WelfareFile.objects.create())
    assert told(coach) == []


def test_only_ones_own_people_are_shown_and_nothing_that_was_withdrawn(register: Place) -> None:
    coach, other = member(), member("other")
    one, theirs = somebody(coach, "One"), somebody(other, "Theirs")
    row = add(Review, one, kind="language", due=TODAY)
    add(Review, theirs, kind="language", due=TODAY)
    assert [name for name, *_ in told(coach)] == ["One"]
    record.withdraw(row, NOW)
    assert told(coach) == []


def test_the_order_is_that_of_days_then_of_reason_and_key(register: Place) -> None:
    coach = member()
    for number in range(12):
        one = somebody(coach, f"Q{number}")
        add(Review, one, kind=("language", "wage_value")[number % 2], due=day(number // 6))
    found = needs(mine(coach), TODAY, RULES)
    assert [order(each) for each in found] == sorted(order(each) for each in found)
    assert {each.by for each in found} == {day(0), day(1)}


def order(need: Need) -> tuple[Any, ...]:
    return (need.by, need.why, need.key, need.record)


def test_all_of_ones_people_are_listed_by_name(register: Place) -> None:
    coach = member()
    two, one = somebody(coach, "Ydl"), somebody(coach, "Bra")
    left = somebody(coach, "Xan", until=day(-10), reason="work")
    add(GroupSpell, two, group="care")
    found = listed(mine(coach), TODAY)
    assert [(row.resident, row.name, row.group, row.since) for row in found] == [
        (one.pk, "Bra", None, LONG_AGO),
        (left.pk, "Xan", None, None),
        (two.pk, "Ydl", "care", LONG_AGO),
    ]


DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@given(DAYS, st.lists(st.integers(1, 800), max_size=8), st.sets(st.integers(1, 24), min_size=1, max_size=5))
def test_a_later_contact_brings_no_call_back(left: date, after: list[int], months: set[int]) -> None:
    plan = sorted(months)
    due: tuple[int, date] | None = first_open(left, [], plan)
    assert due == (plan[0], months_after(left, plan[0]))
    spoken: list[date] = []
    for days in sorted(after):
        spoken.append(date.fromordinal(left.toordinal() + days))
        later = first_open(left, spoken, plan)
        assert later is None or (due is not None and later >= due)
        due = later


@pytest.mark.parametrize(
    ("start", "months", "then"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 3, 15), -6, date(2023, 9, 15)),
        (date(2023, 12, 1), 1, date(2024, 1, 1)),
    ],
)
def test_months_are_those_of_the_calendar(start: date, months: int, then: date) -> None:
    assert months_after(start, months) == then


def test_a_municipality_says_when_it_calls(tmp_path: Path) -> None:
    assert load_rules(tmp_path) == Rules(aftercare_months=(1, 3, 6))
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text("aftercare_months: [1, 2, 12]\nahead_days: 14\n")
    assert load_rules(tmp_path) == Rules(aftercare_months=(1, 2, 12), ahead_days=14)
    (tmp_path / FILE).write_text("aftercare_months: []\nahead_weeks: 2\n")
    with pytest.raises(Refused) as why:
        load_rules(tmp_path)
    assert {problem.path for problem in why.value.problems} == {"aftercare_months", "ahead_weeks"}

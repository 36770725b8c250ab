"""Counts of a few lives that anybody can follow, and what a count says of itself."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from perspectief.register.codes import EndReason, Group, ParticipationKind, Scheme
from perspectief.register.counting.definition import Ages, CountDefinition, Counted, Flows, Period, What
from perspectief.register.counting.months import counting_days, months_later
from perspectief.register.counting.pension_age import pension_day
from perspectief.register.counting.result import Parts, Series, shared
from perspectief.register.counting.series import compare, series
from perspectief.register.days import FOREVER, day_of, number_of
from tests.register.counting.lives import Row, columns

RETURNS = CountDefinition(
    "back", "welfare_returns", What.RETURNS, schemes=frozenset(Scheme), period=Period.CALENDAR_YEAR
)
ACTIVE = CountDefinition(
    "active", "participation_share", What.PARTICIPATION_SHARE, groups=frozenset({Group.PARTICIPATION})
)
LAST = date(2022, 12, 31)


def on(day: str | None) -> int:
    return number_of(date.fromisoformat(day)) if day else FOREVER


def file(number: int, start: str, end: str | None = None) -> Row:
    return Row("spells", on(start), on(end), {"file": number, "scheme": 0, "reason": -1})


def member(who: int, start: str, end: str | None = None, reason: EndReason | None = None, of: int = 1) -> Row:
    why = -1 if reason is None else list(EndReason).index(reason)
    return Row("memberships", on(start), on(end), {"resident": who, "file": of, "reason": why})


def work(who: int, start: str, end: str | None = None) -> Row:
    what = {"resident": who, "place": 1, "contract": 4, "subsidy": 0, "hours": -1}
    return Row("work", on(start), on(end), what)


def does(who: int, kind: ParticipationKind, start: str, end: str | None = None, hours: int = 4) -> Row:
    what = {"resident": who, "kind": list(ParticipationKind).index(kind), "hours": hours}
    return Row("participation", on(start), on(end), what)


def group(who: int, start: str, end: str | None = None, of: Group = Group.PARTICIPATION) -> Row:
    return Row("groups", on(start), on(end), {"resident": who, "group": list(Group).index(of)})


def counted(
    rows: list[Row], one: CountDefinition, *days: date, known_on: date = date(2023, 12, 31)
) -> Series:
    return series(columns(rows), one, [number_of(day) for day in days], known_on)


# A couple left for work in November 2021 and came back on the last day that is within six months.
COUPLE = [
    file(1, "2020-01-01", "2021-11-10"),
    file(1, "2022-05-09"),
    *(member(who, "2020-01-01", "2021-11-10", EndReason.WORK) for who in (1, 2)),
    *(member(who, "2022-05-09") for who in (1, 2)),
    *(work(who, "2021-11-10", "2022-05-09") for who in (1, 2)),
]


def test_partners_count_each_in_the_year_of_return() -> None:
    assert counted(COUPLE, RETURNS, date(2021, 12, 31), LAST).counts.value.tolist() == [0, 2]


def test_six_months_away_is_not_within_six_months() -> None:
    later = [replace(row, start=row.start + 1) if row.start == on("2022-05-09") else row for row in COUPLE]
    assert counted(later, RETURNS, LAST).counts.value.tolist() == [0]
    assert counted(later, replace(RETURNS, return_months=12), LAST).counts.value.tolist() == [2]


def test_the_share_is_of_those_who_left_in_the_period() -> None:
    share = counted(COUPLE, RETURNS, date(2021, 12, 31), LAST).share
    assert share is not None
    assert share.whole.tolist() == [2, 0]
    assert share.part.tolist() == [2, 0]
    assert share.percent[0] == 100
    assert np.isnan(share.percent[1])


def test_a_window_that_is_not_over_is_said_to_be_so() -> None:
    before = [row for row in COUPLE if row.start < on("2022-05-09")]
    found = counted(before, RETURNS, date(2021, 12, 31), known_on=date(2022, 5, 1))
    assert found.share is not None
    assert found.complete.tolist() == [True]
    assert found.share.complete.tolist() == [False]
    assert (found.share.percent[0], found.share.low[0], found.share.high[0]) == (0, 0, 100)
    over = counted(before, RETURNS, date(2021, 12, 31), known_on=date(2022, 6, 30))
    assert over.share is not None
    assert over.share.complete.tolist() == [True]
    assert over.share.high[0] == 0


def test_a_year_so_far_and_a_day_ahead_are_not_complete() -> None:
    days = [date(2022, 11, 30), date(2022, 12, 31), date(2023, 12, 31)]
    assert counted(COUPLE, RETURNS, *days, known_on=LAST).complete.tolist() == [False, True, False]


def test_who_is_on_welfare_again_a_month_later_did_not_leave_for_work() -> None:
    rows = [file(1, "2020-01-01"), member(1, "2020-01-01", "2022-03-10"), work(1, "2022-03-01")]
    to_work = replace(RETURNS, what=What.OUTFLOW_TO_WORK)
    assert counted(rows, to_work, LAST).counts.value.tolist() == [1]
    assert counted([*rows, member(1, "2022-04-10")], to_work, LAST).counts.value.tolist() == [0]
    assert counted([*rows, member(1, "2022-04-11")], to_work, LAST).counts.value.tolist() == [1]


def test_who_left_for_work_by_the_reason_alone_is_only_in_the_upper_bound() -> None:
    to_work = replace(RETURNS, what=What.OUTFLOW_TO_WORK)
    for reason, high in ((EndReason.WORK, 1), (EndReason.UNKNOWN, 1), (None, 1), (EndReason.DEATH, 0)):
        found = counted([file(1, "2020-01-01"), member(1, "2020-01-01", "2022-03-10", reason)], to_work, LAST)
        assert (found.counts.value[0], found.counts.high[0]) == (0, high)


def test_work_that_ended_within_the_month_is_known_to_have_ended() -> None:
    to_work = replace(RETURNS, what=What.OUTFLOW_TO_WORK)
    rows = [file(1, "2020-01-01"), member(1, "2020-01-01", "2022-03-10", EndReason.WORK)]
    found = counted([*rows, work(1, "2022-03-12", "2022-04-10")], to_work, LAST)
    assert (found.counts.value[0], found.counts.high[0]) == (0, 0)


def test_outflow_to_work_is_complete_a_month_after_the_period() -> None:
    to_work = CountDefinition("work", "welfare_outflow_to_work", What.OUTFLOW_TO_WORK)
    assert not counted(COUPLE, to_work, date(2022, 12, 31), known_on=date(2023, 1, 30)).complete[0]
    assert counted(COUPLE, to_work, date(2022, 12, 31), known_on=date(2023, 1, 31)).complete[0]


GROUP = [
    file(1, "2020-01-01"),
    *(member(who, "2020-01-01") for who in range(1, 6)),
    *(group(who, "2020-01-01") for who in range(1, 6)),
    does(1, ParticipationKind.VOLUNTEERING, "2022-12-31"),
    does(2, ParticipationKind.INFORMAL_CARE, "2022-01-01", "2022-12-02", hours=1),
    does(3, ParticipationKind.LANGUAGE, "2022-01-01"),
    does(4, ParticipationKind.NONE, "2022-01-01"),
    does(5, ParticipationKind.RETURN_SERVICE, "2022-01-01", "2022-12-01"),  # and nobody knows since
]


def test_one_day_in_the_month_is_enough_and_unknown_is_not_active() -> None:
    share = counted(GROUP, ACTIVE, LAST).share
    assert share is not None
    assert (share.part[0], share.whole[0]) == (2, 5)
    assert (share.percent[0], share.low[0], share.high[0]) == (40, 40, 60)


def test_hours_of_what_goes_on_at_the_same_time_add_up() -> None:
    two = replace(ACTIVE, hours_a_week=2)
    once = counted(GROUP, two, LAST).share
    twice = counted(
        [*GROUP, does(2, ParticipationKind.VOLUNTEERING, "2022-11-01", "2022-12-02", hours=1)], two, LAST
    ).share
    after = counted([*GROUP, does(2, ParticipationKind.VOLUNTEERING, "2022-12-02", hours=1)], two, LAST).share
    assert [int(each.part[0]) for each in (once, twice, after) if each] == [1, 2, 1]


def test_unknown_hours_are_open() -> None:
    rows = [*GROUP, does(4, ParticipationKind.VOLUNTEERING, "2022-12-01", hours=-1)]
    share = counted(rows, replace(ACTIVE, hours_a_week=2), LAST).share
    assert share is not None
    assert (share.percent[0], share.high[0]) == (20, 60)


def test_regrouping_raises_the_share_and_is_told_with_it() -> None:
    moved = [
        replace(row, end=on("2022-12-15")) if row.table == "groups" and row.what["resident"] == 4 else row
        for row in GROUP
    ]
    found = counted([*moved, group(4, "2022-12-15", of=Group.CARE)], ACTIVE, LAST)
    assert found.share is not None
    assert found.share.percent.tolist() == [50]
    assert found.moves is not None
    states = found.moves.states
    expected = np.zeros((1, len(states), len(states)), int)
    expected[0, states.index("participation"), states.index("care")] = 1
    assert found.moves.table.tolist() == expected.tolist()


def test_files_split_and_joined_are_flows_of_files_and_not_of_persons() -> None:
    rows = [
        file(1, "2022-01-01", "2022-03-05"),
        file(2, "2022-03-05"),
        file(3, "2022-03-05"),
        member(1, "2022-01-01", "2022-03-05", EndReason.OTHER_FILE),
        member(2, "2022-01-01", "2022-03-05", EndReason.OTHER_FILE),
        member(1, "2022-03-05", of=2),
        member(2, "2022-03-05", of=3),
    ]
    flows = {}
    for unit in Counted:
        for what in (What.INFLOW, What.OUTFLOW):
            one = CountDefinition("a", "a", what, unit)
            flows[str(unit), str(what)] = int(counted(rows, one, date(2022, 3, 31)).counts.value[0])
    assert list(flows.values()) == [0, 0, 2, 1]


def test_counting_days_do_not_see_who_is_back_within_the_month() -> None:
    rows = [file(1, "2020-01-01"), member(1, "2020-01-01", "2022-03-05"), member(1, "2022-03-20")]
    days = [date(2022, 3, 31), date(2022, 4, 30)]
    for flows, seen in ((Flows.EVENTS, [1, 0]), (Flows.COUNTING_DAYS, [0, 0])):
        one = CountDefinition("a", "a", What.OUTFLOW, flows=flows)
        assert counted(rows, one, *days).counts.value.tolist() == seen
    with pytest.raises(ValueError, match="days"):
        counted(rows, CountDefinition("a", "a", What.OUTFLOW, flows=Flows.COUNTING_DAYS), date(2022, 3, 30))


def test_outflow_for_a_reason() -> None:
    rows = [
        file(1, "2020-01-01"),
        member(1, "2020-01-01", "2022-03-05", EndReason.MOVED),
        member(2, "2020-01-01", "2022-03-06", EndReason.DEATH),
    ]
    moved = CountDefinition("a", "a", What.OUTFLOW, reasons=frozenset({EndReason.MOVED}))
    assert counted(rows, moved, date(2022, 3, 31)).counts.value.tolist() == [1]


def test_who_goes_on_under_another_scheme_did_not_leave_wholly() -> None:
    """Not even where that ends for work within the month: then the end of the other scheme is the leaving."""
    other = Row("spells", on("2022-03-10"), FOREVER, {"file": 2, "scheme": 1, "reason": -1})
    rows = [
        file(1, "2020-01-01"),
        other,
        member(1, "2020-01-01", "2022-03-10"),
        member(1, "2022-03-10", "2022-03-25", EndReason.WORK, of=2),
        work(1, "2022-03-25"),
    ]
    for schemes, many in ((frozenset({Scheme.GENERAL}), 0), (frozenset({Scheme.IOAW}), 1)):
        one = CountDefinition("a", "a", What.OUTFLOW_TO_WORK, schemes=schemes)
        assert counted(rows, one, date(2022, 3, 31)).counts.value.tolist() == [many]


def test_who_left_is_judged_on_the_day_a_month_later() -> None:
    rows = [file(1, "2020-01-01"), member(1, "2020-01-01", "2022-03-10"), work(1, "2022-03-10")]
    one = CountDefinition("a", "a", What.OUTFLOW_TO_WORK)
    for known_on, many in ((date(2022, 4, 9), 0), (date(2022, 4, 10), 1)):
        found = counted(rows, one, date(2022, 3, 31), known_on=known_on)
        assert (found.counts.value[0], found.counts.high[0]) == (many, 1)


def test_ages_are_both_included() -> None:
    rows = [file(1, "2000-01-01"), member(1, "2000-01-01")]
    born = Row("births", 0, FOREVER, {"resident": 1, "born": number_of(date(1995, 5, 5))})
    one = CountDefinition("a", "a", What.STOCK, age_from=18, age_to=26)
    days = [date(2013, 5, 4), date(2013, 5, 5), date(2022, 5, 4), date(2022, 5, 5)]
    assert counted([*rows, born], one, *days).counts.value.tolist() == [0, 1, 1, 0]


def test_an_unknown_age_is_only_in_the_upper_bound() -> None:
    rows = [file(1, "2020-01-01"), member(1, "2020-01-01"), member(2, "2020-01-01")]
    born = {"resident": 1, "born": number_of(date(1980, 5, 5))}
    young = CountDefinition("a", "a", What.STOCK, ages=Ages.BELOW_PENSION_AGE, age_from=18)
    found = counted([*rows, Row("births", 0, FOREVER, born)], young, LAST)
    assert (found.counts.value[0], found.counts.low[0], found.counts.high[0]) == (1, 1, 2)


@pytest.mark.parametrize(
    ("born", "reached"),
    [
        ("1947-12-31", "2012-12-31"),
        ("1948-01-01", "2013-02-01"),
        ("1952-03-30", "2017-12-30"),
        ("1952-04-01", "2018-04-01"),
        ("1955-08-31", "2021-12-31"),
        ("1955-09-01", "2022-04-01"),
        ("1957-03-01", "2024-03-01"),
        ("1960-12-31", "2027-12-31"),
        ("1961-01-01", "2028-04-01"),
    ],
)
def test_pension_age_is_that_of_the_year_in_which_it_is_reached(born: str, reached: str) -> None:
    """Cohorts as Algemene Ouderdomswet art. 7a has them."""
    assert day_of(int(pension_day(np.array([on(born)]))[0])) == date.fromisoformat(reached)


def test_counting_days_are_the_last_of_every_month_or_a_day_that_it_has() -> None:
    first, last = date(2023, 12, 31), date(2024, 3, 30)
    assert [str(day_of(int(day))) for day in counting_days(first, last)] == [
        "2023-12-31",
        "2024-01-31",
        "2024-02-29",
    ]
    assert [day_of(int(day)).day for day in counting_days(first, last, 30)] == [30, 29, 30]
    ends = np.array([on("2024-02-29"), on("2024-03-28")])
    assert [str(day_of(int(day))) for day in months_later(ends, 1, 31)] == ["2024-03-31", "2024-04-28"]
    assert [str(day_of(int(day))) for day in months_later(ends, -12)] == ["2023-02-28", "2023-03-28"]


def test_two_definitions_side_by_side() -> None:
    other = replace(ACTIVE, id="other", hours_a_week=2)
    days = counting_days(date(2022, 11, 1), LAST)
    found = compare(columns(GROUP), ACTIVE, other, days, date(2023, 1, 31))
    assert found.fields == ("hours_a_week",)
    assert found.old.counts.value.tolist() == [2, 2]
    assert found.difference.tolist() == [-1, -1]
    assert (found.old.definition, found.new.definition) == (ACTIVE, other)


def test_the_bounds_of_a_share_take_in_whoever_moves_them_most() -> None:
    sure = Parts(np.array([2]), np.array([3]), np.array([5]))
    all_ = Parts(np.array([3]), np.array([5]), np.array([9]))  # of four unknown: one active, one perhaps
    share = shared(sure, all_, np.array([True]))
    assert share.percent[0] == 40
    assert share.low[0] == pytest.approx(100 * 2 / 8)
    assert share.high[0] == pytest.approx(100 * 5 / 7)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("schemes", {"schemes": frozenset()}),
        ("counted", {"counted": Counted.FILES, "what": What.RETURNS}),
        ("age_to", {"age_from": 30, "age_to": 20}),
        ("flows", {"flows": Flows.COUNTING_DAYS, "period": Period.CALENDAR_YEAR, "counting_day": 15}),
        ("counting_day", {"counting_day": 32}),
        ("period_months", {"period_months": 0}),
        ("return_months", {"return_months": 0}),
        ("active_months", {"active_months": 121}),
        ("hours_a_week", {"hours_a_week": 81}),
    ],
)
def test_a_definition_that_cannot_be_counted_is_refused(field: str, values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"^{field}$"):
        CountDefinition(**{"id": "a", "measure": "a", "what": What.STOCK} | values)  # type: ignore[arg-type]  # fields by name


def test_an_empty_register_counts_nobody() -> None:
    for what in What:
        found = counted([], replace(ACTIVE, what=what), date(2022, 11, 30), LAST)
        assert found.counts.high.tolist() == [0, 0]


def test_days_that_do_not_ascend_are_refused() -> None:
    with pytest.raises(ValueError, match="days"):
        counted(GROUP, ACTIVE, LAST, date(2022, 11, 30))

"""What is read to count from: both times of every row, in days, on both databases."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.register import columns_postgres, history, record
from perspectief.register.codes import EndReason, Group, ParticipationKind
from perspectief.register.days import FOREVER, day_of, local_days, local_days_of_hours, number_of
from perspectief.register.models import GroupSpell, Membership, Participation, Resident, ResidentDetails, Work
from tests.register.people import AT, START, in_file, running_file
from tests.register.places import Place

DAY = timedelta(days=1)
# Summer time has its present form since 1996; hypothesis takes ends without a zone.
EARLIEST, LATEST = datetime.fromisoformat("1996-01-01"), datetime.fromisoformat("2099-01-01")


def test_a_membership_has_both_its_times(register: Place) -> None:
    row = in_file(running_file())
    record.end(row, START + 30 * DAY, AT + 40 * DAY, end_reason="work")
    found = history.memberships()
    assert found.resident.tolist() == [row.resident_id] * 2
    assert found.start.tolist() == [number_of(START)] * 2
    assert sorted(found.end.tolist()) == [number_of(START) + 30, FOREVER]
    known = number_of(AT.date())
    assert found.known_from.tolist() == [known, known + 40]
    assert found.known_until.tolist() == [known + 40, FOREVER]
    assert found.reason.tolist() == [-1, list(EndReason).index(EndReason.WORK)]


def test_what_is_known_on_a_day_is_what_was_known_at_its_end(register: Place) -> None:
    row = in_file(running_file())
    record.end(row, START + 30 * DAY, AT + 40 * DAY, end_reason="work")
    seen = history.memberships()
    assert len(seen.as_known_on(AT.date() - DAY)) == 0
    assert seen.as_known_on(AT.date()).end.tolist() == [FOREVER]
    assert seen.as_known_on(AT.date() + 39 * DAY).end.tolist() == [FOREVER]
    assert seen.as_known_on(AT.date() + 40 * DAY).reason.tolist() == [0]
    assert len(seen.as_known_on(AT.date() + 40 * DAY).on(START + 30 * DAY)) == 0


def test_two_corrections_on_one_day_leave_the_last(register: Place) -> None:
    row = in_file(running_file())
    second = record.correct(row, AT + timedelta(hours=1), valid_from=START + DAY)
    record.correct(second, AT + timedelta(hours=2), valid_from=START + 2 * DAY)
    assert history.memberships().as_known_on(AT.date()).start.tolist() == [number_of(START) + 2]


def test_codes_are_positions_and_unknown_is_minus_one(register: Place) -> None:
    resident = Resident.objects.create()
    record.add(GroupSpell, AT, resident=resident, group="care", valid_from=START)
    record.add(Participation, AT, resident=resident, kind="volunteering", valid_from=START)
    record.add(
        Work, AT, resident=resident, place="after", contract="", subsidy="none", hours=32, valid_from=START
    )
    assert history.groups().group.tolist() == [list(Group).index(Group.CARE)]
    kinds = history.participation()
    assert (kinds.kind.tolist(), kinds.hours.tolist()) == (
        [list(ParticipationKind).index(ParticipationKind.VOLUNTEERING)],
        [-1],
    )
    works = history.work()
    assert [column.tolist() for column in (works.place, works.contract, works.subsidy, works.hours)] == [
        [1],
        [-1],
        [0],
        [32],
    ]
    assert len(history.spells()) == 0


def test_a_birth_is_known_to_the_day_or_to_the_month(register: Place) -> None:
    values = [
        {"birth_date": date(1960, 5, 9), "birth_month": date(1960, 5, 1)},
        {"birth_month": date(1990, 2, 1)},
        {},
    ]
    for each in values:
        record.add(ResidentDetails, AT, resident=Resident.objects.create(), valid_from=START, **each)
    expected = [number_of(date(1960, 5, 9)), number_of(date(1990, 2, 15)), FOREVER]
    assert history.births().born.tolist() == expected


def test_rows_come_by_resident_then_by_start(register: Place) -> None:
    late, early = in_file(running_file(), START + 9 * DAY), in_file(running_file(), START)
    record.add(
        Membership, AT, file=running_file(), resident=late.resident, valid_from=START, valid_to=START + DAY
    )
    found = history.memberships()
    assert found.resident.tolist() == [late.resident_id] * 2 + [early.resident_id]
    assert np.all(np.diff(found.start[:2]) > 0)


def test_columns_are_whole_whatever_pieces_they_come_in(
    register: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns_postgres, "_ROWS", 2)
    assert len(history.memberships()) == 0
    file = running_file()
    for number in range(5):
        in_file(file, START + 9 * number * DAY, START + (9 * number + 1) * DAY)
    found = history.memberships()
    assert sorted(found.start.tolist()) == [number_of(START) + 9 * number for number in range(5)]
    assert (found.end - found.start == 1).all()


@given(st.lists(st.integers(number_of(EARLIEST.date()) * 24, number_of(LATEST.date()) * 24), max_size=30))
def test_hours_fall_on_the_days_of_their_moments(some: list[int]) -> None:
    hours = np.array(some, np.int64)
    near = np.concatenate([hours[:1] + step for step in range(-40, 40)])  # so close that they are looked up
    for each in (hours, near):
        assert local_days_of_hours(each).tolist() == local_days(each * 3600).tolist()


@given(st.datetimes(EARLIEST, LATEST))
def test_a_moment_falls_on_its_day_in_the_netherlands(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    there = aware.astimezone(ZoneInfo("Europe/Amsterdam")).date()
    found = local_days(np.array([int(aware.timestamp())]))
    assert day_of(int(found[0])) == there

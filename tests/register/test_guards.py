"""What the database itself forbids, also to who goes round the program; on both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import Error, connection, transaction

from perspectief.ground.problem import Refused
from perspectief.register import record
from perspectief.register.guards import column
from perspectief.register.models import (
    FileSpell,
    GroupSpell,
    Membership,
    Resident,
    ResidentDetails,
    WelfareFile,
)
from tests.register.people import AT, START, in_file, running_file
from tests.register.places import Place

DAY = timedelta(days=1)
LATER = AT + 30 * DAY


def refused(sql: str, *values: Any) -> str:
    """Raw SQL that the database refuses; gives what it said."""
    with pytest.raises(Error) as said, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return str(said.value)


def raw_copy(row: Membership | FileSpell | GroupSpell, **changes: Any) -> str:
    """Insert the same row once more by raw SQL, with changes, and be refused."""
    fields = [column(field) for field in row._meta.concrete_fields if field.name != "id"]
    values = {name: changes.get(name, getattr(row, name)) for name in fields}
    names = ", ".join(f'"{name}"' for name in fields)
    places = ", ".join(["%s"] * len(fields))
    return refused(f"INSERT INTO {row._meta.db_table} ({names}) VALUES ({places})", *values.values())


def test_a_resident_is_in_one_file_at_a_time(register: Place) -> None:
    row = in_file(running_file())
    other = running_file()
    assert "register_membership_overlap" in raw_copy(row, file_id=other.pk, valid_from=START + 100 * DAY)
    ended = record.end(row, START + 50 * DAY, LATER)
    record.add(Membership, LATER, file=other, resident=row.resident, valid_from=START + 50 * DAY)
    assert "register_membership_overlap" in raw_copy(
        ended, file_id=other.pk, valid_from=START - 5 * DAY, valid_to=START + DAY
    )


def test_a_file_has_no_overlapping_spells(register: Place) -> None:
    spell = FileSpell.objects.get(file=running_file())
    assert "register_filespell_overlap" in raw_copy(spell, valid_from=START + 400 * DAY)


def test_a_resident_is_in_one_group_at_a_time(register: Place) -> None:
    resident = Resident.objects.create()
    row = record.add(GroupSpell, AT, resident=resident, group="care", valid_from=START)
    assert "register_groupspell_overlap" in raw_copy(row, group="work", valid_from=START + DAY)


def test_a_file_has_two_members_at_most(register: Place) -> None:
    file = running_file()
    in_file(file, START, START + 20 * DAY)
    in_file(file, START + 5 * DAY, START + 30 * DAY)
    in_file(file, START + 20 * DAY)
    third = Resident.objects.create()
    with pytest.raises(Refused) as why:
        record.add(Membership, AT, file=file, resident=third, valid_from=START + 29 * DAY)
    assert why.value.problems[0].details == {"rule": "register_membership_two"}
    record.add(Membership, AT, file=file, resident=third, valid_from=START + 30 * DAY)
    before = Membership.objects.get(resident=third)
    assert "register_membership_two" in raw_copy(
        before, resident_id=Resident.objects.create().pk, valid_from=START + 40 * DAY
    )


def test_overlaps_are_refused_as_known_then_too(register: Place) -> None:
    row = in_file(running_file())
    record.withdraw(row, LATER)
    assert "overlap" in raw_copy(row, superseded_at=None, recorded_at=LATER - DAY)
    record.add(Membership, LATER, file=row.file, resident=row.resident, valid_from=START)


def test_an_end_comes_after_the_start(register: Place) -> None:
    row = in_file(running_file(), START, START + DAY)
    assert refused_check(raw_copy(row, valid_to=START, resident_id=Resident.objects.create().pk))
    group = record.add(GroupSpell, AT, resident=row.resident, group="care", valid_from=START)
    assert refused_check(raw_copy(group, superseded_at=AT - DAY, resident_id=Resident.objects.create().pk))


def refused_check(said: str) -> bool:
    return "check constraint" in said.lower()


@pytest.mark.parametrize(
    "change",
    [
        "valid_from = '2020-01-01'",
        "valid_to = '2030-01-01'",
        "recorded_at = '2020-01-01'",
        "end_reason = 'work'",
    ],
)
def test_a_row_is_not_overwritten(register: Place, change: str) -> None:
    in_file(running_file())
    assert "register_membership_update" in refused(f"UPDATE register_membership SET {change}")
    assert "register_membership_update" in refused(
        f"UPDATE register_membership SET {change}, superseded_at = '2029-01-01'"
    )


def test_superseded_is_said_once(register: Place) -> None:
    row = in_file(running_file())
    record.withdraw(row, LATER)
    assert "update" in refused("UPDATE register_membership SET superseded_at = '2029-01-01'")
    assert "update" in refused("UPDATE register_membership SET superseded_at = NULL")


@pytest.mark.parametrize("table", ["membership", "resident", "welfarefile", "filespell"])
def test_nothing_is_deleted(register: Place, table: str) -> None:
    in_file(running_file())
    assert f"register_{table}_delete" in refused(f"DELETE FROM register_{table}")


def test_nothing_is_truncated_or_replaced(register: Place) -> None:
    row = in_file(running_file())
    if register.vendor == "postgresql":
        assert "not deleted" in refused("TRUNCATE register_membership CASCADE")
        return
    said = refused(
        "INSERT OR REPLACE INTO register_membership (id, valid_from, recorded_at, file_id, resident_id,"
        " end_reason) VALUES (%s, '2000-01-01', '2000-01-01', %s, %s, '')",
        row.pk,
        row.file_id,
        Resident.objects.create().pk,
    )
    assert "not overwritten" in said


def test_only_codes_of_the_list(register: Place) -> None:
    row = in_file(running_file(), START, START + DAY)
    said = raw_copy(row, end_reason="lazy", resident_id=Resident.objects.create().pk)
    assert refused_check(said)


def test_a_mark_is_learned_once_and_never_exchanged(register: Place) -> None:
    resident = Resident.objects.create()
    Resident.objects.filter(pk=resident.pk).update(bsn_mark="a" * 64)
    assert "register_resident_update" in refused("UPDATE register_resident SET bsn_mark = 'b'")
    assert "register_resident_update" in refused("UPDATE register_resident SET bsn_mark = NULL")
    WelfareFile.objects.create()


def test_a_name_is_emptied_only_where_a_tombstone_stands(register: Place) -> None:
    resident = Resident.objects.create()
    record.add(ResidentDetails, AT, resident=resident, name="Made Up", valid_from=date(1990, 1, 1))
    assert "update" in refused("UPDATE register_residentdetails SET name = ''")
    assert "update" in refused("UPDATE register_residentdetails SET name = 'Other'")


def test_a_moment_without_a_time_zone_is_no_moment(register: Place) -> None:
    with pytest.raises(ValueError):
        in_file(running_file(), at=datetime(2022, 1, 1, tzinfo=UTC).replace(tzinfo=None))

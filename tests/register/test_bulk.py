"""Many rows at once are the same rows, and are guarded as one is; on both databases."""

import threading
import uuid
from datetime import UTC, date, timedelta, timezone

import pytest
from django.db import connection, connections, transaction

from perspectief.ground.problem import Refused
from perspectief.register import bulk, record
from perspectief.register.models import GroupSpell, Membership, Resident, WelfareFile
from tests.register.people import AT, START, running_file
from tests.register.places import Place

DAY = timedelta(days=1)
COLUMNS = ["file_id", "resident_id", "end_reason", "valid_from", "valid_to", "recorded_at"]


def residents(count: int) -> list[int]:
    with transaction.atomic():
        first = bulk.reserve(Resident, count)
        rows = [(first + each, uuid.UUID(int=first + each)) for each in range(count)]
        assert bulk.insert(Resident, ["id", "key"], rows) == count
    return [row[0] for row in rows]


def test_a_row_reads_as_one_that_was_added_alone(register: Place) -> None:
    file, (one, other) = running_file(), residents(2)
    alone = record.add(Membership, AT, file=file, resident_id=one, valid_from=START, valid_to=START + DAY)
    elsewhere = AT.astimezone(timezone(timedelta(hours=-5)))
    bulk.insert(Membership, COLUMNS, [(file.pk, other, "", START, START + DAY, elsewhere)])
    with connection.cursor() as cursor:  # as text, for SQLite compares moments as text
        cursor.execute(
            "SELECT CAST(recorded_at AS varchar), CAST(valid_to AS varchar) FROM register_membership"
        )
        assert len(set(cursor.fetchall())) == 1
    assert Membership.objects.get(resident_id=other).recorded_at == alone.recorded_at.astimezone(UTC)
    assert Resident.objects.get(pk=other).key == uuid.UUID(int=other)


def test_ids_go_on_after_reserved_ones(register: Place) -> None:
    ids = residents(3)
    assert Resident.objects.create().pk > max(ids)
    assert min(residents(2)) > max(ids) + 1


@pytest.mark.parametrize("second", [START, date(2021, 6, 1), date(2020, 1, 1)])
def test_rows_that_overlap_each_other_are_refused_with_all_the_rest(register: Place, second: date) -> None:
    file, other, (one, two) = running_file(), running_file(), residents(2)
    rows = [(file.pk, two, "", START, None, AT), (file.pk, one, "", START, None, AT)]
    with pytest.raises(Refused) as why:
        bulk.insert(Membership, COLUMNS, [*rows, (other.pk, one, "", second, None, AT)])
    assert why.value.problems[0].details == {"rule": "register_membership_overlap"}
    assert not Membership.objects.exists()


def test_three_in_a_file_at_once_are_refused(register: Place) -> None:
    file, people = running_file(), residents(3)
    with pytest.raises(Refused) as why:
        bulk.insert(Membership, COLUMNS, [(file.pk, each, "", START, None, AT) for each in people])
    assert why.value.problems[0].details == {"rule": "register_membership_two"}


def test_what_overlaps_an_older_row_is_refused(register: Place) -> None:
    (one,) = residents(1)
    columns = ["resident_id", "group", "valid_from", "recorded_at"]
    bulk.insert(GroupSpell, columns, [(one, "work", START, AT)])
    with pytest.raises(Refused):
        bulk.insert(GroupSpell, columns, [(one, "care", START + DAY, AT)])


def test_two_writers_at_once_do_not_get_past_the_guard(register: Place) -> None:
    one = Resident.objects.create()
    files = [WelfareFile.objects.create(), WelfareFile.objects.create()]
    together, said = threading.Barrier(2), []

    def write(file: WelfareFile) -> None:
        try:
            together.wait(30)
            record.add(Membership, AT, file=file, resident=one, valid_from=START)
            said.append("written")
        except Refused:
            said.append("refused")
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=(file,)) for file in files]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert sorted(said) == ["refused", "written"]
    assert Membership.objects.count() == 1


def test_a_writer_waits_for_one_that_has_not_ended_yet(register: Place) -> None:
    one, file = Resident.objects.create(), WelfareFile.objects.create()
    begun, said = threading.Event(), []

    def write() -> None:
        begun.set()
        try:
            record.add(Membership, AT, file=WelfareFile.objects.create(), resident=one, valid_from=START)
            said.append("written")
        except Refused:
            said.append("refused")
        finally:
            connections.close_all()

    other = threading.Thread(target=write)
    with transaction.atomic():
        record.add(Membership, AT, file=file, resident=one, valid_from=START)
        other.start()
        begun.wait(30)
        other.join(0.5)
        assert said == [], "it cannot know yet"
    other.join(60)
    assert said == ["refused"]

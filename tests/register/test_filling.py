"""Many rows at once are guarded as few are, and leave every key and index in its place; on both databases."""

import threading
from pathlib import Path

import pytest
from django.db import IntegrityError, connections, transaction

from perspectief.ground.problem import Refused
from perspectief.register import bulk, filling, record
from perspectief.register.filling import filled
from perspectief.register.models import GroupSpell, Membership, Resident, WelfareFile
from perspectief.register.structure_postgres import MANY
from perspectief.register.verify import structure_problems
from tests.register.imports.towns import Benefit, bring
from tests.register.people import AT, START
from tests.register.places import Place, catalogue

COLUMNS = ["file_id", "resident_id", "end_reason", "valid_from", "recorded_at"]
GROUPS = ["resident_id", "group", "valid_from", "recorded_at"]


def first_of(count: int, kind: type[Resident] | type[WelfareFile]) -> int:
    """So many residents or files, of successive ids: the first."""
    with transaction.atomic():
        first = bulk.reserve(kind, count)
    if kind is WelfareFile:
        bulk.insert(WelfareFile, ["id"], [(first + each,) for each in range(count)])
    else:
        bulk.insert(Resident, ["id", "key"], [(first + each, f"{each:032x}") for each in range(count)])
    return first


@pytest.mark.parametrize(
    ("extra", "rule"),
    [
        ([], ""),
        ([(1, 0)], "register_membership_overlap"),
        ([(7, MANY)], ""),
        ([(7, MANY), (7, MANY + 1)], "register_membership_two"),
    ],
)
def test_many_members_come_in_where_nobody_is_one_too_many(
    register: Place, extra: list[tuple[int, int]], rule: str
) -> None:
    files, people = first_of(MANY, WelfareFile), first_of(MANY + 2, Resident)
    pairs = [(each, each) for each in range(MANY)] + extra
    rows = [(files + file, people + person, "", START, AT) for file, person in pairs]
    if not rule:
        assert bulk.insert(Membership, COLUMNS, rows) == Membership.objects.count() == len(rows)
        return
    with pytest.raises(Refused) as why:
        bulk.insert(Membership, COLUMNS, rows)
    assert why.value.problems[0].details == {"rule": rule} and Membership.objects.count() == 0


def test_one_of_many_that_overlaps_an_older_row_is_refused(register: Place) -> None:
    people = first_of(MANY, Resident)
    bulk.insert(GroupSpell, GROUPS, [(people + 5, "work", START, AT)])
    with pytest.raises(Refused) as why:
        bulk.insert(GroupSpell, GROUPS, [(people + each, "care", START, AT) for each in range(MANY)])
    assert why.value.problems[0].details == {"rule": "register_groupspell_overlap"}


def test_who_adds_many_waits_for_who_adds_one(register: Place) -> None:
    people = first_of(MANY, Resident)
    begun, said = threading.Event(), []

    def write() -> None:
        begun.set()
        try:
            bulk.insert(GroupSpell, GROUPS, [(people + each, "care", START, AT) for each in range(MANY)])
            said.append("written")
        except Refused:
            said.append("refused")
        finally:
            connections.close_all()

    other = threading.Thread(target=write)
    with transaction.atomic():
        record.add(GroupSpell, AT, resident=Resident.objects.get(pk=people), group="work", valid_from=START)
        other.start()
        begun.wait(30)
        other.join(1)
        assert said == [], "it cannot know yet"
    other.join(60)
    assert said == ["refused"]


def test_filling_a_table_leaves_its_keys_and_indexes_as_they_were(register: Place) -> None:
    before, people = catalogue(), first_of(MANY, Resident)
    with transaction.atomic(), filled("register_groupspell", MANY):
        assert (catalogue() == before) is (register.vendor == "sqlite")
        bulk.insert(GroupSpell, GROUPS, [(people + each, "care", START, AT) for each in range(MANY)])
    assert catalogue() == before and structure_problems() == ()


def test_a_table_that_holds_more_keeps_its_keys_while_it_is_filled(register: Place) -> None:
    first_of(MANY, Resident)
    before = catalogue()
    with transaction.atomic(), filled("register_resident", MANY):
        assert catalogue() == before


def test_what_points_to_nobody_is_refused_when_a_table_is_filled(register: Place) -> None:
    before, people = catalogue(), first_of(MANY, Resident)
    with pytest.raises((Refused, IntegrityError)), transaction.atomic(), filled("register_groupspell", MANY):
        bulk.insert(GroupSpell, GROUPS, [(people + 1 + each, "care", START, AT) for each in range(MANY)])
    assert catalogue() == before and GroupSpell.objects.count() == 0


def test_what_stands_twice_is_refused_when_a_table_is_filled(register: Place) -> None:
    before = catalogue()
    with pytest.raises((Refused, IntegrityError)), transaction.atomic(), filled("register_resident", MANY):
        bulk.insert(Resident, ["key"], [(f"{each // 2:032x}",) for each in range(MANY)])
    assert catalogue() == before and Resident.objects.count() == 0


def test_a_large_first_month_leaves_the_structure_as_it_was(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "MANY", 50)
    before = catalogue()
    bring(tmp_path, *(Benefit(number, 2 * number, 2 * number + 1) for number in range(1, 61)))
    assert Membership.objects.count() == 120
    assert catalogue() == before and structure_problems() == ()

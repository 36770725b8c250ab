"""Months of benefits, one after the other: what runs, what ends, what is put right, on both databases."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.ground.problem import Refused
from perspectief.register.models import (
    FileSpell,
    GroupSpell,
    Import,
    Membership,
    Participation,
    Resident,
    ResidentDetails,
)
from tests.register.imports.towns import Benefit, at, bring, take, write
from tests.register.places import Place

ONE, TWO = Benefit(1, 11), Benefit(2, 21, partner=22)
Spell = tuple[str, str, date, date | None, str]


def spells(known: str = "") -> list[Spell]:
    rows = FileSpell.objects.filter(superseded_at__isnull=True)
    if known:
        rows = FileSpell.objects.filter(recorded_at__lte=at(known)).exclude(superseded_at__lte=at(known))
    return sorted((str(r.file.reference), r.scheme, r.valid_from, r.valid_to, r.end_reason) for r in rows)


def members() -> list[tuple[str, date, date | None, str]]:
    """The times in which files had somebody in them; those that go on come last."""
    rows = Membership.objects.filter(superseded_at__isnull=True).select_related("file")
    known = [(str(r.file.reference), r.valid_from, r.valid_to, r.end_reason) for r in rows]
    return sorted(known, key=lambda row: (row[0], row[1], row[2] or date.max))


def all_rows() -> int:
    kinds = (FileSpell, Membership, GroupSpell, ResidentDetails, Participation, Resident, Import)
    return sum(kind._default_manager.count() for kind in kinds)


def test_a_month_becomes_files_members_groups_and_answers(register: Place, tmp_path: Path) -> None:
    report = bring(tmp_path, ONE, TWO.but(active="1"))
    assert (report.lines, report.period, report.known) == (2, "2022-03", False)
    assert [row[:3] for row in spells()] == [
        ("D00001", "general", date(2020, 1, 1)),
        ("D00002", "general", date(2020, 1, 1)),
    ]
    assert [row[0] for row in members()] == ["D00001", "D00002", "D00002"]
    assert sorted(GroupSpell.objects.values_list("group", flat=True)) == ["work"] * 3
    told = Participation.objects.values_list("kind", "valid_from", "valid_to")
    assert max(told) == ("return_service", date(2022, 3, 1), None)
    details = ResidentDetails.objects.order_by("birth_date").values_list("birth_date", "valid_from", "name")
    assert details[0] == (date(1980, 5, 15), date(1980, 5, 1), "")


def test_the_same_file_twice_changes_nothing(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, ONE, TWO)
    before = all_rows()
    again = bring(tmp_path, ONE, TWO, later=5)
    assert again.known
    assert all_rows() == before


def test_the_same_lines_in_another_order_change_nothing_but_the_list_of_imports(
    register: Place, tmp_path: Path
) -> None:
    bring(tmp_path, ONE, TWO)
    before = all_rows()
    again = bring(tmp_path, TWO, ONE, later=5)
    assert [change for change in again.changes if change.added or change.corrected or change.ended] == []
    assert all_rows() == before + 1


def test_a_file_that_is_no_longer_there_ended_on_the_first_of_the_month(
    register: Place, tmp_path: Path
) -> None:
    bring(tmp_path, ONE, TWO)
    bring(tmp_path, ONE, month="202204")
    assert spells()[1][3:] == (date(2022, 4, 1), "unknown")
    assert [row[2:] for row in members()[1:]] == [(date(2022, 4, 1), "unknown")] * 2
    assert spells(known="202203")[1][3:] == (None, "")


def test_an_end_that_is_told_keeps_its_reason_and_counts_its_last_day(
    register: Place, tmp_path: Path
) -> None:
    bring(tmp_path, ONE)
    bring(tmp_path, ONE.but(end="20220415", reason="01"), month="202204")
    assert spells() == [("D00001", "general", date(2020, 1, 1), date(2022, 4, 16), "work")]
    bring(tmp_path, TWO, month="202205")
    assert spells()[0][3:] == (date(2022, 4, 16), "work")


def test_a_start_that_was_put_right_corrects_file_and_members(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, TWO)
    report = bring(tmp_path, TWO.but(start="20191101"), month="202204")
    assert [row[2] for row in spells()] == [date(2019, 11, 1)]
    assert [row[1] for row in members()] == [date(2019, 11, 1)] * 2
    assert spells(known="202203")[0][2] == date(2020, 1, 1)
    assert [(c.table, c.corrected) for c in report.changes if c.corrected] == [
        ("filespell", 1),
        ("membership", 2),
    ]


def test_a_start_within_the_month_is_a_new_beginning(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, ONE)
    bring(tmp_path, ONE.but(start="20220420"), month="202204")
    assert [row[2:4] for row in spells()] == [
        (date(2020, 1, 1), date(2022, 4, 1)),
        (date(2022, 4, 20), None),
    ]
    assert [row[1:3] for row in members()] == [row[2:4] for row in spells()]


def test_a_partner_who_joins_is_in_from_the_first_of_the_month(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, ONE)
    bring(tmp_path, ONE.but(partner=12), month="202204")
    assert [row[1] for row in members()] == [date(2020, 1, 1), date(2022, 4, 1)]
    bring(tmp_path, ONE, month="202205")
    assert members()[1][1:] == (date(2022, 4, 1), date(2022, 5, 1), "unknown")


def test_partners_who_part_go_on_in_another_file(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, TWO)
    bring(tmp_path, TWO.but(partner=0), Benefit(3, 22, start="20220403"), month="202204")
    assert members() == [
        ("D00002", date(2020, 1, 1), date(2022, 4, 1), "other_file"),
        ("D00002", date(2020, 1, 1), None, ""),
        ("D00003", date(2022, 4, 3), None, ""),
    ]


def test_who_was_in_another_file_already_left_the_first_one_then(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, TWO)
    bring(tmp_path, TWO.but(partner=0), Benefit(3, 22, start="20220310"), month="202204")
    assert [row[2:] for row in members()] == [(date(2022, 3, 10), "other_file"), (None, ""), (None, "")]


def test_another_group_begins_with_the_month_unless_it_corrects_the_same_month(
    register: Place, tmp_path: Path
) -> None:
    def groups() -> list[tuple[str, date, date | None]]:
        rows = GroupSpell.objects.filter(superseded_at__isnull=True).order_by("valid_from")
        return [(row.group, row.valid_from, row.valid_to) for row in rows]

    bring(tmp_path, ONE)
    bring(tmp_path, ONE.but(group="2"), later=1, name="benefits_202203_b.csv")
    assert groups() == [("participation", date(2020, 1, 1), None)]
    bring(tmp_path, ONE.but(group="3"), month="202204")
    assert groups() == [
        ("participation", date(2020, 1, 1), date(2022, 4, 1)),
        ("care", date(2022, 4, 1), None),
    ]


def test_a_second_file_of_a_month_corrects_the_first(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, ONE, TWO, Benefit(4, 41, start="20220305"))
    bring(tmp_path, ONE.but(active="1", birth="19800516"), TWO, later=1, name="benefits_202203_b.csv")
    assert [row[0] for row in spells()] == ["D00001", "D00002"]
    kinds = Participation.objects.filter(superseded_at__isnull=True).values_list("kind", flat=True)
    assert sorted(kinds) == ["none", "none", "return_service"]
    births = ResidentDetails.objects.filter(superseded_at__isnull=True).values_list("birth_date", flat=True)
    assert date(1980, 5, 16) in births


def test_an_answer_holds_until_a_month_gives_another_or_none(register: Place, tmp_path: Path) -> None:
    def answers() -> list[tuple[str, date, date | None]]:
        rows = Participation.objects.filter(superseded_at__isnull=True).order_by("valid_from", "kind")
        return [(row.kind, row.valid_from, row.valid_to) for row in rows]

    bring(tmp_path, ONE.but(active="1"))
    bring(tmp_path, ONE.but(active="1"), month="202204")
    assert answers() == [("return_service", date(2022, 3, 1), None)]
    bring(tmp_path, ONE, month="202205")
    bring(tmp_path, ONE.but(active=""), month="202206")
    assert answers() == [
        ("return_service", date(2022, 3, 1), date(2022, 5, 1)),
        ("none", date(2022, 5, 1), date(2022, 6, 1)),
    ]


def test_months_go_in_order(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, ONE, month="202204")
    with pytest.raises(Refused) as refused:
        bring(tmp_path, ONE, month="202203", later=30)
    assert refused.value.problems[0].code == "import-moment-before"
    assert Import.objects.count() == 1


def test_a_correction_is_undone_by_the_file_that_was_right(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, ONE, TWO)
    bring(tmp_path, ONE, later=1, name="benefits_202203b.csv")
    assert len([row for row in spells() if row[3] is None]) == 1
    again = bring(tmp_path, ONE, TWO, later=2)
    assert not again.known and len([row for row in spells() if row[3] is None]) == 2
    assert bring(tmp_path, ONE, TWO, later=3).known


def test_a_month_that_never_came_is_told_and_cannot_come_in_between(register: Place, tmp_path: Path) -> None:
    assert bring(tmp_path, ONE, TWO).after == ""
    assert bring(tmp_path, ONE, TWO, month="202205").after == "2022-03"
    assert bring(tmp_path, ONE, TWO, month="202206").after == ""
    with pytest.raises(Refused) as refused:
        take(write(tmp_path, ONE, month="202204"), "benefits", at("202206"))
    assert refused.value.problems[0].code == "import-period-passed"


def test_a_month_in_which_many_files_end_is_asked_about(register: Place, tmp_path: Path) -> None:
    town = [Benefit(number, number) for number in range(1, 101)]
    bring(tmp_path, *town)
    before = all_rows()
    with pytest.raises(Refused) as refused:
        bring(tmp_path, *town[:79], month="202204")
    assert refused.value.problems[0].code == "import-many-end" and all_rows() == before
    bring(tmp_path, *town[:80], month="202204")
    bring(tmp_path, *town[:40], month="202205", many_end=True)
    assert len([row for row in spells() if row[3] is None]) == 40

"""What is past the term that the municipality set goes, and nothing else; on both databases."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from typer.testing import CliRunner, Result

from perspectief.cli.main import app
from perspectief.cli.outline_words import DPIA, FRIA
from perspectief.ground.problem import Refused
from perspectief.register import record
from perspectief.register.codes import Law, Subject
from perspectief.register.erase import table_of
from perspectief.register.fields import field_rows
from perspectief.register.guards import erasable_fields, of_subject
from perspectief.register.models import (
    AftercareContact,
    Employer,
    Establishment,
    EstablishmentSpell,
    Membership,
    Recorded,
    Resident,
    ResidentDetails,
    Tombstone,
    WelfareFile,
    Work,
)
from perspectief.register.retain import Line, months_before, retain
from perspectief.register.retention import FILE, SINGLE, Retention, Term, kind_of, load_retention
from perspectief.register.verify import structure_problems
from tests.register.people import AT, START, in_file
from tests.register.places import Place

NOW = datetime(2030, 6, 1, 3, tzinfo=UTC)
TODAY = date(2030, 6, 1)
NAME = "Zephyrine Quodlibet"
TERMS = """\
decided_on: 2030-01-15
by: the privacy office
terms:
  resident: {months: 60, law: gdpr_5_1_e, source: decision 12}
  aftercare: {months: 24, law: archives, source: selection list}
"""
TERMS_OF_OLD = TERMS.replace("2030-01-15", "2020-01-15")


def term(months: int) -> Term:
    return Term(months=months, law="archives", source="a list")


def run(terms: dict[Subject, int], *, dry_run: bool = False) -> dict[Subject, Line]:
    given = {subject: term(months) for subject, months in terms.items()}
    lines = retain(Retention(TODAY, "an office", given), NOW, TODAY, dry_run=dry_run)
    return {line.subject: line for line in lines}


def left_on(end: date | None, start: date = START) -> Resident:
    """A resident with a name, who left welfare on a day or is still there."""
    resident: Resident = in_file(WelfareFile.objects.create(), start, end).resident
    record.add(ResidentDetails, AT, resident=resident, name=NAME, valid_from=START)
    return resident


def contact(resident: Resident, on: date, **values: Any) -> AftercareContact:
    common = {"resident": resident, "kind": "phone", "outcome": "at_work"}
    end = on + timedelta(days=1)
    return record.add(AftercareContact, AT, valid_from=on, valid_to=end, **{**common, **values})


def names() -> list[str]:
    return list(ResidentDetails.objects.order_by("pk").values_list("name", flat=True))


def test_residents_past_their_term_go_and_others_stay(register: Place) -> None:
    gone = left_on(date(2025, 6, 1))
    for end in (date(2025, 6, 2), None):
        left_on(end)
    back = left_on(date(2023, 1, 1))
    again = {"resident": back, "file": WelfareFile.objects.create(), "valid_from": date(2024, 1, 1)}
    record.add(Membership, AT, **again)
    done = run({Subject.RESIDENT: 60})
    assert names() == ["", NAME, NAME, NAME]
    assert (done[Subject.RESIDENT].erased, done[Subject.RESIDENT].ended_by) == (1, date(2025, 6, 1))
    stone = Tombstone.objects.get(subject=Subject.RESIDENT)
    assert (stone.subject_id, stone.erased_at, stone.law) == (gone.pk, NOW, Law.ARCHIVES)


def test_single_records_go_at_their_own_term_and_whom_they_are_of_stays(register: Place) -> None:
    resident = left_on(None)
    contact(resident, date(2028, 5, 30))
    contact(resident, date(2028, 6, 1))
    assert run({Subject.AFTERCARE: 24})[Subject.AFTERCARE].erased == 1
    kept = list(AftercareContact.objects.order_by("pk").values_list("kind", "outcome"))
    assert kept == [("", ""), ("phone", "at_work")] and names() == [NAME]
    assert run({Subject.AFTERCARE: 24})[Subject.AFTERCARE].erased == 0, "nothing goes twice"


def test_what_was_superseded_goes_too(register: Place) -> None:
    resident = left_on(None)
    values = {"place": "beside", "contract": "agency", "subsidy": "none", "valid_from": START}
    first = record.add(Work, AT, resident=resident, **values)
    record.end(first, date(2021, 9, 1), AT + timedelta(days=9))
    record.add(Work, AT, resident=resident, **values)
    assert run({Subject.WORK: 12})[Subject.WORK].erased == 2
    assert list(Work.objects.order_by("pk").values_list("contract", flat=True)) == ["", "", "agency"]


def test_a_single_tombstone_opens_no_other_record_and_deletes_none(register: Place) -> None:
    resident = left_on(None)
    old, new = contact(resident, date(2022, 1, 1)), contact(resident, date(2030, 1, 1))
    run({Subject.AFTERCARE: 24})
    with pytest.raises(Exception, match="register_aftercarecontact_update"), transaction.atomic():
        AftercareContact.objects.filter(pk=new.pk).update(kind="")
    with pytest.raises(Exception, match="register_aftercarecontact_delete"), transaction.atomic():
        connection.cursor().execute(f"DELETE FROM register_aftercarecontact WHERE id = {old.pk}")
    assert structure_problems() == ()


def test_files_and_businesses_have_terms_of_their_own(register: Place) -> None:
    values = {"establishment": Establishment.objects.create(number="0" * 12), "name": NAME, "sbi": "4711"}
    values["employer"] = Employer.objects.create(kvk="0" * 8)
    record.add(EstablishmentSpell, AT, valid_from=START, valid_to=date(2022, 1, 1), **values)
    WelfareFile.objects.create(reference="F-1")
    done = run({Subject.FILE: 12, Subject.ESTABLISHMENT: 12})
    assert done[Subject.ESTABLISHMENT].erased == 1 and EstablishmentSpell.objects.get().name == ""
    assert (done[Subject.FILE].erased, done[Subject.FILE].undated) == (0, 1), "no end known: kept, and told"


def test_a_dry_run_tells_the_same_and_changes_nothing(register: Place) -> None:
    contact(left_on(date(2022, 1, 1)), date(2022, 2, 1))
    terms = {Subject.RESIDENT: 60, Subject.AFTERCARE: 24}
    told = run(terms, dry_run=True)
    assert names() == [NAME] and not Tombstone.objects.exists()
    assert run(terms) == told


def test_a_kind_without_a_term_is_kept(register: Place) -> None:
    left_on(date(2022, 1, 1))
    assert [line.erased for line in run({}).values()] == [0] * len(Subject) and names() == [NAME]


def test_every_record_with_content_has_a_kind() -> None:
    tables = apps.get_app_config("register").get_models()
    content = {each for each in tables if erasable_fields(each) and issubclass(each, Recorded)}
    assert {table_of(subject) for subject in SINGLE} == content - {ResidentDetails, EstablishmentSpell}
    assert {of_subject(each) for each in content} == {
        ("resident", "resident_id"),
        ("establishment", "establishment_id"),
    }


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2030, 3, 31), 1, date(2030, 2, 28)),
        (date(2030, 1, 1), 1, date(2029, 12, 1)),
        (date(2030, 1, 1), 1200, date(1930, 1, 1)),
    ],
)
def test_a_term_counts_months_of_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def written(folder: Path, text: str) -> Path:
    (folder / FILE).parent.mkdir(exist_ok=True)
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "line", "path"),
    [
        ("aftercare:", "aftercares:", 5, "terms.aftercares"),
        ("months: 60", "months: 0", 4, "terms.resident.months"),
        ("law: archives", "law: none", 5, "terms.aftercare.law"),
        ("months: 24", "months: 61", 5, "terms.aftercare.months"),
        ("2030-01-15", "2030-06-02", 1, "decided_on"),
        (", source: decision 12", "", 4, "terms.resident.source"),
    ],
)
def test_a_mistake_in_the_terms_is_told_with_its_line_and_field(
    tmp_path: Path, old: str, new: str, line: int, path: str
) -> None:
    assert load_retention(tmp_path, TODAY) is None
    assert load_retention(written(tmp_path, TERMS), TODAY) is not None
    with pytest.raises(Refused) as why:
        load_retention(written(tmp_path, TERMS.replace(old, new)), TODAY)
    told = [(each.place.file, each.place.line, each.path) for each in why.value.problems]
    assert told == [("register/retention.yaml", line, path)]


def test_kinds_have_names_that_the_file_takes(tmp_path: Path) -> None:
    each = "".join(f"  {kind_of(kind)}: {{months: 9, law: archives, source: x}}\n" for kind in Subject)
    found = load_retention(written(tmp_path, TERMS.partition("  resident")[0] + each), TODAY)
    assert found is not None and set(found.terms) == set(Subject)


def command(*arguments: str, code: int = 0) -> str:
    done: Result = CliRunner().invoke(app, ["register", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def test_the_command_erases_and_its_report_names_nobody(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path
    if register.vendor == "sqlite":
        folder = Path(register.where)
    else:
        monkeypatch.setenv("PERSPECTIEF_REGISTER_URL", register.where)
    written(folder, TERMS_OF_OLD)
    resident = left_on(date(2010, 1, 1), date(2009, 1, 1))
    command("retain", str(folder), "--as-of", "2025-01-01", code=2)
    told = command("retain", str(folder), "--dry-run")
    assert names() == [NAME] and not list(folder.glob("register/retained-*"))
    command("retain", str(folder))
    assert names() == [""]
    (path,) = folder.glob("register/retained-*.md")
    report = path.read_text("utf-8")
    assert told.split("| ---")[1].split("\n\n")[0] == report.split("| ---")[1].split("\n\n")[0]
    assert NAME not in report and str(resident.key) not in report and "decision 12" in report


def test_without_terms_nothing_is_erased(tmp_path: Path) -> None:
    with pytest.raises(Refused) as why:
        CliRunner().invoke(app, ["register", "retain", str(tmp_path)], catch_exceptions=False)
    assert [each.code for each in why.value.problems] == ["retention-not-set"]


@pytest.mark.parametrize("form", ["dpia", "fria"])
def test_an_outline_has_every_field_and_asks_for_the_rest(tmp_path: Path, form: str) -> None:
    output = tmp_path / "outline.md"
    command("outline", str(written(tmp_path, TERMS_OF_OLD)), "--form", form, "--output", str(output))
    text = output.read_text("utf-8")
    rows = [f"| {row.table} | {row.column} |" for row in field_rows()]
    assert [row for row in rows if row not in text] == []
    sections = DPIA if form == "dpia" else FRIA
    assert text.count("\n## ") == len(sections) and "decision 12" in text
    assert all(section.asked for section in sections), "no part is finished without people"

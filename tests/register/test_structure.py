"""What the models ask for is what the database has, and every field says why it is there."""

import csv
import importlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import BinaryField, DecimalField, FloatField, IntegerField, JSONField, Model
from typer.testing import CliRunner

from perspectief.cli import register_fields
from perspectief.cli.main import app
from perspectief.ground.problem import Refused
from perspectief.publication.words.register_problem_words import OF_REGISTERS
from perspectief.register import bsn
from perspectief.register.database import FILE, close_register, init_register, open_register
from perspectief.register.fields import field_rows
from perspectief.register.guards import of_subject, wanted
from perspectief.register.models import KeyCheck, Recorded
from perspectief.register.models.told import Basis, Keep, Purpose
from perspectief.register.verify import structure_problems
from tests.register import cluster
from tests.register.people import bsn as a_bsn
from tests.register.places import KEY, Place

SOURCES = Path(__file__).parents[2] / "src" / "perspectief" / "register"
# Nothing by which a person would be ranked, and no way to somebody outside the register.
FORBIDDEN = re.compile(
    r"score|chance|risk|rank|rating|profile|probab|prediction|ethnic|national|religio|health|medical|phone_n"
    r"|email|street|house_n|account_n|iban|^bsn$|sex|gender",
)


def tables() -> list[type[Model]]:
    return list(apps.get_app_config("register").get_models())


def test_every_rule_is_in_place(register: Place) -> None:
    assert structure_problems() == ()


@pytest.mark.parametrize(
    ("vendor", "harm", "rule"),
    [
        ("sqlite", "DROP TRIGGER register_membership_two", "register_membership_two"),
        ("postgresql", "DROP TRIGGER register_work_delete ON register_work", "register_work_delete"),
        (
            "postgresql",
            "ALTER TABLE register_work DISABLE TRIGGER register_work_update",
            "register_work_update",
        ),
        (
            "postgresql",
            "CREATE OR REPLACE FUNCTION register_membership_two() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RETURN NULL; END $$",
            "register_membership_two()",
        ),
        ("postgresql", "ALTER TABLE register_work DROP CONSTRAINT work_place_on_list", "work_place_on_list"),
    ],
)
def test_a_rule_that_was_taken_away_is_told(register: Place, vendor: str, harm: str, rule: str) -> None:
    if register.vendor == vendor:
        connection.cursor().execute(harm)
        assert [problem.details["rule"] for problem in structure_problems()] == [rule]
        init_register(register.where)
        open_register(register.where)
        of_django = [rule] if rule.endswith("_on_list") else []  # a check is put back by hand
        assert [problem.details["rule"] for problem in structure_problems()] == of_django


def test_the_guards_of_the_migrations_are_those_of_the_models() -> None:
    frozen = importlib.import_module("perspectief.register.migrations.0002_guards").GUARDS
    later = [path for path in (SOURCES / "migrations").glob("0*.py") if path.name > "0003"]
    names = {guard.table for guard in frozen}
    assert later or [guard for guard in wanted() if guard.table in names] == list(frozen)


def test_no_migration_is_missing(register: Place) -> None:
    call_command("makemigrations", "register", check=True, dry_run=True, verbosity=0)


def test_making_it_again_changes_nothing(register: Place) -> None:
    KeyCheck.objects.create(mark="kept")
    init_register(register.where)
    open_register(register.where)
    assert KeyCheck.objects.get().mark == "kept" and structure_problems() == ()


def test_every_field_says_why_it_is_there() -> None:
    rows = field_rows()
    assert len(rows) > 150
    assert [f"{row.table}.{row.column}" for row in rows if row.told is None] == []


def test_every_record_carries_the_two_times() -> None:
    times = {"valid_from", "valid_to", "recorded_at", "superseded_at", "imported_id"}
    recorded = [table for table in tables() if issubclass(table, Recorded)]
    assert len(recorded) >= 13
    columns = {
        row.table: {each.column for each in field_rows() if each.table == row.table} for row in field_rows()
    }
    assert [table.__name__ for table in recorded if not times <= columns[table.__name__]] == []


def test_no_field_scores_a_person_or_holds_what_is_not_needed() -> None:
    assert [f"{row.table}.{row.column}" for row in field_rows() if FORBIDDEN.search(row.column)] == []


# Every number that is kept of a resident, and what it is an amount of; none of them weighs the resident.
AMOUNTS = {
    "ActivityPart.cost": "cents",
    "Note.written_by": "no amount: which colleague",
    "Participation.hours": "a week",
    "Release.hours_from": "a week",
    "Release.hours_to": "a week",
    "Work.hours": "a week",
}


def test_a_number_of_a_person_is_an_amount_and_no_order_of_people_is_kept() -> None:
    """A score could have any name: so each number that stands beside a person is known here by name."""
    personal = [table for table in tables() if (of := of_subject(table)) and of[0] == "resident"]
    assert len(personal) >= 10
    numbers = {
        f"{table.__name__}.{field.name}"
        for table in personal
        for field in table._meta.concrete_fields
        if isinstance(field, IntegerField | FloatField | DecimalField | JSONField | BinaryField)
        and not field.primary_key
    }
    assert numbers == AMOUNTS.keys()
    assert [table.__name__ for table in tables() if table._meta.ordering] == []


def test_what_tells_who_somebody_is_is_never_kept_for_counting() -> None:
    keeps = {(row.table, row.column): row.told.keep for row in field_rows() if row.told}
    for name in ("name", "birth_date", "postcode"):
        assert keeps["ResidentDetails", name] is Keep.IDENTITY
    assert keeps["Resident", "bsn_mark"] is Keep.IDENTITY


def test_every_code_has_its_words() -> None:
    assert set(register_fields.PURPOSES) == set(Purpose)
    assert set(register_fields.BASES) == set(Basis)
    assert set(register_fields.KEEPS) == set(Keep)


def test_the_table_of_fields_is_printed_and_written(tmp_path: Path) -> None:
    run = CliRunner()
    printed = run.invoke(app, ["register", "fields"]).output
    assert "| ResidentDetails | birth_date |" in printed
    written = tmp_path / "fields.csv"
    assert run.invoke(app, ["register", "fields", "--output", str(written)]).exit_code == 0
    rows = list(csv.reader(io.StringIO(written.read_text("utf-8"))))
    assert len(rows) == len(field_rows()) + 1 and all(all(row) for row in rows)
    assert run.invoke(app, ["register", "fields", "--output", str(tmp_path / "x.doc")]).exit_code == 2


def test_a_register_is_made_and_verified_from_the_terminal(tmp_path: Path) -> None:
    run = CliRunner()
    assert run.invoke(app, ["register", "init", str(tmp_path)]).exit_code == 0
    path = tmp_path / FILE
    assert path.stat().st_mode & 0o077 == 0, "people's data is for nobody else on this computer"
    said = run.invoke(app, ["register", "verify-structure", str(tmp_path)])
    assert said.exit_code == 0 and str(len(wanted())) in said.output
    connection.cursor().execute("DROP TRIGGER register_membership_two")
    close_register()
    said = run.invoke(app, ["register", "verify-structure", str(tmp_path)])
    assert said.exit_code == 1 and "register_membership_two" in said.output


def code_of(place: Path | str) -> str:
    with pytest.raises(Refused) as why:
        open_register(place)
    close_register()
    return why.value.problems[0].code


def test_a_register_that_cannot_be_opened_says_why(register: Place, tmp_path: Path) -> None:
    assert code_of(tmp_path / "elsewhere") == "register-not-there"
    open_register(register.where)
    connection.cursor().execute("DELETE FROM django_migrations WHERE name = '0002_guards'")
    assert code_of(register.where) == "register-other-structure"


def test_a_newer_register_is_not_touched(register: Place) -> None:
    insert = "INSERT INTO django_migrations (app, name, applied) VALUES ('register', '9999_x', '2030-01-01')"
    connection.cursor().execute(insert)
    assert code_of(register.where) == "register-newer"
    with pytest.raises(Refused):
        init_register(register.where)


def test_a_database_that_does_not_answer_is_told_without_its_address(tmp_path: Path) -> None:
    with pytest.raises(Refused) as why:
        open_register(f"postgresql://somebody:secret@/nothing?host={tmp_path}")
    close_register()
    assert why.value.problems[0].code == "register-unreachable"
    assert "secret" not in repr(why.value.problems)


def test_an_empty_database_is_no_register(postgres_home: str) -> None:
    cluster.make_database(postgres_home, "bare")
    assert code_of(cluster.url(postgres_home, "bare")) == "register-not-there"


def test_importing_the_models_opens_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import perspectief.register.models, sys; sys.exit('psycopg' in sys.modules)"],
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0 and list(tmp_path.iterdir()) == []


def test_help_does_not_load_django() -> None:
    code = "import perspectief.cli.main, sys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_problem_that_the_register_gives_has_its_words() -> None:
    texts = [path.read_text("utf-8") for path in SOURCES.glob("*.py")]
    codes = {code for text in texts for code in re.findall(r'"(register-[a-z-]+)"', text)}
    assert len(codes) > 9 and codes <= set(OF_REGISTERS)


def test_a_bsn_is_marked_the_same_way_every_time(register: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    number = a_bsn(1)
    marked = bsn.marker().mark(number)
    assert bsn.marker().mark(f" {number} ") == marked and re.fullmatch("[0-9a-f]{64}", marked)
    assert number not in marked and KEY not in repr(bsn.marker())
    monkeypatch.setenv(bsn.KEY, KEY[::-1])
    with pytest.raises(Refused) as why:
        bsn.marker()
    assert why.value.problems[0].code == "register-key-other"


@pytest.mark.parametrize(("key", "code"), [("", "register-key-missing"), ("short", "register-key-short")])
def test_without_a_sound_key_nothing_is_marked(
    register: Place, monkeypatch: pytest.MonkeyPatch, key: str, code: str
) -> None:
    monkeypatch.setenv(bsn.KEY, key)
    with pytest.raises(Refused) as why:
        bsn.marker()
    assert why.value.problems[0].code == code


def test_the_eleven_test_lets_one_in_eleven_through() -> None:
    numbers = [str(100_000_000 + each) for each in range(1_100)]
    assert sum(map(bsn.passes, numbers)) == 100
    assert not bsn.passes("000000000") and not bsn.passes("abc") and not bsn.passes("1" * 10)
    with pytest.raises(ValueError) as said:
        bsn.Marker(b"key").mark("123")
    assert "123" not in str(said.value)

"""The whole way with valid numbers, from files to a site: nowhere is any of them, on both databases."""

import logging
import os
from collections.abc import Iterator
from importlib.resources import files as packaged
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from typer.testing import CliRunner

from perspectief.cli.faults import sentences_of
from perspectief.cli.main import app
from perspectief.ground.problem import Refused
from perspectief.register.codes import Law, WhyErased
from perspectief.register.database import FILE, close_register, open_register
from perspectief.register.erase import Reason, erase_resident
from perspectief.register.models import Resident
from tests.register.imports.test_broken import FILES, filled, layout_for
from tests.register.imports.towns import CODE, Benefit, at, write
from tests.register.people import bsn
from tests.register.places import Place
from tests.register.scanner import suspects, traces, unpacked

PEOPLE = range(1, 41)
NUMBERS = [bsn(person) for person in PEOPLE]
MONTHS = ("202203", "202204", "202205")
OFFICE = "werk-en-inkomen"


def lines(month: str) -> list[Benefit]:
    """A couple, people who come and go, and a file number that looks like nobody's."""
    gone = {"202203": 0, "202204": 3, "202205": 9}[month]
    alone = [Benefit(number, number, group="2") for number in PEOPLE if number > 2 + gone]
    return [Benefit(1, 1, partner=2), *alone]


def programme(folder: Path) -> None:
    text = packaged("perspectief.cli").joinpath("demo_files", "programme.yaml").read_bytes()
    (folder / "programme.yaml").write_bytes(text)


class Told:
    """What was printed, in words and as faults, by every command that was run."""

    def __init__(self) -> None:
        self.text: list[str] = []

    def run(self, *arguments: object) -> bool:
        """One command, as a person gives it; whether it did what was asked."""
        done = CliRunner().invoke(app, list(map(str, arguments)))
        self.text += [done.output, repr(done.exception), str(done.exception)]
        assert done.exception is None or isinstance(done.exception, SystemExit | Refused), done.exception
        if isinstance(done.exception, Refused):
            self.text += [*sentences_of(done.exception), repr(done.exception.problems)]
        return done.exit_code == 0


@pytest.fixture
def folder(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Path:
    """A folder with a programme beside the register; everything is logged, by the database server too."""
    programme(tmp_path)
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(BaseDatabaseWrapper, "queries_logged", property(lambda _: True))
    if register.vendor == "postgresql":
        monkeypatch.setenv("PERSPECTIEF_REGISTER_URL", register.where)
        with psycopg.connect(register.where, autocommit=True) as server:
            server.execute(f"ALTER DATABASE {server.info.dbname} SET log_statement = 'all'")
    return tmp_path


def bring_in(folder: Path, incoming: Path, told: Told) -> None:
    """Good months, one of them twice and one as a trial, a table of residents, and every bad file."""
    incoming.mkdir()
    to = ("register", "import", folder)
    of = ("--municipality", CODE)
    months = [write(incoming, *lines(month), month=month) for month in MONTHS]
    assert told.run(*to, months[0], "--kind", "benefits", *of, "--dry-run")
    assert told.run(*to, *months, "--kind", "benefits", *of)
    assert told.run(*to, months[-1], "--kind", "benefits", *of)
    people = incoming / "residents.csv"
    named = [f"{bsn(number)};Made Up {number};1980-05-15;7607;" for number in PEOPLE]
    people.write_text("\n".join(["bsn;naam;geboortedatum;postcode;vanaf", *named, ""]), encoding="utf-8")
    assert told.run(*to, people, "--kind", "residents", *of)
    for name, source in FILES.items():
        if "{" in (text := source.read_text("utf-8")) and not name.startswith("layout."):
            path = incoming / f"{name}_202206_2022-1{source.suffix}"
            path.write_text(filled(text), encoding="utf-8")
            kind = name.partition(".")[0]
            shown = {"fixed": "benefits_fixed"}.get(kind, layout_for(name).kind.value)
            assert not told.run(*to, path, "--kind", shown, *of)


def go_out(folder: Path, told: Told) -> None:
    """Counts leave, are released and shown; then somebody is erased."""
    told.run("register", "publish", folder, "--month", "2022-04")
    told.run("register", "publish", folder, "--month", "2022-05")
    told.run("register", "publish", folder, "--month", "2022-05", "--dry-run")
    assert told.run("figures", "release", folder, "--by", OFFICE, "--all")
    assert told.run("build", folder)
    for command in ("verify-structure", "fields", "dpia", "retain"):
        told.run("register", command, folder)
    assert told.run("sql", folder, "select * from figures", "--csv")


def held_in_rows() -> Iterator[tuple[str, bytes]]:
    """Every row of every table, Django's own too."""
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            yield table, "\n".join(map(str, cursor.fetchall())).encode()


def kept_in(folder: Path, incoming: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the folder, unpacked, and its name; not those that were brought in."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and incoming not in path.parents:
            yield "name", str(path.relative_to(folder)).encode()
            yield from unpacked(str(path.relative_to(folder)), path.read_bytes())


def log_of_server(place: Place, after: int = 0) -> bytes:
    """What the server logged, from a byte on: it serves other tests too, and some show it a number."""
    return Path(place.where.partition("host=")[2], "log").read_bytes()[after:]


def test_no_number_that_came_in_is_anywhere(
    register: Place, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told, incoming = Told(), folder / "incoming"
    before = len(log_of_server(register)) if register.vendor == "postgresql" else 0
    bring_in(folder, incoming, told)
    go_out(folder, told)
    open_register(folder)
    assert Resident.objects.count() == len(PEOPLE)
    gone = Resident.objects.order_by("pk").first()
    assert gone
    erase_resident(gone, Reason(WhyErased.REQUEST, Law.GDPR_17, at("202205")))
    places = dict(held_in_rows())
    assert {"register_resident", "django_migrations"} <= places.keys() and b"Made Up 7" in b"".join(
        places.values()
    )
    close_register()
    places |= {"terminal": "\n".join(told.text).encode(), "log": caplog.text.encode()}
    if register.vendor == "postgresql":
        places["log of the server"] = log_of_server(register, before)
        assert b"register_membership" in places["log of the server"]
    assert b"INSERT" in places["log"] and b"eleven" in places["terminal"].lower()
    kept = list(kept_in(folder, incoming))
    assert any(name.endswith("sheet1.xml") for name, _ in kept) and len(kept) > 300
    found = {name: traces(data, NUMBERS) for name, data in [*places.items(), *kept]}
    assert {name: numbers for name, numbers in found.items() if numbers} == {}


def test_the_scan_sees_a_number_that_stays_in_any_of_these_places(register: Place, folder: Path) -> None:
    """What it says of silence is worth something: put somewhere, a number is found there."""
    open_register(folder)
    number = NUMBERS[0]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE left_behind (what text)")
        cursor.execute("INSERT INTO left_behind VALUES (%s)", [f"of {number}"])
    (folder / f"report-{number}.md").write_text("nothing", encoding="utf-8")
    rows = {name for name, data in held_in_rows() if traces(data, NUMBERS)}
    close_register()
    kept = {name for name, data in kept_in(folder, folder / "incoming") if traces(data, NUMBERS)}
    assert rows == {"left_behind"} and "name" in kept
    if register.vendor == "postgresql":
        assert traces(log_of_server(register), [number]) == [number]
    else:
        assert any(name.startswith(str(FILE)) for name in kept)


def test_the_made_up_town_has_no_number_that_passes(tmp_path: Path) -> None:
    """Nobody was put in there, so every nine digits are looked at."""
    told = Told()
    assert told.run("register", "demo", tmp_path / "town", "--files", "120")
    open_register(tmp_path / "town")
    texts = [data.decode() for _, data in held_in_rows()]
    close_register()
    assert [number for text in [*texts, *told.text] for number in suspects(text)] == []
    assert os.environ.get("PERSPECTIEF_REGISTER_URL") is None

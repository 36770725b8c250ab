"""No committed file, column, log or address holds a number that may be somebody's BSN."""

import base64
import gzip
import hashlib
import io
import logging
import re
import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pyarrow  # type: ignore[import-untyped]  # it has no stubs
import pytest
from django.apps import apps
from django.db import connection
from openpyxl import Workbook
from pyarrow import parquet

from perspectief.cli.faults import sentences_of
from perspectief.ground.problem import Refused
from perspectief.register import bsn, record
from perspectief.register.database import open_register
from perspectief.register.models import Resident, ResidentDetails
from tests.register.people import AT, START
from tests.register.people import bsn as a_bsn
from tests.register.places import Place
from tests.register.scanner import suspects, traces, unpacked

ROOT = Path(__file__).parents[2]
# Numbers that pass by chance (one in eleven does) and are known to be something else: each with what it is.
KNOWN: dict[str, str] = {}


def texts() -> Iterator[tuple[str, str]]:
    """Every committed file as text, and every part of a committed archive or spreadsheet."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        if path.is_file():
            for part, data in unpacked(name, path.read_bytes()):
                yield part, data.decode("utf-8", "replace")


def test_no_committed_file_holds_one() -> None:
    found = {name: [each for each in suspects(text) if each not in KNOWN] for name, text in texts()}
    assert len(found) > 100 or not (ROOT / ".git").exists()
    assert {name: numbers for name, numbers in found.items() if numbers} == {}
    assert len(KNOWN) <= 10 and all(KNOWN.values())


FORMS = [
    "{}",
    "BSN{}",
    "bsn_{}.csv",
    "-{}",
    "{}.",
    "x{}x",
    "bsn={}",
    '"{}"',
    "({})",
    ";{};",
    "A {} B",
    "{}\n",
    "/inwoner/{}?",
]


@pytest.mark.parametrize("form", FORMS)
def test_the_scanner_sees_one_in_any_surroundings(form: str) -> None:
    number = a_bsn(3)
    assert suspects(form.format(number)) == [number]
    spaced = f"{number[:4]}.{number[4:6]}.{number[6:]}"
    assert suspects(form.format(spaced)) == [spaced]
    assert suspects(form.format(str(int(number) + 1).zfill(9))) == []


def test_a_hash_a_key_and_a_place_on_a_map_are_no_number_of_anybody() -> None:
    number = a_bsn(3)
    for text in (f"{'a' * 30}{number}{'b' * 25}", f"52.{number}1", f"ab{number}", f"0{number}"):
        assert suspects(text) == ([number] if text == f"ab{number}" else [])


@pytest.mark.parametrize(
    "written",
    [
        lambda number: number,
        lambda number: f"{number[:4]}.{number[4:6]}.{number[6:]}",
        lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
        lambda number: number.lstrip("0"),
        lambda number: number[::-1],
        lambda number: number.encode().hex().upper(),
        lambda number: base64.b64encode(f"of {number} here".encode()).decode(),
        lambda number: hashlib.sha256(number.encode()).hexdigest(),
        lambda number: "\0".join(number) + "\0",
    ],
)
def test_a_number_that_was_put_in_is_found_in_every_spelling(written: Callable[[str], str]) -> None:
    number = next(bsn for bsn in map(a_bsn, range(100)) if bsn.startswith("0"))
    assert traces(f"..{written(number)}..".encode(), [number, a_bsn(3)]) == [number]


def test_a_number_is_found_in_whatever_it_is_packed_in() -> None:
    number = a_bsn(4)
    book, sheet, table = io.BytesIO(), Workbook(), io.BytesIO()
    sheet.worksheets[0].append(["x", number])
    sheet.save(book)
    parquet.write_table(pyarrow.table({"x": [f"of {number}"]}), table, compression="zstd")
    streamed = b"%PDF-1.7\nstream\n" + zlib.compress(f"({number}) Tj".encode()) + b"\nendstream"
    page = f"<p>{number[:4]}<b>{number[4:]}</b></p>".encode()
    for data in (book.getvalue(), table.getvalue(), streamed, page, gzip.compress(page)):
        assert [name for name, part in unpacked("it", data) if traces(part, [number])]


def test_no_column_and_no_log_holds_the_number_that_came_in(
    register: Place, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    connection.force_debug_cursor = True
    numbers = [a_bsn(seed) for seed in range(20)]
    marker = bsn.marker()
    for number in numbers:
        resident = Resident.objects.create(bsn_mark=marker.mark(number))
        record.add(ResidentDetails, AT, resident=resident, name="Made Up", valid_from=START)
    connection.force_debug_cursor = False
    tables = apps.get_app_config("register").get_models()
    held = "\n".join(str(row) for table in tables for row in table._default_manager.values())
    assert "Made Up" in held and "INSERT" in caplog.text
    for text in (held, caplog.text):
        assert traces(text.encode(), numbers) == []


def test_no_message_holds_the_number_that_was_refused(register: Place) -> None:
    number, marker = a_bsn(5), bsn.marker()
    Resident.objects.create(bsn_mark=marker.mark(number))
    resident = Resident.objects.create()
    record.add(ResidentDetails, AT, resident=resident, name=number, valid_from=START)
    with pytest.raises(Refused) as why:
        record.add(ResidentDetails, AT, resident=resident, name=number, valid_from=START)
    shown = " ".join((*sentences_of(why.value), repr(why.value.problems), str(why.value)))
    assert number not in shown and why.value.__cause__ is None and "overlap" in shown


def test_an_address_is_never_told(register: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    number = a_bsn(9)
    with pytest.raises(Refused) as why:
        open_register(f"postgresql://{number}:{number}@localhost:1/{number}")
    assert not re.search(number, repr(why.value.problems) + " ".join(sentences_of(why.value)))


def test_a_server_set_up_as_ours_logs_nothing_of_a_row_that_it_refused(register: Place) -> None:
    if register.vendor == "sqlite":
        pytest.skip("SQLite has no server and no log")
    number, log = a_bsn(6), Path(register.where.partition("host=")[2], "log")
    seen = []
    for settings in ((), set_up_by_deploy("log_")):
        with psycopg.connect(register.where, autocommit=True) as server:
            for name, value in settings:
                server.execute(f"ALTER DATABASE {server.info.dbname} SET {name} = {value}")
        before = len(log.read_bytes())
        with psycopg.connect(register.where) as server, pytest.raises(psycopg.errors.NotNullViolation):
            server.execute(f"INSERT INTO register_resident (bsn_mark) VALUES ('{number}')")
        logged = log.read_bytes()[before:]
        assert b"register_resident" in logged
        seen.append(traces(logged, [number]))
    assert seen == [[number], []]  # as it comes a server tells all of it


def set_up_by_deploy(beginning: str) -> list[tuple[str, str]]:
    text = (ROOT / "deploy" / "set_up_database.sh").read_text(encoding="utf-8")
    return re.findall(rf"^({beginning}\w+) = (\w+)$", text, re.MULTILINE)

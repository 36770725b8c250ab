"""No committed file, column, log or address holds a number that may be somebody's BSN."""

import io
import logging
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from perspectief.cli.faults import sentences_of
from perspectief.ground.problem import Refused
from perspectief.register import bsn, record
from perspectief.register.database import open_register
from perspectief.register.models import Resident, ResidentDetails
from tests.register.people import AT, START
from tests.register.people import bsn as a_bsn
from tests.register.places import Place
from tests.register.scanner import suspects

ROOT = Path(__file__).parents[2]
# Numbers that pass by chance (one in eleven does) and are known to be something else.
KNOWN: dict[str, str] = {}


def texts() -> Iterator[tuple[str, str]]:
    """Every committed file as text, and every part of a committed archive or spreadsheet."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        if path.is_file():
            data = path.read_bytes()
            yield name, data.decode("utf-8", "replace")
            if zipfile.is_zipfile(io.BytesIO(data)):
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    yield from (
                        (f"{name}/{part}", archive.read(part).decode("utf-8", "replace"))
                        for part in archive.namelist()
                    )


def test_no_committed_file_holds_one() -> None:
    found = {name: [each for each in suspects(text) if each not in KNOWN] for name, text in texts()}
    assert len(found) > 100 or not (ROOT / ".git").exists()
    assert {name: numbers for name, numbers in found.items() if numbers} == {}


@pytest.mark.parametrize("form", ["{}", "bsn={}", '"{}"', "({})", ";{};", "A {} B", "{}\n", "/inwoner/{}?"])
def test_the_scanner_sees_one_in_any_surroundings(form: str) -> None:
    number = a_bsn(3)
    assert suspects(form.format(number)) == [number]
    spaced = f"{number[:4]}.{number[4:6]}.{number[6:]}"
    assert suspects(form.format(spaced)) == [spaced]
    assert suspects(form.format(str(int(number) + 1).zfill(9))) == []


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
        assert [number for number in numbers if number in text] == []


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

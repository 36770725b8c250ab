"""The controller: counts, whom they count, and what leaves; on both databases."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from perspectief.gate.ledger import load_ledger
from perspectief.register.trail.codes import Reason
from perspectief.register.trail.models import Entry
from perspectief.web.work import environment
from perspectief.web.work.csvs import as_csv
from tests.gate.conftest import FILES, PERSONS, ask
from tests.web.floors import Floor, post, quick

MONTH = f"{datetime.now(UTC).year - 1}-06"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme that asks for two counts, in a folder of its own."""
    (tmp_path / "register").mkdir(exist_ok=True)
    ask(tmp_path, FILES, PERSONS)
    there = replace(environment.installation(), folder=tmp_path)
    monkeypatch.setattr(settings, "ENVIRONMENT", there)
    return tmp_path


def _text(floor: Floor, path: str) -> str:
    answer = quick(floor.members["controller"]).get(path, secure=True)
    assert answer.status_code == 200, answer.content.decode()[-600:]
    return str(answer.content.decode())


def test_a_count_leads_to_its_rows_and_each_of_them_hears_of_it(floor: Floor, folder: Path) -> None:
    text = _text(floor, f"/counts?month={MONTH}")
    assert "persons: 3" in text and "files: 3" in text
    path = re.search(r'href="(/counts/rows\?count=persons[^"]*)"', text)
    assert path is not None
    rows = _text(floor, path[1].replace("&amp;", "&"))
    told = Entry.objects.filter(action="see_rows", reason=Reason.COUNT).exclude(subject_key="")
    residents = {str(one.key) for one in (floor.mine, floor.theirs, floor.nobodys)}
    assert set(told.values_list("subject_key", flat=True)) == residents
    assert all(key in rows for key in residents)
    assert "Blabelaxo" not in rows


def test_rows_of_files_are_told_of_the_people_in_them(floor: Floor, folder: Path) -> None:
    text = _text(floor, f"/counts/rows.csv?count=files&month={MONTH}")
    assert {"F-1", "F-2", "F-3"} == set(re.findall(r"F-\d", text))
    told = Entry.objects.filter(action="see_rows", subject_key=str(floor.mine.key))
    assert told.count() == 1


def test_counts_as_a_file_hold_nobody(floor: Floor, folder: Path) -> None:
    text = _text(floor, f"/counts.csv?month={MONTH}")
    assert "persons" in text and str(floor.mine.key) not in text and "F-1" not in text


def test_a_count_that_is_not_there(floor: Floor, folder: Path) -> None:
    client = quick(floor.members["controller"])
    assert client.get("/counts/rows?count=none", secure=True).status_code == 404
    assert client.get("/counts?month=9999-99", secure=True).status_code == 200


def test_what_would_leave_leaves_once_it_was_seen(floor: Floor, folder: Path) -> None:
    path = f"/counts/leaving?month={MONTH}"
    text = _text(floor, path)
    assert not (folder / "figures" / "register.csv").exists()
    mark = re.search(r'name="mark" value="([^"]+)"', text)
    assert mark is not None
    client = quick(floor.members["controller"])
    old = post(client, "/counts/leaving", {"month": MONTH, "mark": "older"}, at=path)
    assert old.status_code == 409 and not load_ledger(folder).entries
    done = post(client, "/counts/leaving", {"month": MONTH, "mark": mark[1]}, at=path)
    assert done.status_code == 302
    assert len(load_ledger(folder).entries) == 2
    assert ",draft," in (folder / "figures" / "register.csv").read_text("utf-8")
    assert Entry.objects.filter(action="release_counts", result="done").exists()


def test_a_formula_is_told_as_text() -> None:
    text = as_csv("x.csv", ["a"], [["=1+1"], ["-x"], [-3], ["plain"]]).content.decode("utf-8-sig")
    assert text.split() == ["a", "'=1+1", "'-x", "-3", "plain"]

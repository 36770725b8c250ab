"""What lets counts leave, and what erases, is killed at any moment: whole or absent, then made good."""

import os
import random
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from perspectief.cli.register_publish import publish_counts
from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.regions import load_regions
from perspectief.facts.store import load_figures
from perspectief.gate.ledger import FILE as LOG
from perspectief.gate.ledger import load_ledger
from perspectief.register import record
from perspectief.register.database import open_register
from perspectief.register.models import Membership, Resident, ResidentDetails, Tombstone, WelfareFile
from perspectief.register.verify import structure_problems
from tests.gate.conftest import FILES, PERSONS, ask
from tests.register.imports.towns import Benefit, at, bring
from tests.register.killed_runs import ON, SINCE
from tests.register.people import AT, START, in_file
from tests.register.places import Place

ROOT = Path(__file__).parents[2]
COUNTS = (FILES, PERSONS, "id: came, measure: welfare_inflow, what: inflow")
MANY = 40
ABSENT = 0


def kill(what: str, place: Place, folder: Path, draw: random.Random, parts: int) -> None:
    """Kill a run so long after one of its parts began; the last part is what comes after its end."""
    path_to = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    url = [place.where] if place.vendor == "postgresql" else []
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("killed_runs.py")), what, str(folder), *url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path_to},
    )
    assert process.stdout
    for _ in range(draw.randrange(1, parts + 1)):
        process.stdout.readline()
    time.sleep(draw.choice((0, draw.uniform(0, 0.02), draw.uniform(0, 0.3))))
    process.kill()
    _, wrong = process.communicate()
    assert "Traceback" not in wrong, wrong


def town(place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three months of benefits in the register, and a programme that asks for counts of them."""
    benefits = [Benefit(n, n) for n in range(1, MANY)]
    for month in ("202203", "202204", "202205"):
        benefits += [Benefit(n, n, start=f"{month}10") for n in range(len(benefits) + 1, len(benefits) + 16)]
        bring(folder, *benefits, month=month)
    ask(folder, *COUNTS)
    if place.vendor == "postgresql":
        monkeypatch.setenv("PERSPECTIEF_REGISTER_URL", place.where)


def figures(folder: Path) -> list[tuple[object, ...]]:
    """What the folder says, in the order in which it stands there."""
    facts = load_figures(folder, load_catalogue(folder), load_regions())
    return [(f.measure, f.end, f.value, f.low, f.high, f.release) for f in facts]


def out(folder: Path) -> tuple[int, int]:
    """How many lines of the log and how many figures there are; reading them refuses what is not whole."""
    return len(load_ledger(folder).entries), len(figures(folder))


def kills_of_publish(place: Place, folder: Path, kills: int) -> None:
    draw = random.Random(7)
    whole = folder.with_name(f"{folder.name}-whole")
    shutil.copytree(folder, whole)
    assert publish_counts(whole, None, SINCE, ON, dry_run=False)
    lines, said = out(whole)
    assert lines == len(COUNTS) * 3 and said == lines
    seen = set()
    for number in range(kills):
        if number % 5 == 0:
            shutil.rmtree(folder / "figures", ignore_errors=True)
            (folder / LOG).unlink(missing_ok=True)
        kill("publish", place, folder, draw, 10)
        assert out(folder) in ((ABSENT, ABSENT), (lines, ABSENT), (lines, said))
        seen.add(out(folder))
    publish_counts(folder, None, SINCE, ON, dry_run=False)
    assert figures(folder) == figures(whole) and load_ledger(folder) == load_ledger(whole)
    assert (lines, said) in seen, "some came to their end"


def test_ten_kills_leave_log_and_figures_whole_or_absent(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town(register, tmp_path, monkeypatch)
    kills_of_publish(register, tmp_path, 10)


@pytest.mark.soak
def test_a_hundred_kills_leave_log_and_figures_whole_or_absent(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town(register, tmp_path, monkeypatch)
    kills_of_publish(register, tmp_path, 100)


def gone_and_kept() -> tuple[int, int]:
    """How many residents were erased and how many were not; each is one or the other, with all of it."""
    connections.close_all()
    stones = set(Tombstone.objects.filter(subject="resident").values_list("subject_id", flat=True))
    files = set(Tombstone.objects.filter(subject="file").values_list("subject_id", flat=True))
    for row in Membership.objects.select_related("resident", "file"):
        details = ResidentDetails.objects.get(resident=row.resident)
        empty = row.resident.bsn_mark is None, details.name == "", row.file.reference is None
        assert set(empty) == {row.resident_id in stones} == {row.file_id in files}
    return len(stones), Resident.objects.count() - len(stones)


def leave(number: int) -> None:
    """Somebody who left long ago, with a name, a mark and a file with a number."""
    file = WelfareFile.objects.create(reference=f"F{number}")
    resident = in_file(file, START, date(2024, 1, 1)).resident
    Resident.objects.filter(pk=resident.pk).update(bsn_mark=f"{number:064x}")
    record.add(ResidentDetails, AT, resident=resident, name="Made Up", valid_from=START)


def kills_of_retain(place: Place, folder: Path, kills: int) -> None:
    draw, seen = random.Random(8), set()
    for number in range(4 * kills):
        leave(number)
    for _ in range(kills):
        kill("retain", place, folder, draw, 12)
        seen.add(gone_and_kept())
    assert len(seen) > 1, "some were erased before a kill"
    kill_nobody(place, folder)
    assert gone_and_kept() == (4 * kills, 0)
    open_register(place.where)
    assert structure_problems() == ()


def kill_nobody(place: Place, folder: Path) -> None:
    """A run that may come to its end."""
    path_to = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    url = [place.where] if place.vendor == "postgresql" else []
    script = str(Path(__file__).with_name("killed_runs.py"))
    subprocess.run(
        [sys.executable, script, "retain", str(folder), *url],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": path_to},
    )


def test_ten_kills_leave_each_resident_erased_or_not(register: Place, tmp_path: Path) -> None:
    kills_of_retain(register, tmp_path, 10)


@pytest.mark.soak
def test_a_hundred_kills_leave_each_resident_erased_or_not(register: Place, tmp_path: Path) -> None:
    kills_of_retain(register, tmp_path, 100)


def test_both_databases_let_out_the_same(
    register: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, judged and written through either: to the figure as follows from the files that came in."""
    town(register, tmp_path, monkeypatch)
    assert publish_counts(tmp_path, None, SINCE, ON, dry_run=False)
    told = {(measure, end): (value, low, high) for measure, end, value, low, high, _ in figures(tmp_path)}
    for number, end in enumerate((date(2022, 3, 31), date(2022, 4, 30), date(2022, 5, 31))):
        count = MANY - 1 + 15 * (number + 1)
        near = (count + 2) // 5 * 5
        assert told["welfare_files", end] == told["welfare_persons", end] == (near, near - 2, near + 2)
    assert told["welfare_inflow", date(2022, 5, 31)] == (15, 13, 17)
    assert at("202205").date() < ON
    again = publish_counts(tmp_path, None, SINCE, ON, dry_run=False)
    assert again and len(load_ledger(tmp_path).entries) == len(told)

"""The command that imports, as a person runs it; nowhere does it show a BSN."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from perspectief.register.bsn import passes
from perspectief.register.database import close_register, open_register
from perspectief.register.models import FileSpell, Import
from tests.register.imports.towns import CODE, Benefit, write
from tests.register.people import bsn
from tests.register.places import Place

ROOT = Path(__file__).parents[3]
Done = subprocess.CompletedProcess[str]


def run(*arguments: object, language: str = "en") -> Done:
    environment = {
        **os.environ,
        "PERSPECTIEF_LANG": language,
        "COLUMNS": "100",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "perspectief", "register", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


def import_(place: Place, *arguments: object, language: str = "en") -> Done:
    done = run("import", place.where, *arguments, "--municipality", f"GM{CODE}", language=language)
    for digits in re.findall(r"\d{8,9}", done.stdout + done.stderr):
        assert not passes(digits)
    return done


@pytest.fixture
def month(tmp_path: Path) -> Path:
    return write(tmp_path, Benefit(1, 1), Benefit(2, 2, partner=3))


def test_a_trial_tells_what_would_change_and_keeps_nothing(one: Place, month: Path) -> None:
    done = import_(one, month, "--kind", "benefits", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "benefits_202203.csv: 2 lines of 2022-03.",
        "  file numbers: 2 new",
        "  residents: 3 new",
        "  files: 2 new",
        "  residents in files: 3 new",
        "  groups: 3 new",
        "  details of residents: 3 new",
        "  participation: 3 new",
        "This was a trial: nothing is kept.",
    ]
    assert Import.objects.count() == 0


def test_it_comes_in_once(one: Place, month: Path) -> None:
    assert "dossiers: 2 nieuw" in import_(one, month, "--kind", "benefits", language="nl").stdout
    again = import_(one, month, "--kind", "benefits")
    assert again.stdout.splitlines()[1:] == ["This file is in already; nothing changes."]
    close_register()
    open_register(Path(one.where))
    assert FileSpell.objects.count() == 2


def test_several_months_go_in_order_and_the_first_wrong_one_ends_it(
    one: Place, tmp_path: Path, month: Path
) -> None:
    second = write(tmp_path, Benefit(1, 1, end="20220310", reason="01"), month="202204")
    third = write(tmp_path, Benefit(1, 1), month="202205")
    done = import_(one, month, second, third, "--kind", "benefits")
    assert done.returncode == 1
    assert "benefits_202204.csv, line 2, column 14: “20220310” lies before" in done.stderr
    assert Import.objects.count() == 1


def test_an_older_month_is_refused(one: Place, tmp_path: Path, month: Path) -> None:
    later = write(tmp_path, Benefit(1, 1), month="202204")
    import_(one, later, "--kind", "benefits")
    done = import_(one, month, "--kind", "benefits")
    assert "This is of 2022-03, and 2022-04 is in already." in done.stderr


def test_a_layout_can_be_copied_and_adapted(one: Place, tmp_path: Path, month: Path) -> None:
    own = tmp_path / "ours.yaml"
    text = run("layout", "benefits").stdout
    own.write_text(text.replace("dossiernummer", "zaaknummer"), encoding="utf-8")
    month.write_text(month.read_text("utf-8").replace("dossiernummer", "zaaknummer"), encoding="utf-8")
    assert import_(one, month, "--kind", "benefits", "--mapping", own).returncode == 0
    assert "benefits_fixed" in run("layout").stdout.split()


def test_a_kind_that_is_none_is_told_with_the_nearest(one: Place, month: Path) -> None:
    done = import_(one, month, "--kind", "benefit")
    assert "Did you mean “benefits”?" in done.stderr


def test_a_wrong_number_is_told_by_its_place_alone(one: Place, tmp_path: Path, month: Path) -> None:
    number = bsn(1)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    month.write_text(month.read_text("utf-8").replace(number, wrong), encoding="utf-8")
    done = import_(one, month, "--kind", "benefits")
    assert "line 2, column 4: This is no BSN" in done.stderr
    assert wrong not in done.stdout + done.stderr

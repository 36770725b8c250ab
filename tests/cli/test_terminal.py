"""What the terminal shows: nothing cut, nothing of later called now, counts first."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from perspectief.cli.faults import sentences_of
from tests.cli.conftest import ROOT, Run

ALMELO = ROOT / "examples" / "almelo"


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(("language", "word"), [("nl", "laatste cijfer"), ("en", "last figure")])
def test_a_figure_of_years_ago_is_not_called_now(perspectief: Run, language: str, word: str) -> None:
    said = flat(perspectief("status", ALMELO, "--as-of", "2026-01-01", language=language).stdout)
    assert re.search(rf"{word} 2[.,]372 \(nov 2022\)", said, re.IGNORECASE)
    assert " nu 2.372" not in said and "now 2,372" not in said


def test_status_says_up_to_when_a_figure_is_the_last_and_on_what_a_verdict_rests(perspectief: Run) -> None:
    said = flat(perspectief("status", ALMELO, "--as-of", "2026-01-01", language="nl").stdout)
    assert "kw 2 2022) · tot en met eind 2022" in said
    assert "✓ gehaald, met een aanname" in said
    assert said.count("Zeven indicatoren:") == 1


@pytest.mark.parametrize("columns", ["80", "60", "200"])
def test_no_id_of_a_measure_is_cut_in_a_narrow_terminal(perspectief: Run, columns: str) -> None:
    listed = perspectief("figures", "list", ALMELO, "--as-of", "2026-01-01", COLUMNS=columns)
    exported = perspectief("figures", "export", ALMELO, "--as-of", "2026-01-01").stdout
    measures = {line.split(",")[0] for line in exported.splitlines()[1:] if re.match("[a-z_0-9]+,", line)}
    assert "…" not in listed.stdout
    heads = {line.split(",")[0] for line in listed.stdout.splitlines() if not line.startswith(" ")}
    assert measures and measures <= heads


def test_at_eighty_columns_an_id_stays_on_one_line(perspectief: Run) -> None:
    said = perspectief("figures", "list", ALMELO, "--as-of", "2026-01-01", COLUMNS="80").stdout
    assert "bbv_welfare_per_10000, Almelo" in said
    assert max(map(len, said.splitlines())) <= 80
    assert re.search(r"^  31 Dec 2018 +756\.4 +Jun 2020 +Jaarverslag 2019", said, re.MULTILINE), (
        "day and figure on one line"
    )


@pytest.mark.parametrize("command", [("status",), ("check",), ("build",), ("figures", "list")])
def test_a_folder_that_is_not_there_is_told_as_such(
    perspectief: Run, command: tuple[str, ...], tmp_path: Path
) -> None:
    said = perspectief(*command, tmp_path / "nowhere", language="nl")
    assert said.returncode == 1
    assert "nowhere: Deze map is er niet." in said.stderr
    assert "programme.yaml" not in said.stderr


def test_check_begins_with_a_count_for_each_weight(perspectief: Run) -> None:
    lines = perspectief("check", ALMELO).stdout.splitlines()
    assert re.fullmatch(r"0 errors, \d+ norms broken and \d+ pieces of advice\.", lines[1])


def test_help_has_its_headings_in_dutch_as_well(perspectief: Run) -> None:
    said = perspectief("status", "--help", language="nl").stdout
    assert "Argumenten:" in said and "Opties:" in said and "[verplicht]" in said
    assert "Options:" in perspectief("status", "--help", language="en").stdout


def test_a_stop_while_the_program_is_still_being_read_shows_no_traceback() -> None:
    code = """
import sys
class Stops:
    def find_spec(self, name, *_):
        if name == "typer":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stops())
from perspectief.__main__ import main
main()
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    said = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, env=environment
    )
    assert (said.returncode, said.stderr) == (130, "")


def test_a_fault_of_ours_is_told_where_no_log_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    (said,) = sentences_of(ZeroDivisionError("secret"))
    assert "ZeroDivisionError" in said
    assert "secret" not in said


def test_days_of_drafts_stay_on_one_line_in_a_narrow_terminal(perspectief: Run, tmp_path: Path) -> None:
    town = tmp_path / "town"
    shutil.copytree(ROOT / "examples" / "almelo", town, ignore=shutil.ignore_patterns("site", ".cache"))
    file = town / "figures" / "welfare.csv"
    row = next(line for line in file.read_text("utf-8").splitlines() if ",2019-09-01," in line)
    draft = row.replace("2019-", "2020-").replace("released", "draft")
    file.write_text(file.read_text("utf-8") + draft + "\n", encoding="utf-8")
    shown = perspectief("figures", "list", town, "--drafts", COLUMNS="80").stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "1 Sep 2020" in shown, shown

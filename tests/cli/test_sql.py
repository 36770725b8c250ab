"""Questions in SQL and packages of figures, from the command line."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from perspectief.facts.fetched import open_fetched
from tests.cli.conftest import ROOT, Run
from tests.facts.fetched.samples import sound

ALMELO = ROOT / "examples" / "almelo"
FILES_2018 = "SELECT region, value FROM welfare_files WHERE as_published = 'ca. 2800'"


def test_an_answer_is_a_table(perspectief: Run) -> None:
    said = perspectief("sql", ALMELO, FILES_2018)
    assert said.returncode == 0
    assert "GM0141" in said.stdout and "2800" in said.stdout and "1 row" in said.stdout


def test_an_answer_can_be_csv(perspectief: Run) -> None:
    said = perspectief("sql", ALMELO, FILES_2018, "--csv")
    assert list(csv.reader(io.StringIO(said.stdout))) == [["region", "value"], ["GM0141", "2800.0"]]


@pytest.mark.parametrize(
    "question",
    ["SELEC 1", "DROP TABLE figures", "SELECT 1; SELECT 2", "SELECT * FROM read_text('/etc/hostname')"],
)
def test_what_is_no_question_is_explained(perspectief: Run, question: str) -> None:
    said = perspectief("sql", ALMELO, question)
    assert said.returncode == 1
    assert said.stdout == ""
    assert "SQL" in said.stderr and "Traceback" not in said.stderr


def test_a_text_that_looks_like_markup_is_shown_as_text(perspectief: Run) -> None:
    assert "[bold]x[/]" in perspectief("sql", ALMELO, "SELECT '[bold]x[/]' AS \"[red]\"").stdout


def test_without_a_question_one_is_asked_until_one_stops() -> None:
    typed = "help\nSELECT count(*) AS n\nFROM welfare_files;\nSELEC;\nSELECT 42;\nquit\nSELECT 43;\n"
    command = [sys.executable, "-m", "perspectief", "sql", str(ALMELO)]
    environment = {**os.environ, "PERSPECTIEF_LANG": "en", "COLUMNS": "100"}
    said = subprocess.run(
        command, input=typed, capture_output=True, text=True, env=environment, timeout=120, check=False
    )
    assert said.returncode == 0
    assert "welfare_files" in said.stdout and "known('2022-12-31')" in said.stdout
    assert "42" in said.stdout and "43" not in said.stdout
    assert "SELEC" in said.stderr and "Traceback" not in said.stderr


def test_fetched_figures_are_asked_and_exported_too(perspectief: Run, tmp_path: Path) -> None:
    folder = tmp_path / "almelo"
    shutil.copytree(ALMELO, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    open_fetched(folder).append(sound(source="CBS made up"), "made-up", "monthly")
    question = "SELECT value FROM welfare_persons WHERE source = 'CBS made up' ORDER BY start"
    assert perspectief("sql", folder, question, "--csv").stdout == "value\n2500.0\n2510.0\n"
    out = tmp_path / "out"
    done = perspectief("figures", "export", folder, "--format", "parquet", "--output", out)
    assert done.returncode == 0, done.stderr
    described = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert "CBS made up" in {source["title"] for source in described["sources"]}
    assert (out / "figures.parquet").read_bytes()[:4] == b"PAR1"


def test_a_package_needs_a_place(perspectief: Run) -> None:
    said = perspectief("figures", "export", ALMELO, "--format", "csv")
    assert said.returncode == 2
    assert "--output" in said.stderr

"""The page that goes the whole way, walked as it is written: commands, marked lines, spreadsheet."""

import os
import re
import shlex
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perspectief.account.forms.layout import FIGURE_COLUMNS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "first-programme.md"
BLOCKS = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.replace("\\\n", " ").splitlines()]
FILLED = {"welfare_persons": "2.090", "welfare_outflow_to_work": "260", "jobs": "4.321"}
COMMANDS = [shlex.split(line) for line in LINES if line.startswith("perspectief ")]


def run(here: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    assert command[0] == "perspectief"
    environment = {**os.environ, "PERSPECTIEF_LANG": "nl", "COLUMNS": "80"}
    called = [sys.executable, "-m", "perspectief", *command[1:]]
    return subprocess.run(
        called, cwd=here, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def fill_in_the_programme(path: Path) -> None:
    """What the marked lines ask, and nothing else."""
    lines = path.read_text("utf-8").splitlines()
    for at, line in enumerate(lines):
        if line.endswith("# <-"):
            lines[at] = line.replace("Vul in: ", "Zoals de raad besloot: ")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fill_in_the_form(path: Path) -> None:
    book = load_workbook(path)
    sheet = book["Cijfers"]
    for row in range(2, sheet.max_row + 1):
        end = sheet.cell(row, FIGURE_COLUMNS.index("end") + 1).value
        if isinstance(end, datetime):
            value = FILLED[str(sheet.cell(row, FIGURE_COLUMNS.index("measure") + 1).value)]
            sheet.cell(row, FIGURE_COLUMNS.index("as_published") + 1).value = value
            sheet.cell(row, FIGURE_COLUMNS.index("published_on") + 1).value = f"20-01-{end.year + 1}"
    book.save(path)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder after the walk, and what each command said, by its first words."""
    here = tmp_path_factory.mktemp("walk")
    said: dict[str, str] = {}
    for command in COMMANDS:
        done = run(here, command)
        assert done.returncode == 0, (command, done.stderr)
        said[" ".join(word for word in command[1:3] if word.isalpha() and word != "hengelo")] = done.stdout
        if command[1] == "new":
            fill_in_the_programme(here / "hengelo" / "programme.yaml")
        if command[1] == "template":
            fill_in_the_form(here / "hengelo" / "gemeente-figures.xlsx")
    return here / "hengelo", said


def test_the_page_has_the_whole_way() -> None:
    called = [command[1] if command[1] != "figures" else command[2] for command in COMMANDS]
    assert called == ["new", "check", "template", "import", "release", "build"]
    assert [line.split("=")[0].split()[0] for line in LINES[:3]] == ["make", "PATH", "export"]
    for word in re.findall(r"`perspectief measures ([a-z]+)`", PAGE.read_text("utf-8")):
        assert "\njobs: " in f"\n{run(ROOT, ['perspectief', 'measures', word]).stdout}"
    assert len(PAGE.read_text("utf-8").split()) <= 400


def test_what_is_to_be_filled_in_is_short_and_marked(tmp_path: Path) -> None:
    """Said on the page: four short texts and a day."""
    run(tmp_path, COMMANDS[0])
    text = (tmp_path / "hengelo" / "programme.yaml").read_text("utf-8")
    marked = [line for line in text.splitlines()[1:] if "# <-" in line]
    assert ["Vul in" in line for line in marked].count(True) == 4
    assert [line.split(":")[0].strip() for line in marked if "Vul in" not in line] == ["date"]
    assert len(text.split()) < 300


def test_after_the_marked_lines_only_activities_are_asked_for(walked: tuple[Path, dict[str, str]]) -> None:
    _, said = walked
    assert "0 fouten, 2 normen niet gehaald en 0 adviezen." in said["check"]
    assert said["check"].count("bij een activiteit") == 2 and "invullen" not in said["check"]


def test_the_site_shows_the_figures_that_were_handed_in(walked: tuple[Path, dict[str, str]]) -> None:
    folder, _ = walked
    page = (folder / "site" / "nl" / "indicatoren" / "jobs.html").read_text("utf-8")
    assert "4.321" in page and "43.000 op 31 december" in page
    assert re.search(r"gepubliceerd 20 januari \d{4}, vrijgegeven \d", page)
    assert (folder / "site" / "index.html").is_file()


def test_a_slip_of_the_pen_and_the_place_of_figures_are_told(walked: tuple[Path, dict[str, str]]) -> None:
    _, said = walked
    told = re.sub(r"\s+", " ", said["figures import"])
    assert re.search(
        r"! jobs: 4\.321 ligt ver onder 43\.000 \(.*beginstand\)\. Ontbreekt er een cijfer\?", told
    )
    assert "welfare_persons: 2.090 ligt" not in told
    assert re.search(r"Ze staan op de pagina's van nu, en in: Begroting \d{4}\.", said["figures release"])


def test_figures_of_before_the_starting_level_judge_nothing(walked: tuple[Path, dict[str, str]]) -> None:
    home = (walked[0] / "site" / "nl" / "index.html").read_text("utf-8")
    assert "loopt voor" not in home and "loopt achter" not in home and "te vroeg" in home


def test_its_pages_say_what_is_there_and_what_is_not(walked: tuple[Path, dict[str, str]]) -> None:
    site = walked[0] / "site"
    root = (site / "index.html").read_text("utf-8")
    assert "<li>Minder mensen in de bijstand</li>" in root
    assert '<li lang="nl">Minder mensen in de bijstand</li>' in root, "in the English half it stays Dutch"
    activities = (site / "nl" / "activiteiten.html").read_text("utf-8")
    assert "is nog niet bekend." in activities and "<table" not in activities
    table = (site / "nl" / "tabellen" / "indicatoren.html").read_text("utf-8")
    assert '<th scope="col">Indicator</th>' in table and '<th scope="col">Doel</th>' not in table
    assert "De doelen en cijfers kunnen verzonnen zijn." in table
    assert "Cijfers daartussen van CBS StatLine zijn echt." in table


def test_every_word_to_fill_in_is_told_until_it_is_gone(tmp_path: Path) -> None:
    run(tmp_path, COMMANDS[0])
    lines = (tmp_path / "hengelo" / "programme.yaml").read_text("utf-8").splitlines()
    asked = [str(number) for number, line in enumerate(lines, start=1) if "Vul in" in line]
    said = re.sub(r"\s+", " ", run(tmp_path, ["perspectief", "check", "hengelo"]).stdout)
    assert asked and all(re.search(rf"\b{number}\b", said) for number in asked)
    assert all(line.endswith("# <-") for line in lines if "Vul in" in line)

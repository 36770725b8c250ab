"""What the terminal shows: nothing cut, nothing of later called now, counts first."""

import re
from pathlib import Path

import pytest

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
    column = "".join(row.split("│")[1].strip() for row in listed.stdout.splitlines() if row.startswith("│"))
    assert [one for one in measures if one not in column] == []


def test_at_eighty_columns_an_id_stays_on_one_line(perspectief: Run) -> None:
    said = perspectief("figures", "list", ALMELO, "--as-of", "2026-01-01", COLUMNS="80").stdout
    assert "bbv_welfare_per_10000 " in said
    assert max(map(len, said.splitlines())) <= 80


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

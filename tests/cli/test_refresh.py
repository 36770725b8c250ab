"""`perspectief refresh` from end to end: a table comes in, shows on the page, and changes no past."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perspectief.account import account_on, open_house
from perspectief.account.needed import needed
from tests.cli.conftest import Run

PROGRAMME = """\
perspectief: 1
made_up: true
title: Verzonnen programma
municipality: {code: GM0141, name: Almelo, boundaries: 2024}
ambition: Verzonnen.
editions:
  - {id: begroting-2024, title: Begroting 2024, kind: begroting, date: 2023-11-01}
goals:
  - {id: goal, title: Doel}
indicators:
  - id: files
    goal: goal
    title: Dossiers
    measure: made_up_files
    targets:
      - {id: fewer, due: 2026-12-31, versions: [{edition: begroting-2024, at_most: 90}]}
"""
MEASURES = """\
measures:
  - id: made_up_files
    name: Verzonnen dossiers
    unit: count
    counted: file
    counted_as: [dossiers]
    fetch: {source: own, table: t, code: Aantal, kind: stock, frequency: year}
    calendar: {first_months: 2}
"""
SOURCES = """\
sources:
  - {id: own, kind: table, name: Eigen tabel, file: t.csv, layout: {region: Gemeente, year: Jaar}}
"""
PAGES = ("nl/indicatoren", "en/indicators")
ROWS = "Gemeente;Jaar;Aantal\nAlmelo;2022;110\nAlmelo;2023;100\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "town"
    made.mkdir()
    files = {"programme.yaml": PROGRAMME, "measures.yaml": MEASURES, "sources.yaml": SOURCES, "t.csv": ROWS}
    for name, text in files.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def _site(folder: Path, part: str) -> dict[str, bytes]:
    place = folder / "site"
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob(part) if path.is_file()}


def test_figures_come_in_and_a_second_time_nothing_is_new(perspectief: Run, folder: Path) -> None:
    done = perspectief("refresh", str(folder))
    assert (done.returncode, "own t: 2 new figures" in done.stdout) == (0, True), done
    again = perspectief("refresh", str(folder))
    assert again.returncode == 0 and "nothing new" in again.stdout


def test_the_page_says_where_figures_come_from(perspectief: Run, folder: Path) -> None:
    perspectief("refresh", str(folder))
    assert perspectief("build", str(folder)).returncode == 0
    dutch, english = (_site(folder, "files.html")[f"{place}/files.html"].decode() for place in PAGES)
    for each in ("Waar deze cijfers vandaan komen", "opgehaald op", "tabel t, code Aantal"):
        assert each in dutch
    for each in ("Where these figures come from", "fetched on", "table t, code Aantal", "months late"):
        assert each in english


def test_a_refresh_changes_no_edition_of_the_past(perspectief: Run, folder: Path) -> None:
    perspectief("refresh", str(folder))
    perspectief("build", str(folder))
    before = {name: data for name, data in _site(folder, "*").items() if "begroting-2024" in name}
    assert before
    (folder / "t.csv").write_text(ROWS.replace("110", "111") + "Almelo;2024;95\n", encoding="utf-8")
    assert "2 new figures" in perspectief("refresh", str(folder)).stdout
    assert perspectief("build", str(folder)).returncode == 0
    after = {name: data for name, data in _site(folder, "*").items() if "begroting-2024" in name}
    changed = {name for name in before if before[name] != after.get(name)}
    assert not {name for name in changed if name.endswith(".html")}
    assert any(b">95<" in data for name, data in _site(folder, "files.html").items())


def test_builds_of_fetched_figures_are_the_same_bytes(perspectief: Run, folder: Path) -> None:
    perspectief("refresh", str(folder))
    perspectief("build", str(folder), "--as-of", "2026-01-01")
    first = _site(folder, "*")
    (folder / "programme.yaml").write_text(PROGRAMME + "\n", encoding="utf-8")  # the seal no longer fits
    perspectief("build", str(folder), "--as-of", "2026-01-01")
    assert _site(folder, "*") == first


def test_a_changed_table_stands_still_until_it_is_accepted(perspectief: Run, folder: Path) -> None:
    perspectief("refresh", str(folder))
    (folder / "t.csv").write_text(ROWS.replace("Gemeente", "Plaats"), encoding="utf-8")
    done = perspectief("refresh", str(folder))
    assert done.returncode == 1 and "--accept t" in done.stdout and "Gemeente" in done.stdout
    layout = SOURCES.replace("region: Gemeente", "region: Plaats")
    (folder / "sources.yaml").write_text(layout, encoding="utf-8")
    assert perspectief("refresh", str(folder), "--accept", "t").returncode == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda folder: (folder / "t.csv").unlink(), "t.csv"),
        (lambda folder: (folder / "t.csv").write_text(ROWS + "Nergens;2024;1\n"), "Nergens"),
        (lambda folder: (folder / "t.csv").write_text(ROWS + "Almelo;2024;veel\n"), "veel"),
        (lambda folder: (folder / "sources.yaml").unlink(), "sources.yaml"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_comes_in(
    perspectief: Run, folder: Path, change: Callable[[Path], object], said: str
) -> None:
    change(folder)
    done = perspectief("refresh", str(folder))
    assert done.returncode == 1 and said in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not list(folder.rglob("*.parquet"))


def test_a_table_that_is_not_needed(perspectief: Run, folder: Path) -> None:
    done = perspectief("refresh", str(folder), "--only", "T")
    assert done.returncode == 1 and "“T”" in done.stderr


def test_a_damaged_fetched_file_is_told(perspectief: Run, folder: Path) -> None:
    perspectief("refresh", str(folder))
    next(folder.rglob("*.parquet")).write_bytes(b"PAR1 no more")
    done = perspectief("status", str(folder))
    assert done.returncode == 1 and "fetched/figures" in done.stderr and "Traceback" not in done.stderr


def test_what_a_programme_needs_has_the_parts_of_its_formulas(folder: Path) -> None:
    text = PROGRAMME.replace("measure: made_up_files", "measure: made_up_files\n    comparators: [doubled]")
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    doubled = "  - {id: doubled, name: Dubbel, unit: count, counted: file, formula: made_up_files * 2}\n"
    (folder / "measures.yaml").write_text(MEASURES + doubled, encoding="utf-8")
    house = open_house(folder)
    wants = needed(house.programme, house.catalogue)
    assert wants.measures == {"made_up_files", "doubled"} and {"GM0141", "NL01"} <= wants.regions


def test_computed_figures_are_among_the_comparators(perspectief: Run, folder: Path) -> None:
    test_what_a_programme_needs_has_the_parts_of_its_formulas(folder)
    perspectief("refresh", str(folder))
    from datetime import date

    account = account_on(open_house(folder), date(2026, 1, 1))
    computed = [figure.value for figure in account.figures if figure.measure == "doubled"]
    assert computed == [220, 200]
    assert {(view.measure, view.way) for view in account.indicators[0].sources} == {
        ("made_up_files", "fetched"),
        ("doubled", "computed"),
    }

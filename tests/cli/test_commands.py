"""Every command does what its help says, in two languages, and never shows a traceback."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

ALMELO = ROOT / "examples" / "almelo"
GRONINGEN = ROOT / "tests" / "houses" / "groningen"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    shutil.copytree(GRONINGEN, folder)
    return folder


@pytest.mark.parametrize(("language", "word"), [("nl", "Bouw de website"), ("en", "Build the website")])
def test_help_speaks_both_languages(perspectief: Run, language: str, word: str) -> None:
    said = perspectief("--help", language=language)
    assert said.returncode == 0
    assert word in said.stdout


def test_the_locale_chooses_the_language(perspectief: Run) -> None:
    said = perspectief("--help", language="", LC_ALL="nl_NL.UTF-8")
    assert "Bouw de website" in said.stdout


def test_status_at_the_end_of_2019_knows_2668_and_not_2372(perspectief: Run) -> None:
    said = perspectief("status", ALMELO, "--as-of", "2019-12-31").stdout
    assert "2,668" in said
    assert "2,372" not in said and "2372" not in said


def test_status_at_the_end_of_2022_awaits_the_figure_172_above_the_aim(perspectief: Run) -> None:
    said = perspectief("status", ALMELO, "--as-of", "2022-12-31", language="nl").stdout
    assert "2.372" in said and "172" in said and "cijfer" in said
    assert "45.000" not in said


def test_status_lists_seven_indicators_and_the_vision(perspectief: Run) -> None:
    said = perspectief("status", ALMELO).stdout
    titles = [
        "Welfare better than elsewhere",
        "Files on welfare",
        "Labour market tension",
        "Back on welfare",
        "Active for city or neighbourhood",
        "Jobs in Almelo",
        "Grade by entrepreneurs",
        "Vision: 2,200 welfare files",
        "Vision: 44,000 jobs",
    ]
    assert [title for title in titles if title not in said] == []


def test_before_the_first_edition_status_says_when_to_look(perspectief: Run) -> None:
    said = perspectief("status", ALMELO, "--as-of", "2017-01-01")
    assert said.returncode == 1
    assert "2018-12-31" in said.stderr or "31 December 2018" in said.stderr


@pytest.mark.parametrize("day", ["2022-02-30", "yesterday", "31-12-2022"])
def test_a_day_that_does_not_exist_is_a_wrong_call(perspectief: Run, day: str) -> None:
    said = perspectief("status", ALMELO, "--as-of", day)
    assert said.returncode == 2
    assert day in said.stderr and "Traceback" not in said.stderr


def test_a_new_folder_checks_and_builds_at_once(perspectief: Run, tmp_path: Path) -> None:
    folder = tmp_path / "hengelo"
    assert perspectief("new", folder, "--municipality", "GM0164").returncode == 0
    assert perspectief("check", folder).returncode == 0
    built = perspectief("build", folder)
    assert built.returncode == 0, built.stderr
    assert (folder / "site" / "index.html").is_file()
    assert "Hengelo" in (folder / "site" / "nl" / "index.html").read_text(encoding="utf-8")


def test_new_knows_a_municipality_by_name_and_suggests_the_nearest(perspectief: Run, tmp_path: Path) -> None:
    assert perspectief("new", tmp_path / "a", "--municipality", "Almelo").returncode == 0
    said = perspectief("new", tmp_path / "b", "--municipality", "Almeloo")
    assert said.returncode == 1 and "GM0141" in said.stderr
    assert not (tmp_path / "b").exists()


def test_new_never_touches_a_folder_with_something_in_it(perspectief: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert perspectief("new", tmp_path, "--municipality", "GM0141").returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_check_explains_findings_and_strict_makes_them_count(perspectief: Run) -> None:
    said = perspectief("check", ALMELO)
    assert said.returncode == 0
    assert "taking-part" in said.stdout
    assert perspectief("check", ALMELO, "--strict").returncode == 1


def test_every_mistake_of_a_file_is_said_at_once_with_its_place(perspectief: Run, house: Path) -> None:
    path = house / "programme.yaml"
    text = (
        path.read_text(encoding="utf-8")
        .replace("ambition:", "ambitoin:")
        .replace("2020-12-31", "2020-02-31", 1)
    )
    path.write_text(text, encoding="utf-8")
    said = perspectief("build", house)
    assert said.returncode == 1
    assert said.stderr.count("programme.yaml") >= 2
    assert "ambition" in said.stderr and "2020-02-29" in said.stderr
    assert not (house / "site").exists()


def test_export_and_import_again_adds_nothing(perspectief: Run, house: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.csv"
    assert perspectief("figures", "export", house, "--output", out, "--as-of", "2021-12-31").returncode == 0
    before = {path: path.read_bytes() for path in house.rglob("*.csv")}
    said = perspectief("figures", "import", house, out)
    assert said.returncode == 0, said.stderr
    assert "0 new figures" in said.stdout
    assert before == {path: path.read_bytes() for path in house.rglob("*.csv")}


def test_import_shows_and_adds_a_new_figure_once(perspectief: Run, house: Path, tmp_path: Path) -> None:
    header = (house / "figures" / "all.csv").read_text(encoding="utf-8").splitlines()[0]
    about = "business_rank;GM0014;2020-01-01;2020-12-31;survey;9;;;;rank;;A;published"
    row = f"{about};2021-02-01;day;released;X;;;"
    extra = tmp_path / "extra.csv"
    extra.write_text(f"{header}\n{row}\n", encoding="utf-8")
    assert "1 new figure" in perspectief("figures", "import", house, extra, "--dry-run").stdout
    assert "1 new figure" in perspectief("figures", "import", house, extra).stdout
    assert "0 new figures" in perspectief("figures", "import", house, extra).stdout
    listed = perspectief(
        "figures", "list", house, "--measure", "business_rank", "--as-of", "2021-12-31"
    ).stdout
    assert "3 figures" in listed


def test_export_to_the_terminal_is_csv(perspectief: Run) -> None:
    said = perspectief("figures", "export", ALMELO, "--as-of", "2019-12-31").stdout
    rows = list(csv.DictReader(io.StringIO(said)))
    assert rows and all(row["published_on"] <= "2019-12-31" for row in rows)


def test_an_unknown_measure_is_told_with_the_nearest(perspectief: Run) -> None:
    said = perspectief("figures", "list", ALMELO, "--measure", "welfare_file")
    assert said.returncode == 1 and "welfare_files" in said.stderr


def test_a_place_with_other_things_in_it_is_never_overwritten(
    perspectief: Run, house: Path, tmp_path: Path
) -> None:
    output = tmp_path / "precious"
    output.mkdir()
    (output / "letter.txt").write_text("keep me")
    said = perspectief("build", house, "--output", output)
    assert said.returncode == 1 and "precious" in said.stderr
    assert (output / "letter.txt").read_text() == "keep me"


def test_a_folder_that_is_not_there_is_told_without_a_traceback(perspectief: Run, tmp_path: Path) -> None:
    said = perspectief("build", tmp_path / "nowhere")
    assert said.returncode == 1
    assert "nowhere" in said.stderr or "programme.yaml" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_path_with_brackets_spaces_and_letters_of_elsewhere_is_a_path(
    perspectief: Run, house: Path, tmp_path: Path
) -> None:
    place = tmp_path / "a [" / "b] é 日本"
    place.parent.mkdir()
    house.rename(place)
    result = perspectief("figures", "export", place, "--output", tmp_path / "[bold]x.csv")
    assert result.returncode == 0 and "[bold]x.csv" in result.stdout
    result = perspectief("build", place)
    assert result.returncode == 0 and "/a [/b] é 日本/site/index.html" in result.stdout


def test_a_terminal_without_these_letters_still_gets_an_answer(perspectief: Run, house: Path) -> None:
    for command in (("status",), ("check",), ("figures", "list")):
        assert perspectief(*command, house, PYTHONIOENCODING="ascii").returncode == 0


def test_the_name_of_a_file_does_not_steer_the_terminal(perspectief: Run, house: Path) -> None:
    (house / "figures" / "\x1b[31mred.csv").write_text("", encoding="utf-8")
    result = perspectief("check", house)
    assert result.returncode == 1 and "red.csv" in result.stderr and "\x1b" not in result.stderr

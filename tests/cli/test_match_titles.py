"""`perspectief match titles` and `perspectief taxonomy import`, as a person calls them."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.matching.taxonomy.esco import write_all

LIST = "nr;functietitel\n1;Heftruck chauffeur (m/v)\n2;\n3;???\n4;schoonmaakster\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A person who has imported nothing yet."""
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


def test_a_list_is_printed_with_a_word_for_how_sure(
    perspectief: Run, file: Path, home: dict[str, str]
) -> None:
    said = perspectief("match", "titles", file, language="nl", **home)
    assert said.returncode == 0, said.stderr
    assert "heftruckchauffeur" in said.stdout
    assert "dezelfde naam" in said.stdout
    assert said.stdout.count("niets gevonden") == 2
    assert "meegeleverde" in said.stderr


def test_every_row_is_written_the_same_each_time(
    perspectief: Run, file: Path, tmp_path: Path, home: dict[str, str]
) -> None:
    written = []
    for name in ("one.csv", "two.csv"):
        said = perspectief("match", "titles", file, "--best", 2, "--output", tmp_path / name, **home)
        assert said.returncode == 0, said.stderr
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    rows = list(csv.DictReader(written[0].decode().splitlines()))
    assert [(row["line"], row["rank"]) for row in rows] == [
        ("2", "1"), ("2", "2"), ("3", ""), ("4", ""), ("5", "1"), ("5", "2"),
    ]  # fmt: skip
    assert rows[0] | {"chance": ""} == {
        "line": "2", "title": "Heftruck chauffeur (m/v)", "rank": "1", "occupation": "forklift_driver",
        "name": "forklift driver", "isco08": "8344", "chance": "", "certainty": "same_name",
    }  # fmt: skip
    assert [row["certainty"] for row in rows if not row["rank"]] == ["nothing", "nothing"]


def test_json_holds_the_same(perspectief: Run, file: Path, tmp_path: Path, home: dict[str, str]) -> None:
    said = perspectief("match", "titles", file, "--output", tmp_path / "out.json", **home)
    assert said.returncode == 0, said.stderr
    found = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [len(each["links"]) for each in found["titles"]] == [3, 0, 0, 3]
    assert found["titles"][3]["links"][0]["name_nl"] == "schoonmaker"


def test_a_table_that_cannot_be_used_is_refused(perspectief: Run, file: Path, home: dict[str, str]) -> None:
    said = perspectief("match", "titles", file, "--column", "naam", **home)
    assert said.returncode == 1
    expected = "list.csv, line 1, column 1: There is no column “naam”. Possible here: nr, functietitel."
    assert expected in " ".join(said.stderr.split())
    assert "Traceback" not in said.stderr


def test_another_ending_is_a_wrong_call(perspectief: Run, file: Path, home: dict[str, str]) -> None:
    said = perspectief("match", "titles", file, "--output", file.with_suffix(".xlsx"), **home)
    assert said.returncode == 2
    assert "--output ends in .csv or .json." in said.stderr


def test_what_is_imported_is_used_from_then_on(
    perspectief: Run, tmp_path: Path, file: Path, home: dict[str, str]
) -> None:
    folder = tmp_path / "esco"
    folder.mkdir()
    said = perspectief("taxonomy", "import", write_all(folder), "--name", "made up", **home)
    assert said.returncode == 0, said.stderr
    assert "3 occupations, 1 skills, 2 links, 4 codes" in said.stdout
    kept = {path.name for path in (tmp_path / "data" / "perspectief").iterdir()}
    assert kept == {"taxonomy.json.gz", "taxonomy.titles.npz"}
    file.write_text("beroep\nBroodbakkers\nDeegmaker\n", "utf-8")
    said = perspectief("match", "titles", file, "--best", 1, "--output", tmp_path / "out.json", **home)
    assert said.returncode == 0, said.stderr
    found = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert found["taxonomy"] == "made up"
    assert [each["links"][0]["name_nl"] for each in found["titles"]] == ["broodbakker", "broodbakker"]


def test_an_import_that_fails_leaves_what_was_there(
    perspectief: Run, tmp_path: Path, home: dict[str, str]
) -> None:
    folder = tmp_path / "esco"
    folder.mkdir()
    place = tmp_path / "own.json.gz"
    assert perspectief("taxonomy", "import", write_all(folder), "--output", place, **home).returncode == 0
    before = place.read_bytes()
    (folder / "more_nl.csv").write_text("colour,size\nred,3\n", "utf-8")
    said = perspectief("taxonomy", "import", folder, "--output", place, **home)
    assert said.returncode == 1
    assert "more_nl.csv, line 1, column 1" in said.stderr
    assert place.read_bytes() == before


def test_a_file_that_is_no_taxonomy_is_refused(perspectief: Run, file: Path, home: dict[str, str]) -> None:
    said = perspectief("match", "titles", file, "--taxonomy", file, **home)
    assert said.returncode == 1
    assert "This is no taxonomy" in said.stderr

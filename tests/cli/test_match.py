"""`perspectief match`: from two files to lists, proposals and reasons, and what is wrong said at once."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PEOPLE = """\
reference,postcode,most_km,hours_from,hours_to,times,licences,languages,level,occupations,done,limits,needs
p1,7607,15,16,32,office|evening,B,nld 3/2,3,kok,kok,none,none
p2,7601,10,12,36,office|evening,none,nld 3/2,2,,,lifting,none
p3,,,,,,,,,,,,
"""
VACANCIES = """\
reference,occupations,postcode,hours_from,hours_to,times,level,languages,licences,work,adaptations,own_transport
v1,kok,7607,20,32,office,3,nld 2/2,,standing,none,no
v2,schoonmaker,7601,12,24,evening,1,nld 1/1,,lifting,guidance,no
v3,heftruckchauffeur,7555,32,40,shifts|night,2,nld 2/2,B,noise,none,yes
"""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    (tmp_path / "vacancies.csv").write_text(VACANCIES, "utf-8")
    return tmp_path / "people.csv", tmp_path / "vacancies.csv"


def test_lists_come_as_a_table_as_csv_and_as_json(
    perspectief: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    shown = perspectief("match", "lists", *files)
    assert shown.returncode == 0 and "v1" in shown.stdout
    perspectief("match", "lists", *files, "--output", tmp_path / "out.csv")
    perspectief("match", "lists", *files, "--output", tmp_path / "out.json")
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text("utf-8").splitlines()))
    plain = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [(row["person"], row["vacancy"]) for row in rows] == [
        (row["person"], row["vacancy"]) for row in plain
    ]
    assert [row["vacancy"] for row in rows if row["person"] == "p1"] == ["v1", "v2"]
    assert [row["vacancy"] for row in rows if row["person"] == "p2"] == []
    assert len([row for row in rows if row["person"] == "p3"]) == 3
    assert "place" in next(row for row in rows if row["person"] == "p3")["unknown"].split("|")


def test_the_same_files_give_the_same_bytes(
    perspectief: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    for name in ("one.json", "two.json"):
        assert perspectief("match", "propose", *files, "--output", tmp_path / name).returncode == 0
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "what the work asks of body and mind"), ("nl", "wat het werk vraagt van lichaam en geest")],
)
def test_a_pair_is_explained_in_both_languages(
    perspectief: Run, files: tuple[Path, Path], language: str, words: str
) -> None:
    told = perspectief("match", "explain", *files, "--person", "p2", "--vacancy", "v2", language=language)
    assert told.returncode == 0
    assert words in told.stdout and "work" in told.stdout


def test_without_a_vacancy_it_says_what_to_ask_first(perspectief: Run, files: tuple[Path, Path]) -> None:
    assert "distance" in perspectief("match", "explain", *files, "--person", "p3").stdout


def test_people_for_a_vacancy_stand_in_groups(
    perspectief: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    told = perspectief("match", "groups", *files, "--vacancy", "v1", "--output", tmp_path / "out.csv")
    assert "More than one thing is unknown of 2 people" in told.stderr
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text("utf-8").splitlines()))
    assert rows == [{"group": "one_step", "person": "p2", "what": "level of work and thinking"}]


def test_the_balance_says_that_it_is_not_uwvs(perspectief: Run, files: tuple[Path, Path]) -> None:
    told = perspectief("match", "balance", *files)
    assert told.returncode == 0
    assert "UWV" in told.stderr


def test_the_public_record_holds_the_parameters_of_the_code(perspectief: Run, tmp_path: Path) -> None:
    assert perspectief("match", "algorithm", "--output", tmp_path / "record.json").returncode == 0
    record = json.loads((tmp_path / "record.json").read_text("utf-8"))
    assert record["parameters"]["parameters_are_an_assumption"] is True
    assert record["parameters"]["parameters"]["spread"]["each"] >= 1
    assert "occupation" in record["methods_and_models"]


def test_everything_wrong_in_both_files_is_said_at_once(perspectief: Run, files: tuple[Path, Path]) -> None:
    people, vacancies = files
    people.write_text(PEOPLE.replace("p1,7607,15,16,32", "p1,0000,15,32,16"), "utf-8")
    vacancies.write_text(
        VACANCIES.replace("v1,kok,", "v1,,").replace("v2,schoonmaker", "v2,schoonmakre"), "utf-8"
    )
    told = perspectief("match", "lists", people, vacancies)
    assert told.returncode == 1
    for part in (
        "people.csv, line 2",
        "0000",
        "vacancies.csv, line 2",
        "vacancies.csv, line 3",
        "schoonmakre",
    ):
        assert part in told.stderr


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}'])
def test_json_without_people_is_told(
    perspectief: Run, files: tuple[Path, Path], tmp_path: Path, text: str
) -> None:
    (tmp_path / "people.json").write_text(text, "utf-8")
    told = perspectief("match", "lists", tmp_path / "people.json", files[1])
    assert told.returncode == 1 and "people.json" in told.stderr


def test_what_others_sent_and_cannot_be_so_is_told_beside_the_answer(
    perspectief: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    seeker = {"idWerkzoekende": "one", "mobiliteit": {"bemiddelingspostcode": "0000AA"}}
    posting = {
        "@type": "JobPosting",
        "identifier": "7",
        "title": "Kok",
        "jobLocation": {"address": {"postalCode": "7607"}},
    }
    (tmp_path / "people.json").write_text(json.dumps([seeker]), "utf-8")
    (tmp_path / "jobs.json").write_text(json.dumps([posting]), "utf-8")
    told = perspectief("match", "lists", tmp_path / "people.json", tmp_path / "jobs.json")
    assert told.returncode == 0
    assert "0000AA" in told.stderr
    assert "one" in told.stdout and "7" in told.stdout

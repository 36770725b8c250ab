"""Downloads open in a spreadsheet and a program without surprises."""

import csv
import json
from io import StringIO

import jsonschema
import pytest

from perspectief.ground.formulas import guarded
from perspectief.publication.downloads import figures_csv
from tests.publication.built import Built


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx"])
def test_a_formula_becomes_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_a_formula_behind_a_semicolon_or_a_line_end_becomes_text() -> None:
    assert guarded("note;=1+1;-5") == "note;'=1+1;-5"
    assert guarded("one\n=1+1") == "one\n'=1+1"
    assert guarded('say;"=1+1') == "say;'\"=1+1"


@pytest.mark.parametrize("text", ["-100", "+4.000", "-1,4", "2.668", "ca. 2600", ""])
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


def test_a_csv_holds_every_figure_of_its_indicator(almelo: Built) -> None:
    rows = list(csv.DictReader(StringIO(almelo.text("nl/indicatoren/welfare-files.csv"))))
    indicator = next(each for each in almelo.current.indicators if each.id == "welfare-files")
    assert [row["key"] for row in rows] == [*indicator.figures, *indicator.comparators]
    assert {row["as_published"] for row in rows} >= {"2.668", "-100", "ca. 2600"}


def test_the_account_keeps_to_its_published_schema(almelo: Built) -> None:
    schema = json.loads(almelo.text("account.schema.json"))
    jsonschema.validate(json.loads(almelo.text("account.json")), schema)


def test_each_edition_has_an_account_of_its_own(almelo: Built) -> None:
    for account in almelo.editions:
        edition = next(each for each in almelo.current.editions if each.date == account.as_of)
        data = json.loads(almelo.text(f"data/editions/{edition.id}/account.json"))
        assert data["as_of"] == account.as_of.isoformat()


def test_a_csv_without_figures_still_has_its_heading() -> None:
    assert figures_csv([]).decode().startswith("measure,region,")

"""A Data Package says what its files hold, and the files hold it."""

import csv
import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pytest

from perspectief.facts.analysis import FIGURE_COLUMNS, load_figures_and_lists
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.datapackage import Format, Package, write_package
from perspectief.facts.fetched import open_fetched
from perspectief.facts.regions import Regions
from perspectief.ground.problem import Refused
from tests.facts.conftest import MakeFigure
from tests.facts.fetched.samples import sound

PACKAGE = Package("figures", "Cijfers", "Wat er staat.", {name: f"Over {name}." for name in FIGURE_COLUMNS})
DAY = date(2022, 2, 1)


@pytest.fixture
def database(
    tmp_path: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure
) -> duckdb.DuckDBPyConnection:
    fetched = open_fetched(tmp_path)
    fetched.append(sound(source="CBS"), "cbs", "monthly")
    own = [make_figure(note="=1+1"), make_figure(published_on=date(2022, 2, 2), value=2400.0, low=2400.0)]
    return load_figures_and_lists(own, fetched, catalogue, regions, "nl")


def described(directory: Path) -> dict[str, Any]:
    return dict(json.loads((directory / "datapackage.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_every_file_is_as_it_is_described(
    form: Format, database: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert write_package(database, out, form, DAY, PACKAGE) == 3
    resources = described(out)["resources"]
    assert {path.name for path in out.iterdir()} == {
        "datapackage.json",
        *(resource["path"] for resource in resources),
    }
    for resource in resources:
        data = (out / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        question = f"DESCRIBE SELECT * FROM '{out / resource['path']}'"
        stands = duckdb.connect().execute(question).fetchall()
        assert [field["name"] for field in resource["schema"]["fields"]] == [row[0] for row in stands]


def test_keys_hold_in_the_files(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    write_package(database, tmp_path / "out", "csv", DAY, PACKAGE)
    tables = {}
    for resource in described(tmp_path / "out")["resources"]:
        with (tmp_path / "out" / resource["path"]).open(encoding="utf-8", newline="") as stream:
            tables[resource["name"]] = list(csv.DictReader(stream))
        keys = [
            tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in tables[resource["name"]]
        ]
        assert len(set(keys)) == len(keys)
    for name in ("measure", "region"):
        assert {row[name] for row in tables["figures"]} <= {row[name] for row in tables[f"{name}s"]}


def test_only_what_was_known_is_there_and_no_formula(
    database: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    write_package(database, tmp_path / "out", "csv", DAY, PACKAGE)
    with (tmp_path / "out" / "figures.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["value"] for row in rows] == ["2500.0", "2500.0", "2510.0"]
    assert rows[0]["note"] == "'=1+1"
    assert rows[0]["measure"] == "welfare_files"


def test_a_licence_stands_with_the_source_that_gave_it(
    database: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    write_package(database, tmp_path / "out", "csv", DAY, PACKAGE)
    said = described(tmp_path / "out")
    licensed = {source["title"]: "licenses" in source for source in said["sources"]}
    assert licensed == {"CBS": True, "Made-up report": False}
    assert "licenses" not in said


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_writing_again_gives_the_same_bytes(
    form: Format, database: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    made = []
    for name in ("one", "two"):
        write_package(database, tmp_path / name, form, DAY, PACKAGE)
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert made[0] == made[1]


def test_a_place_that_cannot_be_written_is_refused(
    database: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Refused):
        write_package(database, tmp_path / "file", "csv", DAY, PACKAGE)

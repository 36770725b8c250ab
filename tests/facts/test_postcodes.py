"""Centres of postcode areas: where they lie, how far apart, and that the table is the source's."""

import csv
import os
from importlib.resources import files
from pathlib import Path

import pytest

from perspectief.facts.postcodes import Centre, centre_of, distance_km
from perspectief.facts.regions import load_regions

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data" / "regions"
NEEDS_SHARED = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/data/regions")
TABLE = files("perspectief.facts").joinpath("tables", "postcodes.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))


@pytest.mark.parametrize("written", ["7607", "7607AB", " 7607 ab"])
def test_a_postcode_is_found_as_people_write_it(written: str) -> None:
    centre = centre_of(written)
    assert centre is not None
    assert (centre.postcode, centre.municipality) == ("7607", "GM0141")


@pytest.mark.parametrize("written", ["", "0000", "abcd", "76", "1000"])
def test_what_is_no_place_has_no_centre(written: str) -> None:
    assert centre_of(written) is None


def test_a_distance_is_that_of_the_globe() -> None:
    pole, equator = Centre("a", 90, 0, None), Centre("b", 0, 0, None)
    assert distance_km(pole, equator) == pytest.approx(10_007.557, abs=0.01)
    assert distance_km(pole, pole) == 0
    almelo, enschede = centre_of("7607"), centre_of("7511")
    assert almelo is not None and enschede is not None
    assert 20 < distance_km(almelo, enschede) == distance_km(enschede, almelo) < 25


def test_every_centre_lies_in_the_country_and_its_municipality_is_known() -> None:
    regions = load_regions()
    for row in ROWS:
        assert 50.7 < float(row["latitude"]) < 53.6 and 3.3 < float(row["longitude"]) < 7.3
        assert not row["municipality"] or regions.find(row["municipality"]) is not None
    assert len({row["postcode"] for row in ROWS}) == len(ROWS) > 4000


@NEEDS_SHARED
def test_the_table_holds_every_place_of_the_source() -> None:
    with (SHARED / "pc4_centroids_nl.csv").open(encoding="utf-8", newline="") as file:
        there = {row["postcode"]: row for row in csv.DictReader(file) if row["soort"] != "Postbus"}
    assert {row["postcode"] for row in ROWS} == set(there)
    for row in ROWS:
        assert float(row["latitude"]) == pytest.approx(float(there[row["postcode"]]["latitude"]), abs=5.1e-5)
        assert float(row["longitude"]) == pytest.approx(
            float(there[row["postcode"]]["longitude"]), abs=5.1e-5
        )

"""Which municipalities there were in a year, from the table of changes."""

import csv
import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from perspectief.facts.boundaries.changes import (
    inhabitants_in,
    load_changes,
    municipalities_in,
    size_class_in,
)
from perspectief.facts.boundaries.descriptions import entries_of, unmatched
from perspectief.facts.regions import Regions

COUNTS = {
    2010: 431,
    2011: 418,
    2012: 415,
    2013: 408,
    2014: 403,
    2015: 393,
    2016: 390,
    2017: 388,
    2018: 380,
    2019: 355,
    2020: 355,
    2021: 352,
    2022: 345,
    **dict.fromkeys(range(2023, 2027), 342),
}


@pytest.mark.parametrize(("year", "count"), COUNTS.items())
def test_the_changes_alone_give_the_municipalities_of_every_year(year: int, count: int) -> None:
    assert len(municipalities_in(year)) == count


@pytest.mark.parametrize("year", COUNTS)
def test_the_table_of_municipalities_has_the_same_years(year: int, regions: Regions) -> None:
    records = [one for one in regions.records.values() if one.first_year and one.last_year]
    there = {one.code for one in records if (one.first_year or 0) <= year <= (one.last_year or 0)}
    assert there == municipalities_in(year)


@pytest.mark.parametrize("year", range(2019, 2027))
def test_the_municipalities_with_inhabitants_are_those_of_the_year(year: int) -> None:
    assert {code for code in inhabitants_in(year) if code.startswith("GM")} == municipalities_in(year)


@pytest.mark.parametrize("year", [2009, 2027])
def test_a_year_beyond_the_tables_has_no_municipalities(year: int) -> None:
    assert municipalities_in(year) == frozenset()


@pytest.mark.parametrize("year", range(2019, 2027))
def test_municipalities_add_up_to_their_provinces_and_the_country(year: int, regions: Regions) -> None:
    counts = inhabitants_in(year)
    sums: dict[str, int] = {}
    for code in municipalities_in(year):
        record = regions.find(code)
        assert record
        assert record.province
        sums[record.province] = sums.get(record.province, 0) + counts[code]
    assert sums == {code: count for code, count in counts.items() if code.startswith("PV")}
    assert sum(sums.values()) == counts["NL01"]


def test_the_parts_of_a_municipality_that_ended_are_all_of_it() -> None:
    ended: dict[tuple[date, str], Fraction] = {}
    for change in load_changes():
        if change.kind != "border":
            key = (change.day, change.origin)
            ended[key] = ended.get(key, Fraction(0)) + change.share
    assert set(ended.values()) == {1}


def test_municipalities_that_were_split_since_2014() -> None:
    split = {change.origin for change in load_changes() if change.kind == "split" and change.day.year >= 2014}
    names = {"GM0788": "Haaren", "GM0140": "Littenseradiel", "GM0053": "Winsum", "GM0424": "Muiden"}
    earlier = {"GM0051": "Skarsterlân", "GM0055": "Boarnsterhim", "GM1671": "Maasdonk"}
    assert split == set(names | earlier)


def test_borders_that_moved_with_many_inhabitants_are_reckoned_with() -> None:
    big = [change for change in load_changes() if change.kind == "border" and not change.is_small]
    found = [(change.origin, change.target, change.inhabitants) for change in big]
    assert found == [("GM0040", "GM0014", 1033), ("GM1930", "GM0530", 1209)]


def test_every_border_that_moved_with_inhabitants_says_out_of_how_many() -> None:
    moved = [change for change in load_changes() if change.kind == "border" and change.inhabitants]
    assert all(change.out_of for change in moved)


def test_a_size_class_belongs_to_a_year() -> None:
    counts = {year: inhabitants_in(year)["GM0014"] for year in (2019, 2026)}
    assert min(counts.values()) > 200_000
    assert size_class_in("GM0014", 2019) == "CLASS-150-250K"
    assert size_class_in("GM0141", 2026) == "CLASS-50-100K"
    assert size_class_in("GM0141", 2015) is None
    assert size_class_in("PV23", 2026) is None


def test_only_five_moves_without_inhabitants_are_told_by_one_side(shared_data: Path) -> None:
    path = shared_data / "cbs_odata" / "03759ned" / "codes-RegioS.json"
    regions = json.loads(path.read_text(encoding="utf-8"))["value"]
    told = [
        entry
        for region in regions
        if region["Identifier"].startswith("GM")
        for entry in entries_of(region["Identifier"], region["Description"] or "")
    ]
    differences = unmatched(told)
    assert len(told) == 2899
    assert [(each[0].day.year, each[0].origin, each[0].target) for each in differences] == [
        (2018, "GM0998", "GM1903"),
        (2018, "GM1903", "GM0998"),
        (2025, "GM0828", "GM1721"),
        (2025, "GM1721", "GM0828"),
        (2025, "GM1949", "GM0080"),
    ]
    assert {entry.inhabitants for each in differences for entry in each} == {0}


def test_the_yearly_welfare_panel_has_the_same_municipalities(shared_data: Path) -> None:
    path = shared_data / "cbs" / "bijstand_flow_region_2015_2017.csv"
    there: dict[int, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["regiosoort"] == "gemeente":
                there.setdefault(int(row["jaar"]), set()).add(row["regiocode"])
    assert there == {year: municipalities_in(year) for year in (2015, 2016, 2017)}

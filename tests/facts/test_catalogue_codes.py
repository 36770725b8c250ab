"""Every code of a source that stands in the catalogue: it is there in the table as captured, by that name."""

import json
import os
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from perspectief.facts.catalogue import BUILT_IN, load_catalogue
from perspectief.facts.model import Fetching, Figure
from perspectief.facts.shipped import shipped_figures, shipped_regions
from perspectief.facts.shipped_tables import TABLES, Series

ROOT = Path(__file__).resolve().parents[2]
CAPTURED = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data" / "cbs_odata"
NEEDS_SHARED = pytest.mark.skipif(not CAPTURED.is_dir(), reason="needs ../shared/data/cbs_odata")
FETCHED: Mapping[str, Fetching] = {
    measure.id: measure.fetch
    for measure in load_catalogue().measures.values()
    if measure.fetch and measure.fetch.code
}
SERIES: Mapping[str, Series] = {series.measure: series for table in TABLES for series in table.series}
CAPTURED_TABLES = ("03759ned", "37789ksz", "80590ned")
IN_CAPTURED = sorted(measure for measure, fetch in FETCHED.items() if fetch.table in CAPTURED_TABLES)
# What public captures of other tables state; each has its place of origin in the catalogue.
ELSEWHERE = {
    ("70072ned", "90210_2", "Bijstand(gerelateerd) tot AOW-leeftijd"),
    ("70072ned", "90200_2", "Bijstand(gerelateerd) vanaf AOW-leeftijd"),
    ("70072ned", "90210_3", "Bijstand tot de AOW-leeftijd"),
    ("70072ned", "M000308_3", "Totaal banen"),
    ("81575NED", "M000200", "Vestigingen"),
    ("85615NED", "M001874", "Instromers"),
    ("85615NED", "M001940", "Uitstromers"),
    ("85615NED", "M001980", "(Her)instromers binnen een jaar"),
}
# How many of its own numbers' units one unit of the source stands for.
SCALES = {"x 1000": 1000.0, "aantal": 1.0, "%": 1.0}


def captured(table: str, name: str) -> list[Mapping[str, Any]]:
    """The rows of one captured answer about a table."""
    found: list[Mapping[str, Any]] = json.loads((CAPTURED / table / f"{name}.json").read_text("utf-8"))[
        "value"
    ]
    return found


def test_a_code_of_another_table_is_one_that_a_public_capture_states() -> None:
    others = {measure: fetch for measure, fetch in FETCHED.items() if measure not in IN_CAPTURED}
    assert {(each.table, each.code, each.title) for each in others.values()} == ELSEWHERE
    assert {FETCHED[measure].table for measure in IN_CAPTURED} == set(CAPTURED_TABLES)


def test_a_place_without_a_code_is_marked_unconfirmed() -> None:
    for name in BUILT_IN:
        text = files("perspectief.facts").joinpath(name).read_text("utf-8")
        head, *blocks = text.split("\n  - id: ")
        for block in blocks:
            if "fetch:" in block:
                assert ("code: " in block) != ("Unconfirmed" in block or "Unconfirmed" in head), block[:40]


@NEEDS_SHARED
@pytest.mark.parametrize("measure", IN_CAPTURED)
def test_code_title_and_cells_stand_in_the_table(measure: str) -> None:
    fetch = FETCHED[measure]
    titles = {row["Identifier"]: row["Title"].strip() for row in captured(fetch.table, "measure-codes")}
    assert titles[fetch.code] == fetch.title
    dimensions = {row["Identifier"] for row in captured(fetch.table, "dimensions")}
    assert dimensions - {"Perioden", "RegioS"} == set(fetch.cells)
    assert (fetch.region is None) == ("RegioS" in dimensions)
    for dimension, code in fetch.cells.items():
        assert code in {row["Identifier"] for row in captured(fetch.table, f"codes-{dimension}")}


@NEEDS_SHARED
@pytest.mark.parametrize("measure", IN_CAPTURED)
def test_its_rounding_is_no_finer_than_the_source_writes(measure: str) -> None:
    fetch = FETCHED[measure]
    (row,) = (each for each in captured(fetch.table, "measure-codes") if each["Identifier"] == fetch.code)
    step = SCALES[row["Unit"]] / 10 ** row["Decimals"]
    assert fetch.rounding is None or fetch.rounding == pytest.approx(step)


@pytest.mark.parametrize("measure", sorted(set(SERIES) & set(FETCHED)))
def test_what_ships_is_rounded_as_what_is_fetched(measure: str) -> None:
    series, fetch = SERIES[measure], FETCHED[measure]
    assert series.kind == fetch.kind
    assert series.half * 2 == pytest.approx(fetch.rounding or 0)
    if series.half_provisional is not None:
        assert series.half_provisional * 2 == pytest.approx(fetch.rounding_provisional or 0)


@NEEDS_SHARED
@pytest.mark.parametrize("measure", sorted(set(SERIES) & set(FETCHED)))
def test_the_code_gives_the_numbers_that_ship(measure: str) -> None:
    """Two codes of a table may bear one title ("Niet-seizoengecorrigeerd"); their numbers tell them apart."""
    fetch, series = FETCHED[measure], SERIES[measure]
    shipped = {(each.region, each.end): each.value for each in _shipped(measure)}
    seen = 0
    for row in captured(fetch.table, "observations-page-1"):
        key = (row.get("RegioS", fetch.region or "").strip(), _end(row["Perioden"], fetch.counted_on))
        if row["Measure"] == fetch.code and row["Value"] is not None and key in shipped:
            assert shipped[key] == pytest.approx(row["Value"] * series.times)
            seen += 1
    assert seen == len(shipped)


def _shipped(measure: str) -> tuple[Figure, ...]:
    return tuple(each for region in shipped_regions(measure) for each in shipped_figures(measure, region))


def _end(period: str, counted_on: str) -> date | None:
    """The last day of a month, or 1 January of a year; quarters and averages of a year do not ship."""
    year, kind, number = int(period[:4]), period[4:6], int(period[6:])
    if kind == "MM":
        return date(year, number, monthrange(year, number)[1])
    return date(year, 1, 1) if counted_on == "first_day" else None

"""Every code of a source that stands in the catalogue: it is there in the table as captured, by that name."""

import json
import os
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from perspectief.facts.catalogue import load_catalogue
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
# How many of its own numbers' units one unit of the source stands for.
SCALES = {"x 1000": 1000.0, "aantal": 1.0, "%": 1.0}


def captured(table: str, name: str) -> list[Mapping[str, Any]]:
    """The rows of one captured answer about a table."""
    found: list[Mapping[str, Any]] = json.loads((CAPTURED / table / f"{name}.json").read_text("utf-8"))[
        "value"
    ]
    return found


def in_captured_table(measure: str) -> bool:
    return (CAPTURED / FETCHED[measure].table).is_dir()


@NEEDS_SHARED
def test_the_three_captured_tables_are_fetched_from() -> None:
    tables = {fetch.table for measure, fetch in FETCHED.items() if in_captured_table(measure)}
    assert tables == {"03759ned", "37789ksz", "80590ned"}


@NEEDS_SHARED
@pytest.mark.parametrize("measure", sorted(FETCHED))
def test_code_title_and_cells_stand_in_the_table(measure: str) -> None:
    fetch = FETCHED[measure]
    if not in_captured_table(measure):
        pytest.skip(f"{fetch.table} is not among the captured tables")
    titles = {row["Identifier"]: row["Title"].strip() for row in captured(fetch.table, "measure-codes")}
    assert titles[fetch.code] == fetch.title
    dimensions = {row["Identifier"] for row in captured(fetch.table, "dimensions")}
    assert dimensions - {"Perioden", "RegioS"} == set(fetch.cells)
    assert (fetch.region is None) == ("RegioS" in dimensions)
    for dimension, code in fetch.cells.items():
        assert code in {row["Identifier"] for row in captured(fetch.table, f"codes-{dimension}")}


@NEEDS_SHARED
@pytest.mark.parametrize("measure", sorted(FETCHED))
def test_its_rounding_is_no_finer_than_the_source_writes(measure: str) -> None:
    fetch = FETCHED[measure]
    if not in_captured_table(measure):
        pytest.skip(f"{fetch.table} is not among the captured tables")
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

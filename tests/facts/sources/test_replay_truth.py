"""The captured tables come in complete: every number that the tidy files hold, and no other."""

import csv
from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.fetched import FigureBatch
from perspectief.facts.model import Fetching, Measure
from perspectief.facts.regions import Regions
from perspectief.facts.sources.cbs_odata4 import CbsOdata4
from perspectief.facts.sources.periods import Frequency
from perspectief.facts.sources.source import Order
from perspectief.ground.text import Text
from tests.facts.sources.conftest import SHARED, MakeWeb
from tests.facts.sources.replay import Row, Service, Table

MONTHS, QUARTERS, YEARS = "month", "quarter", "year"


def _tidy(name: str) -> Iterator[dict[str, str]]:
    path = SHARED / "cbs" / name
    if not path.is_file():
        pytest.skip(f"needs ../shared/data/cbs/{name}")
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _read(service: Service, make_web: MakeWeb, regions: Regions, order: Order) -> FigureBatch:
    source = CbsOdata4(make_web(), regions, service.address)
    return source.read(order, source.shape(order))


def _order(table: str, catalogue: Catalogue) -> Order:
    measures = [each for each in catalogue.measures.values() if each.fetch and each.fetch.table == table]
    return Order("cbs", table, tuple(each for each in measures if each.fetch and each.fetch.code))


def test_inhabitants_of_every_municipality(
    cbs: Service, make_web: MakeWeb, regions: Regions, catalogue: Catalogue
) -> None:
    batch = _read(cbs, make_web, regions, _order("03759ned", catalogue))
    found = {
        (batch.region.text(row), str(batch.start[row])): batch.value[row]
        for row in range(len(batch))
        if batch.region.text(row).startswith("GM")
    }
    tidy = {
        (row["RegioS"], f"{row['jaar']}-01-01"): float(row["bevolking_1jan"])
        for row in _tidy("population_region_2019_2026_cbs03759ned.csv")
        if row["RegioS"].startswith("GM") and row["bevolking_1jan"]
    }
    assert found == tidy
    assert len({region for region, day in found if day == "2026-01-01"}) == 342
    assert sum(found.values()) == sum(tidy.values())


@pytest.mark.parametrize(("mark", "frequency"), [("MM", MONTHS), ("KW", QUARTERS), ("JJ", YEARS)])
@pytest.mark.parametrize(
    ("table", "tidy", "cells"),
    [
        ("37789ksz", "social_security_national_monthly_cbs37789ksz.csv", {}),
        (
            "80590ned",
            "labour_national_monthly_cbs80590ned.csv",
            {"Geslacht": "T001038", "Leeftijd": "52052"},
        ),
    ],
)
def test_every_column_of_the_national_tables(
    cbs: Service,
    make_web: MakeWeb,
    regions: Regions,
    tables: dict[str, Table],
    table: str,
    tidy: str,
    cells: dict[str, str],
    mark: str,
    frequency: Frequency,
) -> None:
    measures = [_made_up(row, table, cells, frequency) for row in tables[table].measures]
    batch = _read(cbs, make_web, regions, Order("cbs", table, tuple(measures)))
    assert (batch.region.are("NL01")).all()
    numbers = np.sort(np.round(batch.value[~np.isnan(batch.value)], 6))
    rows = [row for row in _tidy(tidy) if row["Perioden"][4:6] == mark]
    held = [
        float(cell) * (1 if _is_share(column) else 1000)
        for row in rows
        for column, cell in row.items()
        if column not in ("Perioden", "status") and cell
    ]
    assert len(numbers) == len(held)
    assert np.allclose(numbers, np.sort(np.round(held, 6)))
    if rows:
        provisional = {row["Perioden"] for row in rows if row["status"] == "Voorlopig"}
        ends = {str(batch.end[row]) for row in np.flatnonzero(batch.status.are("P"))}
        assert len(ends) == len(provisional)


def _is_share(column: str) -> bool:
    return column.endswith("_pct")


def _made_up(row: Row, table: str, cells: dict[str, str], frequency: Frequency) -> Measure:
    """A measure for any code of a table, whether the catalogue knows it or not."""
    fetch = Fetching(
        source="cbs", table=table, code=row["Identifier"], cells=cells, region="NL01", frequency=frequency
    )
    unit = "percent" if row["Unit"] == "%" else "count"
    id_ = "m_" + row["Identifier"].lower()
    return Measure(id=id_, name=Text(nl=row["Title"]), unit=unit, counted="file", fetch=fetch)


def test_only_what_was_asked_for_crosses_the_line(
    cbs: Service, make_web: MakeWeb, regions: Regions, catalogue: Catalogue
) -> None:
    whole = _order("03759ned", catalogue)
    order = Order("cbs", "03759ned", whole.measures, frozenset({"GM0141", "NL01"}), date(2024, 1, 1))
    batch = _read(cbs, make_web, regions, order)
    assert sorted(set(batch.region.texts())) == ["GM0141", "NL01"]
    assert str(batch.start.min()) == "2024-01-01" and len(batch) == 6
    asked = [request for request in cbs.asked if request.path.endswith("Observations")]
    assert len(asked) == 1

"""Figures that ship with the package: loaded only when one of their measures is asked for.

Source: CBS StatLine 37789ksz, 80590ned, 83450NED, 83747NED, 84066NED and 03759ned, CC BY 4.0. All are
re-derived by `scripts/make_shipped_tables.py`; see `tables/README.md`.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files

from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.model import Figure, Status
from perspectief.facts.shipped_tables import TABLES, Series, ShippedTable, assumed_day, bounds_of_period

_STATUSES: dict[str, Status] = {"A": "A", "P": "P"}
_NOTE = "Later uit de bron overgenomen; wanneer het bekend werd, is aangenomen naar de kalender van de bron."
_NOTE_EN = "Taken from the source later on; when it became known is assumed from the source's calendar."
_COUNTED = "2015 telt personen, vanaf 2016 telt elke in- of uitstroom."
_COUNTED_EN = "2015 counts persons; from 2016 every inflow or outflow counts."
_COLUMNS: Mapping[str, tuple[ShippedTable, Series]] = {
    series.measure: (table, series) for table in TABLES for series in table.series
}
SHIPPED_MEASURES: tuple[str, ...] = tuple(_COLUMNS)


def shipped_figures(measure: str, region: str) -> tuple[Figure, ...]:
    """The figures that ship of a measure in a region, oldest first; none where none do."""
    return _by_region(measure).get(region, ()) if measure in _COLUMNS else ()


def shipped_regions(measure: str) -> tuple[str, ...]:
    """The codes of the regions that figures of the measure ship for."""
    return tuple(_by_region(measure)) if measure in _COLUMNS else ()


def beside(own: tuple[Figure, ...], measure: str, region: str) -> tuple[Figure, ...]:
    """What ships of a measure and region for those periods and kinds that `own` says nothing of."""
    taken = {(figure.start, figure.end, figure.kind) for figure in own}
    shipped = shipped_figures(measure, region)
    return tuple(each for each in shipped if (each.start, each.end, each.kind) not in taken)


def taken_on(measure: str) -> date | None:
    """The day on which the table of a measure that ships was taken from its source, where that is known."""
    return _COLUMNS[measure][0].taken_on if measure in _COLUMNS else None


def is_shipped(note: str) -> bool:
    """Whether a figure with this note ships with the package."""
    return note == _NOTE


@lru_cache(maxsize=8)
def _rows(file: str) -> tuple[dict[str, str], ...]:
    text = files("perspectief.facts").joinpath("tables", file).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=64)
def _by_region(measure: str) -> dict[str, tuple[Figure, ...]]:
    table, series = _COLUMNS[measure]
    found: dict[str, list[Figure]] = defaultdict(list)
    for row in _rows(table.file):
        if row[measure]:
            figure = _figure(row, table, series)
            found[figure.region].append(figure)
    return {
        code: tuple(sorted(figures, key=lambda figure: figure.end)) for code, figures in sorted(found.items())
    }


def _figure(row: Mapping[str, str], table: ShippedTable, series: Series) -> Figure:
    measure = load_catalogue().measures[series.measure]
    start, end = bounds_of_period(row["period"], table.period)
    status = _STATUSES[row.get("status", "A")]
    before = series.since is not None and end < series.since
    value = round(float(row[series.measure]) * series.times, 9)  # 256.6 thousand is 256,600
    low, high = _bounds(value, series, status)
    code = row.get("table", table.table)
    thousands = " duizend" if series.times == 1000 else ""
    return Figure(
        measure=series.measure,
        region=row.get("region", "NL01"),
        start=start,
        end=end,
        kind=series.kind,
        as_published=row[series.measure].replace(".", ",") + thousands,
        value=value,
        low=low,
        high=high,
        unit=measure.unit,
        counted=series.counted_before if before else next(iter(measure.counted_as), measure.counted),
        status="B" if start == series.since else status,
        origin="published",
        published_on=assumed_day(end, table.calendar),
        published_precision="assumed",
        release="released",
        source=f"CBS StatLine {code}",
        source_url=f"https://opendata.cbs.nl/#/CBS/nl/dataset/{code}/table",
        note=_NOTE,
        assumption=_COUNTED if before else "",
        note_en=_NOTE_EN,
        assumption_en=_COUNTED_EN if before else "",
    )


def _bounds(value: float, series: Series, status: Status) -> tuple[float, float]:
    """What the rounded number may have been; a count is never below nought."""
    half = series.half
    if status == "P" and series.half_provisional is not None:
        half = series.half_provisional
    return max(0.0, round(value - half, 9)), round(value + half, 9)

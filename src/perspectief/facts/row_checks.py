"""From the fields of one row to a figure, or to everything that is wrong with the row."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, get_args

from perspectief.facts.bounds import Bounds, Fault, bounds_of
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Figure, Kind, Measure, Origin, Precision, Release, Status
from perspectief.facts.regions import Regions
from perspectief.ground.day_field import FIRST, LAST, day_in_a_table, is_in_range, likely_day
from perspectief.ground.near import nearest

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "status": get_args(Status),
    "origin": get_args(Origin),
    "published_precision": get_args(Precision),
    "release": get_args(Release),
}
_EMPTY = {"start": "missing-start", "end": "missing-end"}
_NEVER_EMPTY = ("measure", "region", "start", "end", "unit", "published_on", "source", *CHOICES)
_URL = re.compile(r"https?://[^\s<>\"]+")


def figure_of(
    fields: Mapping[str, str], catalogue: Catalogue, regions: Regions
) -> tuple[Figure | None, list[Fault]]:
    """The figure that the fields describe, or None and every fault found."""
    faults = _empty_cells(fields) + _choices(fields)
    measure = _measure(fields, catalogue, faults)
    _region(fields, regions, faults)
    start, end, published_on = (_day(fields, column, faults) for column in ("start", "end", "published_on"))
    _day(fields, "released_on", faults)
    faults += _order_of_days(fields, start, end, published_on)
    url = fields["source_url"]
    if url and not _URL.fullmatch(url):
        faults.append(Fault("bad-url", "source_url", url))
    bounds = Bounds(None, None, None)
    if measure is not None:
        faults += _belongs_to_measure(fields, measure)
        bounds = bounds_of(fields, measure, faults)
    if faults or start is None or end is None or published_on is None:
        return None, faults
    return _figure(fields, (start, end, published_on), bounds), []


def _figure(fields: Mapping[str, str], days: tuple[date, date, date], bounds: Bounds) -> Figure:
    closed: dict[str, Any] = {column: fields[column] for column in CHOICES}
    return Figure(
        measure=fields["measure"],
        region=fields["region"],
        start=days[0],
        end=days[1],
        as_published=fields["as_published"],
        value=bounds.value,
        low=bounds.low,
        high=bounds.high,
        unit=fields["unit"],
        counted=fields["counted"],
        published_on=days[2],
        source=fields["source"],
        source_url=fields["source_url"],
        note=fields["note"],
        assumption=fields["assumption"],
        note_en=fields.get("note_en", ""),
        assumption_en=fields.get("assumption_en", ""),
        released_by=fields.get("released_by", ""),
        released_on=_known_day(fields.get("released_on", "")),
        **closed,
    )


def _empty_cells(fields: Mapping[str, str]) -> list[Fault]:
    return [
        Fault(_EMPTY.get(column, "missing-cell"), column) for column in _NEVER_EMPTY if not fields[column]
    ]


def _choices(fields: Mapping[str, str]) -> list[Fault]:
    return [
        Fault("not-one-of", column, fields[column], allowed, nearest(fields[column], allowed))
        for column, allowed in CHOICES.items()
        if fields[column] and fields[column] not in allowed
    ]


def _measure(fields: Mapping[str, str], catalogue: Catalogue, faults: list[Fault]) -> Measure | None:
    name = fields["measure"]
    measure = catalogue.find(name)
    if measure is None and name:
        faults.append(Fault("unknown-measure", "measure", name, suggestion=catalogue.suggest(name)))
    return measure


def _region(fields: Mapping[str, str], regions: Regions, faults: list[Fault]) -> None:
    code = fields["region"]
    if not code or regions.find(code):
        return
    near = regions.suggest(code)
    faults.append(Fault("unknown-region", "region", code, suggestion=near.code if near else ""))


@lru_cache(maxsize=4_096)
def _known_day(text: str) -> date | None:
    return day_in_a_table(text)


def _day(fields: Mapping[str, str], column: str, faults: list[Fault]) -> date | None:
    text = fields.get(column, "")
    day = _known_day(text)
    if day is None and text:
        shaped = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}", text)
        code = "date-does-not-exist" if shaped else "not-a-date"
        faults.append(Fault(code, column, text, suggestion=likely_day(text)))
    if day is not None and not is_in_range(day):
        limits = {"min": FIRST.isoformat(), "max": LAST.isoformat()}
        faults.append(Fault("out-of-range", column, text, details=limits))
        return None
    return day


def _order_of_days(
    fields: Mapping[str, str], start: date | None, end: date | None, published_on: date | None
) -> list[Fault]:
    faults = []
    if start and end and end < start:
        faults.append(Fault("end-before-start", "end", fields["end"], details={"start": fields["start"]}))
    inferred = fields["origin"] == "inferred"
    if start and published_on and published_on < start and not inferred:
        found, details = fields["published_on"], {"start": fields["start"]}
        faults.append(Fault("published-before-period", "published_on", found, details=details))
    return faults


def _belongs_to_measure(fields: Mapping[str, str], measure: Measure) -> list[Fault]:
    faults = []
    unit, counted = fields["unit"], fields["counted"]
    if unit and unit != measure.unit:
        faults.append(Fault("unit-differs", "unit", unit, (measure.unit,), measure.unit))
    if not fields["assumption"] and not _counts_the_same(counted, measure):
        known = tuple(dict.fromkeys((measure.counted, *measure.counted_as)))
        faults.append(Fault("counted-differs", "counted", counted, known, nearest(counted, known)))
    return faults


def _counts_the_same(counted: str, measure: Measure) -> bool:
    """A remark in brackets ("ondernemers (525 answered)") does not change what is counted."""
    bare = re.sub(r"\s*\([^()]*\)$", "", counted).lower()
    return bare in ("", measure.counted) or bare in (word.lower() for word in measure.counted_as)

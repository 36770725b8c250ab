"""What a source says, row by row, made into figures: unit, rounding, the day it became known, status."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from perspectief.facts.calendar import due_day
from perspectief.facts.fetched import FigureBatch, batch_of
from perspectief.facts.model import Fetching, Measure, Status
from perspectief.facts.sources.source import Column
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("unit-of-source-differs",)
# How sources write units: what one of their numbers stands for, in a unit of ours.
_UNITS: Mapping[str, tuple[str, float]] = {
    "aantal": ("count", 1),
    "aantal personen": ("count", 1),
    "x 10": ("count", 10),
    "x 100": ("count", 100),
    "x 1000": ("count", 1000),
    "%": ("percent", 1),
    "percentage": ("percent", 1),
    "euro": ("euro", 1),
    "x 1000 euro": ("euro", 1000),
    "mln euro": ("euro", 1_000_000),
    "ha": ("ha", 1),
    "m2": ("square metre", 1),
    "per 1000 inwoners": ("per 1000 inhabitants", 1),
    "per 10000 inwoners": ("per 10000 inhabitants", 1),
    "per 1000 inwoners 15-64 jaar": ("per 1000 aged 15-64", 1),
    "per 10000 inwoners 18 jaar en ouder": ("per 10000 adults", 1),
    "cijfer": ("grade", 1),
    "index": ("index", 1),
}
_TIMES_WORDS = {1000: " duizend", 1_000_000: " miljoen"}


@dataclass(frozen=True, slots=True)
class Observed:
    """One value as a source gives it; `number` is in its own unit, `missing` the word that it has instead."""

    measure: Measure
    region: str
    first: date
    last: date
    number: float | None
    status: Status
    answer: str
    missing: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who says it: the name and address of the source, and the day on which it was read."""

    name: str
    url: str
    retrieved_on: date


@lru_cache(maxsize=256)
def times(unit: str, measure_unit: str) -> float | None:
    """What one number in the source's unit stands for in the measure's; None where they do not fit."""
    if not unit:
        return 1.0  # the source names none
    plain = " ".join(unit.lower().split()).replace("1 000", "1000").replace("10 000", "10000")
    known = _UNITS.get(plain.replace("1.000", "1000").replace("10.000", "10000"))
    if known is None:
        return 1.0 if plain == measure_unit else None
    return known[1] if known[0] == measure_unit else None


def figures_of(observed: Iterable[Observed], columns: Mapping[str, Column], said: Spoken) -> FigureBatch:
    """Figures from what was observed; `columns` by measure. Raises `Refused` for a unit that does not fit."""
    rows = list(observed)
    refuse_units({row.measure.id: row.measure for row in rows}, columns, said)
    made = [_row(row, columns[row.measure.id], said) for row in rows]
    names = _NAMES
    return batch_of(
        {name: [row[at] for row in made] for at, name in enumerate(names)}
        | {"source": said.name, "source_url": said.url}
    )


def refuse_units(measures: Mapping[str, Measure], columns: Mapping[str, Column], said: Spoken) -> None:
    """Raise `Refused` where the source counts in another unit than the catalogue says."""
    wrong = [
        Problem(
            "unit-of-source-differs",
            Place(said.name),
            path=id_,
            found=columns[id_].unit,
            details={"unit": measure.unit},
        )
        for id_, measure in sorted(measures.items())
        if times(columns[id_].unit, measure.unit) is None
    ]
    if wrong:
        raise Refused(wrong)


_NAMES = (
    "measure",
    "region",
    "start",
    "end",
    "kind",
    "value",
    "low",
    "high",
    "as_published",
    "unit",
    "counted",
    "status",
    "published_on",
    "published_precision",
    "answer",
    "note",
)


def _row(row: Observed, column: Column, said: Spoken) -> tuple[object, ...]:
    measure, fetch = row.measure, fetching(row.measure)
    factor = times(column.unit, measure.unit) or 1.0
    value = None if row.number is None else round(row.number * factor, 9)
    low, high = (None, None) if value is None else _bounds(value, row, column, factor)
    day, precision = published(measure, row.last, said.retrieved_on)
    counted = next(iter(measure.counted_as), measure.counted)
    text = row.missing if row.number is None else _as_published(row.number, column, factor)
    return (
        *(measure.id, row.region, row.first, row.last, fetch.kind, value, low, high, text),
        *(measure.unit, counted, "M" if value is None else row.status, day, precision, row.answer, row.note),
    )


def fetching(measure: Measure) -> Fetching:
    """How a measure of an order is fetched; an order holds no others."""
    if measure.fetch is None:
        raise ValueError(f"{measure.id} is not fetched")
    return measure.fetch


def published(measure: Measure, period_end: date, retrieved_on: date) -> tuple[date, str]:
    """When a figure became known: by the calendar of its source, on the day it was read at the latest."""
    if measure.calendar is None:
        return retrieved_on, "day"
    day = due_day(period_end, measure.calendar.first_months)
    return (day, "assumed") if day < retrieved_on else (max(retrieved_on, period_end), "day")


def _bounds(value: float, row: Observed, column: Column, factor: float) -> tuple[float, float]:
    """What a rounded number may have been; a count that is given in ones is exact."""
    half = _rounding(row, column, factor) / 2
    low, high = round(value - half, 9), round(value + half, 9)
    minimum, maximum = row.measure.minimum, row.measure.maximum
    low = low if minimum is None else max(low, minimum)
    return min(low, value), max(value, high if maximum is None else min(high, maximum))


def _rounding(row: Observed, column: Column, factor: float) -> float:
    fetch = fetching(row.measure)
    if row.status == "P" and fetch.rounding_provisional is not None:
        return fetch.rounding_provisional
    if fetch.rounding is not None:
        return fetch.rounding
    if column.decimals is None or (row.measure.unit == "count" and factor == 1):
        return 0.0
    return float(10.0**-column.decimals * factor)


def _as_published(number: float, column: Column, factor: float) -> str:
    plain = f"{number:.{column.decimals or 0}f}" if column.decimals is not None else f"{number:.15g}"
    if float(plain) != number:
        plain = f"{number:.15g}"
    return plain.replace(".", ",") + _TIMES_WORDS.get(int(factor), "")

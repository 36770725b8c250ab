"""What left as ordinary draft figures: the same entry of the log always gives the same figures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from perspectief.facts.model import Figure, Kind, Measure
from perspectief.gate.counts import Cell, Said
from perspectief.gate.entries import Entry
from perspectief.gate.ties import Sort

FILE = "register.csv"


@dataclass(frozen=True, slots=True)
class Noted:
    """What the figure says of itself in words: its source, and a note and assumption in two languages."""

    source: str
    note: str
    note_en: str
    assumption: str
    assumption_en: str


Noting = Callable[[Entry, Said], Noted]
Measures = Callable[[str], Measure | None]


def measure_of(measure: str, cell: Cell) -> str:
    """The measure of a cell of a breakdown: that of the total, with the values of the cell behind it."""
    return "_".join([measure, *(value for _, value in cell)])


def measures_of(entry: Entry) -> list[str]:
    """The measures that the figures of an entry are of."""
    return [measure_of(entry.measure, said.cell) for said in entry.publications[-1].said]


def figures_of(entry: Entry, region: str, find: Measures, noting: Noting) -> Iterable[Figure]:
    """The figures of an entry: one of a total or share, one for each cell of a breakdown."""
    about = entry.publications[-1]
    for said in about.said:
        measure = find(measure_of(entry.measure, said.cell))
        if measure is None:
            raise KeyError(measure_of(entry.measure, said.cell))
        value, low, high = _numbers(entry, said, measure)
        noted = noting(entry, said)
        yield Figure(
            measure=measure.id,
            region=region,
            start=about.subject.start,
            end=about.subject.end,
            kind=_kind(entry, measure),
            as_published="",
            value=value,
            low=low,
            high=high,
            unit=measure.unit,
            counted=measure.counted,
            status="A",
            origin="counted",
            published_on=entry.left_on,
            published_precision="day",
            release="draft",
            source=noted.source,
            source_url="",
            note=noted.note,
            assumption=noted.assumption,
            note_en=noted.note_en,
            assumption_en=noted.assumption_en,
        )


def _kind(entry: Entry, measure: Measure) -> Kind:
    if measure.unit == "percent":
        return "rate"
    sort = entry.publications[-1].subject.definition.partition(":")[0]
    return "stock" if sort in (Sort.STOCK, Sort.ACTIVE) else "flow"


def _numbers(entry: Entry, said: Said, measure: Measure) -> tuple[float | None, float | None, float | None]:
    """Value, low and high; of a share from its told part and whole, and no finer than those."""
    if measure.unit != "percent":
        return _float(said.value), float(said.low), _float(said.high)
    whole = entry.publications[0].said[0]
    if not whole.value or said.value is None or said.high is None or not whole.low or not whole.high:
        return None, 0.0, 100.0
    most = entry.publications[-2].said[0].high if len(entry.publications) > 2 else said.high
    low, high = 100 * said.low / whole.high, 100 * (most or said.high) / whole.low
    value = 100 * said.value / whole.value
    return (
        round(min(value, 100.0), 2),
        round(min(low, value, 100.0), 2),
        round(min(max(high, value), 100.0), 2),
    )


def _float(number: int | None) -> float | None:
    return None if number is None else float(number)

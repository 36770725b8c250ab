"""Whether surely nothing is wrong between the fields of many lines of benefits, column by column.

The rules are those of `checks`, which tells what is wrong with a line; this spares it lines that are right.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from perspectief.register.imports.cells import Value

Column = Sequence[Value]
Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a line has to be of: a municipality (or any), and a period: its name, first day, day after."""

    municipality: str
    period: str
    first: str
    after: str


def benefits(columns: Columns, bounds: Bounds, is_of_line: Callable[..., bool]) -> bool:
    """Whether all lines are right; `is_of_line`: whether a file's number is a BSN with one of these marks."""
    places = set(columns.get("municipality", ())) - {None, ""}
    files, partners = columns["file"], _of(columns, "partner_bsn")
    numbers = any(file and file.isdecimal() for file in files)
    return (
        not (bounds.municipality and places - {bounds.municipality})
        and set(columns["month"]) == {bounds.period}
        and _days(columns, bounds)
        and _persons(columns, partners)
        and not (numbers and any(map(is_of_line, files, columns["bsn"], partners)))
    )


def _of(columns: Columns, name: str) -> Column:
    """A column; of nothing where the layout has none."""
    return columns.get(name) or [None] * len(columns["file"])


def _days(columns: Columns, bounds: Bounds) -> bool:
    starts, ends, reasons = columns["start"], _of(columns, "end"), _of(columns, "end_reason")
    ended = [(start or "", end) for start, end in zip(starts, ends, strict=True) if end]
    return (
        all(start and start < bounds.after for start in starts)
        and all(start < end and bounds.first < end <= bounds.after for start, end in ended)
        and not any(reason and not end for reason, end in zip(reasons, ends, strict=True))
    )


def _persons(columns: Columns, partners: Column) -> bool:
    starts = columns["start"]
    for who in ("", "partner_"):
        births = _of(columns, f"{who}birth_date")
        if any(birth and start and birth > start for birth, start in zip(births, starts, strict=True)):
            return False
    if any(partner and partner == bsn for partner, bsn in zip(partners, columns["bsn"], strict=True)):
        return False
    told = (_of(columns, f"partner_{name}") for name in ("birth_date", "group", "active"))
    lone = (zip(partners, column, strict=True) for column in told)
    return not any(not partner and cell for pairs in lone for partner, cell in pairs)

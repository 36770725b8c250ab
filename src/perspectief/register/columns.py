"""A table as NumPy columns in one question: whole numbers only, so that both databases give them fast."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain, islice
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from perspectief.register.days import FOREVER, local_days

_BATCH = 50_000
_LATEST = int(np.iinfo(np.int64).max // 4)


class Kind(Enum):
    """What a column holds."""

    KEY = auto()
    DAY = auto()
    MOMENT = auto()
    CODE = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table under the name that it gets; `codes` is the list that a code is a position in."""

    name: str
    column: str
    kind: Kind
    codes: tuple[str, ...] = ()


TIMES = (
    Column("start", "valid_from", Kind.DAY),
    Column("end", "valid_to", Kind.DAY),
    Column("known_from", "recorded_at", Kind.MOMENT),
    Column("known_until", "superseded_at", Kind.MOMENT),
)


@dataclass(frozen=True, slots=True)
class Among:
    """Only some rows: a condition with a place (`%s`) for each value."""

    condition: str
    values: tuple[Any, ...]


def table(name: str, columns: tuple[Column, ...], among: Among | None = None) -> dict[str, NDArray[Any]]:
    """The columns by their names: keys int64, days and numbers int32, codes int8."""
    of_vendor = {"sqlite": (_SQLITE, _from_sqlite), "postgresql": (_POSTGRES, _from_postgres)}
    words, rows = of_vendor[connection.vendor]
    asked = ", ".join(_sql(column, words) for column in columns)
    only = f" WHERE {among.condition}" if among else ""
    question = f"SELECT {asked} FROM {name}{only}"  # noqa: S608 (names of this program)
    numbers = rows(question, among.values if among else (), len(columns))
    return {column.name: _typed(numbers[:, at], column) for at, column in enumerate(columns)}


def _typed(numbers: NDArray[np.int64], column: Column) -> NDArray[Any]:
    if column.kind is Kind.KEY:
        return np.ascontiguousarray(numbers)
    if column.kind is Kind.CODE:
        return numbers.astype(np.int8)
    if column.kind is Kind.MOMENT:
        return np.where(numbers == _LATEST, FOREVER, local_days(np.minimum(numbers, _LATEST))).astype(
            np.int32
        )
    return numbers.astype(np.int32)


@dataclass(frozen=True, slots=True)
class _Words:
    """How a database says the number of a day and of a moment."""

    day: str
    moment: str


_SQLITE = _Words("CAST(julianday({0}) - 2440587.5 AS INTEGER)", "CAST(strftime('%s', {0}) AS INTEGER)")
_POSTGRES = _Words("({0} - DATE '1970-01-01')", "floor(extract(epoch from {0}))")


def _sql(column: Column, words: _Words) -> str:
    name = f'"{column.column}"'
    if column.kind is Kind.CODE:
        cases = " ".join(f"WHEN '{code}' THEN {at}" for at, code in enumerate(column.codes))
        found = f"CASE {name} {cases} ELSE -1 END"
    else:
        said = {
            Kind.DAY: (words.day, FOREVER),
            Kind.MOMENT: (words.moment, _LATEST),
            Kind.NUMBER: ("{0}", -1),
        }
        form, without = said.get(column.kind, ("{0}", -1))
        found = f"coalesce({form.format(name)}, {without})"
    return f"CAST({found} AS bigint)"


Rows = Callable[[str, tuple[Any, ...], int], NDArray[np.int64]]


def _from_sqlite(question: str, values: tuple[Any, ...], width: int) -> NDArray[np.int64]:
    with connection.cursor() as cursor:
        parts = list(_parts(iter(cursor.execute(question, values or None)), width))
    return np.concatenate(parts) if parts else np.empty((0, width), np.int64)


def _parts(rows: Iterator[tuple[int, ...]], width: int) -> Iterator[NDArray[np.int64]]:
    while part := list(islice(rows, _BATCH)):
        yield np.fromiter(chain.from_iterable(part), np.int64, len(part) * width).reshape(-1, width)


# PostgreSQL's binary copy: a head, then per row a count and per field its length and value, big-endian.
_HEAD, _TAIL = 19, 2


def _from_postgres(question: str, values: tuple[Any, ...], width: int) -> NDArray[np.int64]:
    row = np.dtype([("count", ">i2"), ("fields", [("length", ">i4"), ("value", ">i8")], (width,))])
    sql = f"COPY ({question}) TO STDOUT (FORMAT BINARY)"
    with connection.cursor() as cursor, cursor.copy(sql, values or None) as copy:
        data = b"".join(copy)
    rows = np.frombuffer(data, row, (len(data) - _HEAD - _TAIL) // row.itemsize, _HEAD)
    return rows["fields"]["value"].astype(np.int64)

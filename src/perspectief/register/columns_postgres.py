"""Columns from PostgreSQL: each value as the server sends it, thousands of rows together.

Handing over a row costs the driver some microseconds, more than all that is in it; so the server strings the
values of one column together, and the driver hands over few rows, each with a piece of every column.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from perspectief.register.columns import Among, Column, Kind
from perspectief.register.days import FOREVER, local_days_of_hours

_ROWS = 50_000
_HOUR = 3_600_000_000  # in microseconds
_DAYS = 10_957  # from 1970-01-01 to 2000-01-01, from which the server counts
_HOURS = _DAYS * 24
_FORMS = {
    Kind.KEY: ("int8send({0})", ">i8"),
    Kind.DAY: ("date_send(coalesce({0}, 'infinity'))", ">i4"),
    Kind.MOMENT: ("timestamptz_send(coalesce({0}, 'infinity'))", ">i8"),
    Kind.CODE: ("int2send(CAST({0} AS smallint))", ">i2"),
    Kind.NUMBER: ("int4send(coalesce({0}, -1))", ">i4"),
}


def read(table: str, columns: tuple[Column, ...], among: Among | None) -> dict[str, NDArray[Any]]:
    """Columns of a table, in one question and so of one moment."""
    parts = list(_parts(table, columns, among))
    found = {}
    for at, column in enumerate(columns):
        kind = _FORMS[column.kind][1]
        values = np.frombuffer(b"".join(part[at] for part in parts), kind).astype(kind[1:])
        found[column.name] = _told(values, column.kind)
    return found


def _parts(table: str, columns: tuple[Column, ...], among: Among | None) -> Iterator[tuple[bytes, ...]]:
    """A piece of every column for so many successive ids."""
    pieces = ", ".join(f"string_agg({_sent(column)}, ''::bytea)" for column in columns)
    first, last = (f"(SELECT {which}(id) FROM {table})" for which in ("min", "max"))
    only, values = (f" AND ({among.condition})", among.values) if among else ("", None)
    question = (
        f"SELECT part.* FROM generate_series({first}, {last}, {_ROWS}) low, LATERAL"
        f" (SELECT {pieces} FROM {table} WHERE id >= low AND id < low + {_ROWS}{only}) part"
    )
    sql = f"COPY ({question}) TO STDOUT (FORMAT BINARY)"
    with connection.cursor() as cursor, cursor.copy(*((sql, values) if values else (sql,))) as copy:
        copy.set_types(["bytea"] * len(columns))
        yield from (row for row in copy.rows() if row[0] is not None)


def _sent(column: Column) -> str:
    name = column.position() if column.kind is Kind.CODE else f'"{column.column}"'
    return _FORMS[column.kind][0].format(name)


def _told(values: NDArray[Any], kind: Kind) -> NDArray[Any]:
    """Numbers that count from 1970, and `FOREVER` for the server's infinity."""
    never = values == np.iinfo(values.dtype).max
    if kind is Kind.DAY:
        return np.where(never, FOREVER, values + np.int32(_DAYS))
    if kind is Kind.MOMENT:
        hours = np.where(never, 0, values // _HOUR + _HOURS)
        return np.where(never, FOREVER, local_days_of_hours(hours))
    return values

"""Columns from SQLite, as whole numbers: it reads them faster than Python takes them over."""

from itertools import chain
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from perspectief.register.columns import Among, Column, Kind
from perspectief.register.days import FOREVER, local_days_of_hours

_HOUR = 3600
_LATEST = int(np.iinfo(np.int64).max // 4)
_FORMS = {
    Kind.KEY: ("{0}", -1),
    Kind.DAY: ("CAST(julianday({0}) - 2440587.5 AS INTEGER)", FOREVER),
    Kind.MOMENT: ("CAST(strftime('%s', {0}) AS INTEGER)", _LATEST),
    Kind.CODE: ("{0}", -1),
    Kind.NUMBER: ("{0}", -1),
}


def read(table: str, columns: tuple[Column, ...], among: Among | None) -> dict[str, NDArray[Any]]:
    """Columns of a table, in one question and so of one moment."""
    asked = ", ".join(_sql(column) for column in columns)
    only = f" WHERE {among.condition}" if among else ""
    with connection.cursor() as cursor:
        rows = cursor.execute(f"SELECT {asked} FROM {table}{only}", among.values if among else None)
        numbers = np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, len(columns))
    return {column.name: _told(numbers[:, at], column.kind) for at, column in enumerate(columns)}


def _sql(column: Column) -> str:
    form, without = _FORMS[column.kind]
    name = column.position() if column.kind is Kind.CODE else f'"{column.column}"'
    return f"coalesce({form.format(name)}, {without})"


def _told(values: NDArray[np.int64], kind: Kind) -> NDArray[Any]:
    """Days of moments; others as they are, but each column by itself in memory."""
    if kind is not Kind.MOMENT:
        return np.ascontiguousarray(values)
    never = values == _LATEST
    return np.where(never, FOREVER, local_days_of_hours(np.where(never, 0, values // _HOUR)))

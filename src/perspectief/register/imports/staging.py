"""Rows into a temporary table of the open database: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Iterator
from itertools import islice

from django.db import connection

from perspectief.register.imports.fields import FIELDS, Kind, Sort
from perspectief.register.imports.lining import Row

TABLE = "import_stage"
_BATCH = 2_000
_TYPES = {Sort.DAY: "date", Sort.WHOLE: "bigint", Sort.CENTS: "bigint"}
# What COPY reads as something else than itself; control characters never come this far.
_ESCAPE = str.maketrans({"\\": "\\\\"})


def is_postgres() -> bool:
    """Which of the two databases is open."""
    return connection.vendor == "postgresql"


def make(kind: Kind) -> None:
    """An empty staging table with all fields of a kind, beside nobody else's."""
    columns = ", ".join(f'"{field.name}" {_TYPES.get(field.sort, "text")}' for field in FIELDS[kind])
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE {TABLE} (line bigint, {columns})")


def fill(names: tuple[str, ...], rows: Iterator[Row]) -> int:
    """Stage the rows as they come; gives how many. Holds a few thousand at a time."""
    columns = ", ".join(["line", *(f'"{name}"' for name in names)])
    return _copy(columns, rows) if is_postgres() else _insert(columns, len(names) + 1, rows)


def _copy(columns: str, rows: Iterator[Row]) -> int:
    count = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {TABLE} ({columns}) FROM STDIN") as copy:
        while batch := [_copied(row) for row in islice(rows, _BATCH)]:
            copy.write("".join(batch))
            count += len(batch)
    return count


def _copied(row: Row) -> str:
    line = "\t".join(["\x00" if value is None else str(value) for value in row])
    if "\\" in line:
        line = line.translate(_ESCAPE)
    return line.replace("\x00", "\\N") + "\n"


def _insert(columns: str, width: int, rows: Iterator[Row]) -> int:
    count, marks = 0, ", ".join(["%s"] * width)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, _BATCH)):
            cursor.executemany(f"INSERT INTO {TABLE} ({columns}) VALUES ({marks})", batch)
            count += len(batch)
    return count


def drop(tables: tuple[str, ...]) -> None:
    """Remove temporary tables, so that another file may follow."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")

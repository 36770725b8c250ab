"""Many rows at once, past Django's models but not past the guards: COPY on PostgreSQL, one prepared INSERT
on SQLite.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model

from perspectief.register.record import guarded

Value: TypeAlias = str | int | bool | date | datetime | UUID | None


def insert(kind: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Add rows of one table, all or none, and give how many; rows are streamed, never held.

    `columns` are names of columns (`resident_id`, `valid_from`, `recorded_at`), `rows` tuples in that order;
    every text column has to be given, empty or not. Moments carry a time zone. Refused as by `record.add`.
    """
    write = {"sqlite": _to_sqlite, "postgresql": _to_postgres}[connection.vendor]
    with guarded(kind), transaction.atomic():
        return write(kind._meta.db_table, columns, rows)


def reserve(kind: type[Model], count: int) -> int:
    """The first of so many successive ids that nobody else gets; on SQLite within the same transaction.

    Ids that a caller makes up himself are not known to PostgreSQL's sequence: take them from here.
    """
    table = kind._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")  # noqa: S608 (our own table)
            return int(cursor.fetchone()[0])
        sequence = f"pg_get_serial_sequence('{table}', 'id')"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [table])
        cursor.execute(f"SELECT nextval({sequence})")
        first = int(cursor.fetchone()[0])
        cursor.execute(f"SELECT setval({sequence}, %s)", [first + count - 1])
        return first


def _to_sqlite(table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    names, places = _names(columns), ", ".join("?" * len(columns))
    count = _Counted(rows)
    with connection.cursor() as cursor:  # the driver's own cursor: Django's would look at every row twice
        sql = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 (our own table)
        with connection.wrap_database_errors:
            raw: Any = cursor.cursor
            super(type(raw), raw).executemany(sql, (tuple(map(_plain, row)) for row in count))
    return count.seen


def _to_postgres(table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    count = _Counted(rows)
    sql = f"COPY {table} ({_names(columns)}) FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(sql) as copy:
        for row in count:
            copy.write_row(row)
    return count.seen


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _plain(value: Value) -> str | int | None:
    """A value as Django writes it in SQLite: a moment in UTC without its zone, a key without hyphens."""
    if isinstance(value, datetime):
        return str(value.astimezone(UTC).replace(tzinfo=None))
    if isinstance(value, date):
        return value.isoformat()
    return value.hex if isinstance(value, UUID) else value


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Sequence[Value]]) -> None:
        self._rows, self.seen = rows, 0

    def __iter__(self) -> Iterator[Sequence[Value]]:
        for row in self._rows:
            self.seen += 1
            yield row

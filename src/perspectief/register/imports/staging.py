"""Rows into a temporary table of the open database: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Iterator, Sequence

from django.db import connection

from perspectief.register.imports.cells import Value
from perspectief.register.imports.fields import FIELDS, Kind, Sort
from perspectief.register.imports.lining import Columns

TABLE = "import_stage"
_TYPES = {Sort.DAY: "date", Sort.WHOLE: "bigint", Sort.CENTS: "bigint"}
_NOTHING = "\0"  # no control character comes this far from a file


def is_postgres() -> bool:
    """Which of the two databases is open."""
    return connection.vendor == "postgresql"


def roomy() -> None:
    """Memory for a million rows: to sort and hash in (PostgreSQL, this transaction), for pages (SQLite)."""
    postgres = ("work_mem = '64MB'", "maintenance_work_mem = '128MB'", "jit = off")
    said = [f"SET LOCAL {each}" for each in postgres] if is_postgres() else ["PRAGMA cache_size = -65536"]
    with connection.cursor() as cursor:
        for sql in said:
            cursor.execute(sql)


def make(kind: Kind) -> None:
    """An empty staging table with all fields of a kind, beside nobody else's."""
    columns = ", ".join(f'"{field.name}" {_TYPES.get(field.sort, "text")}' for field in FIELDS[kind])
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE {TABLE} (line bigint, {columns})")


def fill(names: tuple[str, ...], batches: Iterator[Columns]) -> int:
    """Stage the batches as they come; gives how many lines."""
    listed = ", ".join(["line", *(f'"{name}"' for name in names)])
    if not is_postgres():
        return _insert(listed, len(names) + 1, batches)
    count = _copy(listed, batches)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {TABLE}")
    return count


def _copy(listed: str, batches: Iterator[Columns]) -> int:
    count = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {TABLE} ({listed}) FROM STDIN") as copy:
        for columns in batches:
            text = "\n".join(map("\t".join, zip(*map(_copied, columns), strict=True)))
            copy.write(text.replace("\\", "\\\\").replace(_NOTHING, "\\N") + "\n")
            count += len(columns[0])
    return count


def _copied(column: Sequence[int] | Sequence[Value]) -> Sequence[str]:
    if None not in column:
        return list(map(str, column))
    return [_NOTHING if value is None else str(value) for value in column]


def _insert(listed: str, width: int, batches: Iterator[Columns]) -> int:
    count, marks = 0, ", ".join(["%s"] * width)
    with connection.cursor() as cursor:
        for columns in batches:
            rows = list(zip(*columns, strict=True))
            cursor.executemany(f"INSERT INTO {TABLE} ({listed}) VALUES ({marks})", rows)
            count += len(rows)
    return count


def drop(tables: tuple[str, ...]) -> None:
    """Remove temporary tables, so that another file may follow."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")

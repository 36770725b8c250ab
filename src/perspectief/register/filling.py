"""A table of PostgreSQL that is filled with many rows at once: its keys and indexes are made anew afterwards.

Looking each row up in every table that it points to, and in every index, costs a first import ten times what
the rows do. All within one transaction, so nobody ever sees the table without them: others wait for its end.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from perspectief.register.structure_postgres import MANY

# Foreign keys and uniqueness, in the order in which they go; what another table points to stays.
_CONSTRAINTS = (
    "SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),"
    " format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,"
    " pg_get_constraintdef(oid)) FROM pg_constraint c"
    " WHERE conrelid = %s::regclass AND contype IN ('f', 'u', 'p') AND NOT EXISTS"
    " (SELECT FROM pg_constraint o WHERE o.confrelid = c.conrelid AND o.conindid = c.conindid)"
    " ORDER BY contype, conname"
)
_INDEXES = (
    "SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index i"
    " WHERE indrelid = %s::regclass AND NOT EXISTS (SELECT FROM pg_constraint c"
    " WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x')) ORDER BY 1"
)


@contextmanager
def filled(table: str, rows: int) -> Iterator[None]:
    """Within a transaction: so many rows are about to be added; without effect where the table holds more."""
    if connection.vendor != "postgresql" or rows < MANY or _holds(table, rows):
        yield
        return
    found = [*_asked(_CONSTRAINTS, table), *_asked(_INDEXES, table)]
    _run(["SET CONSTRAINTS ALL IMMEDIATE", *(drop for drop, _ in found)])
    yield
    _run([make for _, make in reversed(found)])


def _holds(table: str, rows: int) -> bool:
    """Whether a table has so many rows already."""
    sql = f"SELECT count(*) FROM (SELECT FROM {table} LIMIT %s) few"  # noqa: S608 (our own table)
    with connection.cursor() as cursor:
        cursor.execute(sql, [rows])
        return bool(cursor.fetchone()[0] == rows)


def _asked(question: str, table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(question, [table])
        return [(drop, make) for drop, make in cursor.fetchall()]


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)

"""A made-up town of any size into an empty register, quickly: only the tables that counts are made from.

The rows are those of `perspectief register demo`, which guards let through. Here guards and indexes are laid
aside while rows come in, since what is measured is counting; afterwards they stand again. How fast rows come
in with guards on is what `benchmarks.register_imports` measures.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from perspectief.register.models import Import
from perspectief.register.town.recording import IMPORT
from perspectief.register.town.table import Table, lines
from perspectief.register.town.town import MadeUpTown, make_town
from perspectief.register.verify import mend, structure_problems

UNTIL = date(2025, 12, 31)


def town_of(files: int) -> MadeUpTown:
    """A town of so many files, with eleven years of history."""
    return make_town(files=files, until=UNTIL)


def fill(town: MadeUpTown) -> int:
    """Every counted table into the open register; gives how many rows."""
    put = {"sqlite": _to_sqlite, "postgresql": _to_postgres}[connection.vendor]
    with _without_guards(), transaction.atomic():
        Import.objects.create(
            id=IMPORT, kind="made_up_town", digest="0" * 64, recorded_at="2026-01-01T00:00Z"
        )
        rows = sum(put(table) for table in town.counted())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    mend()
    assert not structure_problems()
    return rows


@contextmanager
def _without_guards() -> Iterator[None]:
    with connection.cursor() as cursor:
        for switch in _OFF[connection.vendor]:
            cursor.execute(switch)
        if connection.vendor == "sqlite":
            for name, _ in _asked("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"):
                cursor.execute(f"DROP TRIGGER {name}")
        indexes = _asked(_INDEXES[connection.vendor])
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _, made in indexes:
            cursor.execute(made)
        cursor.execute(_ON[connection.vendor])


# Half a GB of pages in memory: what does not fit is written twice.
_OFF = {
    "sqlite": (
        "PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "PRAGMA journal_mode = MEMORY",
        "PRAGMA cache_size = -500000",
    ),
    "postgresql": ("SET session_replication_role = replica", "SET maintenance_work_mem = '500MB'"),
}  # fmt: skip
_ON = {"sqlite": "PRAGMA foreign_keys = ON", "postgresql": "SET session_replication_role = DEFAULT"}
_INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
    " AND tablename LIKE 'register%' AND indexname NOT IN (SELECT conname FROM pg_constraint)",
}


def _asked(question: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def _to_sqlite(table: Table) -> int:
    name, places = _name(table), ", ".join("?" * len(table.columns))
    sql = f"INSERT INTO {name} ({_columns(table)}) VALUES ({places})"
    with connection.cursor() as cursor:
        raw: Any = cursor.cursor
        for rows in table.parts():
            super(type(raw), raw).executemany(sql, rows)
    return table.rows


def _to_postgres(table: Table) -> int:
    sql = f"COPY {_name(table)} ({_columns(table)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(sql) as copy:
        for rows in table.parts():
            copy.write(lines(rows))
    return table.rows


def _name(table: Table) -> str:
    return str(apps.get_model("register", table.name)._meta.db_table)


def _columns(table: Table) -> str:
    return ", ".join(f'"{name}"' for name in table.columns)

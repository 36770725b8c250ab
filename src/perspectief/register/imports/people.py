"""Residents and files that a staging table speaks of: found by their marks and numbers, or made."""

import uuid

from django.db import connection

from perspectief.register.filling import filled
from perspectief.register.imports.staging import TABLE, is_postgres
from perspectief.register.imports.steps import Change, Moment, analyze, temporary

_NEW_KEY = "register_new_key"


def make_residents(when: Moment, columns: tuple[str, ...]) -> Change:
    """A resident for each mark in these columns that nobody has yet."""
    each = (f"SELECT {name} AS mark FROM {TABLE} WHERE {name} IS NOT NULL" for name in columns)
    marks = " UNION ALL ".join(each)
    added = _make(
        when,
        "resident",
        f"SELECT DISTINCT s.mark FROM ({marks}) s LEFT JOIN register_resident r ON r.bsn_mark = s.mark"
        " WHERE r.id IS NULL",
        f"(key, bsn_mark) SELECT {random_key()}, mark",
    )
    analyze(when, "register_resident", added)
    return Change("resident", added)


def make_files(when: Moment) -> Change:
    """A file for each number that is new."""
    added = _make(
        when,
        "welfarefile",
        f"SELECT s.file, s.line FROM {TABLE} s LEFT JOIN register_welfarefile f ON f.reference = s.file"
        " WHERE f.id IS NULL",
        "(reference) SELECT file",
        " ORDER BY line",
    )
    analyze(when, "register_welfarefile", added)
    return Change("welfarefile", added)


def _make(when: Moment, table: str, missing: str, values: str, order: str = "") -> int:
    """The rows that are missing, by a question, into a table; gives how many."""
    temporary(when, f"{table}_new", missing)
    ((count,),) = when.ask(f"SELECT count(*) FROM {table}_new")
    with filled(f"register_{table}", int(str(count))):
        when.run(f"INSERT INTO register_{table} {values} FROM {table}_new{order}")
    when.run(f"DROP TABLE {table}_new")
    return int(str(count))


def random_key() -> str:
    """A new random key in SQL; SQLite has none of its own, so it is handed Python's."""
    if is_postgres():
        return "gen_random_uuid()"
    connection.connection.create_function(_NEW_KEY, 0, lambda: uuid.uuid4().hex)
    return f"{_NEW_KEY}()"

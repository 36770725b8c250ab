"""Residents and files that a staging table speaks of: found by their marks and numbers, or made."""

import uuid

from django.db import connection

from perspectief.register.imports.staging import TABLE, is_postgres
from perspectief.register.imports.steps import Change, Moment, analyze

_NEW_KEY = "register_new_key"


def make_residents(when: Moment, columns: tuple[str, ...]) -> Change:
    """A resident for each mark in these columns that nobody has yet."""
    each = (f"SELECT {name} AS mark FROM {TABLE} WHERE {name} IS NOT NULL" for name in columns)
    marks = f"SELECT DISTINCT mark FROM ({' UNION ALL '.join(each)}) u"
    added = when.run(
        f"INSERT INTO register_resident (key, bsn_mark)"
        f" SELECT {random_key()}, s.mark FROM ({marks}) s"
        " LEFT JOIN register_resident r ON r.bsn_mark = s.mark"
        " WHERE r.id IS NULL"
    )
    analyze(when, "register_resident", added)
    return Change("resident", added)


def make_files(when: Moment) -> Change:
    """A file for each number that is new."""
    added = when.run(
        f"INSERT INTO register_welfarefile (reference) SELECT s.file FROM {TABLE} s"
        " LEFT JOIN register_welfarefile f ON f.reference = s.file WHERE f.id IS NULL ORDER BY s.line"
    )
    analyze(when, "register_welfarefile", added)
    return Change("welfarefile", added)


def random_key() -> str:
    """A new random key in SQL; SQLite has none of its own, so it is handed Python's."""
    if is_postgres():
        return "gen_random_uuid()"
    connection.connection.create_function(_NEW_KEY, 0, lambda: uuid.uuid4().hex)
    return f"{_NEW_KEY}()"

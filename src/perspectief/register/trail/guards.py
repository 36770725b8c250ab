"""What the database itself forbids in the trail, on SQLite and PostgreSQL: changing, deleting, another end.

Against mistakes and whoever comes in through the program. Who owns the database can take triggers away;
what they then do is what `verify` finds.
"""

import re
from collections.abc import Iterator

from django.db import connection, transaction

_KEPT = (
    "number",
    "at",
    "member",
    "role",
    "action",
    "subject_kind",
    "subject_key",
    "reason",
    "reason_mark",
    "result",
    "key",
    "link",
)
_ERASED = (
    "EXISTS (SELECT 1 FROM trail_entry e WHERE e.action = 'erase' AND e.number > OLD.number"
    " AND e.subject_kind = OLD.subject_kind AND e.subject_key = OLD.subject_key)"
)
_ENDS_SO = "EXISTS (SELECT 1 FROM trail_entry e WHERE e.number = NEW.number AND e.link = NEW.link)"
_BEHIND = "NEW.number > (SELECT h.number FROM trail_head h)"
_TABLES = ("trail_entry", "trail_head")


def statements(vendor: str) -> tuple[str, ...]:
    """The SQL of all guards, for `sqlite` or `postgresql`."""
    same = "IS" if vendor == "sqlite" else "IS NOT DISTINCT FROM"
    make = _on_sqlite if vendor == "sqlite" else _on_postgres
    kept = [f'NEW."{name}" {same} OLD."{name}"' for name in _KEPT]
    emptied = " AND ".join([*kept, "NEW.reason_text = ''", _ERASED])
    forbidden = {
        ("trail_entry", "update"): f"NOT ({emptied})",
        ("trail_entry", "insert"): f"NOT ({_BEHIND})",
        ("trail_head", "update"): f"NOT (NEW.number > OLD.number AND {_ENDS_SO})",
    }
    deleted = {(table, "delete"): "1 = 1" for table in _TABLES}
    rules = forbidden | deleted
    made = [sql for (table, event), when in rules.items() for sql in make(table, event, when)]
    return tuple(made + (list(_truncating()) if vendor == "postgresql" else []))


def missing() -> tuple[str, ...]:
    """The names of the guards that the open register lacks, or has otherwise."""
    found = _found()
    return tuple(name for name, text in _named().items() if found.get(name) != text)


def ensure() -> None:
    """Make all guards anew where one is missing or other."""
    if not missing():
        return
    vendor = connection.vendor
    with transaction.atomic(), connection.cursor() as cursor:
        for sql in (*_drops(vendor), *statements(vendor)):
            cursor.execute(sql)


def _on_sqlite(table: str, event: str, when: str) -> Iterator[str]:
    name = f"{table}_{event}"
    yield (
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{name}: the trail is only added to'); END"
    )


def _on_postgres(table: str, event: str, when: str) -> Iterator[str]:
    name, row = f"{table}_{event}", "OLD" if event == "delete" else "NEW"
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {when} THEN"
        f" RAISE EXCEPTION '{name}: the trail is only added to'"
        f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$"
    )
    yield (f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _truncating() -> Iterator[str]:
    yield (
        "CREATE FUNCTION trail_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION 'trail_truncate: the trail is only added to'"
        " USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for table in _TABLES:
        yield (
            f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION trail_truncate()"
        )


def _drops(vendor: str) -> Iterator[str]:
    for sql in statements(vendor):
        named = re.match(r"CREATE (TRIGGER|FUNCTION) (\w+)", sql)
        if named and vendor == "sqlite":
            yield f"DROP TRIGGER IF EXISTS {named[2]}"
        elif named and named[1] == "FUNCTION":
            yield f"DROP FUNCTION IF EXISTS {named[2]}() CASCADE"


def _named() -> dict[str, str]:
    """The guards by name, with what the database tells of each."""
    named = {}
    for sql in statements(connection.vendor):
        found = re.match(r"CREATE (TRIGGER|FUNCTION) (\w+)", sql)
        if found and found[1] == "FUNCTION":
            named[f"{found[2]}()"] = sql.split("$$")[1]
        elif found:
            named[found[2]] = sql if connection.vendor == "sqlite" else sql.split(" ", 3)[3]
    return named


def _found() -> dict[str, str]:
    if connection.vendor == "sqlite":
        return dict(_asked("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    functions = _asked(
        "SELECT proname || '()', prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = current_schema() AND proname LIKE 'trail%'"
    )
    triggers = _asked(
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger"
        " WHERE tgenabled = 'O' AND NOT tgisinternal AND tgname LIKE 'trail%'"
    )
    plain = {name: re.sub(r" ON \w+\.", " ON ", text).split(" ", 3)[3] for name, text in triggers}
    return dict(functions) | plain


def _asked(question: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [(name, text) for name, text in cursor.fetchall()]

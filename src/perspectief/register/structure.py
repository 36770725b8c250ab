"""What the database itself forbids, as SQL for SQLite and PostgreSQL: overlaps, overwriting, deleting.

Migrations hold frozen lists of `Guard`s; `perspectief.register.verify` compares a database with what
the models say now.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perspectief.register.codes import Subject


@dataclass(frozen=True, slots=True)
class Guard:
    """How one table is guarded.

    `fixed` columns never change, `erasable` ones may become empty (`''`, or NULL where False) once a
    tombstone of the subject stands; `subject` is (kind, column) of whom the row speaks. `alone` is the
    column for which no two rows hold on a day, as known at a moment. `once` columns may be filled in later.
    `recorded` tells whether the table carries the two times; `app` is the label of the table's app.
    """

    table: str
    fixed: tuple[str, ...]
    erasable: tuple[tuple[str, bool], ...] = ()
    subject: tuple[str, str] | None = None
    alone: str = ""
    once: tuple[str, ...] = ()
    recorded: bool = True
    app: str = "register"

    @property
    def name(self) -> str:
        """The table's name in SQL."""
        return f"{self.app}_{self.table}"


def statements(guard: Guard, vendor: str) -> list[str]:
    """The SQL that makes one guard; `vendor` is `sqlite` or `postgresql`."""
    from perspectief.register import structure_erased, structure_postgres, structure_sqlite

    made = {
        "sqlite": (structure_sqlite.statements, structure_erased.of_sqlite),
        "postgresql": (structure_postgres.statements, structure_erased.of_postgres),
    }
    return [sql for each in made[vendor] for sql in each(guard)]


def remade(guard: Guard, vendor: str) -> list[str]:
    """The SQL that makes one guard anew, whatever is left of it; for migrations that change a table."""
    made = statements(guard, vendor)
    names = [re.match(r"CREATE (TRIGGER|FUNCTION) (\w+)", sql) for sql in made]
    of_vendor = {
        ("sqlite", "TRIGGER"): "DROP TRIGGER IF EXISTS {0}",
        ("postgresql", "TRIGGER"): f"DROP TRIGGER IF EXISTS {{0}} ON {guard.name}",
        ("postgresql", "FUNCTION"): "DROP FUNCTION IF EXISTS {0}() CASCADE",
    }
    return [of_vendor[vendor, found[1]].format(found[2]) for found in names if found] + made


def prepare(vendor: str) -> tuple[str, ...]:
    """The SQL that comes before the guards of any table."""
    from perspectief.register import structure_postgres

    return structure_postgres.PREPARE if vendor == "postgresql" else ()


def allowed_change(guard: Guard, same: str) -> str:
    """The condition under which OLD may become NEW; `same` is the vendor's null-safe `=`."""
    fixed = [f"NEW.{quoted(name)} {same} OLD.{quoted(name)}" for name in guard.fixed]
    ways = " OR ".join(f"({way})" for way in _ways(guard, same))
    return " AND ".join([*fixed, f"({ways})" if ways else "1 = 0"])


def _ways(guard: Guard, same: str) -> Iterator[str]:
    erasable = [name for name, _ in guard.erasable]
    kept = [f"NEW.{quoted(name)} {same} OLD.{quoted(name)}" for name in erasable]
    if guard.recorded:
        yield " AND ".join(["OLD.superseded_at IS NULL", "NEW.superseded_at IS NOT NULL", *kept])
    if guard.erasable and guard.subject:
        yield " AND ".join([*_erased(guard, same), _emptied(guard, "OLD")])
    for name in guard.once:
        others = [f"NEW.{quoted(other)} {same} OLD.{quoted(other)}" for other in erasable if other != name]
        yield " AND ".join([f"OLD.{quoted(name)} IS NULL", *others, f"NOT {tombstone(guard, 'OLD')}"])


def _erased(guard: Guard, same: str) -> Iterator[str]:
    if guard.recorded:
        yield f"NEW.superseded_at {same} OLD.superseded_at"
    for name, is_text in guard.erasable:
        empty = "''" if is_text else "NULL"
        yield f"(NEW.{quoted(name)} {same} OLD.{quoted(name)} OR NEW.{quoted(name)} {same} {empty})"


def tombstone(guard: Guard, row: str) -> str:
    """The condition that a tombstone stands of whom the row speaks."""
    kind, column = guard.subject or ("", "id")
    return _stands(kind, f"{row}.{quoted(column)}")


def _emptied(guard: Guard, row: str) -> str:
    """The condition that a tombstone stands of whom the row speaks, or of the row itself."""
    if guard.table not in set(Subject) or not guard.recorded:
        return tombstone(guard, row)
    itself = _stands(guard.table, f"{row}.{quoted('id')}")
    return f"({tombstone(guard, row)} OR {itself})"


def _stands(kind: str, key: str) -> str:
    return f"EXISTS (SELECT 1 FROM register_tombstone t WHERE t.subject = '{kind}' AND t.subject_id = {key})"


def quoted(name: str) -> str:
    """A column's name in SQL."""
    return f'"{name}"'


def third(new: str, end: str) -> str:
    """The condition that rows `o` and `p` have a day in a file together with a new one, known at one moment.

    Boxes that meet two by two have a point in common, so three pairs are a day with three members. The ids
    are compared by a difference, so that no planner takes the index of ids instead of that of files.
    """
    return (
        f"o.file_id = {new}.file_id AND p.file_id = {new}.file_id"
        f" AND p.id - o.id > 0 AND o.id <> {new}.id AND p.id <> {new}.id"
        f" AND {meet('o', new, end)} AND {meet('p', new, end)} AND {meet('o', 'p', end)}"
    )


def meet(one: str, other: str, end: str) -> str:
    """Whether two rows hold on a common day as known at a common moment; half-open, null is for ever."""
    return (
        f"{one}.valid_from < coalesce({other}.valid_to, '{end}')"
        f" AND {other}.valid_from < coalesce({one}.valid_to, '{end}')"
        f" AND {one}.recorded_at < coalesce({other}.superseded_at, '{end}')"
        f" AND {other}.recorded_at < coalesce({one}.superseded_at, '{end}')"
        f" AND {_ever_known(one)} AND {_ever_known(other)}"
    )


def _ever_known(row: str) -> str:
    return f"({row}.superseded_at IS NULL OR {row}.superseded_at > {row}.recorded_at)"

"""Set-based steps over the staging table, the same SQL for both databases, and what they changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from perspectief.register.filling import filled
from perspectief.register.imports.checks import HERE, Period
from perspectief.register.imports.staging import is_postgres
from perspectief.register.models import Import

FOREVER = "9999-12-31"
_MANY = 1_000
Value = str | int | date | datetime
# Columns of `Recorded` that a new row gets from the import.
_RECORDED = "valid_from, valid_to, recorded_at, imported_id"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one table: rows of something new, rows put right, rows that ended."""

    table: str
    added: int = 0
    corrected: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """When an import is recorded, its row, and the days of its period, as SQL values by name; its lines."""

    values: Mapping[str, Value]
    tell: Callable[[str], None]
    lines: int

    def run(self, sql: str, **more: Value) -> int:
        """One statement; gives the number of rows that it touched."""
        with connection.cursor() as cursor:
            cursor.execute(sql, {**self.values, **more})
            return max(0, int(cursor.rowcount))

    def ask(self, sql: str, **more: Value) -> Iterator[tuple[object, ...]]:
        """The rows of a question."""
        with connection.cursor() as cursor:
            cursor.execute(sql, {**self.values, **more})
            yield from cursor.fetchall()


def moment(at: datetime, imported: Import, period: Period | None, tell: Callable[[str], None]) -> Moment:
    """The values that steps name.

    `at`, `imported`, `today`; `first` and `after` of the period; `like`, the kind of its imports.
    """
    values: dict[str, Value] = {
        "at": connection.ops.adapt_datetimefield_value(at) or "",
        "imported": imported.pk,
        "like": imported.kind,
        "today": at.astimezone(HERE).date(),
    }
    if period:
        values["first"] = date.fromisoformat(period.first)
        values["after"] = date.fromisoformat(period.after)
    return Moment(values, tell, imported.lines or 0)


def temporary(when: Moment, table: str, sql: str, index: Iterable[str] = ()) -> None:
    """A temporary table from a question; `index` names the columns by which others will join it."""
    when.run(f"CREATE TEMP TABLE {table} AS {sql}")
    for number, columns in enumerate(index):
        if is_postgres():  # it joins by hashing, if it knows roughly how much there is
            when.run("SET LOCAL default_statistics_target = 10")
            when.run(f"ANALYZE {table}")
            when.run("SET LOCAL default_statistics_target TO DEFAULT")
        else:
            when.run(f"CREATE INDEX {table}_{number} ON {table} ({columns})")


def analyze(when: Moment, table: str, added: int) -> None:
    """Tell the planner: one that believes a table of a million rows to be empty joins it row by row."""
    if added > _MANY and is_postgres():
        when.run(f"ANALYZE {table}")


@dataclass(frozen=True, slots=True)
class Target:
    """A table of records: its name without prefix and its own columns, without the two times."""

    table: str
    columns: tuple[str, ...]

    @property
    def listed(self) -> str:
        """The columns, for SQL."""
        return ", ".join(f'"{name}"' for name in self.columns)


def apply(when: Moment, target: Target, came: str) -> Change:
    """Supersede what is in the temporary table `<table>_gone` and add what the question `came` gives.

    `_gone` has the row's id; `came` the target's columns, `valid_from`, `valid_to` and `way`: added,
    corrected or ended, and always added where nothing is gone. Nothing is overwritten.
    """
    name, gone = f"register_{target.table}", f"{target.table}_gone"
    if not any(when.ask(f"SELECT 1 FROM {gone} LIMIT 1")):
        return Change(target.table, _add(when, target, f"({came}) came", when.lines))
    temporary(when, f"{target.table}_came", came)
    counted = _counted(when, target)
    when.run(f"UPDATE {name} SET superseded_at = %(at)s WHERE id IN (SELECT id FROM {gone})")
    _add(when, target, f"{target.table}_came", sum(counted.values()))
    corrected = counted.get("corrected", 0) + counted.get("withdrawn", 0)
    return Change(target.table, counted.get("added", 0), corrected, counted.get("ended", 0))


def _add(when: Moment, target: Target, source: str, about: int) -> int:
    """Add the rows of a table or question, which are about so many; gives how many."""
    name = f"register_{target.table}"
    with filled(name, about):
        added = when.run(
            f"INSERT INTO {name} ({target.listed}, {_RECORDED})"
            f" SELECT {target.listed}, valid_from, valid_to, %(at)s, %(imported)s FROM {source}"
            f" ORDER BY {target.columns[0]}"
        )
    analyze(when, name, added)
    return added


def _counted(when: Moment, target: Target) -> dict[str, int]:
    """How many rows come or go in each way; of those that go only what was withdrawn counts."""
    came, gone = f"{target.table}_came", f"{target.table}_gone"
    ways = when.ask(
        f"SELECT way, count(*) FROM {came} GROUP BY way UNION ALL"
        f" SELECT way, count(*) FROM {gone} WHERE way = 'withdrawn' GROUP BY way"
    )
    return {str(way): int(str(count)) for way, count in ways}

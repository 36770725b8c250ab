"""Lines about residents into records: each recognised by its resident, its kind and its first day.

A line that is known changes nothing; one that says something else corrects; one that is new is added. Other
rows are left alone, but for those of a half-year's facilities, of which the file is the whole.
"""

from dataclasses import dataclass

from perspectief.register.imports.people import make_residents, random_key
from perspectief.register.imports.staging import TABLE
from perspectief.register.imports.steps import FOREVER, Change, Moment, Target, apply, temporary


@dataclass(frozen=True, slots=True)
class Records:
    """How staged lines become rows of a table: SQL for each column of it, and which of them tell rows apart.

    `where` chooses the lines. `whole` says that what another file of this kind
    brought, still holds, and is not in this one, ended on the first day of the period.
    """

    table: str
    columns: dict[str, str]
    keys: tuple[str, ...] = ()
    where: str = "1 = 1"
    whole: bool = False

    @property
    def target(self) -> Target:
        """The table with its columns."""
        return Target(self.table, ("resident_id", *self.columns))


PARTICIPATION = Records(
    "participation",
    {"kind": "s.kind", "hours": "s.hours", "confirmed_by": "coalesce(s.confirmed_by, '')"},
    ("kind",),
)
WORK = Records(
    "work",
    {
        "place": "s.place",
        "contract": "coalesce(s.contract, 'unknown')",
        "subsidy": "coalesce(s.subsidy, 'none')",
        "hours": "s.hours",
    },
    ("place",),
)
EXEMPTIONS = Records("exemption", {"duty": "s.duty"}, ("duty",))
PLANS = Records("planspell", {"plan_id": "s.plan_id", "aim": "s.aim"}, ("plan_id",))
FACILITIES = Records(
    "activitypart",
    {"activity": "s.facility", "cost": "s.cost"},
    ("activity",),
    "s.facility IS NOT NULL",
    whole=True,
)
_IN_FILE = (
    "EXISTS (SELECT 1 FROM register_membership m WHERE m.resident_id = r.id AND m.superseded_at IS NULL"
    " AND m.valid_from <= s.start AND (m.valid_to IS NULL OR m.valid_to > s.start))"
)
SUBSIDISED = Records(
    "work",
    {
        # Who is in a file on the first day works beside welfare, unless the line says otherwise.
        "place": f"coalesce(s.place, CASE WHEN {_IN_FILE} THEN 'beside' ELSE 'after' END)",
        "contract": "''",
        "subsidy": "s.subsidy",
        "hours": "s.hours",
    },
    ("subsidy",),
    "coalesce(s.subsidy, 'none') <> 'none'",
    whole=True,
)


def bring(when: Moment, *kinds: Records) -> list[Change]:
    """Bring the staged lines into one or more tables."""
    when.tell("residents")
    changes = [make_residents(when, ("bsn",))]
    for records in kinds:
        when.tell(records.table)
        _rows(when, records)
        changes.append(_compare(when, records))
    return changes


def plans(when: Moment) -> list[Change]:
    """Plans: each line has a plan, known by its resident and first day, or made."""
    when.tell("plans")
    changes = [make_residents(when, ("bsn",))]
    known = (
        "SELECT max(c.plan_id) FROM register_planspell c WHERE c.resident_id = r.id"
        " AND c.superseded_at IS NULL AND c.valid_from = s.start"
    )
    temporary(
        when,
        "import_plan",
        f"SELECT s.line, r.id AS resident_id, ({known}) AS plan_id, {random_key()} AS key FROM {TABLE} s"
        " JOIN register_resident r ON r.bsn_mark = s.bsn",
        ("line",),
    )
    when.run(
        "INSERT INTO register_plan (key, resident_id)"
        " SELECT key, resident_id FROM import_plan WHERE plan_id IS NULL ORDER BY line"
    )
    when.run(
        "UPDATE import_plan SET plan_id = (SELECT p.id FROM register_plan p WHERE p.key = import_plan.key)"
        " WHERE plan_id IS NULL"
    )
    when.run(f"ALTER TABLE {TABLE} ADD COLUMN plan_id bigint")
    when.run(
        f"UPDATE {TABLE} SET plan_id = (SELECT i.plan_id FROM import_plan i WHERE i.line = {TABLE}.line)"
    )
    _rows(when, PLANS)
    return [*changes, _compare(when, PLANS)]


def tables(*kinds: Records) -> tuple[str, ...]:
    """The temporary tables that bringing these leaves."""
    return tuple(f"{each.table}_{way}" for each in kinds for way in ("row", "gone", "came"))


def _rows(when: Moment, records: Records) -> None:
    columns = ", ".join(f'{sql} AS "{name}"' for name, sql in records.columns.items())
    temporary(
        when,
        f"{records.table}_row",
        f'SELECT r.id AS resident_id, {columns}, s."start" AS valid_from, s."end" AS valid_to FROM {TABLE} s'
        f" JOIN register_resident r ON r.bsn_mark = s.bsn WHERE {records.where}",
        ("resident_id",),
    )


def _compare(when: Moment, records: Records) -> Change:
    name, row, gone = f"register_{records.table}", f"{records.table}_row", f"{records.table}_gone"
    rest = [column for column in records.columns if column not in records.keys]
    alike = " AND ".join(_same(column) for column in ("resident_id", *records.keys, "valid_from"))
    same = " AND ".join([_ends(), *(_same(column) for column in rest)])
    listed = ", ".join(f'c."{column}"' for column in ("resident_id", *records.columns))
    temporary(
        when,
        gone,
        f"SELECT c.id, {listed}, c.valid_from, c.valid_to, 'corrected' AS way FROM {name} c JOIN {row} s"
        f" ON {alike} WHERE c.superseded_at IS NULL AND NOT ({same})"
        + (f" UNION ALL {_left_out(records, listed, alike)}" if records.whole else ""),
        ("resident_id",),
    )
    ended = "s.valid_to IS NOT NULL AND g.valid_to IS NULL"
    matching = " AND ".join(_same(column, "g") for column in ("resident_id", *records.keys, "valid_from"))
    mine = ", ".join(f's."{column}"' for column in ("resident_id", *records.columns))
    return apply(
        when,
        records.target,
        f"SELECT {mine}, s.valid_from, s.valid_to, CASE WHEN g.id IS NULL THEN 'added'"
        f" WHEN {ended} THEN 'ended' ELSE 'corrected' END AS way FROM {row} s"
        f" LEFT JOIN {gone} g ON g.way = 'corrected' AND {matching}"
        f" WHERE NOT EXISTS (SELECT 1 FROM {name} c WHERE c.superseded_at IS NULL AND {alike} AND {same})"
        + (f" UNION ALL {_closed(records)}" if records.whole else ""),
    )


def _left_out(records: Records, listed: str, alike: str) -> str:
    """What files of this kind brought, holds in the period, and is not in this one."""
    return (
        f"SELECT c.id, {listed}, c.valid_from, c.valid_to,"
        " CASE WHEN c.valid_from < %(first)s THEN 'ended' ELSE 'withdrawn' END"
        f" FROM register_{records.table} c JOIN register_import i ON i.id = c.imported_id"
        " WHERE c.superseded_at IS NULL AND i.kind LIKE 'reintegration %%' AND c.valid_from < %(after)s"
        " AND (c.valid_to IS NULL OR c.valid_to > %(first)s)"
        f" AND NOT EXISTS (SELECT 1 FROM {records.table}_row s WHERE {alike})"
    )


def _closed(records: Records) -> str:
    listed = ", ".join(f'"{column}"' for column in ("resident_id", *records.columns))
    return f"SELECT {listed}, valid_from, %(first)s, 'ended' FROM {records.table}_gone WHERE way = 'ended'"


def _same(column: str, other: str = "c") -> str:
    return f'{other}."{column}" IS NOT DISTINCT FROM s."{column}"'


def _ends() -> str:
    return f"coalesce(c.valid_to, '{FOREVER}') = coalesce(s.valid_to, '{FOREVER}')"

"""What else a month of benefits tells of residents: their group, their day of birth, the tegenprestatie."""

from perspectief.register.imports.details import month_of
from perspectief.register.imports.steps import Change, Moment, Target, apply, temporary

TOLD_TABLES = (
    "import_group",
    "import_birth",
    "import_active",
    *(
        f"{name}_{way}"
        for name in ("groupspell", "residentdetails", "participation")
        for way in ("gone", "came")
    ),
)
_GROUPS = Target("groupspell", ("resident_id", "group"))
_DETAILS = Target("residentdetails", ("resident_id", "name", "birth_date", "birth_month", "postcode"))
_TAKING_PART = Target("participation", ("resident_id", "kind", "hours", "confirmed_by"))
# Rows that an earlier file of the same period brought: another one of that period corrects them.
_SAME_PERIOD = "coalesce(c.imported_id, 0) IN (SELECT id FROM register_import WHERE kind = %(like)s)"
_IN_MONTH = (
    "c.superseded_at IS NULL AND c.valid_from < %(after)s AND (c.valid_to IS NULL OR c.valid_to > %(first)s)"
)


def _last(column: str) -> str:
    """The last line that tells something of somebody, where there are two (two files in one month)."""
    return (
        f"s.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM import_twice l"
        f" WHERE l.resident_id = s.resident_id AND l.{column} IS NOT NULL AND l.line > s.line)"
    )


def groups(when: Moment) -> Change:
    """The group that each resident is in; another one than before begins on the first day of the month."""
    temporary(
        when,
        "import_group",
        f"SELECT s.resident_id, s.grp, s.valid_from AS since FROM import_wanted s WHERE {_last('grp')}",
        ("resident_id",),
    )
    temporary(
        when,
        "groupspell_gone",
        'SELECT c.id, c.resident_id, c."group", c.valid_from, c.valid_to,'
        f" CASE WHEN c.valid_from < %(first)s AND NOT {_SAME_PERIOD} THEN 'ended' ELSE 'corrected' END AS way"
        " FROM register_groupspell c JOIN import_group g ON g.resident_id = c.resident_id"
        f' WHERE {_IN_MONTH} AND c."group" <> g.grp',
        ("resident_id",),
    )
    return apply(when, _GROUPS, _groups_that_come())


def _groups_that_come() -> str:
    """A first group begins with the file, a later one with the month, a corrected one where it did."""
    return (
        "SELECT resident_id, \"group\", valid_from, %(first)s AS valid_to, 'ended' AS way"
        " FROM groupspell_gone WHERE way = 'ended' UNION ALL"
        " SELECT s.resident_id, s.grp, CASE WHEN k.since IS NOT NULL THEN k.since"
        " WHEN b.resident_id IS NOT NULL THEN %(first)s ELSE s.since END,"
        # What somebody wrote down of a day after the month goes on standing.
        " n.starts, CASE WHEN k.since IS NULL THEN 'added' ELSE 'corrected' END FROM import_group s"
        " LEFT JOIN (SELECT resident_id, min(valid_from) AS since FROM groupspell_gone"
        " WHERE way = 'corrected' GROUP BY resident_id) k ON k.resident_id = s.resident_id"
        " LEFT JOIN (SELECT DISTINCT resident_id FROM register_groupspell) b ON b.resident_id = s.resident_id"
        " LEFT JOIN (SELECT resident_id, min(valid_from) AS starts FROM register_groupspell"
        " WHERE superseded_at IS NULL AND valid_from >= %(after)s GROUP BY resident_id) n"
        " ON n.resident_id = s.resident_id"
        " WHERE NOT EXISTS (SELECT 1 FROM register_groupspell c WHERE c.resident_id = s.resident_id"
        f' AND {_IN_MONTH} AND c."group" = s.grp)'
    )


def births(when: Moment) -> Change:
    """Days of birth; details hold from the month of birth, so that no other day gives the birth day away."""
    month = month_of("s.birth_date")
    temporary(
        when,
        "import_birth",
        f"SELECT s.resident_id, s.birth_date, {month} AS birth_month FROM import_seat s"
        f" WHERE {_last('birth_date')}",
        ("resident_id",),
    )
    temporary(
        when,
        "residentdetails_gone",
        "SELECT c.id, 'corrected' AS way FROM register_residentdetails c JOIN import_birth b"
        " ON b.resident_id = c.resident_id WHERE c.superseded_at IS NULL"
        " AND coalesce(c.birth_date, '0001-01-01') <> b.birth_date",
        ("id",),
    )
    return apply(
        when,
        _DETAILS,
        "SELECT c.resident_id, c.name, b.birth_date, b.birth_month, c.postcode, c.valid_from, c.valid_to,"
        " 'corrected' AS way FROM register_residentdetails c JOIN residentdetails_gone g ON g.id = c.id"
        " JOIN import_birth b ON b.resident_id = c.resident_id UNION ALL"
        " SELECT b.resident_id, '', b.birth_date, b.birth_month, '', b.birth_month, NULL, 'added'"
        " FROM import_birth b WHERE NOT EXISTS (SELECT 1 FROM register_residentdetails c"
        " WHERE c.resident_id = b.resident_id AND c.superseded_at IS NULL)",
    )


def active(when: Moment) -> Change:
    """Whether each takes part, `none` where the answer is no: from the first month that says so.

    It holds until a month gives another answer, or none. Rows that came in another way are left alone.
    """
    temporary(
        when,
        "import_active",
        # Told twice, a yes goes before a no.
        "SELECT resident_id, CASE active WHEN 'yes' THEN 'return_service' ELSE 'none' END AS kind"
        " FROM import_seat s WHERE active IS NOT NULL AND NOT EXISTS (SELECT 1 FROM import_twice l"
        " WHERE l.resident_id = s.resident_id"
        " AND (l.active > s.active OR (l.active = s.active AND l.line > s.line)))",
        ("resident_id",),
    )
    theirs = (
        f"{_IN_MONTH} AND c.imported_id IN (SELECT id FROM register_import WHERE kind LIKE 'benefits %%')"
    )
    temporary(
        when,
        "participation_gone",
        "SELECT c.id, c.resident_id, c.kind, c.hours, c.confirmed_by, c.valid_from,"
        f" CASE WHEN c.valid_from < %(first)s AND NOT {_SAME_PERIOD} THEN 'ended'"
        " WHEN a.resident_id IS NULL THEN 'withdrawn' ELSE 'corrected' END AS way"
        " FROM register_participation c LEFT JOIN import_active a ON a.resident_id = c.resident_id"
        f" WHERE {theirs} AND (a.kind IS NULL OR a.kind <> c.kind)",
        ("resident_id",),
    )
    return apply(
        when,
        _TAKING_PART,
        "SELECT resident_id, kind, hours, confirmed_by, valid_from, %(first)s AS valid_to, 'ended' AS way"
        " FROM participation_gone WHERE way = 'ended' UNION ALL"
        " SELECT a.resident_id, a.kind, NULL, '', %(first)s, NULL,"
        " CASE WHEN g.id IS NULL THEN 'added' ELSE 'corrected' END FROM import_active a"
        " LEFT JOIN participation_gone g ON g.resident_id = a.resident_id AND g.way = 'corrected'"
        " WHERE NOT EXISTS (SELECT 1 FROM register_participation c"
        f" WHERE c.resident_id = a.resident_id AND {theirs} AND c.kind = a.kind)",
    )

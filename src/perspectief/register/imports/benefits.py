"""A month of benefits into the register: what runs, what changed, and what is no longer there.

The months go in order. A line says how its file stands at the end of its month. A file or member that
was there and is not in the month any more ended on its first day, for a reason that nobody told. A start that
lies within the month, of a file that ran before, is a new beginning; an earlier one corrects what was known.
"""

from perspectief.register.imports.month_told import TOLD_TABLES, active, births, groups
from perspectief.register.imports.people import make_files, make_residents
from perspectief.register.imports.staging import TABLE
from perspectief.register.imports.steps import FOREVER, Change, Moment, Target, apply, temporary

TABLES = (
    "import_seat",
    "import_twice",
    "import_since",
    "import_running",
    "import_wanted",
    "import_earliest",
    "filespell_gone",
    "filespell_came",
    "membership_gone",
    "membership_came",
    *TOLD_TABLES,
)
_SPELLS = Target("filespell", ("file_id", "scheme", "end_reason"))
_MEMBERS = Target("membership", ("resident_id", "file_id", "end_reason"))
# Rows as they are known now that held in the month.
_IN_MONTH = (
    "c.superseded_at IS NULL AND c.valid_from < %(after)s AND (c.valid_to IS NULL OR c.valid_to > %(first)s)"
)


def _end(row: str) -> str:
    return f"coalesce({row}.valid_to, '{FOREVER}')"


def apply_benefits(when: Moment) -> list[Change]:
    """Bring the staged month in; gives what changed, table by table."""
    when.tell("residents")
    changes = [make_files(when), make_residents(when, ("bsn", "partner_bsn"))]
    _seats(when)
    for step in (_spells, _members, groups, births, active):
        when.tell(step.__name__.lstrip("_"))
        changes.append(step(when))
    return changes


def _seats(when: Moment) -> None:
    """Who sits in which file: a row for the applicant (1), a row for the partner (2)."""
    seat = (
        'SELECT line, {seat} AS seat, file, {who}bsn AS mark, scheme, start, "end",'
        " CASE WHEN \"end\" IS NULL THEN '' ELSE coalesce(end_reason, 'unknown') END AS end_reason,"
        ' {who}birth_date AS birth_date, "{who}group" AS grp, {who}active AS active'
        f" FROM {TABLE} WHERE {{who}}bsn IS NOT NULL"
    )
    both = f"{seat.format(seat=1, who='')} UNION ALL {seat.format(seat=2, who='partner_')}"
    temporary(
        when,
        "import_seat",
        "SELECT s.line, s.seat, f.id AS file_id, r.id AS resident_id, s.scheme, s.start AS valid_from,"
        ' s."end" AS valid_to, s.end_reason, s.birth_date, s.grp, s.active'
        f" FROM ({both}) s JOIN register_welfarefile f ON f.reference = s.file"
        " JOIN register_resident r ON r.bsn_mark = s.mark",
        ("file_id", "resident_id"),
    )
    temporary(
        when,
        "import_twice",
        "SELECT line, resident_id, grp, birth_date, active FROM import_seat WHERE resident_id IN"
        " (SELECT resident_id FROM import_seat GROUP BY resident_id HAVING count(*) > 1)",
        ("resident_id",),
    )


def _spells(when: Moment) -> Change:
    same = (
        f"s.valid_from = c.valid_from AND {_end('s')} = {_end('c')}"
        " AND s.scheme = c.scheme AND s.end_reason = c.end_reason"
    )
    temporary(
        when,
        "filespell_gone",
        "SELECT c.id, c.file_id, c.scheme, c.valid_from, c.valid_to,"
        " CASE WHEN c.valid_from < %(first)s AND (s.file_id IS NULL OR s.valid_from >= %(first)s)"
        " THEN 'ended'"
        " WHEN s.file_id IS NULL THEN 'withdrawn' ELSE 'corrected' END AS way"
        " FROM register_filespell c LEFT JOIN import_seat s ON s.file_id = c.file_id AND s.seat = 1"
        " WHERE c.superseded_at IS NULL AND c.valid_from < %(after)s"
        " AND (c.valid_to IS NULL OR c.valid_to > %(first)s OR c.valid_to > s.valid_from)"
        f" AND NOT (s.file_id IS NOT NULL AND {same})",
        ("file_id",),
    )
    told, gone = _way("filespell", "file_id")
    return apply(
        when,
        _SPELLS,
        "SELECT file_id, scheme, 'unknown' AS end_reason, valid_from, %(first)s AS valid_to, 'ended' AS way"
        " FROM filespell_gone WHERE way = 'ended' UNION ALL"
        " SELECT s.file_id, s.scheme, s.end_reason, s.valid_from, s.valid_to,"
        f" {told} FROM import_seat s{gone}"
        " WHERE s.seat = 1 AND NOT EXISTS (SELECT 1 FROM register_filespell c"
        f" WHERE c.file_id = s.file_id AND c.superseded_at IS NULL AND {same})",
    )


def _way(table: str, *keys: str) -> tuple[str, str]:
    """How a row that comes is told, and the join that tells it.

    An end where an open row goes that began on the same day, else a correction or something new.
    """
    listed, alike = ", ".join(keys), " AND ".join(f"g.{key} = s.{key}" for key in keys)
    told = (
        f"CASE WHEN g.{keys[0]} IS NULL THEN 'added'"
        " WHEN s.valid_to IS NOT NULL AND g.open_from = s.valid_from THEN 'ended' ELSE 'corrected' END"
    )
    gone = f"SELECT {listed}, max(CASE WHEN valid_to IS NULL THEN valid_from END) AS open_from"
    return told, (
        f" LEFT JOIN ({gone} FROM {table}_gone WHERE way = 'corrected' GROUP BY {listed}) g ON {alike}"
    )


def _members(when: Moment) -> Change:
    _wanted(when)
    same = f"s.valid_from = c.valid_from AND {_end('s')} = {_end('c')} AND s.end_reason = c.end_reason"
    until = "CASE WHEN o.since < %(first)s THEN o.since ELSE %(first)s END"
    # Somebody who left this file, or began in it anew within the month: the old part of it stays.
    stays = "(s.file_id IS NULL OR (c.valid_from < s.valid_from AND s.valid_from >= %(first)s))"
    temporary(
        when,
        "membership_gone",
        "SELECT c.id, c.file_id, c.resident_id, c.valid_from, c.valid_to,"
        f" {until} AS until, CASE WHEN s.file_id IS NULL AND o.resident_id IS NOT NULL"
        " THEN 'other_file' ELSE 'unknown' END AS reason,"
        f" CASE WHEN {stays} AND c.valid_from < {until} THEN 'ended'"
        " WHEN s.file_id IS NULL THEN 'withdrawn' ELSE 'corrected' END AS way"
        " FROM register_membership c LEFT JOIN import_earliest o ON o.resident_id = c.resident_id"
        " LEFT JOIN import_wanted s ON s.file_id = c.file_id AND s.resident_id = c.resident_id"
        " WHERE c.superseded_at IS NULL AND c.valid_from < %(after)s"
        " AND (c.valid_to IS NULL OR c.valid_to > %(first)s OR c.valid_to > o.since)"
        f" AND NOT (s.file_id IS NOT NULL AND {same})",
        ("resident_id",),
    )
    told, gone = _way("membership", "resident_id", "file_id")
    return apply(
        when,
        _MEMBERS,
        "SELECT resident_id, file_id, reason AS end_reason, valid_from, until AS valid_to, 'ended' AS way"
        " FROM membership_gone WHERE way = 'ended' UNION ALL"
        " SELECT s.resident_id, s.file_id, s.end_reason, s.valid_from, s.valid_to,"
        f" {told} FROM import_wanted s{gone} WHERE NOT EXISTS (SELECT 1 FROM register_membership c"
        " WHERE c.resident_id = s.resident_id AND c.file_id = s.file_id"
        f" AND c.superseded_at IS NULL AND {same})",
    )


def _wanted(when: Moment) -> None:
    """Since when each is in the file: as known, as the file itself, or the month in which they joined it."""
    temporary(
        when,
        "import_running",
        "SELECT DISTINCT c.file_id FROM register_membership c"
        f" WHERE {_IN_MONTH} AND c.valid_from < %(first)s",
        ("file_id",),
    )
    temporary(
        when,
        "import_since",
        "SELECT s.line, s.seat, max(c.valid_from) AS valid_from FROM import_seat s"
        " JOIN register_membership c ON c.resident_id = s.resident_id AND c.file_id = s.file_id"
        f" WHERE {_IN_MONTH} GROUP BY s.line, s.seat",
        ("line, seat",),
    )
    temporary(
        when,
        "import_wanted",
        "SELECT s.line, s.file_id, s.resident_id, s.valid_to, s.end_reason, s.grp, CASE"
        " WHEN k.valid_from IS NULL AND n.file_id IS NOT NULL AND s.valid_from < %(first)s THEN %(first)s"
        f" WHEN k.valid_from IS NULL OR k.valid_from < s.valid_from OR k.valid_from >= {_end('s')}"
        " OR g.id IS NOT NULL THEN s.valid_from"
        " ELSE k.valid_from END AS valid_from FROM import_seat s"
        " LEFT JOIN import_since k ON k.line = s.line AND k.seat = s.seat"
        " LEFT JOIN import_running n ON n.file_id = s.file_id"
        # The file's beginning is put right: who was there from its beginning goes along.
        " LEFT JOIN filespell_gone g ON g.file_id = s.file_id AND g.way = 'corrected'"
        " AND g.valid_from = k.valid_from",
        ("resident_id", "file_id"),
    )
    temporary(
        when,
        "import_earliest",
        "SELECT resident_id, min(valid_from) AS since FROM import_wanted GROUP BY resident_id",
        ("resident_id",),
    )

"""Who residents are, from a table: a cell that is empty leaves what is known as it is."""

from perspectief.register.imports.people import make_residents
from perspectief.register.imports.staging import TABLE, is_postgres
from perspectief.register.imports.steps import Change, Moment, Target, apply, temporary

TABLES = ("import_person", "residentdetails_gone", "residentdetails_came")
_DETAILS = Target("residentdetails", ("resident_id", "name", "birth_date", "birth_month", "postcode"))
_TOLD = ("name", "birth_date", "birth_month", "postcode")


def month_of(day: str) -> str:
    """The first day of the month of a day, in SQL."""
    return f"date_trunc('month', {day})::date" if is_postgres() else f"(substr({day}, 1, 8) || '01')"


def residents(when: Moment) -> list[Change]:
    """Details that are told correct those that hold now, or begin on the day that the line names."""
    when.tell("residents")
    changes = [make_residents(when, ("bsn",))]
    same = " AND ".join(f"coalesce(CAST(p.{name} AS text), '') = coalesce(CAST(p.old_{name} AS text), '')"
                        for name in _TOLD)  # fmt: skip
    temporary(when, "import_person", _persons(), ("resident_id",))
    starts = "p.start IS NOT NULL AND p.start > p.known_from"
    temporary(
        when,
        "residentdetails_gone",
        f"SELECT p.id, CASE WHEN {starts} THEN 'ended' ELSE 'corrected' END AS way FROM import_person p"
        f" WHERE p.id IS NOT NULL AND NOT ({same} AND (p.start IS NULL OR p.start >= p.known_from))",
        ("id",),
    )
    return [
        *changes,
        apply(
            when,
            _DETAILS,
            "SELECT p.resident_id, p.old_name AS name, p.old_birth_date AS birth_date,"
            " p.old_birth_month AS birth_month, p.old_postcode AS postcode, p.known_from AS valid_from,"
            " p.start AS valid_to, 'ended' AS way FROM import_person p"
            " JOIN residentdetails_gone g ON g.id = p.id AND g.way = 'ended' UNION ALL"
            " SELECT p.resident_id, p.name, p.birth_date, p.birth_month, p.postcode,"
            " coalesce(p.start, p.known_from, p.birth_month, %(today)s), NULL,"
            " CASE WHEN g.way = 'corrected' THEN 'corrected' ELSE 'added' END FROM import_person p"
            " LEFT JOIN residentdetails_gone g ON g.id = p.id WHERE p.id IS NULL OR g.id IS NOT NULL",
        ),
    ]


def _persons() -> str:
    """What is told and what was known of each, side by side; what is not told stays as known."""
    month = month_of("s.birth_date")
    return (
        'SELECT r.id AS resident_id, c.id AS id, c.valid_from AS known_from, s."start" AS start,'
        " coalesce(s.name, c.name, '') AS name, coalesce(s.birth_date, c.birth_date) AS birth_date,"
        f" CASE WHEN s.birth_date IS NULL THEN c.birth_month ELSE {month} END AS birth_month,"
        " coalesce(s.postcode, c.postcode, '') AS postcode, c.name AS old_name,"
        " c.birth_date AS old_birth_date,"
        " c.birth_month AS old_birth_month, c.postcode AS old_postcode"
        f" FROM {TABLE} s JOIN register_resident r ON r.bsn_mark = s.bsn"
        " LEFT JOIN register_residentdetails c ON c.resident_id = r.id AND c.superseded_at IS NULL"
        " AND c.valid_to IS NULL"
    )

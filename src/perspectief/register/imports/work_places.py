"""Establishments with their jobs in a year, and vacancies: no persons."""

from perspectief.register.imports.staging import TABLE
from perspectief.register.imports.steps import FOREVER, Change, Moment, Target, analyze, apply, temporary

JOBS_TABLES = (
    "import_place",
    *(f"{name}_{way}" for name in ("establishmentspell", "jobscount") for way in ("gone", "came")),
)
VACANCY_TABLES = ("import_vacancy", "vacancyspell_gone", "vacancyspell_came")
_SPELLS = Target("establishmentspell", ("establishment_id", "employer_id", "name", "sbi", "postcode"))
# A name that was erased, for it may be a person's, does not come back; the jobs under the number do.
_NAME = (
    "CASE WHEN EXISTS (SELECT 1 FROM register_tombstone t WHERE t.subject = 'establishment'"
    " AND t.subject_id = e.id) THEN '' ELSE coalesce(s.name, '') END"
)
_COUNTS = Target("jobscount", ("establishment_id", "year", "jobs", "jobs_full"))
_TOLD = ("title", "occupation", "places", "hours_from", "hours_to", "postcode")
_VACANCIES = Target("vacancyspell", ("vacancy_id", "establishment_id", *_TOLD))


def _make(when: Moment, table: str, column: str, staged: str) -> Change:
    """What is named for the first time."""
    added = when.run(
        f"INSERT INTO register_{table} ({column}) SELECT DISTINCT s.{staged} FROM {TABLE} s"
        f" LEFT JOIN register_{table} t ON t.{column} = s.{staged}"
        f" WHERE t.id IS NULL AND s.{staged} IS NOT NULL"
    )
    analyze(when, f"register_{table}", added)
    return Change(table, added)


def jobs(when: Moment) -> list[Change]:
    """A year of jobs; what an establishment is changes with the year, as far as this file knows."""
    when.tell("establishments")
    changes = [_make(when, "employer", "kvk", "kvk"), _make(when, "establishment", "number", "establishment")]
    temporary(
        when,
        "import_place",
        f"SELECT e.id AS establishment_id, o.id AS employer_id, {_NAME} AS name, s.sbi,"
        f" coalesce(s.postcode, '') AS postcode, s.year, s.jobs, s.jobs_full FROM {TABLE} s"
        " JOIN register_establishment e ON e.number = s.establishment"
        " JOIN register_employer o ON o.kvk = s.kvk",
        ("establishment_id",),
    )
    when.tell("jobs")
    return [*changes, _establishments(when), _counts(when)]


def _establishments(when: Moment) -> Change:
    same = "c.employer_id = s.employer_id AND c.name = s.name AND c.sbi = s.sbi AND c.postcode = s.postcode"
    in_year = (
        "c.superseded_at IS NULL AND c.valid_from < %(after)s AND coalesce(c.valid_to, %(after)s) > %(first)s"
    )
    temporary(
        when,
        "establishmentspell_gone",
        "SELECT c.id, c.establishment_id, c.employer_id, c.name, c.sbi, c.postcode, c.valid_from, c.valid_to,"
        " CASE WHEN c.valid_from < %(first)s THEN 'ended' ELSE 'corrected' END AS way"
        " FROM register_establishmentspell c JOIN import_place s ON s.establishment_id = c.establishment_id"
        f" WHERE {in_year} AND NOT ({same})",
        ("establishment_id",),
    )
    return apply(
        when,
        _SPELLS,
        "SELECT establishment_id, employer_id, name, sbi, postcode, valid_from, %(first)s AS valid_to,"
        " 'ended' AS way FROM establishmentspell_gone WHERE way = 'ended' UNION ALL"
        " SELECT s.establishment_id, s.employer_id, s.name, s.sbi, s.postcode, %(first)s,"
        # A later year may be in already: this one lasts until it begins.
        " (SELECT min(n.valid_from) FROM register_establishmentspell n WHERE n.superseded_at IS NULL"
        " AND n.establishment_id = s.establishment_id AND n.valid_from >= %(after)s),"
        " CASE WHEN EXISTS (SELECT 1 FROM establishmentspell_gone g WHERE g.way = 'corrected'"
        " AND g.establishment_id = s.establishment_id) THEN 'corrected' ELSE 'added' END FROM import_place s"
        " WHERE NOT EXISTS (SELECT 1 FROM register_establishmentspell c"
        f" WHERE c.establishment_id = s.establishment_id AND {in_year} AND {same})",
    )


def _counts(when: Moment) -> Change:
    same = "c.jobs = s.jobs AND coalesce(c.jobs_full, -1) = coalesce(s.jobs_full, -1)"
    this = "c.establishment_id = s.establishment_id AND c.year = s.year AND c.superseded_at IS NULL"
    temporary(
        when,
        "jobscount_gone",
        f"SELECT c.id, c.establishment_id, 'corrected' AS way FROM register_jobscount c JOIN import_place s"
        f" ON {this} WHERE NOT ({same})",
        ("establishment_id",),
    )
    return apply(
        when,
        _COUNTS,
        "SELECT s.establishment_id, s.year, s.jobs, s.jobs_full, %(first)s AS valid_from,"
        " %(after)s AS valid_to, CASE WHEN g.id IS NULL THEN 'added' ELSE 'corrected' END AS way"
        " FROM import_place s LEFT JOIN jobscount_gone g ON g.establishment_id = s.establishment_id"
        f" WHERE NOT EXISTS (SELECT 1 FROM register_jobscount c WHERE {this} AND {same})",
    )


def vacancies(when: Moment) -> list[Change]:
    """Vacancies; one that stands in a file twice counts as it stood first, one that closed already not."""
    when.tell("vacancies")
    when.run(f"DELETE FROM {TABLE} WHERE line NOT IN (SELECT min(line) FROM {TABLE} GROUP BY reference)")
    changes = [_make(when, "vacancy", "reference", "reference")]
    told = "s.title, s.occupation, s.places, s.hours_from, s.hours_to, s.postcode"
    temporary(
        when,
        "import_vacancy",
        "SELECT v.id AS vacancy_id, e.id AS establishment_id, coalesce(s.title, '') AS title,"
        " coalesce(s.occupation, '') AS occupation, coalesce(s.places, 1) AS places,"
        " s.hours_from, s.hours_to,"
        " coalesce(s.postcode, '') AS postcode, coalesce(s.\"start\", c.valid_from, %(today)s) AS valid_from,"
        f' s."end" AS valid_to, c.id AS known FROM {TABLE} s'
        " JOIN register_vacancy v ON v.reference = s.reference"
        " LEFT JOIN register_establishment e ON e.number = s.establishment"
        " LEFT JOIN register_vacancyspell c ON c.vacancy_id = v.id AND c.superseded_at IS NULL",
        ("vacancy_id",),
    )
    same = " AND ".join(
        f"coalesce(CAST(c.{name} AS text), '') = coalesce(CAST(s.{name} AS text), '')"
        for name in (*_TOLD, "establishment_id", "valid_from")
    )
    same += f" AND coalesce(c.valid_to, '{FOREVER}') = coalesce(s.valid_to, '{FOREVER}')"
    temporary(
        when,
        "vacancyspell_gone",
        "SELECT c.id, c.vacancy_id,"
        " CASE WHEN s.valid_to <= s.valid_from THEN 'withdrawn' ELSE 'corrected' END AS way"
        " FROM register_vacancyspell c JOIN import_vacancy s ON s.known = c.id"
        f" WHERE NOT ({same})",
        ("vacancy_id",),
    )
    return [
        *changes,
        apply(
            when,
            _VACANCIES,
            f"SELECT s.vacancy_id, s.establishment_id, {told}, s.valid_from, s.valid_to,"
            " CASE WHEN g.id IS NULL THEN 'added' ELSE 'corrected' END AS way FROM import_vacancy s"
            " LEFT JOIN vacancyspell_gone g ON g.id = s.known WHERE (s.known IS NULL OR g.id IS NOT NULL)"
            f" AND coalesce(s.valid_to, '{FOREVER}') > s.valid_from",
        ),
    ]

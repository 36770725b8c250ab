"""What lines of one file contradict each other: something told twice, or somebody in two files at once."""

from collections.abc import Iterator

from django.db import connection

from perspectief.ground.problem import Place, Problem
from perspectief.ground.yaml_tree import more_problems
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.layout import Layout
from perspectief.register.imports.lining import MOST_PROBLEMS
from perspectief.register.imports.staging import TABLE

CODES = ("import-told-twice", "import-two-files")
_FOREVER = "9999-12-31"
# What tells one line of a file from another.
IDENTITY: dict[Kind, tuple[str, ...]] = {
    Kind.BENEFITS: ("file",),
    Kind.REINTEGRATION: ("bsn", "facility", "subsidy", "start"),
    Kind.RESIDENTS: ("bsn",),
    Kind.PARTICIPATION: ("bsn", "kind", "start"),
    Kind.WORK: ("bsn", "place", "start"),
    Kind.PLANS: ("bsn", "start"),
    Kind.EXEMPTIONS: ("bsn", "duty", "start"),
    Kind.JOBS: ("establishment",),
}


def of(layout: Layout, file: str) -> Iterator[Problem]:
    """The problems between lines, each at the later line with the number of the earlier one."""
    for found, (code, line, first, field) in enumerate(_pairs(layout.kind)):
        label = layout.fields[field].column or field
        problem = Problem(code, Place(file, line), label, details={"first_line": str(first)})
        if found == MOST_PROBLEMS:
            yield more_problems(problem.place, MOST_PROBLEMS)
            return
        yield problem


def _pairs(kind: Kind) -> Iterator[tuple[str, int, int, str]]:
    if kind not in IDENTITY:  # what stands twice counts as it stood first
        return
    again: set[int] = set()
    if _any_twice(", ".join(f'"{name}"' for name in IDENTITY[kind]), TABLE):
        told = _few(_twice(kind))
        again = {line for line, _ in told}
        yield from (("import-told-twice", line, one, IDENTITY[kind][0]) for line, one in told)
    if kind is Kind.BENEFITS and _any_twice("mark", f"({_SEATS}) s"):
        both = [pair for pair in _few(_two_files()) if pair[0] not in again]
        yield from (("import-two-files", line, one, "bsn") for line, one in both)


def _any_twice(keys: str, rows: str) -> bool:
    """Whether there is anything to look for: counting is quicker than sorting a million lines."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {rows} GROUP BY {keys} HAVING count(*) > 1 LIMIT 1")
        return cursor.fetchone() is not None


def _twice(kind: Kind) -> str:
    keys = ", ".join(f"coalesce(CAST(\"{name}\" AS text), '')" for name in IDENTITY[kind])
    return (
        f"SELECT line, one FROM (SELECT line, min(line) OVER (PARTITION BY {keys}) AS one FROM {TABLE}) t"
        " WHERE line > one ORDER BY line"
    )


def _seat(who: str) -> str:
    return (
        f'SELECT line, {who}bsn AS mark, "start" AS begins, coalesce("end", \'{_FOREVER}\') AS ends'
        f" FROM {TABLE} WHERE {who}bsn IS NOT NULL"
    )


_SEATS = f"{_seat('')} UNION ALL {_seat('partner_')}"


def _two_files() -> str:
    """Somebody whose time in one file begins before their time in an earlier one is over."""
    window = "(PARTITION BY mark ORDER BY begins, line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    return (
        f"SELECT line, one FROM (SELECT line, begins, max(ends) OVER {window} AS until,"
        f" max(line) OVER {window} AS one FROM ({_SEATS}) s) t"
        " WHERE until > begins AND line <> one ORDER BY line"
    )


def _few(sql: str) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({sql}) few LIMIT {MOST_PROBLEMS + 1}")
        return [(int(line), int(one)) for line, one in cursor.fetchall()]

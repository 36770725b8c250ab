"""Which state of somebody's records a page showed; whoever saves later is told what changed meanwhile.

A version says of the current records of one subject how many there are, the sum of their ids, and the
highest: another record or one less gives another version. Nothing is locked while a page is open;
`step` locks the resident or establishment while it saves, so that of two the second looks after the first.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Model, Q, QuerySet, Sum

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.models import (
    AftercareContact,
    Agreement,
    EmployerContact,
    Establishment,
    Exemption,
    Note,
    Participation,
    PlanSpell,
    Recorded,
    Release,
    Resident,
    Review,
    VacancySpell,
    Work,
)
from perspectief.register.staff.models import Caseload

CODE = "floor-changed-meanwhile"
_MARK = re.compile(r"([0-9]{1,18})\.([0-9]{1,18})\.([0-9]{1,18})")


class Part(StrEnum):
    """What is saved together, and of which a version speaks."""

    PLAN = "plan"
    PARTICIPATION = "participation"
    WORK = "work"
    AFTERCARE = "aftercare"
    EXEMPTION = "exemption"
    REVIEW = "review"
    RELEASE = "release"
    CARE = "care"
    EMPLOYER_CONTACT = "employer_contact"
    VACANCY = "vacancy"


TABLES: dict[Part, tuple[type[Recorded], ...]] = {
    Part.PLAN: (PlanSpell, Agreement),
    Part.PARTICIPATION: (Participation,),
    Part.WORK: (Work,),
    Part.AFTERCARE: (AftercareContact,),
    Part.EXEMPTION: (Exemption,),
    Part.REVIEW: (Review,),
    Part.RELEASE: (Release,),
    Part.CARE: (Caseload, Note),
    Part.EMPLOYER_CONTACT: (EmployerContact,),
    Part.VACANCY: (VacancySpell,),
}
OF_EMPLOYERS = frozenset({Part.EMPLOYER_CONTACT, Part.VACANCY})


@dataclass(frozen=True, slots=True)
class Mark:
    """The current records of one table: how many, the sum of their ids, the highest id."""

    count: int
    total: int
    highest: int

    @classmethod
    def of(cls, ids: Iterable[int]) -> "Mark":
        """Of these records."""
        found = list(ids)
        return cls(len(found), sum(found), max(found, default=0))

    def __str__(self) -> str:
        return f"{self.count}.{self.total}.{self.highest}"


@dataclass(frozen=True, slots=True)
class Version:
    """A mark for each table of a part; as text it travels through a form."""

    marks: tuple[Mark, ...]

    def __str__(self) -> str:
        return "-".join(map(str, self.marks))

    @classmethod
    def read(cls, text: str, tables: int) -> "Version":
        """A version from its text. Raises `ValueError` for any other text."""
        found = [_MARK.fullmatch(part) for part in text.split("-", tables)]
        made = cls(tuple(Mark(*map(int, each.groups())) for each in found if each))
        if len(found) != tables or not all(found) or str(made) != text:
            raise ValueError(text)
        return made


@dataclass(frozen=True, slots=True)
class Change:
    """A record that came or went since: its table, its id, and whether it came."""

    table: str
    record: int
    came: bool


def version_of(part: Part, subject: int) -> Version:
    """The version of a part of a resident's records, or of those of an establishment; a question a table."""
    return Version(tuple(_mark(_current(table, subject)) for table in TABLES[part]))


@contextmanager
def step(part: Part, subject: int, based_on: str) -> Iterator[None]:
    """One transaction in which a part may be saved by whoever saw its newest version.

    Refused (`floor-changed-meanwhile`, one problem for each record that came or went, with its table, id and
    `came` or `went`) where somebody else saved first, and (`floor-bad-version`) for a text that is none.
    """
    with transaction.atomic():
        _lock(part, subject)
        _check(part, subject, based_on)
        yield


def changes_since(part: Part, subject: int, before: Version) -> tuple[Change, ...]:
    """What came and what went since a version was read; newest first within each table."""
    pairs = zip(TABLES[part], before.marks, strict=True)
    return tuple(change for table, mark in pairs for change in _changes(table, subject, mark))


def _check(part: Part, subject: int, based_on: str) -> None:
    tables = TABLES[part]
    try:
        before = Version.read(based_on, len(tables))
    except ValueError:
        raise Refused([Problem("floor-bad-version", Place(part.value))]) from None
    if before == version_of(part, subject):
        return
    changes = changes_since(part, subject, before) or (Change(part.value, 0, came=True),)
    raise Refused(_told(part, change) for change in changes)


def _told(part: Part, change: Change) -> Problem:
    details = {"table": change.table, "record": str(change.record), "how": "came" if change.came else "went"}
    return Problem(CODE, Place(part.value), details=details)


def _lock(part: Part, subject: int) -> None:
    """Wait for whoever saves for the same subject; on SQLite any other writer has been waited for already."""
    kind: type[Model] = Establishment if part in OF_EMPLOYERS else Resident
    locked = kind._default_manager.select_for_update(no_key=True).filter(pk=subject).values_list("pk")
    if not list(locked):
        raise Refused([Problem("floor-nobody", Place(part.value))])


def _changes(table: type[Recorded], subject: int, before: Mark) -> Iterator[Change]:
    name = str(table._meta.model_name)
    rows = _of(table, subject)
    for key in (
        rows.filter(superseded_at=None, pk__gt=before.highest).order_by("-pk").values_list("pk", flat=True)
    ):
        yield Change(name, key, came=True)
    older = rows.filter(pk__lte=before.highest)
    gone = before.count - older.filter(superseded_at=None).count()
    newest = older.exclude(superseded_at=None).order_by("-superseded_at", "-pk")
    for key in newest.values_list("pk", flat=True)[: max(gone, 0)]:
        yield Change(name, key, came=False)


def _mark(rows: "QuerySet[Any]") -> Mark:
    found = rows.aggregate(count=Count("pk"), total=Sum("pk"), highest=Max("pk"))
    return Mark(found["count"], int(found["total"] or 0), found["highest"] or 0)


def _current(table: type[Recorded], subject: int) -> "QuerySet[Any]":
    return _of(table, subject).filter(superseded_at=None)


def _of(table: type[Recorded], subject: int) -> "QuerySet[Any]":
    of_people = any(field.name == "resident" for field in table._meta.concrete_fields)
    return table._default_manager.filter(Q(resident=subject) if of_people else Q(establishment=subject))

"""Everything that a coach sees of one resident: who, in what file, the plan, what was agreed, and a timeline.

A fixed number of questions: one for each table, and the same for a long history as for a short one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.floor.versions import OF_EMPLOYERS, TABLES, Mark, Part, Version
from perspectief.register.floor.whose import known
from perspectief.register.models import (
    ActivityPart,
    AftercareContact,
    Agreement,
    Exemption,
    GroupSpell,
    Membership,
    Note,
    Participation,
    PlanSpell,
    Recorded,
    Release,
    Resident,
    ResidentDetails,
    Review,
    Work,
)
from perspectief.register.staff.models import Caseload


class Kind(StrEnum):
    """Of which sort a moment of a timeline is."""

    FILE = "file"
    GROUP = "group"
    PLAN = "plan"
    AGREEMENT = "agreement"
    EXEMPTION = "exemption"
    PARTICIPATION = "participation"
    WORK = "work"
    ACTIVITY = "activity"
    AFTERCARE = "aftercare"
    REVIEW = "review"
    RELEASE = "release"
    NOTE = "note"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that began on a day and holds up to `until` (None: it still does).

    `code` says what it is (a kind, an aim, a group), `facts` the rest as names and codes or numbers, `text`
    what somebody wrote. `record` is the id of the record, `plan` that of the plan of an agreement.
    """

    kind: Kind
    day: date
    until: date | None
    code: str
    record: int
    facts: tuple[tuple[str, str], ...] = ()
    text: str = ""
    plan: int | None = None

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.day <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """One resident as known now. `timeline` begins with the newest; `versions` go into what is saved."""

    resident: int
    key: UUID
    name: str
    birth_date: date | None
    postcode: str
    file: str
    on_welfare: bool
    coach: int | None
    timeline: tuple[Moment, ...]
    versions: Mapping[Part, str]

    def of(self, kind: Kind) -> tuple[Moment, ...]:
        """The moments of one kind, the newest first."""
        return tuple(moment for moment in self.timeline if moment.kind is kind)

    def now(self, kind: Kind, on: date) -> tuple[Moment, ...]:
        """Those of them that hold on a day."""
        return tuple(moment for moment in self.of(kind) if moment.holds(on))


def person(key: UUID, on: date) -> Person:
    """The resident of a key. Refused (`floor-nobody`) where there is none."""
    resident = Resident.objects.filter(key=key).first()
    if resident is None:
        raise Refused([Problem("floor-nobody", Place("resident"))])
    rows = {kind: list(found) for kind, found in _rows(resident.pk)}
    details = _last(rows[ResidentDetails], on)
    member = _last(rows[Membership], on)
    care = _last(rows[Caseload], on)
    return Person(
        resident=resident.pk,
        key=resident.key,
        name=getattr(details, "name", ""),
        birth_date=getattr(details, "birth_date", None),
        postcode=getattr(details, "postcode", ""),
        file=_number(member),
        on_welfare=member is not None and (member.valid_to is None or member.valid_to > on),
        coach=getattr(care, "member_id", None) if care and _holds(care, on) else None,
        timeline=_timeline(rows),
        versions=_versions(rows),
    )


def _rows(resident: int) -> "Iterator[tuple[type[Recorded], QuerySet[Recorded]]]":
    tables: list[type[Recorded]] = [*_MOMENTS, ResidentDetails]
    tables.remove(Membership)
    for table in tables:
        yield table, known(table).filter(Q(("resident", resident)))
    yield Membership, known(Membership).filter(resident=resident).select_related("file")


def _last(rows: Iterable[Recorded], on: date) -> Recorded | None:
    """The one that began last by a day."""
    begun = [row for row in rows if row.valid_from <= on]
    return max(begun, key=lambda row: (row.valid_from, row.pk), default=None)


def _holds(row: Recorded, on: date) -> bool:
    return row.valid_to is None or row.valid_to > on


def _number(member: Recorded | None) -> str:
    file = getattr(member, "file", None)
    return (file.reference or "") if file else ""


def _versions(rows: Mapping[type[Recorded], list[Recorded]]) -> Mapping[Part, str]:
    return {
        part: str(Version(tuple(Mark.of(row.pk for row in rows[table]) for table in tables)))
        for part, tables in TABLES.items()
        if part not in OF_EMPLOYERS
    }


def _timeline(rows: Mapping[type[Recorded], list[Recorded]]) -> tuple[Moment, ...]:
    made = [make(row) for table, make in _MOMENTS.items() for row in rows[table]]
    return tuple(sorted(made, key=lambda moment: (moment.day, moment.record), reverse=True))


def _facts(row: Recorded, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    values = ((name.removesuffix("_id"), getattr(row, name)) for name in names)
    return tuple((name, str(value)) for name, value in values if value not in (None, ""))


def _moment(kind: Kind, code: str, *facts: str, text: str = "") -> Callable[[Recorded], Moment]:
    def make(row: Recorded) -> Moment:
        return Moment(
            kind,
            row.valid_from,
            row.valid_to,
            str(getattr(row, code) or "") if code else "",
            row.pk,
            _facts(row, facts),
            getattr(row, text) if text else "",
            getattr(row, "plan_id", None),
        )

    return make


_MOMENTS: Mapping[type[Recorded], Callable[[Recorded], Moment]] = {
    Membership: _moment(Kind.FILE, "end_reason"),
    GroupSpell: _moment(Kind.GROUP, "group"),
    PlanSpell: _moment(Kind.PLAN, "aim"),
    Agreement: _moment(Kind.AGREEMENT, "kind", "done", text="text"),
    Exemption: _moment(Kind.EXEMPTION, "duty"),
    Participation: _moment(Kind.PARTICIPATION, "kind", "hours", "confirmed_by"),
    Work: _moment(Kind.WORK, "place", "contract", "subsidy", "hours", "establishment_id"),
    ActivityPart: _moment(Kind.ACTIVITY, "activity", "cost"),
    AftercareContact: _moment(Kind.AFTERCARE, "kind", "outcome"),
    Review: _moment(Kind.REVIEW, "kind", "due"),
    Release: _moment(
        Kind.RELEASE, "", "limits", "hours_from", "hours_to", "resident_on", "coach_on", text="wishes"
    ),
    Note: _moment(Kind.NOTE, "", "written_by", text="text"),
    Caseload: _moment(Kind.CARE, "", "member_id"),
}

"""The deletion run: erases what is past its term, and tells how much of each kind; never of whom."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db.models import Count, Max, Model, Q, QuerySet

from perspectief.register.codes import Subject, WhyErased
from perspectief.register.erase import (
    Reason,
    erase_establishment,
    erase_file,
    erase_records,
    erase_resident,
    sweep,
    table_of,
)
from perspectief.register.guards import erasable_fields
from perspectief.register.models import (
    Establishment,
    EstablishmentSpell,
    FileSpell,
    Membership,
    Recorded,
    Resident,
    Tombstone,
    WelfareFile,
)
from perspectief.register.retention import SINGLE, Retention, Term

_BATCH = 500
# Which records say when somebody or something of a kind ended, and the column that says of whom.
_ENDS: dict[Subject, tuple[type[Recorded], str]] = {
    Subject.RESIDENT: (Membership, "resident_id"),
    Subject.FILE: (FileSpell, "file_id"),
    Subject.ESTABLISHMENT: (EstablishmentSpell, "establishment_id"),
}
_TABLES: dict[Subject, type[Model]] = {
    Subject.RESIDENT: Resident,
    Subject.FILE: WelfareFile,
    Subject.ESTABLISHMENT: Establishment,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One kind: its term, the last day of ending that is past it, and how many; None where it has no term.

    `undated` are those of which the register knows no end and no beginning, so that no term can run.
    """

    subject: Subject
    term: Term | None
    ended_by: date | None
    erased: int
    undated: int


def retain(retention: Retention, at: datetime, on: date, *, dry_run: bool) -> tuple[Line, ...]:
    """Erase what is past its term on a day and clear the files; a line for each kind.

    Each resident, and each batch of records, goes whole or not at all; a run that was killed is finished by
    the next. With `dry_run` nothing changes.
    """
    lines = tuple(_line(subject, retention.terms.get(subject), at, on, dry_run) for subject in _order())
    if not dry_run:
        sweep()  # also where nothing went: a killed run may have left it undone
    return lines


def _order() -> tuple[Subject, ...]:
    """What would go with a resident comes first, so that a dry run tells the same numbers."""
    return (*SINGLE, Subject.FILE, Subject.RESIDENT, Subject.ESTABLISHMENT)


def _line(subject: Subject, term: Term | None, at: datetime, on: date, dry_run: bool) -> Line:
    undated = _undated(subject) if subject in _ENDS else 0
    if term is None:
        return Line(subject, None, None, 0, undated)
    limit = months_before(on, term.months)
    keys = _past(subject, limit)
    if not dry_run:
        _erase(subject, keys, Reason(WhyErased.TERM_ENDED, term.provision, at))
    return Line(subject, term, limit, len(keys), undated)


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last; a term ends a day late rather than early."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _past(subject: Subject, limit: date) -> list[int]:
    """The keys of what ended on or before a day, and was not erased before."""
    if subject in SINGLE:
        return list(_records(subject, limit).values_list("pk", flat=True))
    records, column = _ENDS[subject]
    known = records._default_manager.filter(superseded_at=None).values(column).order_by(column)
    ended = known.annotate(open=Count("pk", filter=Q(valid_to=None)), last=Max("valid_to"))
    return [
        row[column]
        for row in ended.filter(open=0, last__lte=limit).exclude(**{f"{column}__in": _gone(subject)})
    ]


def _records(subject: Subject, limit: date) -> "QuerySet[Model]":
    """Single records that ended, or were superseded while they had no end, and still hold something."""
    table = table_of(subject)
    night = datetime.combine(limit, time(), UTC)
    ended = Q(valid_to__lte=limit) | Q(valid_to=None, superseded_at__lte=night)
    empty = Q()
    for field in erasable_fields(table):
        empty &= Q(**{field.attname: None}) if field.null else Q(**{field.attname: ""})
    return table._default_manager.filter(ended).exclude(empty).exclude(pk__in=_gone(subject)).order_by("pk")


def _undated(subject: Subject) -> int:
    """How many are kept of which no record says since when or until when."""
    records, column = _ENDS[subject]
    dated = records._default_manager.filter(superseded_at=None).values(column)
    kept = _TABLES[subject]._default_manager.exclude(pk__in=dated)
    return kept.exclude(pk__in=_gone(subject)).count()


def _gone(subject: Subject) -> "QuerySet[Tombstone, int]":
    return Tombstone.objects.filter(subject=subject).values_list("subject_id", flat=True)


def _erase(subject: Subject, keys: list[int], reason: Reason) -> None:
    if subject in SINGLE:
        for batch in _batches(keys):
            erase_records(subject, batch, reason)
        return
    one_by_one: dict[Subject, Callable[[int], object]] = {
        Subject.RESIDENT: lambda key: erase_resident(Resident.objects.get(pk=key), reason),
        Subject.FILE: lambda key: erase_file(WelfareFile.objects.get(pk=key), reason),
        Subject.ESTABLISHMENT: lambda key: erase_establishment(Establishment.objects.get(pk=key), reason),
    }
    for key in keys:
        one_by_one[subject](key)


def _batches(keys: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(keys), _BATCH):
        yield keys[first : first + _BATCH]

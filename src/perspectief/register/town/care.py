"""Who of the staff looks after whom in a made-up town: the same town and staff give the same."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q

from perspectief.register.bulk import Value, insert
from perspectief.register.floor.aftercare import TO_WORK
from perspectief.register.floor.whose import holding, known
from perspectief.register.models import Employer, Membership
from perspectief.register.staff.models import Caseload, EmployerCare

EACH = 60
_CALLED = timedelta(days=270)  # who left for work is looked after for so long
_COLUMNS = ("valid_from", "valid_to", "recorded_at", "superseded_at", "imported_id", "member_id")


def assign(coaches: Sequence[int], on: date, at: datetime, *, each: int | None = EACH) -> int:
    """Give every coach `each` residents (None: all residents to all coaches), from a day on; gives how many.

    Of those on welfare, and those who left for work less than nine months ago, in the order of their keys.
    """
    people = list(_people(on))
    if each is not None:
        people = people[: each * len(coaches)]
    rows = [(*_times(on, at), coaches[at_ % len(coaches)], pk) for at_, pk in enumerate(people)]
    return insert(Caseload, (*_COLUMNS, "resident_id"), rows)


def assign_employers(managers: Sequence[int], on: date, at: datetime, *, each: int = 40) -> int:
    """Give every account manager `each` employers, from a day on; gives how many."""
    employers = Employer.objects.order_by("pk").values_list("pk", flat=True)[: each * len(managers)]
    rows = [(*_times(on, at), managers[at_ % len(managers)], pk) for at_, pk in enumerate(employers)]
    return insert(EmployerCare, (*_COLUMNS, "employer_id"), rows)


def _times(on: date, at: datetime) -> tuple[Value, ...]:
    return (on, None, at, None, None)


def _people(on: date) -> Iterator[int]:
    there = holding(Membership, on).values("resident_id")
    left = known(Membership).filter(end_reason__in=TO_WORK, valid_to__gt=on - _CALLED, valid_to__lte=on)
    found = Membership.objects.filter(
        Q(resident__in=there) | Q(resident__in=left.values("resident_id"))
    ).values_list("resident_id", "resident__key")
    yield from (pk for pk, _ in sorted(set(found), key=lambda each: each[1]))

"""Made-up staff and residents for tests of the work floor, all made at run time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from perspectief.register import record
from perspectief.register.floor.said import By
from perspectief.register.floor.whose import people_of
from perspectief.register.models import FileSpell, Membership, Resident, ResidentDetails, WelfareFile
from perspectief.register.staff.models import Caseload, StaffMember, Team

TODAY = date(2024, 3, 15)
NOW = datetime(2024, 3, 15, 9, tzinfo=UTC)
LONG_AGO = date(2020, 1, 6)


def day(after: int) -> date:
    """So many days after today."""
    return TODAY + timedelta(days=after)


def member(name: str = "coach", role: str = "coach", team: str = "Team A") -> StaffMember:
    """A made-up member of staff, by the name of the role."""
    of = Team.objects.get_or_create(name=team)[0]
    return StaffMember.objects.create(
        username=name, name=name, role=role, language="nl", team=of, password="!"
    )


def somebody(coach: StaffMember, name: str = "", until: date | None = None, reason: str = "") -> Resident:
    """A resident in a file and in somebody's care, with a name where one is given."""
    resident, file = (
        Resident.objects.create(),
        WelfareFile.objects.create(reference=f"F-{name}" if name else None),
    )
    times: dict[str, Any] = {"valid_from": LONG_AGO, "valid_to": until, "end_reason": reason}
    record.add(FileSpell, NOW, file=file, scheme="general", **times)
    record.add(Membership, NOW, file=file, resident=resident, **times)
    record.add(Caseload, NOW, resident=resident, member=coach, valid_from=LONG_AGO)
    if name:
        record.add(ResidentDetails, NOW, resident=resident, name=name, valid_from=LONG_AGO)
    return resident


def mine(coach: StaffMember, on: date = TODAY) -> "QuerySet[Any, int]":
    """The ids of a coach's people."""
    return people_of(coach.pk, on)


def by(coach: StaffMember, seconds: int = 0) -> By:
    """A coach, now or some seconds later."""
    return By(coach.pk, NOW + timedelta(seconds=seconds))

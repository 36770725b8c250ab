"""A resident's access report: when and why somebody looked at what is kept of them.

GDPR art. 15(1), as the Court of Justice reads it (22 June 2023, C-579/21, Pankki S): dates and purposes of
looking, and not the names of staff, unless the municipality chose to give those.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from perspectief.register.staff.models import StaffMember
from perspectief.register.trail.codes import RESIDENT, Result
from perspectief.register.trail.models import Entry


@dataclass(frozen=True, slots=True)
class Access:
    """One time; `name` is empty where staff is not named, or where it was the machine."""

    at: datetime
    action: str
    reason: str
    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class AccessReport:
    """All accesses from `since` up to, not including, `until`, oldest first."""

    key: str
    since: datetime
    until: datetime
    names: bool
    accesses: tuple[Access, ...]


def report(key: str, since: datetime, until: datetime, *, names: bool) -> AccessReport:
    """The accesses to the resident with this key (`Resident.key`); `names` as `Setting.names_on` says.

    Only what was done: who was denied saw nothing. Making it is an access too, which the caller writes.
    """
    about = Entry.objects.filter(subject_kind=RESIDENT, subject_key=key, result=Result.DONE)
    entries = list(about.filter(at__gte=since, at__lt=until).order_by("number"))
    known = _names({entry.member for entry in entries if entry.member is not None}) if names else {}
    accesses = tuple(_access(entry, known) for entry in entries)
    return AccessReport(key, since, until, names, accesses)


def _access(entry: Entry, known: Mapping[int | None, str]) -> Access:
    return Access(entry.at, entry.action, entry.reason, entry.role, known.get(entry.member, ""))


def _names(members: set[int]) -> dict[int | None, str]:
    return {member.pk: member.name for member in StaffMember.objects.filter(pk__in=members)}

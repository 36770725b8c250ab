"""The one place that says what a role may do. What is not in `TABLE` is refused.

`docs/rights.md` shows this table; a test compares the two.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from perspectief.register.models import Employer, Resident
from perspectief.register.staff.models import StaffMember, Team
from perspectief.register.staff.roles import Role


class Action(StrEnum):
    """What somebody wants to do."""

    OWN_ACCOUNT = "own_account"  # sign out, choose a language, renew one's password
    SEE_PEOPLE = "see_people"  # the list of one's own people
    SEARCH_PERSON = "search_person"
    SEE_PERSON = "see_person"
    WRITE_PERSON = "write_person"
    HAND_OVER = "hand_over"
    RELEASE_PROFILE = "release_profile"  # what resident and coach agreed to show
    SEE_RELEASED = "see_released"  # released profiles, and nothing else of a person
    SEE_EMPLOYER = "see_employer"
    WRITE_EMPLOYER = "write_employer"
    SEE_TEAM = "see_team"  # the progress of a team, in counts
    SEE_COUNTS = "see_counts"
    SEE_ROWS = "see_rows"  # the rows that a count counts
    RELEASE_COUNTS = "release_counts"
    SEE_DESK = "see_desk"
    WRITE_DESK = "write_desk"
    MANAGE_STAFF = "manage_staff"
    SEE_TRAIL = "see_trail"
    ACCESS_REPORT = "access_report"


class Scope(StrEnum):
    """Over what a right reaches."""

    ALL = "all"  # everything of the kind
    OWN = "own"  # one's own, or what is no one's in particular
    TEAM = "team"  # what members of one's own team look after
    TEAM_OR_REASON = "team_or_reason"  # the same; others only with a reason, which is logged


class Why(StrEnum):
    """Why something is refused."""

    NOT_SIGNED_IN = "not_signed_in"
    NOT_ACTIVE = "not_active"
    NOT_OF_ROLE = "not_of_role"
    OTHER_TEAM = "other_team"


@dataclass(frozen=True, slots=True)
class Allowed:
    """Go ahead; the reason that was given, where one was asked for."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Denied:
    """No."""

    why: Why


@dataclass(frozen=True, slots=True)
class NeedsReason:
    """Only with a reason, which is logged."""


Verdict: TypeAlias = Allowed | Denied | NeedsReason
Subject: TypeAlias = Resident | Employer | StaffMember | Team | None


def may(member: StaffMember | None, action: Action, subject: Subject, on: date) -> Verdict:
    """Whether a member may do something with a subject on a day; nobody (None) may nothing."""
    raise NotImplementedError((member, action, subject, on, Role))

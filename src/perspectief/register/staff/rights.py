"""The one place that says what a role may do. What is not in `TABLE` is refused.

`docs/rights.md` shows this table; a test compares the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from django.db.models import Q, QuerySet

from perspectief.register.desk.models import Request, Survey
from perspectief.register.models import Employer, Resident
from perspectief.register.staff.models import Caseload, EmployerCare, StaffMember, Team
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
    OWN = "own"  # one's own
    TEAM = "team"  # what members of one's own team look after
    TEAM_OR_REASON = "team_or_reason"  # the same; others only with a reason, which is logged


class Why(StrEnum):
    """Why something is refused."""

    NOT_SIGNED_IN = "not_signed_in"
    NOT_ACTIVE = "not_active"
    NOT_OF_ROLE = "not_of_role"
    OTHER_TEAM = "other_team"


class Near(StrEnum):
    """Whose the subject is, seen from who asks."""

    OWN = "own"
    TEAM = "team"
    NOBODYS = "nobodys"  # nobody's in particular


@dataclass(frozen=True, slots=True)
class Allowed:
    """Go ahead."""

    near: Near = Near.NOBODYS


@dataclass(frozen=True, slots=True)
class Denied:
    """No."""

    why: Why


@dataclass(frozen=True, slots=True)
class NeedsReason:
    """Only with a reason, which is logged."""


Verdict: TypeAlias = Allowed | Denied | NeedsReason
Thing: TypeAlias = Resident | Employer | StaffMember | Team | Request | Survey
Subject: TypeAlias = Thing | None


_EVERYBODY = {Action.OWN_ACCOUNT: Scope.OWN}
TABLE: Mapping[Role, Mapping[Action, Scope]] = {
    Role.COACH: _EVERYBODY
    | {
        Action.SEE_PEOPLE: Scope.OWN,
        Action.SEARCH_PERSON: Scope.TEAM,
        Action.SEE_PERSON: Scope.TEAM_OR_REASON,
        Action.WRITE_PERSON: Scope.TEAM_OR_REASON,
        Action.HAND_OVER: Scope.TEAM,
        Action.RELEASE_PROFILE: Scope.TEAM,
    },
    Role.ACCOUNT_MANAGER: _EVERYBODY
    | {
        Action.SEE_EMPLOYER: Scope.ALL,
        Action.WRITE_EMPLOYER: Scope.ALL,
        Action.SEE_RELEASED: Scope.ALL,
    },
    Role.TEAM_LEADER: _EVERYBODY
    | {
        Action.SEE_PEOPLE: Scope.TEAM,
        Action.SEARCH_PERSON: Scope.TEAM,
        Action.SEE_PERSON: Scope.TEAM_OR_REASON,
        Action.HAND_OVER: Scope.TEAM_OR_REASON,
        Action.SEE_TEAM: Scope.TEAM,
    },
    Role.CONTROLLER: _EVERYBODY
    | {
        Action.SEE_TEAM: Scope.ALL,
        Action.SEE_COUNTS: Scope.ALL,
        Action.SEE_ROWS: Scope.ALL,
        Action.RELEASE_COUNTS: Scope.ALL,
    },
    Role.DESK: _EVERYBODY | {Action.SEE_DESK: Scope.ALL, Action.WRITE_DESK: Scope.ALL},
    Role.FUNCTIONAL_MANAGER: _EVERYBODY | {Action.MANAGE_STAFF: Scope.ALL},
    Role.PRIVACY_OFFICER: _EVERYBODY | {Action.ACCESS_REPORT: Scope.ALL},
    Role.AUDITOR: _EVERYBODY | {Action.SEE_TRAIL: Scope.ALL},
}


def may(member: StaffMember | None, action: Action, subject: Subject, on: date) -> Verdict:
    """Whether a member may do something with a subject on a day; nobody (None) may nothing.

    Without a subject the question is whether the role has the right at all: a page that lists things then
    lists only what the right reaches.
    """
    if member is None or not member.is_active:
        return Denied(Why.NOT_SIGNED_IN if member is None else Why.NOT_ACTIVE)
    scope = TABLE[Role(member.role)].get(action)
    if scope is None:
        return Denied(Why.NOT_OF_ROLE)
    if scope is Scope.ALL or subject is None:
        return Allowed()
    near = _near(member, subject, on)
    if near is Near.OWN or (near is Near.TEAM and scope is not Scope.OWN):
        return Allowed(near)
    return NeedsReason() if scope is Scope.TEAM_OR_REASON else Denied(Why.OTHER_TEAM)


def _near(member: StaffMember, subject: Thing, on: date) -> Near:
    """Whether a subject is one's own, one's team's or neither."""
    who, team = _whose(subject, on)
    if who == member.pk:
        return Near.OWN
    return Near.TEAM if team is not None and team == member.team_id else Near.NOBODYS


def _whose(subject: Thing, on: date) -> tuple[int | None, int | None]:
    """Which member looks after a subject on a day, and of which team that member is; None for nobody."""
    if isinstance(subject, Team):
        return None, subject.pk
    if isinstance(subject, StaffMember):
        return subject.pk, subject.team_id
    if isinstance(subject, Request | Survey):
        return None, None
    care: QuerySet[Caseload] | QuerySet[EmployerCare]
    if isinstance(subject, Resident):
        care = Caseload.objects.filter(resident=subject)
    else:
        care = EmployerCare.objects.filter(employer=subject)
    found = care.filter(holding(on)).values_list("member_id", "member__team_id").first()
    return found or (None, None)


def holding(on: date) -> Q:
    """What holds on a day, as it is known now."""
    return Q(superseded_at__isnull=True, valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))

"""Whose people: residents as a question that other questions take in; no list of them is carried about."""

from datetime import date
from typing import Any, TypeAlias, TypeVar

from django.db.models import Model, Q, QuerySet

from perspectief.register.models import Recorded
from perspectief.register.staff.models import Caseload, EmployerCare

Ids: TypeAlias = QuerySet[Any, int]
R = TypeVar("R", bound=Recorded)


def people_of(member: int, on: date) -> Ids:
    """The ids of residents whom a member of staff looks after on a day."""
    return holding(Caseload, on).filter(member_id=member).values_list("resident_id", flat=True)


def people_of_team(team: int, on: date) -> Ids:
    """The ids of residents whom anybody of a team looks after on a day."""
    return holding(Caseload, on).filter(member__team_id=team).values_list("resident_id", flat=True)


def employers_of(member: int, on: date) -> Ids:
    """The ids of employers whom a member of staff looks after on a day."""
    return holding(EmployerCare, on).filter(member_id=member).values_list("employer_id", flat=True)


def known(kind: type[R]) -> "QuerySet[R]":
    """The records of a kind as they are known now, those that ended too."""
    return kind._default_manager.filter(superseded_at__isnull=True)


def holding(kind: type[R], on: date) -> "QuerySet[R]":
    """The records of a kind that hold on a day, as known now."""
    return known(kind).filter(holds(on))


def holds(on: date) -> Q:
    """The condition that a record holds on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def only(kind: type[Model], key: int) -> "QuerySet[Any, int]":
    """The id of one resident or employer, in the form that lists of them have."""
    return kind._default_manager.filter(pk=key).values_list("pk", flat=True)

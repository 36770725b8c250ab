"""Who of somebody's people needs something, why, and by when: by day, then by a fixed key, never by a person.

A fixed number of questions to the database, however many people there are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from perspectief.register.codes import Contract, ParticipationKind, ReviewKind
from perspectief.register.floor.aftercare import calls_due
from perspectief.register.floor.names import names_of
from perspectief.register.floor.rules import Rules
from perspectief.register.floor.whose import Ids, holding, known
from perspectief.register.models import Exemption, Membership, Participation, PlanSpell, Review, Work


class Why(StrEnum):
    """Why somebody needs something."""

    PLAN_ENDS = "plan_ends"
    EXEMPTION_ENDS = "exemption_ends"
    AFTERCARE_DUE = "aftercare_due"
    PARTICIPATION_ENDED = "participation_ended"
    WAGE_VALUE_REVIEW = "wage_value_review"
    TRIAL_ENDS = "trial_ends"
    LANGUAGE_DUTY = "language_duty"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that somebody needs: `by` is the day it ends or is due, before today where it is late.

    `what` is a code that says more: the aim of a plan, the duty of an exemption, the kind of participation,
    the months after leaving of a call. `record` is the id of the record that it follows from.
    """

    resident: int
    key: UUID
    name: str
    why: Why
    by: date
    what: str
    record: int


@dataclass(frozen=True, slots=True)
class Found:
    """A need before it has a name: whose, why, by when, what, from which record."""

    resident: int
    why: Why
    by: date
    what: str
    record: int


_REVIEWS = {ReviewKind.WAGE_VALUE: Why.WAGE_VALUE_REVIEW, ReviewKind.LANGUAGE: Why.LANGUAGE_DUTY}


def needs(people: Ids, on: date, rules: Rules) -> tuple[Need, ...]:
    """Everything that these people need on a day, sorted by day, then by reason and by key."""
    found = [need for look in _LOOKS for need in look(people, on, rules)]
    known_as = names_of(people, on)
    made = [
        Need(each.resident, *known_as[each.resident], each.why, each.by, each.what, each.record)
        for each in found
    ]
    return tuple(sorted(made, key=lambda need: (need.by, need.why, need.key, need.record)))


def _plans(people: Ids, on: date, rules: Rules) -> Iterator[Found]:
    """Plans that end, without another plan that goes on after it."""
    rows = known(PlanSpell).filter(resident__in=people, valid_to__isnull=False, **_near(on, rules))
    going = known(PlanSpell).filter(resident__in=people).filter(_goes_on(on, rules))
    others = set(going.values_list("resident_id", flat=True))
    for row in rows.values_list("resident_id", "valid_to", "aim", "pk"):
        if row[0] not in others:
            yield _found(Why.PLAN_ENDS, row)


def _exemptions(people: Ids, on: date, rules: Rules) -> Iterator[Found]:
    rows = known(Exemption).filter(resident__in=people, **_near(on, rules))
    going = known(Exemption).filter(resident__in=people).filter(_goes_on(on, rules))
    others = set(going.values_list("resident_id", "duty"))
    for row in rows.values_list("resident_id", "valid_to", "duty", "pk"):
        if (row[0], row[2]) not in others:
            yield _found(Why.EXEMPTION_ENDS, row)


def _participation(people: Ids, on: date, rules: Rules) -> Iterator[Found]:
    """Participation that ended lately, of who does nothing else now and is still on welfare."""
    ended = {"valid_to__lte": on, "valid_to__gt": on - timedelta(days=rules.behind_days)}
    rows = known(Participation).filter(resident__in=people, **ended).exclude(kind=ParticipationKind.NONE)
    doing = set(holding(Participation, on).filter(resident__in=people).values_list("resident_id", flat=True))
    there = set(_on_welfare(people, on))
    for row in rows.order_by("-valid_to").values_list("resident_id", "valid_to", "kind", "pk"):
        if row[0] in there and row[0] not in doing:
            doing.add(row[0])  # the last one only
            yield _found(Why.PARTICIPATION_ENDED, row)


def _on_welfare(people: Ids, on: date) -> Iterator[int]:
    rows = holding(Membership, on).filter(resident__in=people)
    yield from rows.values_list("resident_id", flat=True)


def _reviews(people: Ids, on: date, rules: Rules) -> Iterator[Found]:
    """Reviews that are due and were not done; a late one stays until it is."""
    until = on + timedelta(days=rules.ahead_days)
    rows = known(Review).filter(resident__in=people, valid_to=None, due__lte=until)
    for row in rows.values_list("resident_id", "due", "kind", "pk"):
        yield _found(_REVIEWS[ReviewKind(row[2])], row)


def _trials(people: Ids, on: date, rules: Rules) -> Iterator[Found]:
    rows = known(Work).filter(resident__in=people, contract=Contract.TRIAL, **_near(on, rules))
    for row in rows.values_list("resident_id", "valid_to", "contract", "pk"):
        yield _found(Why.TRIAL_ENDS, row)


def _aftercare(people: Ids, on: date, rules: Rules) -> Iterator[Found]:
    for due in calls_due(people, on, rules):
        yield Found(due.resident, Why.AFTERCARE_DUE, due.day, str(due.months), due.record)


def _found(why: Why, row: tuple[int, date | None, str, int]) -> Found:
    resident, by, what, record = row
    return Found(resident, why, by or date.max, what, record)


def _near(on: date, rules: Rules) -> dict[str, date]:
    """Ends not long ago, or soon."""
    return {
        "valid_to__gt": on - timedelta(days=rules.behind_days),
        "valid_to__lte": on + timedelta(days=rules.ahead_days),
    }


def _goes_on(on: date, rules: Rules) -> Q:
    """Holds after the days that are looked ahead, and is known to."""
    return Q(valid_to__isnull=True) | Q(valid_to__gt=on + timedelta(days=rules.ahead_days))


Look = Callable[[Ids, date, Rules], Iterator[Found]]
_LOOKS: tuple[Look, ...] = (_plans, _exemptions, _aftercare, _participation, _reviews, _trials)

"""What an account manager looks after: which employers need something, an employer's page, released profiles.

Of a resident nothing is seen here that resident and coach did not both release.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import F, QuerySet

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.codes import Contract, Subsidy
from perspectief.register.floor.rules import Rules
from perspectief.register.floor.whose import Ids, holding, known
from perspectief.register.models import (
    Employer,
    EmployerContact,
    EstablishmentSpell,
    Release,
    SocialReturn,
    VacancySpell,
    Work,
)
from perspectief.register.staff.models import Caseload


class EmployerWhy(StrEnum):
    """Why an employer needs something."""

    CONTACT_DUE = "contact_due"
    VACANCY_LONG_OPEN = "vacancy_long_open"
    TRIAL_ENDS = "trial_ends"
    SUBSIDY_ENDS = "subsidy_ends"
    SOCIAL_RETURN_ENDS = "social_return_ends"


@dataclass(frozen=True, slots=True)
class EmployerNeed:
    """One thing: `by` is the day it is due or ends, for a vacancy the day since when it is open.

    `what` says more: the outcome of the last contact, a vacancy's title, a contract's reference, a subsidy.
    """

    employer: int
    kvk: str
    name: str
    why: EmployerWhy
    by: date
    what: str
    record: int


@dataclass(frozen=True, slots=True)
class _Found:
    employer: int
    why: EmployerWhy
    by: date
    what: str
    record: int


def employer_needs(employers: Ids, on: date, rules: Rules) -> tuple[EmployerNeed, ...]:
    """Everything that these employers need on a day, by day, then by reason and number; seven questions."""
    kvk = dict(Employer.objects.filter(pk__in=employers).values_list("pk", "kvk"))
    spells = holding(EstablishmentSpell, on).filter(employer__in=employers).order_by("-establishment_id")
    whose = dict(spells.values_list("establishment_id", "employer_id"))
    names = dict(spells.values_list("employer_id", "name"))
    found = [each for look in _LOOKS for each in look(employers, whose, on, rules)]
    made = [
        EmployerNeed(
            each.employer, kvk[each.employer], names.get(each.employer, ""), each.why, each.by, each.what,
            each.record,
        )
        for each in found
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda need: (need.by, need.why, need.kvk, need.record)))


def _contacts(_: Ids, whose: dict[int, int], on: date, rules: Rules) -> Iterator[_Found]:
    """The last contact with each establishment names a day that has come or is near."""
    rows = known(EmployerContact).filter(establishment__in=whose).order_by("valid_from", "pk")
    last = {row[0]: row for row in rows.values_list("establishment_id", "next_on", "outcome", "pk")}
    for establishment, again, outcome, record in last.values():
        if again is not None and again <= on + timedelta(days=rules.ahead_days):
            yield _Found(whose[establishment], EmployerWhy.CONTACT_DUE, again, outcome, record)


def _vacancies(_: Ids, whose: dict[int, int], on: date, rules: Rules) -> Iterator[_Found]:
    since = on - timedelta(days=rules.vacancy_days)
    rows = holding(VacancySpell, on).filter(establishment__in=whose, valid_from__lte=since)
    for establishment, start, title, record in rows.values_list(
        "establishment_id", "valid_from", "title", "pk"
    ):
        if establishment is not None:
            yield _Found(whose[establishment], EmployerWhy.VACANCY_LONG_OPEN, start, title, record)


def _trials(_: Ids, whose: dict[int, int], on: date, rules: Rules) -> Iterator[_Found]:
    rows = known(Work).filter(
        establishment__in=whose,
        contract=Contract.TRIAL,
        valid_to__gt=on - timedelta(days=rules.behind_days),
        valid_to__lte=on + timedelta(days=rules.ahead_days),
    )
    for at, end, contract, record in rows.values_list("establishment_id", "valid_to", "contract", "pk"):
        if end is not None:
            yield _Found(whose[at or 0], EmployerWhy.TRIAL_ENDS, end, contract, record)


def _subsidies(_: Ids, whose: dict[int, int], on: date, rules: Rules) -> Iterator[_Found]:
    """Wage subsidies that end; a trial placement is told as such."""
    rows = known(Work).filter(
        establishment__in=whose,
        valid_to__gt=on - timedelta(days=rules.behind_days),
        valid_to__lte=on + timedelta(days=rules.ahead_days),
    )
    rows = rows.exclude(subsidy=Subsidy.NONE).exclude(contract=Contract.TRIAL)
    for at, end, subsidy, record in rows.values_list("establishment_id", "valid_to", "subsidy", "pk"):
        if end is not None:
            yield _Found(whose[at or 0], EmployerWhy.SUBSIDY_ENDS, end, subsidy, record)


def _returns(employers: Ids, _: dict[int, int], on: date, rules: Rules) -> Iterator[_Found]:
    """Agreements on social return that end before they are met."""
    rows = known(SocialReturn).filter(
        employer__in=employers,
        met__lt=F("owed"),
        valid_to__gt=on - timedelta(days=rules.behind_days),
        valid_to__lte=on + timedelta(days=3 * rules.ahead_days),
    )
    for employer, end, reference, record in rows.values_list("employer_id", "valid_to", "reference", "pk"):
        if end is not None:
            yield _Found(employer, EmployerWhy.SOCIAL_RETURN_ENDS, end, reference, record)


Look = Callable[[Ids, dict[int, int], date, Rules], Iterator[_Found]]
_LOOKS: tuple[Look, ...] = (_contacts, _vacancies, _trials, _subsidies, _returns)


@dataclass(frozen=True, slots=True)
class Profile:
    """What resident and coach released: no name, no file; `coach` is whom to ask, `agreed` since when."""

    key: UUID
    wishes: str
    limits: tuple[str, ...]
    hours_from: int | None
    hours_to: int | None
    agreed: date
    coach: int | None


def released(on: date, first: int = 0, most: int = 50) -> tuple[Profile, ...]:
    """Released profiles, those longest released first and then by key; two questions."""
    rows = _released(on).select_related("resident").order_by("valid_from", "resident__key")
    return _profiles(list(rows[first : first + most]), on)


def profile(key: UUID, on: date) -> Profile:
    """One released profile. Refused (`floor-not-released`) where it is not, or nobody has the key."""
    found = _profiles(list(_released(on).filter(resident__key=key).select_related("resident")), on)
    if not found:
        raise Refused([Problem("floor-not-released", Place("release"))])
    return found[0]


def released_among(residents: Sequence[int], on: date) -> dict[int, UUID]:
    """The keys of those of some residents whose profile is released."""
    rows = _released(on).filter(resident__in=residents)
    return dict(rows.values_list("resident_id", "resident__key"))


def _released(on: date) -> "QuerySet[Release]":
    return holding(Release, on).filter(resident_on__lte=on, coach_on__lte=on)


def _profiles(rows: list[Release], on: date) -> tuple[Profile, ...]:
    cared = holding(Caseload, on).filter(resident__in=[row.resident_id for row in rows])
    coaches = dict(cared.values_list("resident_id", "member_id"))
    return tuple(
        Profile(
            row.resident.key,
            row.wishes,
            tuple(row.limits.split()),
            row.hours_from,
            row.hours_to,
            max(row.resident_on or on, row.coach_on or on),
            coaches.get(row.resident_id),
        )
        for row in rows
    )

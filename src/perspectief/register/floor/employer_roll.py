"""Lists of employers: those in somebody's care with what runs there, and finding one by name or number."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet, Sum

from perspectief.register.codes import Contract, Subsidy
from perspectief.register.floor.whose import Ids, holding
from perspectief.register.models import Employer, EstablishmentSpell, SocialReturn, VacancySpell, Work

MOST = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """An employer in a list: its number in the trade register, a name, in how many places it works.

    What runs there on the day: open vacancies, trial placements, jobs under a wage subsidy; `owed` is what
    is left of its social return, in cents.
    """

    employer: int
    kvk: str
    name: str
    places: int
    vacancies: int = 0
    trials: int = 0
    subsidies: int = 0
    owed: int = 0


@dataclass(frozen=True, slots=True)
class FoundEmployers:
    """Employers that were looked for, and whether there are more than are shown."""

    found: tuple[Listed, ...]
    more: bool


def listed_employers(employers: Ids, on: date) -> tuple[Listed, ...]:
    """All of these employers, by name and then by number; seven questions."""
    spells = holding(EstablishmentSpell, on).filter(employer__in=employers).order_by("-establishment_id")
    whose = dict(spells.values_list("establishment_id", "employer_id"))
    names = dict(spells.values_list("employer_id", "name"))
    places = Counter(whose.values())
    there = holding(Work, on).filter(establishment__in=list(whose))
    vacancies = _counted(holding(VacancySpell, on).filter(establishment__in=list(whose)), whose)
    trials = _counted(there.filter(contract=Contract.TRIAL), whose)
    subsidies = _counted(there.exclude(subsidy=Subsidy.NONE), whose)
    owed = _owed(employers, on)
    numbers = Employer.objects.filter(pk__in=employers).values_list("pk", "kvk")
    rows = [
        Listed(
            pk, kvk, names.get(pk, ""), places[pk], vacancies[pk], trials[pk], subsidies[pk], owed.get(pk, 0)
        )
        for pk, kvk in numbers
    ]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.kvk)))


def find_employers(text: str, on: date) -> FoundEmployers:
    """By a part of the name, or by the number of an employer or establishment; two questions."""
    wanted = " ".join(text.split())
    if not wanted:
        return FoundEmployers((), more=False)
    spells = holding(EstablishmentSpell, on).filter(
        Q(name__icontains=wanted) | Q(employer__kvk=wanted) | Q(establishment__number=wanted)
    )
    rows = spells.order_by("employer_id", "establishment_id").values_list(
        "employer_id", "employer__kvk", "name"
    )
    names: dict[int, tuple[str, str]] = {}
    for pk, kvk, name in rows[: 40 * MOST]:
        names.setdefault(pk, (kvk, name))
    places = Counter(
        holding(EstablishmentSpell, on).filter(employer__in=list(names)).values_list("employer_id", flat=True)
    )
    found = [Listed(pk, kvk, name, places[pk]) for pk, (kvk, name) in names.items()]
    found.sort(key=lambda row: (row.name.casefold(), row.kvk))
    return FoundEmployers(tuple(found[:MOST]), len(found) > MOST)


def _counted(rows: "QuerySet[Work] | QuerySet[VacancySpell]", whose: Mapping[int, int]) -> "Counter[int]":
    """How many rows each employer has."""
    return Counter(whose[place or 0] for place in rows.values_list("establishment_id", flat=True))


def _owed(employers: Ids, on: date) -> dict[int, int]:
    """What is left of the agreements that hold, in cents."""
    rows = holding(SocialReturn, on).filter(employer__in=employers, met__lt=F("owed"))
    left = rows.values("employer_id").annotate(left=Sum(F("owed") - F("met")))
    return dict(left.values_list("employer_id", "left"))

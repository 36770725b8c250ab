"""An employer's page: its establishments, contacts, vacancies, placements and social return."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.codes import Contract, Subsidy
from perspectief.register.floor.employers import released_among
from perspectief.register.floor.versions import Mark, Part, Version
from perspectief.register.floor.whose import holding, known
from perspectief.register.models import (
    Employer,
    EmployerContact,
    EstablishmentSpell,
    JobsCount,
    SocialReturn,
    VacancySpell,
    Work,
)

MOST = 200  # of each sort, the newest


@dataclass(frozen=True, slots=True)
class Site:
    """An establishment: its number, name, line of business (SBI), postcode, and jobs when last counted."""

    establishment: int
    number: str
    name: str
    sbi: str
    postcode: str
    jobs: int | None
    versions: Mapping[Part, str]


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with one of them."""

    establishment: int
    day: date
    kind: str
    outcome: str
    text: str
    next_on: date | None
    record: int


@dataclass(frozen=True, slots=True)
class OpenVacancy:
    """A vacancy of one of them; `until` is None while it is open."""

    establishment: int
    since: date
    until: date | None
    title: str
    places: int
    hours_from: int | None
    hours_to: int | None
    record: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A trial placement or a job under a subsidy. `profile`: the key of a released profile, else None."""

    establishment: int
    since: date
    until: date | None
    contract: str
    subsidy: str
    hours: int | None
    profile: UUID | None
    record: int


@dataclass(frozen=True, slots=True)
class Owed:
    """An agreement on social return, in cents."""

    reference: str
    since: date
    until: date | None
    owed: int
    met: int
    record: int


@dataclass(frozen=True, slots=True)
class EmployerPage:
    """One employer as known now; each sort with the newest first."""

    employer: int
    kvk: str
    sites: tuple[Site, ...]
    contacts: tuple[Contact, ...]
    vacancies: tuple[OpenVacancy, ...]
    placements: tuple[Placement, ...]
    owed: tuple[Owed, ...]


def employer(kvk: str, on: date) -> EmployerPage:
    """The employer of a number in the trade register. Refused (`floor-nobody`) where there is none.

    Eight questions, however many establishments and vacancies it has.
    """
    found = Employer.objects.filter(kvk=kvk).first()
    if found is None:
        raise Refused([Problem("floor-nobody", Place("employer"))])
    spells = list(
        holding(EstablishmentSpell, on).filter(employer=found).select_related("establishment").order_by("pk")
    )
    there = [spell.establishment_id for spell in spells]
    contacts = list(known(EmployerContact).filter(establishment__in=there).order_by("-valid_from", "-pk"))
    vacancies = list(known(VacancySpell).filter(establishment__in=there).order_by("-valid_from", "-pk"))
    owed = known(SocialReturn).filter(employer=found).order_by("-valid_from", "-pk")
    return EmployerPage(
        found.pk,
        found.kvk,
        tuple(_sites(spells, contacts, vacancies)),
        tuple(_contact(row) for row in contacts[:MOST]),
        tuple(_vacancy(row) for row in vacancies[:MOST]),
        tuple(_placements(there, on)),
        tuple(_owed(row) for row in owed[:MOST]),
    )


def _sites(
    spells: list[EstablishmentSpell], contacts: list[EmployerContact], vacancies: list[VacancySpell]
) -> Iterator[Site]:
    there = [spell.establishment_id for spell in spells]
    rows = known(JobsCount).filter(establishment__in=there).order_by("year", "pk")
    jobs = dict(rows.values_list("establishment_id", "jobs"))
    for spell in spells:
        at = spell.establishment_id
        versions = {
            Part.EMPLOYER_CONTACT: _version([row for row in contacts if row.establishment_id == at]),
            Part.VACANCY: _version([row for row in vacancies if row.establishment_id == at]),
        }
        number = spell.establishment.number
        yield Site(at, number, spell.name, spell.sbi, spell.postcode, jobs.get(at), versions)


def _version(rows: "list[EmployerContact] | list[VacancySpell]") -> str:
    return str(Version((Mark.of(row.pk for row in rows),)))


def _contact(row: EmployerContact) -> Contact:
    return Contact(row.establishment_id, row.valid_from, row.kind, row.outcome, row.text, row.next_on, row.pk)


def _vacancy(row: VacancySpell) -> OpenVacancy:
    hours = (row.hours_from, row.hours_to)
    return OpenVacancy(
        row.establishment_id or 0, row.valid_from, row.valid_to, row.title, row.places, *hours, row.pk
    )


def _placements(there: list[int], on: date) -> Iterator[Placement]:
    """Trial placements and work under a subsidy, running or ended."""
    rows = known(Work).filter(establishment__in=there).exclude(subsidy=Subsidy.NONE)
    tried = known(Work).filter(establishment__in=there, contract=Contract.TRIAL)
    found = list((rows | tried).order_by("-valid_from", "-pk")[:MOST])
    keys = released_among([row.resident_id for row in found], on)
    for row in found:
        yield Placement(
            row.establishment_id or 0,
            row.valid_from,
            row.valid_to,
            row.contract,
            row.subsidy,
            row.hours,
            keys.get(row.resident_id),
            row.pk,
        )


def _owed(row: SocialReturn) -> Owed:
    return Owed(row.reference, row.valid_from, row.valid_to, row.owed, row.met, row.pk)

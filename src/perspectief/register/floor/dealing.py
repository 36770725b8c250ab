"""What an account manager does for an employer: one transaction each, refused if somebody saved first.

`based_on` is the text of the version that the employer's page showed for an establishment.
"""

from datetime import date
from uuid import uuid4

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register import record
from perspectief.register.floor.said import By, EmployerCalling, Opening
from perspectief.register.floor.versions import Part, step
from perspectief.register.floor.whose import known
from perspectief.register.models import EmployerContact, Vacancy, VacancySpell


def contact(establishment: int, said: EmployerCalling, by: By, based_on: str) -> EmployerContact:
    """A contact with an employer, and when to speak again."""
    day_after = date.fromordinal(said.day.toordinal() + 1)
    with step(Part.EMPLOYER_CONTACT, establishment, based_on):
        return record.add(
            EmployerContact,
            by.at,
            establishment_id=establishment,
            valid_from=said.day,
            valid_to=day_after,
            kind=said.kind,
            outcome=said.outcome,
            text=said.text,
            next_on=said.next_on,
        )


def open_vacancy(establishment: int, said: Opening, by: By, based_on: str) -> VacancySpell:
    """A vacancy that the employer told of; one from a file comes in by `perspectief register import`."""
    with step(Part.VACANCY, establishment, based_on):
        return record.add(
            VacancySpell,
            by.at,
            vacancy=Vacancy.objects.create(reference=f"floor-{uuid4().hex}"),
            establishment_id=establishment,
            valid_from=said.start,
            title=said.title,
            occupation=said.occupation,
            places=said.places,
            hours_from=said.hours_from,
            hours_to=said.hours_to,
            postcode=said.postcode,
        )


def close_vacancy(establishment: int, key: int, on: date, by: By, based_on: str) -> VacancySpell:
    """The vacancy is filled or withdrawn: `on` is the first day on which it is not open."""
    with step(Part.VACANCY, establishment, based_on):
        row = known(VacancySpell).filter(pk=key, establishment=establishment).first()
        if row is None:
            raise Refused([Problem("floor-not-theirs", Place("vacancyspell"))])
        if on <= row.valid_from:
            raise Refused([Problem("floor-day-upside-down", Place("on"), "on", on.isoformat())])
        return record.end(row, on, by.at)

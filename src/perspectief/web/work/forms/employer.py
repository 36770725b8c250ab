"""The forms by which an account manager writes down contacts and vacancies."""

from datetime import date

from pydantic import ValidationInfo, field_validator

from perspectief.register.codes import Channel, EmployerOutcome
from perspectief.register.floor.said import EmployerCalling, Opening
from perspectief.web.work.forms.filled import Day, Filled


class ContactForm(Filled):
    """A contact on a day, what came of it, and when to speak again."""

    kind: Channel
    outcome: EmployerOutcome
    day: Day
    text: str = ""
    next_on: Day | None = None

    @field_validator("next_on")
    @classmethod
    def _later(cls, again: date | None, others: ValidationInfo) -> date | None:
        day = others.data.get("day")
        if again is not None and day is not None and again <= day:
            raise ValueError("order")
        return again

    def said(self) -> EmployerCalling:
        """As the register takes it. Refused where it does not fit."""
        return EmployerCalling(self.kind, self.outcome, self.day, self.text, self.next_on)


class VacancyForm(Filled):
    """A vacancy that the employer told of."""

    title: str
    start: Day
    places: int = 1
    hours_from: int | None = None
    hours_to: int | None = None
    postcode: str = ""

    def said(self) -> Opening:
        """As the register takes it. Refused where it does not fit."""
        return Opening(
            title=self.title,
            start=self.start,
            places=self.places,
            hours_from=self.hours_from,
            hours_to=self.hours_to,
            postcode=self.postcode[:4] if self.postcode[4:].strip().isalpha() else self.postcode,
        )


class ClosingForm(Filled):
    """The first day on which a vacancy is not open any more."""

    day: Day

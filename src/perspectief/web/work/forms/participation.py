"""The form by which a coach logs participation."""

from datetime import date, timedelta

from pydantic import ValidationInfo, field_validator

from perspectief.register.codes import ParticipationKind
from perspectief.register.floor.said import Participating
from perspectief.web.work.forms.filled import Day, Filled


class ParticipationForm(Filled):
    """What is done, since when; `last` is the last day on which it is done, empty where it goes on."""

    kind: ParticipationKind
    start: Day
    last: Day | None = None
    hours: int | None = None

    @field_validator("last")
    @classmethod
    def _not_before(cls, last: date | None, others: ValidationInfo) -> date | None:
        start = others.data.get("start")
        if last is not None and start is not None and last < start:
            raise ValueError("order")
        return last

    def said(self) -> Participating:
        """As the register takes it: it ends on the first day after. Refused where it does not fit."""
        until = self.last + timedelta(days=1) if self.last and self.last < date.max else self.last
        return Participating(self.kind, self.start, until, self.hours)

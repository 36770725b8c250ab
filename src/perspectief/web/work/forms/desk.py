"""The forms of the business desk."""

from typing import Any, Literal

from pydantic import ValidationInfo, model_validator

from perspectief.register.desk.codes import Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.desk.requests import NewRequest
from perspectief.web.work.forms.filled import Day, Filled


class RequestForm(Filled):
    """A question or an application as it comes in; `answered` where a question was answered at once."""

    kind: Kind
    topic: Topic
    received: Day
    reference: str
    law: Law | None = None
    term_days: int | None = None
    establishment: str = ""
    answered: Literal["yes"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _of_its_kind(cls, given: Any, _: ValidationInfo) -> Any:  # noqa: ANN401 (as it was filled in)
        """A question has no term, and days belong to a term of its own alone."""
        kept = dict(given)
        if kept.get("kind") == Kind.QUESTION:
            kept.pop("law", None)
        if kept.get("law") != Law.OWN:
            kept.pop("term_days", None)
        return kept

    def said(self) -> NewRequest:
        """As the register takes it."""
        return NewRequest(
            self.reference,
            self.kind,
            self.topic,
            self.received,
            self.law,
            self.term_days,
            "".join(self.establishment.split()),
        )


class StepForm(Filled):
    """What happened with a request on a day; `weeks` of an extension."""

    kind: StepKind
    on: Day
    weeks: int | None = None


class RuleForm(Filled):
    """A rule that stood in the way."""

    area: Area
    level: Level
    rule: str


class AnswerForm(Filled):
    """Which establishment answered; its answers have the names of the questions."""

    establishment: str

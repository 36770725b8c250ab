"""The forms of the business desk."""

from typing import Annotated, Any, Literal

from pydantic import StringConstraints, ValidationInfo, field_validator, model_validator

from perspectief.register.desk.codes import Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.desk.requests import NewRequest
from perspectief.register.desk.survey import Asked, NewSurvey
from perspectief.web.work.forms.filled import Day, Filled

_Text = Annotated[str, StringConstraints(max_length=300)]


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


class SurveyForm(Filled):
    """A survey as it is set up: the grade, and up to two more questions, in Dutch and, if wanted, English."""

    name: str
    first: Day
    last: Day
    size: int
    grade_nl: _Text
    grade_en: _Text = ""
    second_nl: _Text = ""
    second_en: _Text = ""
    third_nl: _Text = ""
    third_en: _Text = ""
    measure: Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z0-9_]*$")] = ""

    @field_validator("name")
    @classmethod
    def _no_page(cls, name: str) -> str:
        """The address of the page that sets one up is no survey's."""
        if name == "new":
            raise ValueError(name)
        return name

    def said(self, seed: int) -> NewSurvey:
        """As the register takes it; who leaves English out is understood in Dutch."""
        texts = {
            "grade": (self.grade_nl, self.grade_en),
            "second": (self.second_nl, self.second_en),
            "third": (self.third_nl, self.third_en),
        }
        questions = tuple(
            Asked(name, nl, en or nl, is_grade=name == "grade") for name, (nl, en) in texts.items() if nl
        )
        return NewSurvey(self.name, questions, self.first, self.last, self.size, seed, self.measure)


class AnswerForm(Filled):
    """Which establishment answered; its answers have the names of the questions."""

    establishment: str

"""A survey among entrepreneurs in the open register: made, drawn, answered, and what comes out of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError, transaction

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.desk.estimate import Estimate, Sampled, estimate
from perspectief.register.desk.models import Answer, Invited, Question, Stratum, Survey
from perspectief.register.desk.sampling import allocate, draw

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODES = (
    "survey-name", "survey-questions", "survey-days", "survey-scale", "survey-too-small", "survey-not-there",
    "survey-not-in-sample", "survey-value", "survey-not-open", "survey-answered", "survey-too-few",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in two languages; one of a survey is the grade."""

    name: str
    nl: str
    en: str
    is_grade: bool = False


@dataclass(frozen=True, slots=True)
class NewSurvey:
    """A survey as it is set up; `measure` is of which measure its grade will be a figure, if of any."""

    name: str
    questions: tuple[Asked, ...]
    asked_from: date
    asked_until: date
    size: int
    seed: int
    measure: str = ""
    lowest: int = 1
    highest: int = 10


@dataclass(frozen=True, slots=True)
class Response:
    """How many of a stratum there are, were invited, and answered anything."""

    stratum: str
    population: int
    invited: int
    answered: int


@dataclass(frozen=True, slots=True)
class Grade:
    """What one question came to, and among whom; the estimate within the ends of the scale."""

    survey: str
    question: str
    estimate: Estimate
    invited: int

    @property
    def response(self) -> float:
        """The share of the invited that answered, in per cent."""
        return 100 * self.estimate.answers / self.invited


def start(new: NewSurvey, frame: Mapping[str, Sequence[str]]) -> Survey:
    """Set up a survey and draw its sample from the numbers of establishments by stratum (`frame.frame`).

    Refused (`survey-...`) with all that is wrong with it, or where the name is taken.
    """
    if problems := [_problem(code, new.name) for code in _faults(new, frame)]:
        raise Refused(problems)
    sizes = allocate({name: len(numbers) for name, numbers in frame.items()}, new.size)
    drawn = draw(frame, sizes, new.seed)
    try:
        with transaction.atomic():
            return _made(new, frame, drawn)
    except IntegrityError:
        raise Refused([_problem("survey-name", new.name)]) from None


def answer(name: str, establishment: str, values: Mapping[str, int], on: date) -> None:
    """Keep what an establishment of the sample answered, all or nothing; a question may be left out."""
    survey = _of(name)
    if not survey.asked_from <= on <= survey.asked_until:
        raise Refused([_problem("survey-not-open", on.isoformat())])
    invited = Invited.objects.filter(stratum__survey=survey, establishment=establishment or None).first()
    if invited is None:
        raise Refused([_problem("survey-not-in-sample", establishment)])
    questions = {question.name: question for question in survey.questions.all()}
    for asked, value in values.items():
        if asked not in questions or not survey.lowest <= value <= survey.highest:
            raise Refused([_problem("survey-value", f"{asked}: {value}")])
    rows = [
        Answer(invited=invited, question=questions[asked], value=value, given_on=on)
        for asked, value in values.items()
    ]
    try:
        with transaction.atomic():
            Answer.objects.bulk_create(rows)
    except IntegrityError:
        raise Refused([_problem("survey-answered", establishment)]) from None


def sample(name: str) -> dict[str, tuple[str, ...]]:
    """The numbers of the establishments that are asked, by stratum."""
    return {
        stratum.name: tuple(sorted(each.establishment for each in stratum.invited.all()))
        for stratum in _of(name).strata.order_by("place").prefetch_related("invited")
    }


def response(name: str) -> tuple[Response, ...]:
    """How many answered in each stratum."""
    return tuple(
        Response(
            stratum.name,
            stratum.population,
            stratum.invited.count(),
            stratum.invited.filter(answers__isnull=False).distinct().count(),
        )
        for stratum in _of(name).strata.order_by("place")
    )


def grade(name: str, question: str | None = None) -> Grade:
    """The mean of a question (None: the grade) over all establishments of the frame, with its margin.

    Refused (`survey-too-few`) where fewer than two answered.
    """
    survey = _of(name)
    chosen = survey.questions.filter(name=question) if question else survey.questions.filter(is_grade=True)
    asked = chosen.first()
    if asked is None:
        raise Refused([_problem("survey-not-there", question or name)])
    strata = list(survey.strata.order_by("place"))
    try:
        found = estimate([_sampled(stratum, asked) for stratum in strata])
    except ValueError:
        raise Refused([_problem("survey-too-few", name)]) from None
    invited = Invited.objects.filter(stratum__survey=survey).count()
    return Grade(name, asked.name, _within(found, survey), invited)


def forget(name: str, on: date) -> int:
    """Once it is over, nobody has to know who answered what: empties the numbers of the sample."""
    survey = _of(name)
    if on <= survey.asked_until:
        raise Refused([_problem("survey-not-open", on.isoformat())])
    known = Invited.objects.filter(stratum__survey=survey).exclude(establishment="")
    return known.update(establishment="")


def _within(found: Estimate, survey: Survey) -> Estimate:
    low, high = max(found.low, float(survey.lowest)), min(found.high, float(survey.highest))
    return replace(found, low=low, high=high)


def _sampled(stratum: Stratum, question: Question) -> Sampled:
    values = Answer.objects.filter(invited__stratum=stratum, question=question).order_by("id")
    answers = tuple(float(value) for value in values.values_list("value", flat=True))
    return Sampled((stratum.name,), stratum.population, answers)


def _made(new: NewSurvey, frame: Mapping[str, Sequence[str]], drawn: Mapping[str, Sequence[str]]) -> Survey:
    survey = Survey.objects.create(
        name=new.name,
        measure=new.measure,
        lowest=new.lowest,
        highest=new.highest,
        asked_from=new.asked_from,
        asked_until=new.asked_until,
        seed=new.seed,
    )
    for asked in new.questions:
        Question.objects.create(
            survey=survey, name=asked.name, text_nl=asked.nl, text_en=asked.en, is_grade=asked.is_grade
        )
    for place, (name, numbers) in enumerate(frame.items()):
        stratum = Stratum.objects.create(survey=survey, place=place, name=name, population=len(numbers))
        Invited.objects.bulk_create(Invited(stratum=stratum, establishment=number) for number in drawn[name])
    return survey


def _faults(new: NewSurvey, frame: Mapping[str, Sequence[str]]) -> list[str]:
    names = [asked.name for asked in new.questions]
    grades = sum(asked.is_grade for asked in new.questions)
    texts = all(asked.nl.strip() and asked.en.strip() for asked in new.questions)
    fits = {
        "survey-name": bool(_NAME.fullmatch(new.name)) and len(new.name) <= 40,
        "survey-questions": bool(names) and len(set(names)) == len(names) and grades == 1 and texts,
        "survey-days": new.asked_from <= new.asked_until,
        "survey-scale": 0 <= new.lowest < new.highest <= 100,
        "survey-too-small": new.size >= 2 and sum(map(len, frame.values())) >= 2,
    }
    return [code for code, is_right in fits.items() if not is_right]


def _of(name: str) -> Survey:
    survey = Survey.objects.filter(name=name).first()
    if survey is None:
        raise Refused([_problem("survey-not-there", name)])
    return survey


def _problem(code: str, found: str) -> Problem:
    return Problem(code, Place("survey"), found=found)

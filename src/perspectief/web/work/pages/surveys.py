"""Surveys of entrepreneurs: questions, sample, response, the grade with its margin; entering answers."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.problem import Refused
from perspectief.publication.words import Words
from perspectief.register.desk import survey as of_survey
from perspectief.register.desk.frame import frame
from perspectief.register.desk.models import Answer, Question, Survey
from perspectief.web.work.asked import Asked
from perspectief.web.work.deskwords import SIZE
from perspectief.web.work.forms.desk import AnswerForm, SurveyForm
from perspectief.web.work.forms.filled import read
from perspectief.web.work.look import page
from perspectief.web.work.pages.desk import at_fields
from perspectief.web.work.problem import what

_FIELDS = {
    "survey-not-in-sample": "establishment",
    "survey-answered": "establishment",
    "survey-not-open": "establishment",
}

_NEW_FIELDS = {
    "survey-name": "name",
    "survey-questions": "grade_nl",
    "survey-days": "last",
    "survey-too-small": "size",
}
_RUNS, _SIZE = timedelta(days=28), 400


@dataclass(frozen=True, slots=True)
class Graded:
    """A question with what came of it, in words; empty where too few answered."""

    name: str
    text: str
    is_grade: bool
    value: str
    margin: str
    interval: str
    answers: int


def surveys(asked: Asked) -> HttpResponse:
    """All surveys, the newest first."""
    rows = Survey.objects.order_by("-asked_from", "-pk")
    listed = [
        (row.name, asked.words.period(row.asked_from, row.asked_until), _state(row, asked)) for row in rows
    ]
    return page(asked, "surveys.html", asked.words.t("Surveys"), {"surveys": listed})


def new(asked: Asked) -> HttpResponse:
    """Set one up and draw its sample, from the establishments that there are today."""
    if not asked.writes:
        last = asked.today + _RUNS
        start = {"first": asked.today.isoformat(), "last": last.isoformat(), "size": str(_SIZE)}
        return _new_form(asked, start, {})
    form, wrong = read(SurveyForm, asked.filled_in, asked.words)
    if form is None:
        return _new_form(asked, asked.filled_in, wrong)
    try:
        of_survey.start(form.said(secrets.randbelow(2**31)), frame(asked.today))
    except Refused as refused:
        return _new_form(asked, asked.filled_in, at_fields(refused, _NEW_FIELDS, asked.words))
    return HttpResponseRedirect(reverse("survey", args=[form.name]) + "?saved=new")


def _new_form(asked: Asked, filled: Mapping[str, str], wrong: Mapping[str, str]) -> HttpResponse:
    values = {"filled": filled, "wrong": wrong}
    return page(asked, "survey_new.html", asked.words.t("A new survey"), values, 422 if wrong else 200)


def survey(asked: Asked) -> HttpResponse:
    """One survey, with what came of it so far."""
    row, words = _row(asked), asked.words
    answered = set(
        Answer.objects.filter(invited__stratum__survey=row).values_list("invited__establishment", flat=True)
    )
    sample = [
        (
            words.t(SIZE[stratum]) if stratum in SIZE else stratum,
            [(number, number in answered) for number in numbers if number],
        )
        for stratum, numbers in of_survey.sample(row.name).items()
    ]
    values = {
        "survey": row,
        "period": words.period(row.asked_from, row.asked_until),
        "state": _state(row, asked),
        "open": row.asked_from <= asked.today <= row.asked_until,
        "over": row.asked_until < asked.today,
        "questions": [_graded(question, row, words) for question in row.questions.order_by("pk")],
        "response": [
            (words.t(SIZE[each.stratum]) if each.stratum in SIZE else each.stratum, each)
            for each in of_survey.response(row.name)
        ],
        "sample": sample,
        "named": any(numbers for _, numbers in sample),
        "saved": asked.request.GET.get("saved") in ("answer", "forgotten", "new"),
    }
    return page(asked, "survey.html", words.t("Survey {name}", name=row.name), values)


def answer(asked: Asked) -> HttpResponse:
    """Enter what an establishment of the sample answered; a question may stay empty."""
    row = _row(asked)
    questions = list(row.questions.order_by("pk"))
    if not asked.writes:
        wanted = asked.request.GET.get("establishment", "")[:12]
        return _form(asked, row, questions, {"establishment": wanted}, {})
    form, wrong = read(AnswerForm, asked.filled_in, asked.words)
    values, unread = _values(asked, row, questions)
    if form is None or unread:
        return _form(asked, row, questions, asked.filled_in, wrong | unread)
    if not values:
        empty = {f"q-{questions[0].name}": asked.words.t("Fill in one answer at least.")}
        return _form(asked, row, questions, asked.filled_in, empty)
    try:
        of_survey.answer(row.name, "".join(form.establishment.split()), values, asked.today)
    except Refused as refused:
        return _form(asked, row, questions, asked.filled_in, at_fields(refused, _FIELDS, asked.words))
    return HttpResponseRedirect(reverse("survey", args=[row.name]) + "?saved=answer")


def forget(asked: Asked) -> HttpResponse:
    """Once it is over: who answered what is nobody's business any more."""
    row = _row(asked)
    of_survey.forget(row.name, asked.today)
    return HttpResponseRedirect(reverse("survey", args=[row.name]) + "?saved=forgotten")


def _values(asked: Asked, row: Survey, questions: list[Question]) -> tuple[dict[str, int], dict[str, str]]:
    """What was answered, and what is no answer, by field."""
    values, wrong = dict[str, int](), dict[str, str]()
    for question in questions:
        text = asked.filled_in.get(f"q-{question.name}", "").strip()
        if text.isascii() and text.isdecimal() and len(text) < 4 and row.lowest <= int(text) <= row.highest:
            values[question.name] = int(text)
        elif text:
            wrong[f"q-{question.name}"] = asked.words.t(
                "Write a whole number from {lowest} to {highest}.", lowest=row.lowest, highest=row.highest
            )
    return values, wrong


def _form(
    asked: Asked, row: Survey, questions: list[Question], filled: Mapping[str, str], wrong: Mapping[str, str]
) -> HttpResponse:
    values = {
        "survey": row,
        "questions": [(f"q-{each.name}", _text(each, asked.words)) for each in questions],
        "filled": filled,
        "wrong": wrong,
    }
    return page(asked, "survey_answer.html", asked.words.t("Enter answers"), values, 422 if wrong else 200)


def _graded(question: Question, row: Survey, words: Words) -> Graded:
    text = _text(question, words)
    try:
        found = of_survey.grade(row.name, question.name).estimate
    except Refused as refused:
        return Graded(question.name, text, question.is_grade, "", what(refused.problems[0], words), "", 0)
    interval = words.t("{low} to {high}", low=words.number(found.low, 1), high=words.number(found.high, 1))
    margin = words.number(found.margin, 1)
    value = words.number(found.value, 1)
    return Graded(question.name, text, question.is_grade, value, margin, interval, found.answers)


def _text(question: Question, words: Words) -> str:
    return str(question.text_en if words.language == "en" else question.text_nl)


def _state(row: Survey, asked: Asked) -> str:
    t = asked.words.t
    if row.asked_from > asked.today:
        return t("not begun yet")
    return t("running") if asked.today <= row.asked_until else t("over")


def _row(asked: Asked) -> Survey:
    if not isinstance(asked.subject, Survey):
        raise LookupError
    return asked.subject

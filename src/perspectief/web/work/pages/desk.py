"""The business desk: what is open with its term, what came of the last year, and taking something in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.problem import Refused
from perspectief.publication.words import Words
from perspectief.register.desk import cases, requests
from perspectief.register.desk.cases import Open
from perspectief.register.desk.codes import Kind, StepKind
from perspectief.register.desk.models import Request
from perspectief.web.work.asked import Asked
from perspectief.web.work.deskwords import AREA, KIND, LAW, LEVEL, TOPIC, left
from perspectief.web.work.forms.desk import RequestForm
from perspectief.web.work.forms.filled import read
from perspectief.web.work.look import page
from perspectief.web.work.problem import what

_YEAR = timedelta(days=365)
_FIELDS = {
    "desk-reference": "reference",
    "desk-reference-taken": "reference",
    "desk-establishment": "establishment",
    "desk-law": "law",
    "desk-days": "term_days",
    "desk-before": "received",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An open request in words."""

    record: int
    reference: str
    topic: str
    received: str
    days: str
    left: str
    due: str
    late: bool


def desk(asked: Asked) -> HttpResponse:
    """Open permits, the one that is due first in front; open questions; and a year in figures."""
    today, words = asked.today, asked.words
    known = requests.loaded()
    permits = cases.open_on(known, Kind.PERMIT, today)
    questions = cases.open_on(known, Kind.QUESTION, today)
    records = dict(Request.objects.filter(withdrawn_at=None).values_list("reference", "pk"))
    since = today - _YEAR
    rules = cases.in_the_way(known, since, today)
    values = {
        "permits": [_row(each, records, today, words) for each in permits],
        "questions": [_row(each, records, today, words) for each in questions],
        "share": cases.share_in_time(known, since, today),
        "since": since,
        "rules": [
            (each.rule, words.t(LEVEL[each.level]), words.t(AREA[each.area]), each.requests) for each in rules
        ],
        "saved": asked.request.GET.get("saved") == "request",
    }
    return page(asked, "desk.html", words.t("Business desk"), values)


def new(asked: Asked) -> HttpResponse:
    """Take in a question or an application, today and under the next number unless said otherwise."""
    if not asked.writes:
        start = {
            "received": asked.today.isoformat(),
            "reference": _next(asked.today),
            "kind": Kind.QUESTION.value,
            "law": "awb_4_13",
        }
        return _form(asked, start, {})
    form, wrong = read(RequestForm, asked.filled_in, asked.words)
    if form is None:
        return _form(asked, asked.filled_in, wrong)
    if form.received > asked.today:
        return _form(asked, asked.filled_in, {"received": asked.words.t("This day has not come yet.")})
    try:
        row = requests.take(form.said(), asked.at)
        if form.answered and form.kind is Kind.QUESTION:
            requests.add_step(row.reference, StepKind.ANSWERED, form.received, asked.at)
    except Refused as refused:
        return _form(asked, asked.filled_in, at_fields(refused, _FIELDS, asked.words))
    return HttpResponseRedirect(reverse("desk-request", args=[row.pk]) + "?saved=request")


def at_fields(refused: Refused, fields: Mapping[str, str], words: Words) -> dict[str, str]:
    """What was refused, by the field that its code is about."""
    return {fields.get(problem.code, ""): what(problem, words) for problem in refused.problems}


def _form(asked: Asked, filled: Mapping[str, str], wrong: Mapping[str, str]) -> HttpResponse:
    t = asked.words.t
    values = {
        "filled": filled,
        "wrong": wrong,
        "kinds": [(str(code), t(said)) for code, said in KIND.items()],
        "topics": [(str(code), t(said)) for code, said in TOPIC.items()],
        "laws": [(str(code), t(said)) for code, said in LAW.items()],
    }
    return page(asked, "desk_new.html", t("New question or permit"), values, 422 if wrong else 200)


def _next(today: date) -> str:
    """The next number of the year; another may be filled in."""
    count = Request.objects.filter(reference__startswith=f"{today.year}-").count()
    return f"{today.year}-{count + 1:04}"


def _row(each: Open, records: Mapping[str, int], today: date, words: Words) -> Row:
    return Row(
        record=records[each.reference],
        reference=each.reference,
        topic=words.t(TOPIC[each.topic]),
        received=words.day(each.received),
        days=words.n("one day", "{count} days", each.days),
        left=left(each.due, today, words, waits=each.waits),
        due=words.day(each.due) if each.due else "",
        late=each.late,
    )

"""One question or permit: its days and term, what happened, and which rule stood in the way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.problem import Refused
from perspectief.register.desk import requests
from perspectief.register.desk.cases import Case
from perspectief.register.desk.codes import ENDS, Area, Level, StepKind
from perspectief.register.desk.models import Obstacle, Request, Step
from perspectief.register.desk.seen import CHANGED, seen, unchanged
from perspectief.web.work.asked import Asked
from perspectief.web.work.deskwords import AREA, KIND, LAW, LEVEL, STEP, TOPIC, left
from perspectief.web.work.forms.desk import RuleForm, StepForm
from perspectief.web.work.forms.filled import read
from perspectief.web.work.look import page
from perspectief.web.work.pages import errors
from perspectief.web.work.pages.desk import at_fields

_FIELDS = {"desk-before": "on", "desk-weeks": "weeks", "desk-longer": "weeks", "desk-rule": "rule"}
_STEP_FIELDS = _FIELDS | {"desk-step": "kind", "desk-over": "kind"}
_Wrong = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Happened:
    """A step or a rule in words; `record` where it can still be taken back."""

    when: str
    title: str
    more: str
    text: str
    record: int | None


def request(asked: Asked) -> HttpResponse:
    """What there is of it, with what can be written down."""
    return _shown(asked, {"on": asked.today.isoformat()}, {})


def step(asked: Asked) -> HttpResponse:
    """Write down what happened."""
    if not asked.writes:
        return HttpResponseRedirect(reverse("desk-request", args=[_row(asked).pk]))
    form, wrong = read(StepForm, asked.filled_in, asked.words)
    if form is None:
        return _shown(asked, asked.filled_in, wrong)
    if form.on > asked.today:
        return _shown(asked, asked.filled_in, {"on": asked.words.t("This day has not come yet.")})
    weeks = form.weeks if form.kind is StepKind.EXTENDED else None
    reference = _row(asked).reference
    return _saved(
        asked, lambda: requests.add_step(reference, form.kind, form.on, asked.at, weeks), _STEP_FIELDS
    )


def rule(asked: Asked) -> HttpResponse:
    """Write down which rule stood in the way."""
    if not asked.writes:
        return HttpResponseRedirect(reverse("desk-request", args=[_row(asked).pk]))
    form, wrong = read(RuleForm, asked.filled_in, asked.words)
    if form is None:
        return _shown(asked, asked.filled_in, wrong)
    reference = _row(asked).reference
    return _saved(
        asked, lambda: requests.add_obstacle(reference, form.area, form.level, form.rule, asked.at), _FIELDS
    )


def mistake(asked: Asked) -> HttpResponse:
    """Take back the last step, or a rule, that was written down by mistake."""
    row, sort, record = _row(asked), asked.filled_in.get("sort", ""), asked.filled_in.get("record", "")
    kept: Step | Obstacle | None = (
        _last_step(row) if sort == "step" else _rules(row).filter(pk=_int(record)).first()
    )
    if kept is None or str(kept.pk) != record:
        return errors.not_found(asked)
    found = kept
    return _saved(asked, lambda: requests.withdraw(found, asked.at), {})


def _saved(asked: Asked, do: Callable[[], object], fields: Mapping[str, str]) -> HttpResponse:
    """Save, and back to the request; 409 where a colleague was first, who is seen on the page."""
    row = _row(asked)
    try:
        with unchanged(row, asked.filled_in.get("version", "")):
            do()
    except Refused as refused:
        if any(problem.code == CHANGED for problem in refused.problems):
            return _shown(asked, asked.filled_in, {}, 409)
        return _shown(asked, asked.filled_in, at_fields(refused, fields, asked.words))
    return HttpResponseRedirect(reverse("desk-request", args=[row.pk]) + "?saved=step")


def _shown(asked: Asked, filled: Mapping[str, str], wrong: _Wrong, status: int = 0) -> HttpResponse:
    row, t, words = _row(asked), asked.words.t, asked.words
    case = requests.case_of(row.reference)
    due, over = case.due(asked.today), case.end(asked.today) is not None
    waits = case.law is not None and due is None
    values = {
        "row": row,
        "kind": t(KIND[case.kind]),
        "topic": t(TOPIC[case.topic]),
        "law": t(LAW[case.law]) if case.law else "",
        "days": case.days(asked.today),
        "due": words.day(due) if due else "",
        "left": "" if over else left(due, asked.today, words, waits=waits),
        "late": not over and due is not None and due < asked.today,
        "over": over,
        "steps": _steps(row, asked),
        "rules": _obstacles(row, asked),
        "can": [(str(kind), t(STEP[kind])) for kind in _can(case)],
        "areas": [(str(code), t(said)) for code, said in AREA.items()],
        "levels": [(str(code), t(said)) for code, said in LEVEL.items()],
        "filled": filled,
        "wrong": wrong,
        "version": seen(row),
        "changed": status == 409,
        "saved": asked.request.GET.get("saved") in ("step", "request"),
    }
    title = f"{t(KIND[case.kind])} {row.reference}"
    return page(asked, "desk_request.html", title, values, status or (422 if wrong else 200))


def _can(case: Case) -> list[StepKind]:
    """What may happen next: its ends first, for they are what is written most."""
    if any(event.kind in ENDS[case.kind] for event in case.events):
        return []
    ends = [kind for kind in STEP if kind in ENDS[case.kind]]
    if case.law is None:
        return ends
    stands = [event.kind for event in case.events if event.kind in (StepKind.SUSPENDED, StepKind.RESUMED)]
    still = bool(stands) and stands[-1] is StepKind.SUSPENDED
    return [*ends, StepKind.RESUMED if still else StepKind.SUSPENDED, StepKind.EXTENDED]


def _steps(row: Request, asked: Asked) -> list[Happened]:
    """The newest first; it alone can be taken back, for what follows rests on it."""
    words, last = asked.words, _last_step(row)
    kept = Step.objects.filter(request=row, withdrawn_at=None).order_by("-on", "-pk")
    return [
        Happened(
            when=words.day(each.on),
            title=words.t(STEP[StepKind(each.kind)]),
            more=words.n("by one week", "by {count} weeks", each.weeks) if each.weeks else "",
            text="",
            record=each.pk if last is not None and each.pk == last.pk else None,
        )
        for each in kept
    ]


def _obstacles(row: Request, asked: Asked) -> list[Happened]:
    t = asked.words.t
    return [
        Happened("", each.rule, f"{t(AREA[Area(each.area)])} · {t(LEVEL[Level(each.level)])}", "", each.pk)
        for each in _rules(row).order_by("pk")
    ]


def _last_step(row: Request) -> Step | None:
    return Step.objects.filter(request=row, withdrawn_at=None).order_by("-on", "-pk").first()


def _rules(row: Request) -> "QuerySet[Obstacle]":
    return Obstacle.objects.filter(request=row, withdrawn_at=None)


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


def _row(asked: Asked) -> Request:
    if not isinstance(asked.subject, Request):
        raise LookupError
    return asked.subject

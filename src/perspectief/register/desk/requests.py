"""Questions and permits in the open register: taken in, followed, and what is said of them.

`at` is the moment of writing, with a time zone, and always comes from the caller.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from perspectief.ground.files import CONTROL
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.bsn import passes
from perspectief.register.desk import cases
from perspectief.register.desk.cases import Case, InTheWay, Open, RuleCount, TermShare
from perspectief.register.desk.codes import ENDS, Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.desk.models import Obstacle, Request, Step
from perspectief.register.desk.terms import MOST_WEEKS_LONGER, Event

if TYPE_CHECKING:
    from django.db.models import QuerySet

N = TypeVar("N", Request, Step, Obstacle)
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9/._-]{0,29}")
_ESTABLISHMENT = re.compile(r"([0-9]{12})?")
_BSN = re.compile(r"(?<!\d)\d{8,9}(?!\d)")
_ALL_ENDS = ENDS[Kind.QUESTION] | ENDS[Kind.PERMIT]
MOST_DAYS, MOST_WEEKS, LONGEST_RULE = 1000, 52, 120
CODES = (
    "desk-reference", "desk-reference-taken", "desk-establishment", "desk-law", "desk-days", "desk-over",
    "desk-not-there", "desk-step", "desk-before", "desk-weeks", "desk-longer", "desk-rule",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request as it comes in; a permit needs its law, and a law of its own its days."""

    reference: str
    kind: Kind
    topic: Topic
    received: date
    law: Law | None = None
    term_days: int | None = None
    establishment: str = ""


def take(new: NewRequest, at: datetime) -> Request:
    """Write down a request. Refused (`desk-...`) with all that is wrong with it."""
    problems = [_problem(code, found) for code, found in _faults(new).items()]
    if problems:
        raise Refused(problems)
    row = Request(
        reference=new.reference,
        kind=new.kind,
        topic=new.topic,
        law=new.law or "",
        term_days=new.term_days,
        received_on=new.received,
        establishment=new.establishment,
        recorded_at=_moment(at),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused([_problem("desk-reference-taken", new.reference)]) from None
    return row


def add_step(reference: str, kind: StepKind, on: date, at: datetime, weeks: int | None = None) -> Step:
    """Write down what happened. Refused where it is over, or this cannot happen with it."""
    with transaction.atomic():
        row = _of(reference)
        if code := _wrong_step(_case(row), kind, on, weeks):
            raise Refused([_problem(code, str(kind))])
        return Step.objects.create(request=row, kind=kind, on=on, weeks=weeks, recorded_at=_moment(at))


def add_obstacle(reference: str, area: Area, level: Level, rule: str, at: datetime) -> Obstacle:
    """Write down which rule stood in the way: its name, never a name of somebody."""
    name = " ".join(rule.split())
    bad = not name or len(name) > LONGEST_RULE or CONTROL.search(name)
    if bad or any(passes(found) for found in _BSN.findall(name)):
        raise Refused([_problem("desk-rule", "")])
    return Obstacle.objects.create(
        request=_of(reference), area=area, level=level, rule=name, recorded_at=_moment(at)
    )


def withdraw(row: Request | Step | Obstacle, at: datetime) -> None:
    """It was a mistake: from now on it does not count, and what counted with it stays known."""
    kept = type(row)._default_manager.filter(pk=row.pk, withdrawn_at=None)
    if kept.update(withdrawn_at=_moment(at)) != 1:
        raise Refused([_problem("desk-over", "")])


def loaded(known: datetime | None = None) -> tuple[Case, ...]:
    """All requests as they are known now, or as they were known at a moment."""
    steps: dict[int, list[Event]] = defaultdict(list)
    for step in _known(Step.objects.order_by("on", "id"), known):
        steps[step.request_id].append(Event(StepKind(step.kind), step.on, step.weeks))
    rules: dict[int, list[InTheWay]] = defaultdict(list)
    for each in _known(Obstacle.objects.order_by("id"), known):
        rules[each.request_id].append(InTheWay(Area(each.area), Level(each.level), each.rule))
    rows = _known(Request.objects.order_by("received_on", "reference"), known)
    return tuple(_plain(row, steps[row.pk], rules[row.pk]) for row in rows)


def case_of(reference: str) -> Case:
    """One request as it is known now. Refused (`desk-not-there`) where there is none."""
    return _case(_of(reference))


def open_questions(on: date) -> tuple[Open, ...]:
    """Questions without an answer, the oldest in front."""
    return cases.open_on(loaded(), Kind.QUESTION, on)


def open_permits(on: date) -> tuple[Open, ...]:
    """Applications without a decision, the one that is due first in front."""
    return cases.open_on(loaded(), Kind.PERMIT, on)


def term_share(first: date, last: date) -> TermShare:
    """Of the permits decided from `first` to `last`, the share within the legal term."""
    return cases.share_in_time(loaded(), first, last)


def obstacles(first: date, last: date) -> tuple[RuleCount, ...]:
    """Which rules stood in the way of requests received from `first` to `last`, and how often."""
    return cases.in_the_way(loaded(), first, last)


def _known(rows: "QuerySet[N]", known: datetime | None) -> "QuerySet[N]":
    """Those that are not withdrawn; or those that were known at a moment, and not withdrawn by then."""
    if known is None:
        return rows.filter(withdrawn_at=None)
    standing = Q(withdrawn_at=None) | Q(withdrawn_at__gt=known)
    return rows.filter(standing, recorded_at__lte=known)


def _of(reference: str) -> Request:
    """The request, for nobody else until the transaction ends where there is one."""
    rows = Request.objects.filter(reference=reference, withdrawn_at=None)
    locked = rows.select_for_update() if connection.in_atomic_block else rows
    row = locked.first()
    if row is None:
        raise Refused([_problem("desk-not-there", reference)])
    return row


def _case(row: Request) -> Case:
    steps = _known(Step.objects.filter(request=row).order_by("on", "id"), None)
    rules = _known(Obstacle.objects.filter(request=row).order_by("id"), None)
    events = [Event(StepKind(step.kind), step.on, step.weeks) for step in steps]
    return _plain(row, events, [InTheWay(Area(each.area), Level(each.level), each.rule) for each in rules])


def _plain(row: Request, events: Sequence[Event], rules: Sequence[InTheWay]) -> Case:
    return Case(
        reference=row.reference,
        kind=Kind(row.kind),
        topic=Topic(row.topic),
        law=Law(row.law) if row.law else None,
        term_days=row.term_days,
        received=row.received_on,
        events=tuple(events),
        rules=tuple(rules),
    )


def _faults(new: NewRequest) -> dict[str, str]:
    """The codes of what is wrong, with what stands there."""
    days = new.term_days
    wrong = {
        "desk-reference": not _REFERENCE.fullmatch(new.reference) or passes(new.reference),
        "desk-establishment": not _ESTABLISHMENT.fullmatch(new.establishment),
        "desk-law": (new.kind is Kind.PERMIT) != (new.law is not None),
        "desk-days": (new.law is Law.OWN) != (days is not None) or not 1 <= (days or 1) <= MOST_DAYS,
    }
    found = {"desk-law": str(new.law or ""), "desk-days": str(days or "")}
    return {code: found.get(code, "") for code, is_wrong in wrong.items() if is_wrong}


def _wrong_step(case: Case, kind: StepKind, on: date, weeks: int | None) -> str:
    """Why a step cannot be, as a code; empty where it can."""
    before = [event for event in case.events if event.on <= on]
    if any(event.kind in ENDS[case.kind] for event in case.events):
        return "desk-over"
    if on < case.received or len(before) < len(case.events):
        return "desk-before"
    fits = kind in ENDS[case.kind] if kind in _ALL_ENDS else case.law is not None and _fits(case, kind)
    return _wrong_weeks(case, kind, weeks) if fits else "desk-step"


def _fits(case: Case, kind: StepKind) -> bool:
    """Only what runs can be suspended, and only what is suspended can go on."""
    stands = [event.kind for event in case.events if event.kind in (StepKind.SUSPENDED, StepKind.RESUMED)]
    still = bool(stands) and stands[-1] is StepKind.SUSPENDED
    return {StepKind.SUSPENDED: not still, StepKind.RESUMED: still}.get(kind, True)


def _wrong_weeks(case: Case, kind: StepKind, weeks: int | None) -> str:
    if (kind is StepKind.EXTENDED) != (weeks is not None) or not 1 <= (weeks or 1) <= MOST_WEEKS:
        return "desk-weeks"
    most = MOST_WEEKS_LONGER.get(case.law) if case.law else None
    before = any(event.kind is StepKind.EXTENDED for event in case.events)
    too_long = most is not None and weeks is not None and (before or weeks > most)
    return "desk-longer" if too_long else ""


def _moment(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(at)
    return at


def _problem(code: str, found: str) -> Problem:
    return Problem(code, Place("desk"), found=found)

"""What the desk adds up to in each quarter, for the gate; knows no database.

Quarters of the calendar, so that no two periods overlap and nothing can be taken off another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from perspectief.register.desk.cases import Case, share_in_time
from perspectief.register.desk.codes import Kind


class What(StrEnum):
    """What is counted; the measure of a figure has the same name."""

    QUESTIONS = "desk_questions"  # received
    PERMITS = "desk_permits"  # decided
    IN_TIME = "desk_permits_in_time"  # of those, the share within the legal term
    OBSTACLES = "desk_requests_obstructed"  # received, in which a rule stood in the way


@dataclass(frozen=True, slots=True)
class Total:
    """A count over a period, both days included; of a share the part, with its whole."""

    what: What
    start: date
    end: date
    count: int
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class SurveyTotal:
    """The grade of a survey that is over, of a measure of its own, with its interval and response."""

    survey: str
    measure: str
    start: date
    end: date
    value: float
    low: float
    high: float
    answers: int
    invited: int


def totals(cases: Sequence[Case], on: date) -> tuple[Total, ...]:
    """All totals of every quarter that was over before a day, from the first request on."""
    if not cases:
        return ()
    quarters = _quarters(min(case.received for case in cases), on)
    return tuple(total for start, end in quarters for total in _of(cases, start, end))


def _quarters(first: date, on: date) -> Iterator[tuple[date, date]]:
    start = date(first.year, 3 * ((first.month - 1) // 3) + 1, 1)
    while True:
        after = (start + timedelta(days=95)).replace(day=1)
        if after > on:
            return
        yield start, after - timedelta(days=1)
        start = after


def _of(cases: Sequence[Case], start: date, end: date) -> Iterator[Total]:
    received = [case for case in cases if start <= case.received <= end]
    share = share_in_time(cases, start, end)
    yield Total(What.QUESTIONS, start, end, sum(case.kind is Kind.QUESTION for case in received))
    yield Total(What.PERMITS, start, end, share.decided)
    yield Total(What.IN_TIME, start, end, share.in_time, share.decided)
    yield Total(What.OBSTACLES, start, end, sum(bool(case.rules) for case in received))

"""Requests as plain values, and what is said of them on a day; knows no database."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from perspectief.register.desk.codes import ENDS, Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.desk.terms import Event, days_taken, last_day


@dataclass(frozen=True, slots=True)
class InTheWay:
    """A rule that stood in the way."""

    area: Area
    level: Level
    rule: str


@dataclass(frozen=True, slots=True)
class Case:
    """A request with its steps in the order of their days; `law` is None for a question."""

    reference: str
    kind: Kind
    topic: Topic
    law: Law | None
    term_days: int | None
    received: date
    events: tuple[Event, ...] = ()
    rules: tuple[InTheWay, ...] = ()

    def end(self, on: date) -> Event | None:
        """The step that ended it, if that was by this day."""
        ends = ENDS[self.kind]
        return next((event for event in self.events if event.kind in ends and event.on <= on), None)

    def due(self, on: date) -> date | None:
        """The last day for a decision in time; None for a question, and while the term stands still."""
        if self.law is None:
            return None
        return last_day(self.law, self.term_days, self.received, self.events, on)

    def days(self, on: date) -> int:
        """The days that it took, or takes so far."""
        end = self.end(on)
        return days_taken(self.received, end.on if end else on, self.events)


@dataclass(frozen=True, slots=True)
class Open:
    """A request that is not over: how many days it has taken, and its last day in time, if it has one."""

    reference: str
    kind: Kind
    topic: Topic
    received: date
    days: int
    due: date | None
    late: bool
    waits: bool  # for the entrepreneur


@dataclass(frozen=True, slots=True)
class TermShare:
    """Decisions on permits in a period: how many, how many of them in time, and the median of their days.

    `open_late` are those that were still open after the period with their last day behind them: a share that
    looked at decisions alone would be best where the late ones are never decided.
    """

    decided: int
    in_time: int
    open_late: int
    median_days: float | None

    @property
    def percent(self) -> float | None:
        """In per cent; None where nothing was decided."""
        return 100 * self.in_time / self.decided if self.decided else None


@dataclass(frozen=True, slots=True)
class RuleCount:
    """In how many requests a rule stood in the way."""

    area: Area
    level: Level
    rule: str
    requests: int


def open_on(cases: Iterable[Case], kind: Kind, on: date) -> tuple[Open, ...]:
    """What is open, the one that is due first in front; what waits for somebody else comes last."""
    found = [_open(case, on) for case in cases if case.kind is kind and case.received <= on]
    going = [each for each in found if each is not None]
    return tuple(sorted(going, key=lambda each: (each.waits, each.due or each.received, each.reference)))


def _open(case: Case, on: date) -> Open | None:
    if case.end(on) is not None:
        return None
    due = case.due(on)
    late = due is not None and due < on
    waits = case.law is not None and due is None
    return Open(case.reference, case.kind, case.topic, case.received, case.days(on), due, late, waits)


def share_in_time(cases: Iterable[Case], first: date, last: date) -> TermShare:
    """Of the permits that were decided (granted or refused) from `first` to `last`, those in time."""
    permits = [case for case in cases if case.kind is Kind.PERMIT and case.received <= last]
    decided = [(case, end.on) for case in permits if (end := _decided(case, last)) and end.on >= first]
    in_time = sum(1 for case, on in decided if (due := case.due(on)) is None or on <= due)
    open_late = sum(1 for case in permits if (found := _open(case, last)) and found.late)
    return TermShare(len(decided), in_time, open_late, _median([case.days(on) for case, on in decided]))


def _decided(case: Case, on: date) -> Event | None:
    end = case.end(on)
    return end if end and end.kind is not StepKind.WITHDRAWN else None


def _median(numbers: Sequence[int]) -> float | None:
    ordered = sorted(numbers)
    middle, odd = divmod(len(ordered), 2)
    if not ordered:
        return None
    return float(ordered[middle]) if odd else (ordered[middle - 1] + ordered[middle]) / 2


def in_the_way(cases: Iterable[Case], first: date, last: date) -> tuple[RuleCount, ...]:
    """Rules that stood in the way of requests received in a period, the most frequent in front."""
    received = [case for case in cases if first <= case.received <= last]
    counted = Counter(rule for case in received for rule in set(case.rules))
    rows = [RuleCount(rule.area, rule.level, rule.rule, number) for rule, number in counted.items()]
    return tuple(sorted(rows, key=lambda row: (-row.requests, row.area, row.rule)))

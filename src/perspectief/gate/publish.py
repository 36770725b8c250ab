"""What may leave of a register: counted, judged by all that left, and made ready for the log."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from perspectief.gate.audit import Unsettled
from perspectief.gate.counting import Counted, Counter, counting_days
from perspectief.gate.counts import Publication, Said, Subject, Ties
from perspectief.gate.decisions import Decision, Decisions
from perspectief.gate.definitions import Asked, definition_of, plain
from perspectief.gate.entries import Entry
from perspectief.gate.judge import Refusal, admit, judge, may_correct, total_of
from perspectief.gate.ledger import Ledger
from perspectief.gate.ties import ties_of
from perspectief.gate.together import rounded_beside


@dataclass(frozen=True, slots=True)
class Refused:
    """A count that does not leave, on which day it was to be counted, and the lines of the log in its way."""

    asked: Asked
    day: date
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Plan:
    """What leaves, what does not, and how many counts left before and stay as they are.

    `rounded`: ids of counts that were decided exact and leave rounded, each with the id of the one beside
    which it would tell of parts (`gate.together`).
    """

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    standing: int
    rounded: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Ready:
    """What would be told of one definition on one day: `new` besides what the log says already."""

    asked: Asked
    counted: Counted
    new: tuple[Publication, ...]
    decision: Decision | None = None


def plan(
    counter: Counter,
    asked: Sequence[Asked],
    ledger: Ledger,
    decisions: Decisions,
    between: tuple[date, date],
    on: date,
) -> Plan:
    """What leaves of each definition for its counting days between two days, looked at on the day `on`.

    What left stays as it is; a total whose correction is large enough leaves again (`judge.may_correct`).
    """
    ties = _all_ties(asked, ledger)
    rounded = rounded_beside(asked, ledger.entries, lambda id_: decisions.on(id_, on) is not None, ties)
    run = _Run(ledger, decisions, ties, on, rounded)
    days = [(each, counting_days(each.definition, *between)) for each in asked]
    run.totals(_by_day(one for each, some in days for one in counter.totals(each, some, run.known)))
    run.corrections(_by_day(one for each, some in days for one in counter.totals(each, some, lambda _: on)))
    for each, some in days:
        for one in counter.breakdowns(each, some, run.known):
            run.breakdown(one)
    return Plan(tuple(run.entries), tuple(run.refused), run.standing, rounded)


def _by_day(counted: Iterable[Counted]) -> list[Counted]:
    return sorted(counted, key=lambda one: one.day)


def _all_ties(asked: Sequence[Asked], ledger: Ledger) -> Ties:
    known = {repr(sorted(entry.counting.items())): entry.counting for entry in ledger.entries}
    return ties_of([*(definition_of(one) for one in known.values()), *(each.definition for each in asked)])


class _Run:
    """One run; what it holds is thrown away with it."""

    def __init__(
        self, ledger: Ledger, decisions: Decisions, ties: Ties, on: date, rounded: Mapping[str, str]
    ) -> None:
        self.history = list(ledger.publications)
        self.next = len(ledger.entries) + 1
        self.decisions, self.ties, self.on, self.rounded = decisions, ties, on, rounded
        self.entries: list[Entry] = []
        self.refused: list[Refused] = []
        self.standing = 0

    def known(self, day: date) -> date:
        """As known on which day a counting day is counted: always that on which it was first."""
        return min((one.subject.known for one in self.history if one.subject.end == day), default=self.on)

    def totals(self, counted: Sequence[Counted]) -> None:
        """Judge the totals of all days together, and take up those that may leave."""
        promised = {one.subject for one in self.history if not one.by}
        ready = []
        for each in counted:
            subject = each.tables[-1].subject
            if subject in promised or self._before(subject):
                self.standing += 1
            elif one := self._ready(each):
                ready.append(one)
                promised.add(subject)
        self._judge(ready)

    def corrections(self, counted: Sequence[Counted]) -> None:
        """Totals that left before and are now so far from it that the difference itself may be told."""
        ready = []
        for each in counted:
            before = self._before(each.tables[-1].subject)
            one = self._ready(each) if before and len(each.tables) == 1 else None
            if before and one and may_correct(before, one.new[0].said[0]):
                ready.append(one)
        self._judge(ready)

    def _judge(self, ready: Sequence[_Ready]) -> None:
        # Numbers below zero until it is known which of them leave.
        ready = [replace(one, new=_numbered(one.new, -place)) for place, one in enumerate(ready, start=1)]
        try:
            refused = admit(self.history, [one.new for one in ready], self.ties)
        except Unsettled:
            refused = [Refusal("gate-unsettled", one.new[-1].subject, ()) for one in ready]
        away = {refusal.subject: refusal for refusal in refused}
        final = {one.new[-1].number: self._take(one) for one in ready if one.new[-1].subject not in away}
        for one in ready:
            if refusal := away.get(one.new[-1].subject):
                earlier = tuple(sorted(final.get(number, number) for number in refusal.earlier))
                self._refuse(one.counted, replace(refusal, earlier=earlier))

    def breakdown(self, counted: Counted) -> None:
        """Judge one breakdown by everything, what was taken up in this run too."""
        table = counted.tables[-1]
        if any(one.subject == table.subject and one.by == table.by for one in self.history):
            self.standing += 1
            return
        found = judge(self.history, table, self.ties)
        if isinstance(found, Refusal):
            self._refuse(counted, found)
        else:
            self._take(_Ready(counted.asked, counted, (found,)))

    def _ready(self, counted: Counted) -> _Ready | None:
        """The totals of a day as they would be told; None where one may not leave whatever else is known."""
        id_ = counted.asked.definition.id
        decision = None if id_ in self.rounded else self.decisions.on(id_, self.on)
        selected = counted.asked.selected
        told = [total_of(table, exact=decision is not None, selected=selected) for table in counted.tables]
        new = tuple(one for one in told if isinstance(one, Publication))
        if len(new) == len(told):
            return _Ready(counted.asked, counted, new, decision)
        self._refuse(counted, next(one for one in told if isinstance(one, Refusal)))
        return None

    def _before(self, subject: Subject) -> Said | None:
        """What was last told of the same total, as known on any day."""
        about = replace(subject, known=self.on)
        same = [one for one in self.history if not one.by and replace(one.subject, known=self.on) == about]
        return max(same, key=lambda one: one.subject.known).said[0] if same else None

    def _refuse(self, counted: Counted, refusal: Refusal) -> None:
        self.refused.append(Refused(counted.asked, counted.day, refusal))

    def _take(self, one: _Ready) -> int:
        """Write it down; gives its number."""
        number = self.next
        publications = _numbered(one.new, number)
        definition = one.asked.definition
        exact = any(said.rule == "exact" for publication in publications for said in publication.said)
        decision = one.decision.id if one.decision and exact else ""
        self.entries.append(
            Entry(
                number, self.on, definition.id, definition.measure, plain(definition), decision, publications
            )
        )
        self.history += publications
        self.next += 1
        return number


def _numbered(publications: Iterable[Publication], number: int) -> tuple[Publication, ...]:
    return tuple(replace(publication, number=number) for publication in publications)

"""The tables of counts that the register gives for a definition and its counting days."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np

from perspectief.gate.breakdowns import cells_of
from perspectief.gate.counts import TOTAL, Subject, Table
from perspectief.gate.definitions import Asked
from perspectief.gate.ties import Node, Sort, sort_of
from perspectief.register.counting import months
from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import CountDefinition, What
from perspectief.register.counting.result import Series
from perspectief.register.counting.series import series
from perspectief.register.days import day_of, number_of

KnownOn = Callable[[date], date]
_DAYS_ONLY = (Sort.STOCK, Sort.ACTIVE, Sort.ACTIVE_UP_TO)


@dataclass(frozen=True, slots=True)
class Counted:
    """The tables of one definition on one day, which leave together or not at all.

    The last is what it is about; those before it are the whole and the upper bound of a share.
    """

    asked: Asked
    day: date
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts from the register's columns; `shares` are the measures that are shares of a whole.

    `on` is the day that is looked from: what was recorded later is not known.
    """

    columns: Columns
    shares: frozenset[str]
    on: date

    def totals(self, asked: Asked, days: Sequence[date], known: KnownOn) -> Iterator[Counted]:
        """The totals of every day that is over, as known on the day that `known` gives for it.

        Where that was too early to tell, and for what may be a correction, as known on `on`.
        """
        for counted_on, some in self._by_known(asked, days, known):
            found = self._series(asked.definition, some, counted_on)
            for place, day in enumerate(some):
                if _complete(found, place, share=self._is_share(asked)):
                    tables = self._tables(asked.definition, found, place, counted_on)
                    yield Counted(asked, day, tables)

    def breakdowns(self, asked: Asked, days: Sequence[date], known: KnownOn) -> Iterator[Counted]:
        """What is asked by attributes, on every day that is over."""
        if not asked.by:
            return
        for counted_on, some in _grouped(days, known):
            found = self._series(asked.definition, some, counted_on)
            counted = partial(self._series, days=some, known=counted_on)
            cells = cells_of(asked.definition, asked.by, counted)
            for place, day in enumerate(some):
                if _complete(found, place, share=False):
                    (whole,) = self._tables(asked.definition, found, place, counted_on)
                    counts = {cell: int(values[place]) for cell, values in cells.items()}
                    yield Counted(asked, day, (Table(whole.subject, asked.by, counts),))

    def _is_share(self, asked: Asked) -> bool:
        return asked.definition.measure in self.shares

    def _by_known(
        self, asked: Asked, days: Sequence[date], known: KnownOn
    ) -> Iterator[tuple[date, list[date]]]:
        """A share that looks ahead from the day of leaving is complete later, and is counted then."""
        ahead = self._is_share(asked) and asked.definition.what is What.RETURNS
        yield from _grouped(days, (lambda _day: self.on) if ahead else known)

    def _series(self, definition: CountDefinition, days: Iterable[date], known: date) -> Series:
        return series(self.columns, definition, np.array([number_of(day) for day in days], np.int32), known)

    def _tables(
        self, definition: CountDefinition, found: Series, place: int, known: date
    ) -> tuple[Table, ...]:
        period = day_of(int(found.after[place]) + 1), day_of(int(found.days[place]))
        numbers = _numbers(definition, found, place, share=definition.measure in self.shares)
        return tuple(_total(Node(sort, definition), period, known, count) for sort, count in numbers.items())


def _numbers(definition: CountDefinition, found: Series, place: int, *, share: bool) -> dict[Sort, int]:
    value = int(found.counts.value[place])
    if not share or found.share is None:
        return {sort_of(definition.what): value}
    whole, part = int(found.share.whole[place]), int(found.share.part[place])
    if definition.what is What.RETURNS:
        return {Sort.OUTFLOW_TO_WORK: whole, Sort.BACK: part}
    up_to = int(found.counts.high[place])
    return {Sort.STOCK: whole, Sort.ACTIVE_UP_TO: min(up_to, whole), Sort.ACTIVE: value}


def _total(node: Node, period: tuple[date, date], known: date, count: int) -> Table:
    start, end = period
    subject = Subject(node.name, end if node.sort in _DAYS_ONLY else start, end, known)
    return Table(subject, (), {TOTAL: count})


def _complete(found: Series, place: int, *, share: bool) -> bool:
    of_share = not share or found.share is None or bool(found.share.complete[place])
    return bool(found.complete[place]) and of_share


def _grouped(days: Iterable[date], known: KnownOn) -> Iterator[tuple[date, list[date]]]:
    groups: dict[date, list[date]] = defaultdict(list)
    for day in days:
        groups[known(day)].append(day)
    yield from sorted(groups.items())


def counting_days(definition: CountDefinition, first: date, last: date) -> list[date]:
    """The days from `first` to `last` on which a definition is counted."""
    return [day_of(int(day)) for day in months.counting_days(first, last, definition.counting_day)]

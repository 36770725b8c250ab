"""Bringing in the figures that a programme needs, table by table; one that goes wrong stops alone."""

import fcntl
import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from perspectief.facts.fetched import Fetched
from perspectief.facts.fetched.files import FETCHED, refusing
from perspectief.facts.model import Measure
from perspectief.facts.sources import shapes
from perspectief.facts.sources.source import Order, Progress, Shape, Source, silent
from perspectief.ground.problem import Place, Problem, Refused

Outcome = Literal["new", "same", "changed", "refused"]
CODES = ("code-not-in-table", "refresh-running")


@dataclass(frozen=True, slots=True)
class TableReport:
    """What came of one table: `figures` new ones; `changes` where its shape stopped it; `problems` else."""

    order: Order
    outcome: Outcome
    figures: int = 0
    changes: tuple[shapes.ShapeChange, ...] = ()
    problems: tuple[Problem, ...] = ()


class Watch(Protocol):
    """Hears which table is being read, and how far it is."""

    def __call__(self, number: int, count: int, order: Order) -> Progress:
        """Table `number` (from 1) of `count` begins."""


def unwatched(number: int, count: int, order: Order) -> Progress:
    """Nobody watches."""
    return silent


def orders_of(measures: Iterable[Measure]) -> tuple[Order, ...]:
    """One order for each table that holds some of the measures, by source and table.

    Measures without a confirmed code are in none.
    """
    found: dict[tuple[str, str], dict[str, Measure]] = defaultdict(dict)
    for measure in measures:
        if measure.fetch and measure.fetch.code:
            found[measure.fetch.source, measure.fetch.table][measure.id] = measure
    return tuple(
        Order(source, table, tuple(held[id_] for id_ in sorted(held)), since=_since(held.values()))
        for (source, table), held in sorted(found.items())
    )


def _since(measures: Iterable[Measure]) -> date | None:
    """The first day that any of them asks for; None where one asks for all."""
    days = [measure.fetch.since if measure.fetch else None for measure in measures]
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


@dataclass(frozen=True, slots=True)
class Refresh:
    """Refreshes tables of a folder on a day; `accept` names tables whose new shape is taken as it is."""

    fetched: Fetched
    find: Callable[[str], Source]
    today: date
    accept: Collection[str] = ()

    def run(self, orders: Iterable[Order], watch: Watch = unwatched) -> Iterator[TableReport]:
        """A report for each table as it is done; raises `Refused` where another refresh is running."""
        asked = tuple(orders)
        with _alone(self.fetched.folder):
            for number, order in enumerate(asked, start=1):
                yield self._table(order, watch(number, len(asked), order))

    def _table(self, order: Order, progress: Progress) -> TableReport:
        try:
            return self._taken_in(order, progress)
        except Refused as refused:
            return TableReport(order, "refused", problems=refused.problems)

    def _taken_in(self, order: Order, progress: Progress) -> TableReport:
        folder = self.fetched.folder
        source = self.find(order.source)
        before = shapes.taken(folder, order.source, order.table)
        shape = source.shape(order)
        known = before.shape if before else _confirmed(order, shape)
        differs = shapes.changes(known, shape, _codes(order))
        if differs and order.table not in self.accept:
            return TableReport(order, "changed", changes=differs)
        _refuse_missing(order, shape)
        batch = source.read(order, shape, progress)
        figures = self.fetched.append(batch, order.source, order.table, retrieved_on=self.today)
        whole = shapes.together(before.shape if before and not differs else None, shape)
        shapes.keep(folder, order.source, order.table, shapes.Taken(whole, self.today))
        return TableReport(order, "new" if figures else "same", figures, differs)


def _codes(order: Order) -> frozenset[str]:
    return frozenset(each.fetch.code for each in order.measures if each.fetch and each.fetch.code)


def _confirmed(order: Order, shape: Shape) -> Shape:
    """The shape with the titles that the catalogue's codes had when they were confirmed."""
    columns = dict(shape.columns)
    for fetch in (measure.fetch for measure in order.measures if measure.fetch):
        if fetch.title and fetch.code in columns:
            columns[fetch.code] = replace(columns[fetch.code], title=fetch.title.strip())
    return replace(shape, columns=columns)


def _refuse_missing(order: Order, shape: Shape) -> None:
    """A code of the catalogue that the table does not have is wrong there, or went before we ever saw it."""
    missing = sorted(_codes(order) - shape.columns.keys())
    if missing:
        place = Place(f"{order.source} {order.table}")
        raise Refused(
            Problem("code-not-in-table", place, found=code, details={"table": order.table})
            for code in missing
        )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One refresh of a folder at a time: the lock goes with the process that holds it."""
    with refusing(FETCHED):
        (folder / FETCHED).mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / FETCHED / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for part in (folder / FETCHED).rglob(".*.part"):  # what a killed refresh left half written
            part.unlink(missing_ok=True)
        yield
    except BlockingIOError:
        raise Refused([Problem("refresh-running", Place(FETCHED))]) from None
    finally:
        os.close(handle)

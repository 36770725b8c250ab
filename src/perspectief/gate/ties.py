"""How counts hang together, from their definitions alone: everybody can know that one lies within another.

A count has its name from what decides it and nothing else. Two definitions that come to the same have one
name, and so have a month and a trailing year of one flow: which days they cover is told by the subject.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import permutations

from perspectief.gate.counts import TOTAL, Cell, Closing, Nested, Ties, cell_of
from perspectief.gate.definitions import GROUP, SCHEME, plain
from perspectief.register.codes import COUNTS_FOR, EndReason, Scheme
from perspectief.register.counting.definition import (
    Ages,
    CountDefinition,
    Counted,
    Flows,
    What,
    WorkKnownBy,
)


class Sort(StrEnum):
    """Sorts of counts: those of `What`, and what shares are made of.

    `ACTIVE_UP_TO`: who takes part, and who may. `BACK`: who came back in time, by the day of leaving.
    """

    STOCK = "stock"
    INFLOW = "inflow"
    OUTFLOW = "outflow"
    OUTFLOW_TO_WORK = "outflow_to_work"
    RETURNS = "returns"
    MOVES = "moves"
    ACTIVE = "active"
    ACTIVE_UP_TO = "active_up_to"
    BACK = "back"


_FOR_WORK = frozenset({EndReason.WORK, EndReason.SELF_EMPLOYED})
_HERE = frozenset(Scheme) - {Scheme.AIO}
_OF_A_DAY = (Sort.STOCK, Sort.ACTIVE, Sort.ACTIVE_UP_TO)  # of which groups and schemes are parts that add up
_POPULATION = ("counted", "schemes", "ages", "age_from", "age_to", "groups")
_TAKING_PART = (*_POPULATION, "participation", "hours_a_week", "active_months")
_COMING_BACK = (*_POPULATION, "work_known_by", "return_months")
_DECIDING: Mapping[Sort, tuple[str, ...]] = {
    Sort.STOCK: _POPULATION,
    Sort.INFLOW: (*_POPULATION, "flows"),
    Sort.OUTFLOW: (*_POPULATION, "flows", "reasons"),
    Sort.OUTFLOW_TO_WORK: (*_POPULATION, "work_known_by"),
    Sort.RETURNS: _COMING_BACK,
    Sort.MOVES: (*_POPULATION, "flows"),
    Sort.ACTIVE: _TAKING_PART,
    Sort.ACTIVE_UP_TO: _TAKING_PART,
    Sort.BACK: _COMING_BACK,
}


def sort_of(what: What) -> Sort:
    """The sort of count that a definition gives by itself, not as a share."""
    return Sort.ACTIVE if what is What.PARTICIPATION_SHARE else Sort(str(what))


@dataclass(frozen=True, slots=True)
class Node:
    """One count: its sort, and the definition of which only what decides it matters."""

    sort: Sort
    definition: CountDefinition

    @property
    def name(self) -> str:
        """The same for whatever comes to the same."""
        said = {name: value for name, value in plain(self.definition).items() if name in _DECIDING[self.sort]}
        return f"{self.sort}:{hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:8]}"


def nodes_of(definition: CountDefinition) -> tuple[Node, ...]:
    """The counts that a definition may tell: itself, or the part, the bound and the whole of its share."""
    if definition.what is What.PARTICIPATION_SHARE:
        sorts: tuple[Sort, ...] = (Sort.ACTIVE, Sort.ACTIVE_UP_TO, Sort.STOCK)
    elif definition.what is What.RETURNS:
        sorts = (Sort.RETURNS, Sort.BACK, Sort.OUTFLOW_TO_WORK)
    else:
        sorts = (Sort(str(definition.what)),)
    return tuple(Node(sort, definition) for sort in sorts)


def ties_of(definitions: Iterable[CountDefinition]) -> Ties:
    """All ties between the counts of these definitions."""
    nodes = {node.name: node for one in definitions for node in nodes_of(one)}
    nested = [
        _nested(one, other)
        for one, other in permutations(nodes.values(), 2)
        if (rule := _WITHIN.get((one.sort, other.sort))) and rule(one.definition, other.definition)
    ]
    return Ties((*nested, *_by_group(nodes.values())), tuple(_closing(nodes)))


def _nested(one: Node, other: Node) -> Nested:
    cell = _cell(one.definition, other.definition) if other.sort in _OF_A_DAY else TOTAL
    both = bool(cell) and one.sort is other.sort
    as_wide = replace(one.definition, groups=other.definition.groups, schemes=other.definition.schemes)
    whole = both and Node(one.sort, as_wide).name == other.name
    persons = replace(one.definition, counted=Counted.PERSONS)
    files = one.sort is other.sort is Sort.STOCK and one.definition.counted is Counted.FILES
    return Nested(one.name, other.name, cell, whole, twice=files and _same(persons, other.definition))


def _by_group(nodes: Iterable[Node]) -> Iterable[Nested]:
    """Who came in, or left, in a group is among those who came into it, or left it, by whatever way."""
    for one, other in permutations(nodes, 2):
        flows = one.sort is other.sort and one.sort in (Sort.INFLOW, Sort.OUTFLOW)
        reasons = one.definition.reasons or other.definition.reasons
        if flows and not reasons and not one.definition.groups and len(other.definition.groups) == 1:
            everybody = replace(other.definition, groups=frozenset())
            if Node(one.sort, everybody).name == one.name:
                yield Nested(one.name, other.name, of=_cell(other.definition, one.definition))


def _same(one: CountDefinition, other: CountDefinition, *names: str) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in (*_POPULATION, *names))


def _lives_within(one: CountDefinition, other: CountDefinition) -> bool:
    """Whether one population of a day is within the other; each file has a person of its own."""
    counted = one.counted is other.counted or (one.counted, other.counted) == (Counted.FILES, Counted.PERSONS)
    ages = other.ages in (Ages.ALL, one.ages) and _age_within(one, other)
    groups = not other.groups or (bool(one.groups) and one.groups <= other.groups)
    return counted and ages and groups and one.schemes <= other.schemes


def _age_within(one: CountDefinition, other: CountDefinition) -> bool:
    from_ = other.age_from is None or (one.age_from is not None and one.age_from >= other.age_from)
    to = other.age_to is None or (one.age_to is not None and one.age_to <= other.age_to)
    return from_ and to


def _takes_part_within(one: CountDefinition, other: CountDefinition) -> bool:
    kinds = COUNTS_FOR[one.participation] <= COUNTS_FOR[other.participation]
    amount = one.hours_a_week >= other.hours_a_week and one.active_months <= other.active_months
    return kinds and amount and _lives_within(one, other)


def _comes_back_within(one: CountDefinition, other: CountDefinition) -> bool:
    return one.return_months < other.return_months and _same(one, other, "work_known_by")


def _leaves_for_work_within(one: CountDefinition, other: CountDefinition) -> bool:
    """Who left for work left; by its end reason too, where that decides."""
    by_reason = one.work_known_by is WorkKnownBy.END_REASON and other.reasons >= _FOR_WORK
    return other.flows is Flows.EVENTS and (not other.reasons or by_reason) and _same(one, other)


def _comes_in(one: CountDefinition, other: CountDefinition) -> bool:
    """Who comes back comes in, under whatever scheme; AIO is paid by another body and in no register."""
    everybody = not other.groups and not other.by_age and other.counted is Counted.PERSONS
    return (
        everybody and other.flows is Flows.EVENTS and other.schemes >= _HERE and one.schemes <= other.schemes
    )


def _leaves_within(one: CountDefinition, other: CountDefinition) -> bool:
    fewer = not other.reasons or (bool(one.reasons) and one.reasons < other.reasons)
    return fewer and _same(one, other, "flows")


_WITHIN: Mapping[tuple[Sort, Sort], Callable[[CountDefinition, CountDefinition], bool]] = {
    (Sort.STOCK, Sort.STOCK): _lives_within,
    (Sort.ACTIVE, Sort.STOCK): _lives_within,
    (Sort.ACTIVE_UP_TO, Sort.STOCK): _lives_within,
    (Sort.ACTIVE, Sort.ACTIVE): _takes_part_within,
    (Sort.ACTIVE, Sort.ACTIVE_UP_TO): _takes_part_within,
    (Sort.ACTIVE_UP_TO, Sort.ACTIVE_UP_TO): _takes_part_within,
    (Sort.RETURNS, Sort.RETURNS): _comes_back_within,
    (Sort.BACK, Sort.BACK): _comes_back_within,
    (Sort.BACK, Sort.OUTFLOW_TO_WORK): lambda one, other: _same(one, other, "work_known_by"),
    (Sort.OUTFLOW, Sort.OUTFLOW): _leaves_within,
    (Sort.OUTFLOW_TO_WORK, Sort.OUTFLOW): _leaves_for_work_within,
    (Sort.RETURNS, Sort.INFLOW): _comes_in,
}


def _cell(one: CountDefinition, other: CountDefinition) -> Cell:
    """The cell of a breakdown by group or scheme that holds the narrower definition, if there is one."""
    values = {}
    if len(one.groups) == 1 and not other.groups:
        values[GROUP] = str(next(iter(one.groups)))
    if len(one.schemes) == 1 and one.schemes < other.schemes:
        values[SCHEME] = str(next(iter(one.schemes)))
    return cell_of(values)


def _closing(nodes: Mapping[str, Node]) -> Iterable[Closing]:
    """Stocks and flows of one population; of a flow that is never asked for, what is left over is known."""
    found = {}
    for stock in _of(nodes, Sort.STOCK):
        for flow in [*_of(nodes, Sort.INFLOW), *_of(nodes, Sort.OUTFLOW)]:
            events = flow.definition.flows is Flows.EVENTS and not flow.definition.reasons
            if events and _same(stock.definition, flow.definition):
                came, went = (Node(sort, flow.definition).name for sort in (Sort.INFLOW, Sort.OUTFLOW))
                found[stock.name, came] = Closing(stock.name, came, went)
    return found.values()


def _of(nodes: Mapping[str, Node], sort: Sort) -> list[Node]:
    return [node for node in nodes.values() if node.sort is sort]

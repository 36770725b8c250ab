"""Moves between groups, into them and out of them."""

import numpy as np

from perspectief.register.codes import Group
from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import CountDefinition, Flows
from perspectief.register.counting.flows import seen_on_counting_days
from perspectief.register.counting.months import OPEN
from perspectief.register.counting.result import Moves
from perspectief.register.counting.spells import (
    Spells,
    Wide,
    by_sort,
    crossed,
    merged,
    spells,
    together,
    without,
)
from perspectief.register.days import Days

NO_GROUP = len(Group)
OUTSIDE = NO_GROUP + 1
STATES = (*(group.value for group in Group), "no_group", "outside")


def moves(known: Columns, people: Spells, definition: CountDefinition, after: Days, until: Days) -> Moves:
    """How many went from which state to which in each period; `people` is the population of any group.

    States are the groups, `no_group` (in the population, in no group) and `outside` the population.
    """
    day, came_from, went_to = _events(_states(known, people, definition))
    size = len(STATES)
    ahead = by_sort(came_from * size + went_to, day, size * size, after, until)
    table = ahead.reshape(len(until), size, size)
    return Moves(STATES, after, table)


def between_groups(found: Moves) -> Wide:
    """How many moves from one group to another each table has."""
    many: Wide = found.table[:, :NO_GROUP, :NO_GROUP].sum(axis=(1, 2))
    return many


def _states(known: Columns, people: Spells, definition: CountDefinition) -> Spells:
    """Who was in which state: spells of one do not overlap and follow each other without a gap within."""
    rows = known.groups
    in_groups = merged(spells(rows.resident, rows.start, rows.end, rows.group), by_code=True)
    grouped = crossed(people, in_groups, state=True)
    none = without(people, merged(in_groups))
    states = merged(together(grouped, _coded(none, NO_GROUP)), by_code=True)
    if definition.flows is Flows.EVENTS:
        return states
    return seen_on_counting_days(states, definition.counting_day, by_code=True)


def _coded(some: Spells, code: int) -> Spells:
    return Spells(some.who, some.start, some.end, np.full(len(some), code, np.int8))


def _events(states: Spells) -> tuple[Days, Wide, Wide]:
    """The day of each move, and from where to where."""
    touches = np.zeros(len(states), np.bool_)  # the one before it
    touches[1:] = (states.who[1:] == states.who[:-1]) & (states.start[1:] == states.end[:-1])
    code = states.code.astype(np.int64)
    came_from = np.where(touches, np.roll(code, 1), OUTSIDE)
    left = (states.end < OPEN) & ~np.append(touches[1:], False)[: len(states)]
    day = np.concatenate([states.start, states.end[left]])
    gone = np.full(int(left.sum()), OUTSIDE, np.int64)
    return day, np.concatenate([came_from, code[left]]), np.concatenate([code, gone])

"""Moves between groups, into them and out of them."""

from perspectief.register.codes import Group
from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import CountDefinition, Flows
from perspectief.register.counting.flows import seen_on_counting_days
from perspectief.register.counting.kernels import steps
from perspectief.register.counting.months import OPEN
from perspectief.register.counting.result import Moves
from perspectief.register.counting.spells import Spells, Wide, by_sort, divided, in_order, spells
from perspectief.register.days import Days

NO_GROUP = len(Group)
OUTSIDE = NO_GROUP + 1
STATES = (*(group.value for group in Group), "no_group", "outside")


def moves(known: Columns, people: Spells, definition: CountDefinition, after: Days, until: Days) -> Moves:
    """How many went from which state to which in each period; `people` is the population of any group.

    States are the groups, `no_group` (in the population, in no group) and `outside` the population.
    """
    states, size = _states(known, people, definition), len(STATES)
    day, step = steps(states.who, states.start, states.end, states.code, OUTSIDE, size, OPEN)
    ahead = by_sort(step, day, size * size, after, until)
    table = ahead.reshape(len(until), size, size)
    return Moves(STATES, after, table)


def between_groups(found: Moves) -> Wide:
    """How many moves from one group to another each table has."""
    many: Wide = found.table[:, :NO_GROUP, :NO_GROUP].sum(axis=(1, 2))
    return many


def _states(known: Columns, people: Spells, definition: CountDefinition) -> Spells:
    """Who was in which state: spells of one do not overlap and follow each other without a gap within."""
    rows = known.groups
    in_groups = in_order(spells(rows.resident, rows.start, rows.end, rows.group))  # nobody in two on a day
    states = divided(people, in_groups, NO_GROUP)
    if definition.flows is Flows.EVENTS:
        return states
    return seen_on_counting_days(states, definition.counting_day, by_code=True)

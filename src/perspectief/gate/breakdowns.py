"""Which counts fall apart into cells that add up, and the counts of those cells.

Of a day groups and schemes do: everybody is in one of each. Of flows the group does in which somebody came
in, or from which somebody left; counted by what a group gained and lost there would be moves in them, which
are in no total. Files have two groups where partners differ, and schemes change while nobody comes or goes.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from perspectief.gate.counts import Cell, cell_of
from perspectief.gate.definitions import GROUP, SCHEME
from perspectief.register.codes import Group
from perspectief.register.counting.definition import CountDefinition, Counted, Flows, What
from perspectief.register.counting.moves import NO_GROUP as NONE
from perspectief.register.counting.moves import OUTSIDE
from perspectief.register.counting.result import Series
from perspectief.register.counting.spells import Wide

NO_GROUP = "none"
Count = Callable[[CountDefinition], Series]
Cells = Mapping[Cell, Wide]
_ATTRIBUTES: Mapping[What, tuple[tuple[str, ...], ...]] = {
    What.STOCK: ((GROUP,), (SCHEME,), (GROUP, SCHEME)),
    What.PARTICIPATION_SHARE: ((GROUP,),),
    What.INFLOW: ((GROUP,),),
    What.OUTFLOW: ((GROUP,),),
}


def can_break_down(definition: CountDefinition, by: tuple[str, ...]) -> bool:
    """Whether the cells by these attributes add up to the whole."""
    allowed = tuple(sorted(by)) in _ATTRIBUTES.get(definition.what, ())
    groups = GROUP not in by or (definition.counted is Counted.PERSONS and not definition.groups)
    schemes = SCHEME not in by or len(definition.schemes) > 1
    events = definition.flows is Flows.EVENTS and not definition.reasons
    return allowed and groups and schemes and (events or definition.what is What.STOCK)


def cells_of(definition: CountDefinition, by: tuple[str, ...], count: Count) -> Cells:
    """The counts of every cell on each day, where `count` gives those of a definition."""
    if definition.what in (What.INFLOW, What.OUTFLOW):
        return _by_group_of_move(definition, count)
    if SCHEME not in by:
        return _by_group(definition, {}, count)
    cells: dict[Cell, Wide] = {}
    for scheme in sorted(definition.schemes):
        one = replace(definition, schemes=frozenset({scheme}))
        named = {SCHEME: str(scheme)}
        cells |= _by_group(one, named, count) if GROUP in by else {cell_of(named): count(one).counts.value}
    return cells


def _by_group(definition: CountDefinition, named: Mapping[str, str], count: Count) -> Cells:
    """Each group, and who is in none: what is left of the whole."""
    left = count(definition).counts.value
    cells: dict[Cell, Wide] = {}
    for group in Group:
        found = count(replace(definition, groups=frozenset({group}))).counts.value
        cells[cell_of({**named, GROUP: str(group)})] = found
        left = left - found
    return {**cells, cell_of({**named, GROUP: NO_GROUP}): left}


def _by_group_of_move(definition: CountDefinition, count: Count) -> Cells:
    """In which group somebody was on coming in, or before leaving, from the table of moves."""
    moves = count(replace(definition, what=What.MOVES)).moves
    if moves is None:
        raise ValueError(definition.what)
    names = {place: str(group) for place, group in enumerate(Group)} | {NONE: NO_GROUP}
    came = definition.what is What.INFLOW
    return {
        cell_of({GROUP: name}): moves.table[:, OUTSIDE, place] if came else moves.table[:, place, OUTSIDE]
        for place, name in names.items()
    }

"""Which totals may leave exact beside each other.

Of two exact totals everybody can take the difference. Where one lies within the other that is a count of its
own, which the audit looks at. Where they only overlap, three of them may tell what is in none: so of each two
of one sort that are not tied, the second leaves rounded, whatever was decided.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from perspectief.gate.counts import Ties
from perspectief.gate.definitions import Asked, definition_of
from perspectief.gate.entries import Entry
from perspectief.gate.ties import Node, Sort, nodes_of

_LEAVING = frozenset({Sort.OUTFLOW, Sort.OUTFLOW_TO_WORK})
_Held = list[tuple[str, tuple[Node, ...]]]


def rounded_beside(
    asked: Sequence[Asked], entries: Iterable[Entry], decided: Callable[[str], bool], ties: Ties
) -> Mapping[str, str]:
    """The ids of counts that leave rounded though decided exact, each with the id of the one in its way."""
    tied = {frozenset((tie.inner, tie.outer)) for tie in ties.nested}
    held, found = _told_exact(entries), {}
    for one in asked:
        id_ = one.definition.id
        if one.selected or not decided(id_):
            continue
        nodes = nodes_of(one.definition)
        if beside := next((other for other, theirs in held if _apart(nodes, theirs, tied)), ""):
            found[id_] = beside
        else:
            held.append((id_, nodes))
    return found


def _told_exact(entries: Iterable[Entry]) -> _Held:
    exact = {
        entry.definition: entry.counting
        for entry in entries
        if any(said.rule == "exact" for publication in entry.publications for said in publication.said)
    }
    return [(id_, nodes_of(definition_of(counting))) for id_, counting in exact.items()]


def _apart(nodes: Iterable[Node], others: Sequence[Node], tied: set[frozenset[str]]) -> bool:
    return any(
        _alike(one, other) and frozenset((one.name, other.name)) not in tied
        for one in nodes
        for other in others
        if one.name != other.name
    )


def _alike(one: Node, other: Node) -> bool:
    return one.sort is other.sort or {one.sort, other.sort} <= _LEAVING

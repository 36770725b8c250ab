"""Which cells of a breakdown stay untold: those under ten, and what would give them away.

Secondary suppression by trial: as long as the attacker of `audit` comes too close to a count, the smallest
told cell beside it is suppressed too; at the end each is told again whose telling does no harm. So no single
suppressed cell could be told besides; that is not the fewest there could be, which is hard (Hundepool et al.
2012, ch. 4).
"""

from collections.abc import Iterable, Sequence

from perspectief.gate.audit import Revealed, revealed
from perspectief.gate.counts import LEAST, Cell, Publication, Said, Table, Ties
from perspectief.gate.equations import keys_of, system_of
from perspectief.gate.rounding import bounds, rounded


def protect(
    history: Sequence[Publication], table: Table, ties: Ties
) -> tuple[Publication, tuple[Revealed, ...]]:
    """The breakdown as it may be told beside all that left before, and what it would reveal even so."""
    primary = frozenset(cell for cell, count in table.counts.items() if count < LEAST)
    hidden, found = primary, _revealed(history, _masked(history, table, primary), ties)
    while found and (cell := _next(table, hidden, found[0])) is not None:
        hidden |= {cell}
        found = _revealed(history, _masked(history, table, hidden), ties)
    if not found:
        hidden = _told_again(history, table, primary, hidden, ties)
    return _masked(history, table, hidden), tuple(found)


def _revealed(history: Sequence[Publication], new: Publication, ties: Ties) -> list[Revealed]:
    return revealed(system_of([*history, new], ties), keys_of(new))


def _masked(history: Sequence[Publication], table: Table, hidden: Iterable[Cell]) -> Publication:
    away = frozenset(hidden)
    said = tuple(_said(cell, table.counts[cell], hidden=cell in away) for cell in sorted(table.counts))
    return Publication(len(history) + 1, table.subject, table.by, said)


def _said(cell: Cell, count: int, *, hidden: bool) -> Said:
    if count < LEAST:
        return Said(cell, "under_ten", None, 0, LEAST - 1)
    return Said(cell, "withheld", None, LEAST, None) if hidden else told_rounded(cell, count, LEAST)


def told_rounded(cell: Cell, count: int, least: int = 0) -> Said:
    """A count told to the nearest five; everybody knows that it is `least` or more."""
    value = rounded(count)
    return Said(cell, "rounded", value, *bounds(value, least))


def _next(table: Table, hidden: frozenset[Cell], known: Revealed) -> Cell | None:
    """The told cell that has most in common with what is known too closely; of those the smallest."""
    near = set(getattr(known.key, "cell", ()))
    told = [cell for cell in table.counts if cell not in hidden]
    return min(told, key=lambda cell: (-len(near & set(cell)), table.counts[cell], cell), default=None)


def _told_again(
    history: Sequence[Publication],
    table: Table,
    primary: frozenset[Cell],
    hidden: frozenset[Cell],
    ties: Ties,
) -> frozenset[Cell]:
    for cell in sorted(hidden - primary, key=lambda cell: (-table.counts[cell], cell)):
        fewer = hidden - {cell}
        if not _revealed(history, _masked(history, table, fewer), ties):
            hidden = fewer
    return hidden

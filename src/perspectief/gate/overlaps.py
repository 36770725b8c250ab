"""How counts of several definitions hang together: one lies within another, and stocks and flows close."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from perspectief.gate.counts import TOTAL, Cell, Closing, Nested, Subject
from perspectief.gate.stretches import DAY, Cells, Cuts, Stretch, first_known, pairs_of
from perspectief.gate.system import Builder
from perspectief.gate.unknowns import TOTAL_WIDTH, Alone, Flow, Late, Part, Rest, Told, width_of


def nest(builder: Builder, cells: Cells, cuts: Cuts, nested: Sequence[Nested]) -> None:
    """What the wider definition counts and the narrower does not, over each period and stretch of time."""
    for tie in nested:
        for inner, outer in pairs_of(cells, tie):
            for cell in _inside(cells[inner], tie):
                home = _home(cell, tie.within, cells[outer])
                if tie.whole and set(home) == {*tie.within, *cell}:
                    builder.whole(Told(outer, home), [Told(inner, cell)])
                else:
                    rest = _leave_rest(builder, Told(inner, cell), Told(outer, home))
                    if tie.twice and set(home) == set(cell):
                        alone = builder.add(Alone(rest), width_of(cell))
                        builder.whole(Told(inner, cell), [rest, alone])
        rests = _nest_parts(builder, cuts, tie)
        for window in _windows(cells, tie):
            _rest_of(builder, cuts, tie, window, rests)


def _nest_parts(builder: Builder, cuts: Cuts, tie: Nested) -> dict[Stretch, dict[Cell, Rest]]:
    """The rest of every stretch of which both are known, by the narrower one's cell."""
    rests: dict[Stretch, dict[Cell, Rest]] = {}
    for stretch in cuts.stretches.get(tie.inner, ()):
        inner, outer = (cuts.cells.get((name, stretch), set()) for name in (tie.inner, tie.outer))
        if inner and outer:
            rests[stretch] = {
                cell: _leave_rest(
                    builder,
                    Part(tie.inner, *stretch, cell),
                    Part(tie.outer, *stretch, _home(cell, tie.within, outer)),
                )
                for cell in _inside(inner, tie)
            }
    return rests


def _windows(cells: Cells, tie: Nested) -> list[Stretch]:
    found = [each for name in (tie.inner, tie.outer) for each in first_known(cells, name)]
    return sorted({(each.start, each.end) for each in found})


def _rest_of(
    builder: Builder, cuts: Cuts, tie: Nested, window: Stretch, rests: dict[Stretch, dict[Cell, Rest]]
) -> None:
    """The rest of a whole period, which is the sum of those of its stretches."""
    within = cuts.within(tie.inner, *window)
    if len(within) < 2 or not all(stretch in rests for stretch in within):
        return
    for cell in set.intersection(*(set(rests[stretch]) for stretch in within)):
        parts = [rests[stretch][cell] for stretch in within]
        whole = Rest(Part(tie.outer, *window, TOTAL), Part(tie.inner, *window, cell))
        builder.whole(builder.add(whole, width_of(cell)), parts)


def _inside(cells: set[Cell], tie: Nested) -> list[Cell]:
    """The cells of the narrower count that lie within: all of them, or the one that the tie is about."""
    return sorted(cells if tie.of == TOTAL else cells & {tie.of})


def _home(cell: Cell, within: Cell, known: Iterable[Cell]) -> Cell:
    """The narrowest known cell of the wider definition that holds this cell of the narrower one."""
    together = {*within, *cell}
    return max((each for each in known if set(each) <= together), key=lambda each: (len(each), each))


def _leave_rest(builder: Builder, inner: Told | Part, outer: Told | Part) -> Rest:
    rest = Rest(outer, inner)
    builder.add(rest, width_of(outer.cell or inner.cell))
    builder.whole(outer, [inner, rest])
    return rest


def close(builder: Builder, cells: Cells, cuts: Cuts, closing: Sequence[Closing]) -> None:
    """Stocks on two days and what came and went between them; a flow that nobody told is left over."""
    for tie in closing:
        stocks = {one.end: one for one in first_known(cells, tie.stock)}
        flows = {name: {(f.start, f.end): f for f in first_known(cells, name)} for name in _flows(tie)}
        cut = cuts.stretches.get(tie.inflow) or cuts.stretches.get(tie.outflow)
        told = dict.fromkeys(period for found in flows.values() for period in found)
        for start, end in _between_stocks(stocks, cut) if cut else told:
            before, now = stocks.get(start - DAY), stocks.get(end)
            if before and now:
                came, went = (_flow(builder, cuts, flows[name], name, (start, end)) for name in flows)
                slack = builder.slack(Late(Told(now, TOTAL)))
                row: dict[Hashable, int] = {Told(before, TOTAL): 1, Told(now, TOTAL): -1, slack: 1}
                builder.rows.append(row | dict.fromkeys(came, 1) | dict.fromkeys(went, -1))


def _flows(tie: Closing) -> tuple[str, str]:
    return tie.inflow, tie.outflow


def _between_stocks(stocks: Iterable[date], cut: Sequence[Stretch]) -> list[Stretch]:
    """From each stock to the next, as far as time was cut there."""
    first, last = cut[0][0], cut[-1][1]
    days = sorted(day for day in stocks if first <= day + DAY and day <= last)
    return [(before + DAY, now) for before, now in pairwise(days)]


def _flow(
    builder: Builder, cuts: Cuts, told: dict[Stretch, Subject], name: str, period: Stretch
) -> list[Hashable]:
    """What adds up to a flow over a period: its stretches, itself where it was told, or an unknown."""
    if within := cuts.within(name, *period):
        return [cuts.part(builder, name, stretch, TOTAL) for stretch in within]
    if found := told.get(period):
        return [Told(found, TOTAL)]
    return [builder.add(Flow(name, *period), TOTAL_WIDTH)]

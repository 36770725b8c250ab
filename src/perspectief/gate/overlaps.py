"""How counts of several periods and definitions hang together: shared time, nesting, stocks that close."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from perspectief.gate.counts import TOTAL, Cell, Closing, Nested, Subject
from perspectief.gate.system import Builder
from perspectief.gate.unknowns import TOTAL_WIDTH, Flow, Late, Part, Rest, Told, width_of

Cells = dict[Subject, set[Cell]]


def share_time(builder: Builder, cells: Cells) -> set[Part]:
    """Periods of one definition that overlap have stretches of time in common."""
    parts: set[Part] = set()
    for definition in sorted({subject.definition for subject in cells}):
        windows = _first_known(subject for subject in cells if subject.definition == definition)
        if len(windows) > 1 and _overlap(windows):
            parts |= _cut(builder, windows, cells)
    return parts


def _first_known(subjects: Iterable[Subject]) -> list[Subject]:
    """Of each period what was first said; a correction stands by itself."""
    first: dict[tuple[date, date], Subject] = {}
    for subject in sorted(subjects):
        first.setdefault((subject.start, subject.end), subject)
    return list(first.values())


def _overlap(windows: Sequence[Subject]) -> bool:
    return any(later.start <= earlier.end for earlier, later in pairwise(sorted(windows)))


def _cut(builder: Builder, windows: Sequence[Subject], cells: Cells) -> set[Part]:
    day = timedelta(days=1)
    cuts = sorted({window.start for window in windows} | {window.end + day for window in windows})
    stretches = [(start, end - day) for start, end in pairwise(cuts)]
    made: set[Part] = set()
    for window in windows:
        within = [each for each in stretches if window.start <= each[0] and each[1] <= window.end]
        for cell in cells[window]:
            parts = [Part(window.definition, *each, cell) for each in within]
            for part in parts:
                builder.add(part, width_of(cell))
            made.update(parts)
            told = Told(window, cell)
            builder.whole(told, [*parts, builder.slack(Late(told))])
    _add_up(builder, made)
    return made


def _add_up(builder: Builder, parts: set[Part]) -> None:
    """The cells of one stretch of time add up as those of a whole period do."""
    groups: dict[Part, dict[tuple[str, ...], list[Part]]] = defaultdict(lambda: defaultdict(list))
    for part in parts:
        if part.cell:
            total = Part(part.definition, part.start, part.end, TOTAL)
            groups[total][tuple(name for name, _ in part.cell)].append(part)
    for total, by in groups.items():
        for found in by.values():
            builder.whole(total, found)


def nest(builder: Builder, cells: Cells, parts: set[Part], nested: Sequence[Nested]) -> None:
    """What the wider definition counts and the narrower does not, over each period and stretch of time."""
    for tie in nested:
        for inner, outer in _pairs(cells, tie):
            for cell in cells[inner]:
                home = _home(cell, tie.within, cells[outer])
                if tie.whole and home == tie.within and cell == TOTAL:
                    builder.whole(Told(outer, home), [Told(inner, cell)])
                else:
                    _leave_rest(builder, Told(inner, cell), Told(outer, home))
        for part in [part for part in parts if part.definition == tie.inner]:
            outer_cells = {
                other.cell
                for other in parts
                if (other.definition, other.start, other.end) == (tie.outer, part.start, part.end)
            }
            if outer_cells:
                home = _home(part.cell, tie.within, outer_cells)
                _leave_rest(builder, part, Part(tie.outer, part.start, part.end, home))


def _pairs(cells: Cells, tie: Nested) -> Iterator[tuple[Subject, Subject]]:
    """Subjects of both definitions, counted on one day, of one period or a stock on its last day."""
    outers = {(s.end, s.known, s.start): s for s in cells if s.definition == tie.outer}
    for inner in [subject for subject in cells if subject.definition == tie.inner]:
        for start in dict.fromkeys((inner.start, inner.end)):
            if outer := outers.get((inner.end, inner.known, start)):
                yield inner, outer


def _home(cell: Cell, within: Cell, known: set[Cell]) -> Cell:
    """The narrowest known cell of the wider definition that holds this cell of the narrower one."""
    together = tuple(sorted({**dict(within), **dict(cell)}.items()))
    tried = (together, cell, within, TOTAL)
    return next(each for each in tried if each in known and set(each) <= set(together))


def _leave_rest(builder: Builder, inner: Told | Part, outer: Told | Part) -> None:
    rest = builder.add(Rest(outer, inner), width_of(outer.cell or inner.cell))
    builder.whole(outer, [inner, rest])


def close(builder: Builder, cells: Cells, closing: Sequence[Closing]) -> None:
    """Stocks on two days and what came and went between them; a flow that nobody told is left over."""
    for tie in closing:
        stocks = _by_day(cells, tie.stock)
        flows = {name: _by_period(cells, name) for name in (tie.inflow, tie.outflow)}
        for start, end in dict.fromkeys([*flows[tie.inflow], *flows[tie.outflow]]):
            before, now = stocks.get(start - timedelta(days=1)), stocks.get(end)
            if before and now:
                came, went = (_flow(builder, flows[name], name, start, end) for name in flows)
                slack = builder.slack(Late(Told(now, TOTAL)))
                row = {Told(before, TOTAL): 1, came: 1, went: -1, Told(now, TOTAL): -1, slack: 1}
                builder.rows.append(row)


def _by_day(cells: Cells, definition: str) -> dict[date, Subject]:
    return {one.end: one for one in _first_known(each for each in cells if each.definition == definition)}


def _by_period(cells: Cells, definition: str) -> dict[tuple[date, date], Subject]:
    found = _first_known(each for each in cells if each.definition == definition)
    return {(one.start, one.end): one for one in found}


def _flow(
    builder: Builder, told: dict[tuple[date, date], Subject], name: str, start: date, end: date
) -> Hashable:
    if found := told.get((start, end)):
        return Told(found, TOTAL)
    return builder.add(Flow(name, start, end), TOTAL_WIDTH)

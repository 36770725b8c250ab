"""Time, cut where any count that hangs together begins or ends: what is told of periods is told of stretches.

Definitions that lie within each other, and flows with the stocks that they close, are cut at the same days:
months of one and trailing years of another are then sums of the same stretches.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from perspectief.gate.counts import TOTAL, Cell, Nested, Subject, Ties
from perspectief.gate.system import Builder
from perspectief.gate.unknowns import Late, Part, Told, width_of

Cells = dict[Subject, set[Cell]]
Stretch = tuple[date, date]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cuts:
    """The stretches of each definition, in order, and the cells that are known of each as parts."""

    stretches: Mapping[str, Sequence[Stretch]]
    cells: dict[tuple[str, Stretch], set[Cell]] = field(default_factory=lambda: defaultdict(set))

    def within(self, definition: str, start: date, end: date) -> list[Stretch]:
        """The stretches of a definition that lie between two days, both included."""
        return [each for each in self.stretches.get(definition, ()) if start <= each[0] and each[1] <= end]

    def part(self, builder: Builder, definition: str, stretch: Stretch, cell: Cell) -> Part:
        """The part of a cell in a stretch, an unknown from then on."""
        part = Part(definition, *stretch, cell)
        builder.add(part, width_of(cell))
        self.cells[definition, stretch].add(cell)
        return part


def share_time(builder: Builder, cells: Cells, ties: Ties) -> Cuts:
    """Periods that overlap have stretches of time in common, within a definition and between those tied."""
    flows = {subject.definition for subject in cells if subject.start < subject.end}
    stretches: dict[str, Sequence[Stretch]] = {}
    for family in _families(flows, ties):
        windows = [window for name in family for window in first_known(cells, name)]
        days = {each.end + DAY for name in _stocks(family, ties) for each in first_known(cells, name)}
        if _meet(windows, days):
            stretches |= dict.fromkeys(family, _between(windows, days))
    cuts = Cuts(stretches)
    for name in sorted(stretches):
        for window in first_known(cells, name):
            _cut(builder, cuts, window, cells[window])
    _add_up(builder, cuts)
    return cuts


def first_known(cells: Iterable[Subject], definition: str) -> list[Subject]:
    """Of each period of a definition what was first said; a correction stands by itself."""
    first: dict[Stretch, Subject] = {}
    for subject in sorted(each for each in cells if each.definition == definition):
        first.setdefault((subject.start, subject.end), subject)
    return list(first.values())


def pairs_of(subjects: Collection[Subject], tie: Nested) -> Iterator[tuple[Subject, Subject]]:
    """Subjects of both definitions, counted on one day, of one period or a stock on its last day."""
    outers = {(s.end, s.known, s.start): s for s in subjects if s.definition == tie.outer}
    for inner in [subject for subject in subjects if subject.definition == tie.inner]:
        for start in dict.fromkeys((inner.start, inner.end)):
            if outer := outers.get((inner.end, inner.known, start)):
                yield inner, outer


def _families(flows: set[str], ties: Ties) -> list[list[str]]:
    """Flows that are tied to each other, directly or through others; each flow is in one family."""
    pairs = [(tie.inner, tie.outer) for tie in ties.nested]
    pairs += [(tie.inflow, tie.outflow) for tie in ties.closing]
    family = {name: {name} for name in flows}
    for one, other in pairs:
        if one in flows and other in flows and family[one] is not family[other]:
            family[one] |= family[other]
            family |= dict.fromkeys(family[one], family[one])
    return [list(each) for each in sorted({tuple(sorted(each)) for each in family.values()})]


def _stocks(family: Sequence[str], ties: Ties) -> set[str]:
    return {tie.stock for tie in ties.closing if tie.inflow in family or tie.outflow in family}


def _meet(windows: Sequence[Subject], days: set[date]) -> bool:
    """Whether one window cuts another, a stock cuts one, or several lie between two stocks."""
    spans = sorted({(window.start, window.end) for window in windows})
    between = {(one, other - DAY) for one, other in pairwise(sorted(days))} - set(spans)
    several = any(first <= start and end <= last for start, end in spans for first, last in between)
    cut = any(start < day <= end for start, end in spans for day in days)
    return several or cut or any(later[0] <= earlier[1] for earlier, later in pairwise(spans))


def _between(windows: Sequence[Subject], days: set[date]) -> list[Stretch]:
    first, last = min(each.start for each in windows), max(each.end for each in windows)
    ends = {window.start for window in windows} | {window.end + DAY for window in windows}
    cuts = sorted(ends | {day for day in days if first <= day <= last + DAY})
    return [(start, end - DAY) for start, end in pairwise(cuts)]


def _cut(builder: Builder, cuts: Cuts, window: Subject, cells: Iterable[Cell]) -> None:
    within = cuts.within(window.definition, window.start, window.end)
    for cell in cells:
        parts = [cuts.part(builder, window.definition, stretch, cell) for stretch in within]
        told = Told(window, cell)
        builder.whole(told, [*parts, builder.slack(Late(told))])


def _add_up(builder: Builder, cuts: Cuts) -> None:
    """The cells of one stretch of time add up as those of a whole period do."""
    for (definition, stretch), cells in list(cuts.cells.items()):
        by: dict[tuple[str, ...], list[Part]] = defaultdict(list)
        for cell in sorted(cells - {TOTAL}):
            by[tuple(name for name, _ in cell)].append(Part(definition, *stretch, cell))
        for found in by.values():
            builder.whole(cuts.part(builder, definition, stretch, TOTAL), found)

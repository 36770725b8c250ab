"""What everybody knows of published counts: cells add up, periods overlap, definitions lie within wider ones.

A count that nobody published is an unknown all the same: what is left between two counts, or between two
periods, is people too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise, product

from perspectief.gate.audit import Unsettled
from perspectief.gate.counts import LEAST, TOTAL, Cell, Nested, Publication, Said, Subject
from perspectief.gate.system import Builder, System

# Five counts have to stay possible for a cell of a breakdown, as many as round to one number; three for
# a part of a total, because a total that rounds to zero leaves no more (0, 1 or 2).
CELL_WIDTH, TOTAL_WIDTH = 4, 2
MOST_CELLS = 5_000  # of one subject, over all attributes by which it was ever broken down


@dataclass(frozen=True, slots=True)
class Told:
    """The count of one cell of a subject."""

    subject: Subject
    cell: Cell


@dataclass(frozen=True, slots=True)
class Part:
    """The count of a stretch of time that no publication cuts."""

    definition: str
    start: date
    end: date
    cell: Cell


@dataclass(frozen=True, slots=True)
class Rest:
    """Those whom `outer` counts and `inner` does not."""

    outer: Told | Part
    inner: Told | Part


@dataclass(frozen=True, slots=True)
class Late:
    """What was recorded later than the parts of a period were counted."""

    told: Told


def system_of(published: Sequence[Publication], nested: Sequence[Nested]) -> System:
    """All that was published as one system. Raises `Unsettled` where a subject has too many cells."""
    builder = Builder()
    by_subject: dict[Subject, list[Publication]] = defaultdict(list)
    for publication in published:
        by_subject[publication.subject].append(publication)
    cells = {subject: _tabulate(builder, subject, found) for subject, found in by_subject.items()}
    parts = _share_time(builder, cells)
    _nest(builder, cells, parts, nested)
    for publication in published:
        for said in publication.said:
            _bound(builder, Told(publication.subject, said.cell), said)
    return builder.built()


def keys_of(publication: Publication) -> set[Told]:
    """The unknowns of which a publication speaks."""
    return {Told(publication.subject, said.cell) for said in publication.said}


def _bound(builder: Builder, key: Told, said: Said) -> None:
    loose = said.rule != "exact" and said.low < LEAST
    builder.bound(key, said.low, said.high, width_of(said.cell) if loose else 0)


def width_of(cell: Cell) -> int:
    """How far apart the bounds of a count that nobody published have to stay."""
    return CELL_WIDTH if cell else TOTAL_WIDTH


def _tabulate(builder: Builder, subject: Subject, found: Iterable[Publication]) -> set[Cell]:
    """Unknowns and sums of one subject over every attribute of its breakdowns; gives its cells."""
    values: dict[str, set[str]] = defaultdict(set)
    for publication in found:
        for said in publication.said:
            for name, value in said.cell:
                values[name].add(value)
    names = sorted(values)
    finest = [tuple(zip(names, chosen, strict=True)) for chosen in _crossed(values, names)]
    cells = {TOTAL}
    builder.add(Told(subject, TOTAL), TOTAL_WIDTH)
    for cell in finest:
        builder.add(Told(subject, cell), width_of(cell))
    for count in range(len(names)):
        for kept in combinations(names, count):
            cells |= _margin(builder, subject, finest, set(kept))
    return cells | set(finest)


def _crossed(values: dict[str, set[str]], names: Sequence[str]) -> list[tuple[str, ...]]:
    number = 1
    for name in names:
        number *= len(values[name])
    if number > MOST_CELLS:
        raise Unsettled
    return list(product(*(sorted(values[name]) for name in names)))


def _margin(builder: Builder, subject: Subject, finest: Sequence[Cell], kept: set[str]) -> set[Cell]:
    sums: dict[Cell, list[Told]] = defaultdict(list)
    for cell in finest:
        sums[tuple(pair for pair in cell if pair[0] in kept)].append(Told(subject, cell))
    for cell, parts in sums.items():
        builder.whole(builder.add(Told(subject, cell), width_of(cell)), parts)
    return set(sums)


Cells = dict[Subject, set[Cell]]


def _share_time(builder: Builder, cells: Cells) -> set[Part]:
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


def _nest(builder: Builder, cells: Cells, parts: set[Part], nested: Sequence[Nested]) -> None:
    for tie in nested:
        for inner, outer in _pairs(cells, tie):
            for cell in cells[inner]:
                _leave_rest(builder, Told(inner, cell), Told(outer, _home(cell, tie.within, cells[outer])))
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

"""What everybody knows of published counts: cells add up, periods overlap, definitions lie within wider ones.

A count that nobody published is an unknown all the same: what is left between two counts, or between two
periods, is people too.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, product

from perspectief.gate.attributes import Domains, domains
from perspectief.gate.audit import Unsettled
from perspectief.gate.counts import LEAST, TOTAL, Cell, Publication, Said, Subject, Ties
from perspectief.gate.overlaps import close, nest
from perspectief.gate.stretches import share_time
from perspectief.gate.system import Builder, System
from perspectief.gate.unknowns import TOTAL_WIDTH, Told, width_of

MOST_CELLS = 5_000  # of one subject, over all attributes by which it was ever broken down


def system_of(published: Sequence[Publication], ties: Ties) -> System:
    """All that was published as one system. Raises `Unsettled` where a subject has too many cells."""
    builder = Builder()
    cells = {
        subject: _tabulate(builder, subject, values)
        for subject, values in domains(published, ties.nested).items()
    }
    cuts = share_time(builder, cells, ties)
    nest(builder, cells, cuts, ties.nested)
    close(builder, cells, cuts, ties.closing)
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


def _tabulate(builder: Builder, subject: Subject, values: Domains) -> set[Cell]:
    """Unknowns and sums of one subject over all its attributes; gives its cells."""
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


def _crossed(values: Domains, names: Sequence[str]) -> list[tuple[str, ...]]:
    number = 1
    for name in names:
        number *= len(values[name])
    if number > MOST_CELLS:
        raise Unsettled
    return list(product(*(values[name] for name in names)))


def _margin(builder: Builder, subject: Subject, finest: Sequence[Cell], kept: set[str]) -> set[Cell]:
    sums: dict[Cell, list[Told]] = defaultdict(list)
    for cell in finest:
        sums[tuple(pair for pair in cell if pair[0] in kept)].append(Told(subject, cell))
    for cell, parts in sums.items():
        builder.whole(builder.add(Told(subject, cell), width_of(cell)), parts)
    return set(sums)

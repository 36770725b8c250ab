"""What a programme needs to know: the measures that it names, what these are computed from, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.formula.check import parsed
from perspectief.facts.formula.parse import names
from perspectief.programme.model import Indicator, Programme

COUNTRY = "NL01"


@dataclass(frozen=True, slots=True)
class Needed:
    """Ids of measures and codes of regions."""

    measures: frozenset[str]
    regions: frozenset[str]


def needed(programme: Programme, catalogue: Catalogue) -> Needed:
    """The measures and regions that a programme's account can speak of."""
    named = frozenset(_named(programme))
    return Needed(_with_parts(named, catalogue), frozenset(_regions(programme)))


def _named(programme: Programme) -> Iterator[str]:
    for indicator in programme.indicators:
        yield indicator.measure
        yield from indicator.comparators
        yield from (target.measure for target in indicator.targets if target.measure)
    for activity in programme.activities:
        yield from activity.measures


def _with_parts(named: frozenset[str], catalogue: Catalogue) -> frozenset[str]:
    """The measures and, of those with a formula, what goes into it."""
    found: set[str] = set()
    waiting = list(named)
    while waiting:
        id_ = waiting.pop()
        measure = catalogue.find(id_)
        if measure is None or id_ in found:
            continue
        found.add(id_)
        if measure.formula:
            waiting += [name.measure for name in names(parsed(measure.formula))]
    return frozenset(found)


def _regions(programme: Programme) -> Iterator[str]:
    yield COUNTRY
    yield programme.municipality.code
    yield from (each.code for each in (programme.labour_market_region, programme.size_class) if each)
    for group in programme.regions:
        yield group.code
        yield from group.members
    for indicator in programme.indicators:
        yield from _regions_of(indicator)


def _regions_of(indicator: Indicator) -> Iterator[str]:
    if indicator.region:
        yield indicator.region
    for target in indicator.targets:
        for version in target.versions:
            if version.better_than_peers_by:
                yield version.better_than_peers_by.peers

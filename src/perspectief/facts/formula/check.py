"""Whether the formulas of a catalogue can be read, name measures that are there, and come out right."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from perspectief.facts.formula.dimensions import check_units
from perspectief.facts.formula.parse import FormulaError, Name, Node, names, parse
from perspectief.facts.model import Measure
from perspectief.ground.near import nearest


@lru_cache(maxsize=1_000)
def parsed(text: str) -> Node:
    """The tree of a formula, remembered; raises as `parse`."""
    return parse(text)


def formula_faults(
    measures: Iterable[Measure], known: Mapping[str, Measure]
) -> Iterator[tuple[Measure, FormulaError]]:
    """The first thing wrong with each formula; `known` holds the measures themselves and all others."""
    for measure in measures:
        if measure.formula is not None:
            try:
                check(measure, known)
            except FormulaError as error:
                yield measure, error


def check(measure: Measure, known: Mapping[str, Measure]) -> None:
    """Raise `FormulaError` with the first thing wrong with a measure's formula."""
    node = parsed(measure.formula or "")
    found = tuple(names(node))
    if not found:
        raise FormulaError("formula-without-measure", 0, node.text)
    for name in found:
        _refuse_unknown(name, known)
        _refuse_ring(name, measure, known)
    check_units(node, measure, known)


def _refuse_unknown(name: Name, known: Mapping[str, Measure]) -> None:
    if name.measure not in known:
        likely = nearest(name.measure, known)
        raise FormulaError("formula-unknown-measure", name.at, name.measure, suggestion=likely)


def _refuse_ring(name: Name, measure: Measure, known: Mapping[str, Measure]) -> None:
    """A measure may not come out of itself, through however many others."""
    waiting, seen = [name.measure], set[str]()
    while waiting:
        here = waiting.pop()
        if here == measure.id:
            raise FormulaError("formula-ring", name.at, name.measure, details={"measure": measure.id})
        if here not in seen:
            seen.add(here)
            waiting += _parts(known.get(here))


def _parts(measure: Measure | None) -> list[str]:
    """The measures that a formula names; none where it cannot be read, which is told of that formula."""
    if measure is None or measure.formula is None:
        return []
    try:
        return [name.measure for name in names(parsed(measure.formula))]
    except FormulaError:
        return []

"""What a number in a formula is a number of: a small algebra of counted objects and per-so-manies."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from perspectief.facts.formula.parse import Call, FormulaError, Name, Node, Number, Operation, names
from perspectief.facts.model import Measure

_RATES: Mapping[str, int] = {
    "percent": 100,
    "per 1000 inhabitants": 1_000,
    "per 10000 inhabitants": 10_000,
    "per 1000 adults": 1_000,
    "per 10000 adults": 10_000,
    "per 1000 aged 15-64": 1_000,
}
# The measures that a "per so many" may be divided by; who divides by another of these meant another unit.
_BASES: Mapping[str, str] = {
    "per 1000 inhabitants": "inhabitants",
    "per 10000 inhabitants": "inhabitants",
    "per 1000 adults": "inhabitants_18_plus",
    "per 10000 adults": "inhabitants_18_plus",
}
_SCALES = (100.0, 1_000.0, 10_000.0)


@dataclass(frozen=True, slots=True)
class Dimension:
    """Counted objects with their powers, what they are multiplied by, and whether it is a difference.

    Persons per 10,000 adults are persons over persons, times 10,000; jobs per 1,000 inhabitants aged 15-64
    are jobs over persons, times 1,000. `points` marks a difference between percentages.
    """

    powers: tuple[tuple[str, int], ...] = ()
    scale: float = 1.0
    points: bool = False


def dimension_of(measure: Measure) -> Dimension:
    """The dimension that a measure's unit and counted object stand for."""
    if measure.unit == "count":
        return Dimension(((measure.counted, 1),))
    if measure.unit == "percent":
        return Dimension(scale=100.0)
    if measure.unit == "percentage points":
        return Dimension(scale=100.0, points=True)
    if measure.unit == "ratio":
        return Dimension()
    if measure.unit in _RATES:
        return Dimension(_quotient({measure.counted: 1}, {"person": 1}), float(_RATES[measure.unit]))
    return Dimension(((measure.unit, 1),))


def check_units(node: Node, measure: Measure, measures: Mapping[str, Measure]) -> None:
    """Raise `FormulaError` where parts do not go together, or do not come out in the measure's unit."""
    found = _dimension(node, measures)
    if not _agrees(found, measure):
        details = {"unit": measure.unit, "counted": measure.counted}
        raise FormulaError("formula-other-unit", _start(node), node.text, details=details)
    base = _BASES.get(measure.unit)
    for name in names(node):
        if base and name.measure != base and name.measure in _BASES.values():
            raise FormulaError(
                "formula-other-base", name.at, name.measure, details={"unit": measure.unit, "base": base}
            )


def _start(node: Node) -> int:
    return _start(node.left) if isinstance(node, Operation) and node.left.text != "-" else node.at


def _agrees(found: Dimension, measure: Measure) -> bool:
    if measure.unit == "ratio":  # one thing over another, whatever they are
        return found.scale == 1 and not found.points and sum(power for _, power in found.powers) == 0
    return found == dimension_of(measure)


def _dimension(node: Node, measures: Mapping[str, Measure]) -> Dimension:
    if isinstance(node, Number):
        return Dimension(scale=node.value if node.value in _SCALES else 1.0)
    if isinstance(node, Name):
        return dimension_of(measures[node.measure])
    if isinstance(node, Call):
        return _of_call(node, measures)
    left, right = _dimension(node.left, measures), _dimension(node.right, measures)
    return _added(node, left, right) if node.operator in "+-" else _multiplied(node, left, right)


def _of_call(node: Call, measures: Mapping[str, Measure]) -> Dimension:
    inner = _dimension(node.inner, measures)
    if node.function == "growth":
        return Dimension(scale=100.0)
    return Dimension(inner.powers, inner.scale, points=_is_percentage(inner))


def _is_percentage(dimension: Dimension) -> bool:
    return not dimension.powers and dimension.scale == 100.0


def _added(node: Operation, left: Dimension, right: Dimension) -> Dimension:
    """Two percentages differ by percentage points; points on a percentage are a percentage again."""
    same = (left.powers, left.scale) == (right.powers, right.scale)
    if not same or (right.points is False and left.points is True):
        raise FormulaError(
            "formula-units-differ", node.at, node.left.text, details={"other": node.right.text}
        )
    difference = node.operator == "-" and _is_percentage(left) and not _is_whole(node.left)
    return Dimension(left.powers, left.scale, points=left.points or (difference and not right.points))


def _is_whole(node: Node) -> bool:
    """Whether it is the 100 of "100 - share", which leaves a share and no difference between two."""
    return isinstance(node, Number)


def _multiplied(node: Operation, left: Dimension, right: Dimension) -> Dimension:
    if node.operator == "*":
        powers = Counter(dict(left.powers))
        powers.update(dict(right.powers))
        return Dimension(_sorted(powers), left.scale * right.scale, left.points or right.points)
    scale = left.scale / right.scale
    return Dimension(_quotient(dict(left.powers), dict(right.powers)), scale, left.points)


def _quotient(over: Mapping[str, int], under: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    powers = Counter(over)
    powers.subtract(under)
    return _sorted(powers)


def _sorted(powers: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((thing, power) for thing, power in powers.items() if power))

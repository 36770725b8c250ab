"""Arithmetic with a value that lies between two bounds; bounds may be open, and a value may be unknown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from math import inf, isfinite

from perspectief.facts.formula.parse import Operator
from perspectief.facts.model import Figure


@dataclass(frozen=True, slots=True)
class Interval:
    """The best value, where one is known, and what it may at least and at most be (infinite is open)."""

    value: float | None
    low: float
    high: float

    @property
    def speaks(self) -> bool:
        """Whether it says anything at all."""
        return self.value is not None or isfinite(self.low) or isfinite(self.high)


def exactly(value: float) -> Interval:
    """A number that is what it is."""
    return Interval(value, value, value)


def interval_of(figure: Figure) -> Interval:
    """What a figure says; a bound that it leaves out is open where no value closes it."""
    open_low, open_high = (-inf, inf) if figure.value is None else (figure.value, figure.value)
    low = open_low if figure.low is None else figure.low
    high = open_high if figure.high is None else figure.high
    return Interval(figure.value, low, high)


def combined(operator: Operator, left: Interval, right: Interval) -> Interval | None:
    """All that the two together may be; None where a divisor may be nought.

    The bounds hold for parts that vary on their own: a part that stands twice makes them wider, never
    narrower (Moore, Interval Analysis, 1966).
    """
    if operator == "/" and right.low <= 0 <= right.high:
        return None
    work = _WORK[operator]
    value = None if left.value is None or right.value is None else work(left.value, right.value)
    ends = [work(a, b) for a, b in product((left.low, left.high), (right.low, right.high))]
    low, high = (min(ends), max(ends)) if operator in "*/" else _sum_bounds(operator, left, right)
    return _sound(value, low, high)


def _sound(value: float | None, low: float, high: float) -> Interval:
    """A value stays within its bounds, whatever a last digit does."""
    if value is None:
        return Interval(None, low, high)
    return Interval(value, min(low, value), max(high, value))


def _sum_bounds(operator: Operator, left: Interval, right: Interval) -> tuple[float, float]:
    if operator == "+":
        return left.low + right.low, left.high + right.high
    return left.low - right.high, left.high - right.low


def _times(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b  # nought times an open end is nought


def _over(a: float, b: float) -> float:
    return 0.0 if a == 0 or not isfinite(b) else a / b


_WORK: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": _times,
    "/": _over,
}

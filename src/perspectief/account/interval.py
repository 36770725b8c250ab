"""Arithmetic on ranges: what is rough stays rough in whatever is computed from it."""

from perspectief.account.model import Interval


def minus(left: Interval, right: Interval) -> Interval:
    """The range of a difference; an open end stays open."""
    return Interval(low=_difference(left.low, right.high), high=_difference(left.high, right.low))


def negated(interval: Interval) -> Interval:
    """The range of the opposite."""
    return Interval(low=_opposite(interval.high), high=_opposite(interval.low))


def per(interval: Interval, shortest: float, longest: float) -> Interval:
    """The range of `interval` divided by a positive number between `shortest` and `longest`."""
    return Interval(
        low=_lowest(interval.low, shortest, longest), high=_highest(interval.high, shortest, longest)
    )


def exactly(value: float) -> Interval:
    """A range of one value."""
    return Interval(low=value, high=value)


def _difference(left: float | None, right: float | None) -> float | None:
    return None if left is None or right is None else round(left - right, 9)


def _opposite(value: float | None) -> float | None:
    return None if value is None else -value


def _lowest(value: float | None, shortest: float, longest: float) -> float | None:
    return None if value is None else round(min(value / shortest, value / longest), 9)


def _highest(value: float | None, shortest: float, longest: float) -> float | None:
    return None if value is None else round(max(value / shortest, value / longest), 9)

"""Rounding to the nearest multiple of five: the same count always rounds the same way.

The last digits 0 to 4 move a count by 0, -1, -2, +2 and +1: nothing on average, and never more than two.
Asking again gives nothing new, because there is no chance in it. That conventional rounding can be undone
with margins and differences (Hundepool et al. 2012, Statistical Disclosure Control, ch. 5) is why `audit`
looks at every rounded count as an interval beside all others.
"""

BASE = 5
REACH = BASE // 2


def rounded(count: int) -> int:
    """The multiple of five that lies nearest; `count` is not negative."""
    if count < 0:
        raise ValueError(count)
    return (count + REACH) // BASE * BASE


def bounds(value: int, least: int = 0) -> tuple[int, int]:
    """The lowest and highest count that round to `value` and are `least` or more."""
    if value % BASE or value < 0:
        raise ValueError(value)
    return max(least, value - REACH), value + REACH

"""Ranges: whatever the true values within two ranges are, the result's range holds the true result."""

from hypothesis import given
from hypothesis import strategies as st

from perspectief.account.interval import minus, negated, per
from perspectief.account.model import Interval

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)


def _range(low: float, width: float) -> Interval:
    return Interval(low=low, high=low + width)


@given(NUMBERS, st.floats(0, 1e4), st.floats(0, 1), NUMBERS, st.floats(0, 1e4), st.floats(0, 1))
def test_a_difference_lies_within_the_difference_of_ranges(
    a: float, a_width: float, a_part: float, b: float, b_width: float, b_part: float
) -> None:
    result = minus(_range(a, a_width), _range(b, b_width))
    truth = (a + a_part * a_width) - (b + b_part * b_width)
    assert result.low is not None and result.high is not None
    assert result.low - 1e-6 <= truth <= result.high + 1e-6


@given(NUMBERS, st.floats(0, 1e4), st.floats(0, 1), st.floats(0.1, 100), st.floats(0, 100), st.floats(0, 1))
def test_a_pace_lies_within_the_pace_of_ranges(
    a: float, width: float, part: float, months: float, more: float, months_part: float
) -> None:
    result = per(_range(a, width), months, months + more)
    truth = (a + part * width) / (months + months_part * more)
    assert result.low is not None and result.high is not None
    assert result.low - 1e-6 <= truth <= result.high + 1e-6


def test_an_open_end_stays_open() -> None:
    over_four = Interval(low=4, high=None)
    assert minus(over_four, Interval(low=1, high=1)) == Interval(low=3, high=None)
    assert minus(Interval(low=1, high=1), over_four) == Interval(low=None, high=-3)
    assert negated(over_four) == Interval(low=None, high=-4)
    assert per(over_four, 1, 2) == Interval(low=2, high=None)

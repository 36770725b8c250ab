"""Rounding to five: within two, always the same, and of no direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.gate.rounding import bounds, rounded


@given(st.integers(0, 1_000_000))
def test_a_count_moves_by_two_at_most_and_always_to_the_same_multiple_of_five(count: int) -> None:
    assert abs(rounded(count) - count) <= 2
    assert rounded(count) % 5 == 0
    assert {rounded(count) for _ in range(5)} == {rounded(count)}


def test_the_last_digits_together_are_not_moved_up_or_down() -> None:
    assert sum(rounded(count) - count for count in range(100, 200)) == 0


@given(st.integers(0, 100_000))
def test_the_bounds_hold_exactly_the_counts_that_round_so(count: int) -> None:
    low, high = bounds(rounded(count))
    assert low <= count <= high
    assert {rounded(each) for each in range(low, high + 1)} == {rounded(count)}
    assert rounded(high + 1) != rounded(count)
    assert low == 0 or rounded(low - 1) != rounded(count)


def test_what_is_no_count_is_refused() -> None:
    with pytest.raises(ValueError):
        rounded(-1)
    with pytest.raises(ValueError):
        bounds(12)

"""The pace that a target needs, beside the largest that any region had: worked out by hand."""

from datetime import date
from math import log

import pytest

from perspectief.facts.model import Figure
from perspectief.outlook.pace import largest_changes, multiple
from tests.outlook.conftest import make_figure


def _region(*values: float | None, first: int = 2015) -> list[Figure]:
    return [make_figure(date(first + n, 12, 31), value) for n, value in enumerate(values)]


def test_the_largest_fall_and_rise_of_a_small_panel() -> None:
    panel = [_region(1000, 900, 990), _region(2000, 1700, 1750), _region(500, 100, 900)]
    fall, rise = largest_changes(panel, at_least=800)
    assert fall == pytest.approx(log(1700 / 2000), rel=0.005)
    assert rise == pytest.approx(log(990 / 900), rel=0.005)  # the smallest region counts for nothing


def test_the_order_of_figures_makes_no_difference_and_gaps_are_spread_over_years() -> None:
    figures = _region(1000, None, 810)
    found = largest_changes([figures[::-1]], at_least=1)
    assert found == largest_changes([figures], at_least=1)
    assert found[0] == pytest.approx(log(0.81) / 2, rel=0.005)


def test_a_panel_without_changes_compares_with_nothing() -> None:
    assert largest_changes([], 1) == (0.0, 0.0)
    assert multiple(2500, 2200, 1.0, (0.0, 0.0)) is None


@pytest.mark.parametrize(("aim", "expected"), [(1700.0, 2.0), (2400.0, 4.0)])
def test_the_multiple_is_of_the_largest_in_the_same_direction(aim: float, expected: float) -> None:
    largest = (log(1700 / 2000) / 4, log(2400 / 2000) / 8)
    assert multiple(2000, aim, 2.0, largest) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("now", "aim", "years"), [(0.0, 5.0, 1.0), (5.0, 0.0, 1.0), (5.0, 4.0, 0.0), (5.0, 4.0, 0.05)]
)
def test_where_nothing_compares_there_is_no_multiple(now: float, aim: float, years: float) -> None:
    assert multiple(now, aim, years, (-0.1, 0.1)) is None

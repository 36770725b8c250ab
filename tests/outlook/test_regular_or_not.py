"""Which series the ensemble for regular series may have: noughts and beginnings are not for it."""

from datetime import date

import numpy as np
import pytest

from perspectief.outlook.any_series import Point, outlook_of
from perspectief.outlook.days import month_end
from perspectief.outlook.regular_path import is_regular

BEGUN = [0.0] * 60 + [5.0, 6.0, 8.0, 7.0, 9.0, 12.0, 10.0, 12.0]
ENDED = [40.0, 42.0, 38.0, 41.0] * 15 + [0.0] * 6
NOW_AND_THEN = [0.0, 0.0, 3.0, 0.0, 1.0, 0.0] * 12
ONE_LAST = [0.0] * 99 + [5.0]
FACTOR_100 = [10.0] * 40 + [1_000.0] * 20


def _points(values: list[float]) -> list[Point]:
    first = date(2015, 1, 31)
    return [Point(month_end(first, at), value, value) for at, value in enumerate(values)]


@pytest.mark.parametrize("values", [BEGUN, ENDED, NOW_AND_THEN, ONE_LAST, FACTOR_100, [1.0] * 20])
def test_noughts_beginnings_and_short_series_are_not_regular(values: list[float]) -> None:
    assert not is_regular(values)


def test_a_season_is_regular() -> None:
    assert is_regular((100 + 40 * np.sin(np.arange(60) * np.pi / 6)).tolist())


@pytest.mark.parametrize("values", [BEGUN, ENDED, NOW_AND_THEN, ONE_LAST])
def test_what_begins_ends_or_comes_now_and_then_stays_within_reason(values: list[float]) -> None:
    moments = outlook_of("s", _points(values), 12)
    most = max(values)
    assert all(0 <= each.middle <= 2 * most and each.band50[1] <= 5 * most for each in moments)
    assert all(np.isfinite(each.band95).all() and each.band95[0] >= 0 for each in moments)

"""Bands for any table of series: what is read from it, what is refused, and what comes out."""

from collections.abc import Callable
from datetime import date
from math import inf

import numpy as np
import pytest

from perspectief.ground.problem import Refused
from perspectief.outlook.any_series import Point, outlook_of, read_points
from perspectief.outlook.days import days_ahead, month_end
from perspectief.outlook.said import Moment


def _codes(text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        read_points(text, "made-up.csv")
    return [each.code for each in refused.value.problems]


def test_points_are_read_by_series_and_day() -> None:
    found = read_points("series,date,value\nb,2021-12-31,7\na,2022-01-01,5\na,2021-01-01,4\n", "f")
    assert [(point.day.year, point.low) for point in found["a"]] == [(2021, 4.0), (2022, 5.0)]
    assert found["b"] == [Point(date(2021, 12, 31), 7.0, 7.0)]


@pytest.mark.parametrize(
    ("row", "bounds"),
    [
        ("ca. 2600;;", (2550, 2650)),
        ("2.372;;", (2372, 2372)),
        ("ruim 2400;;", (2400, 2450)),
        ("2,5;;", (2.5, 2.5)),
        ("minder dan 40;;", (-inf, 40)),
        (";2000;", (2000, inf)),
        (";;2000", (-inf, 2000)),
        (";ca. 1900;2000", (1850, 2000)),
    ],
)
def test_numbers_are_those_that_people_write(row: str, bounds: tuple[float, float]) -> None:
    found = read_points(f"series;date;value;low;high\nx;2021-12-31;{row}\n", "f")
    assert (found["x"][0].low, found["x"][0].high) == bounds


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("a,2021-02-30,5", "outlook-no-day"),
        ("a,yesterday,5", "outlook-no-day"),
        ("a,,5", "outlook-no-day"),
        ("a,9999-12-31,5", "outlook-no-day"),
        ("a,0001-01-01,5", "outlook-no-day"),
        ("a,2021-12-31,many", "outlook-no-number"),
        ("a,2021-12-31,pm", "outlook-no-number"),
        ("a,2021-12-31,", "outlook-no-number"),
        ("a,2021-12-31,nan", "outlook-no-number"),
        ("a,2021-12-31,inf", "outlook-no-number"),
        ("a,2021-12-31,1e300", "outlook-no-number"),
        ("a,2021-12-31,,6,5", "outlook-low-above-high"),
        ("a,2020-12-31,0\na,2021-12-31,0", "outlook-only-noughts"),
        ("a,2020-12-31,,0,", "outlook-only-noughts"),
        ("a,2020-12-31,,,0", "outlook-only-noughts"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_code(rows: str, code: str) -> None:
    whole = "\n".join(row + "," * (4 - row.count(",")) for row in rows.split("\n"))
    assert _codes(f"series,date,value,low,high\n{whole}\n") == [code]


def test_the_problems_of_every_row_come_at_once() -> None:
    found = _codes("series,date,value\na,x,5\na,2021-12-31,y\nb,2021-12-31,6\nc,2021-12-31,0\n")
    assert sorted(found) == ["outlook-no-day", "outlook-no-number", "outlook-only-noughts"]


@pytest.mark.parametrize(
    "text", ["", "series,date,value\n", "date,value\n2021-12-31,5\n", "series,value\na,5\n"]
)
def test_a_table_without_rows_or_columns_is_refused(text: str) -> None:
    assert _codes(text)


def _points(*values: float, step: int = 365) -> list[Point]:
    first = date(2015, 1, 1).toordinal()
    return [Point(date.fromordinal(first + step * n), value, value) for n, value in enumerate(values)]


ODD: dict[str, list[Point]] = {
    "one": _points(5.0),
    "equal": _points(*[7.0] * 6),
    "falling to nought": _points(9.0, 4.0, 0.0),
    "nought and up": _points(0.0, 0.0, 3.0),
    "below nought": _points(-5.0, -7.0),
    "about nought": _points(-5.0, 6.0),
    "one below nought": _points(-5.0),
    "huge": _points(1e15, 2e15, 1.5e15),
    "tiny": _points(1e-12, 2e-12),
    "both": _points(1e-12, 1e15),
    "one day": [Point(date(2020, 1, 1), 5.0, 5.0)] * 30,
    "contradictory": [Point(date(2020, 1, 1), 100.0, 100.0), Point(date(2020, 1, 1), 200.0, 200.0)],
    "bounds": [Point(date(2020, 1, 1), -inf, 100.0), Point(date(2021, 1, 1), 50.0, inf)],
    "at least": [Point(date(2020, 1, 1), 50.0, inf)],
    "at least below nought": [Point(date(2020, 1, 1), -50.0, inf), Point(date(2021, 1, 1), -60.0, -20.0)],
    "what says nothing beside what does": [
        Point(date(2020, 1, 1), 5.0, 5.0),
        Point(date(2021, 1, 1), 0.0, inf),
    ],
    "far apart": [Point(date(1950, 1, 1), 5.0, 5.0), Point(date(2020, 1, 1), 50.0, 50.0)],
}


@pytest.mark.parametrize("name", ODD)
def test_odd_series_have_finite_bands_in_order(name: str) -> None:
    for moment in outlook_of(name, ODD[name], 120):
        lower, upper = zip(moment.band95, moment.band80, moment.band50, strict=True)
        edges = [*lower, moment.middle, *reversed(upper)]
        assert np.isfinite(edges).all() and edges == sorted(edges)


def test_what_was_never_below_nought_is_not_expected_to_be() -> None:
    assert min(moment.band95[0] for moment in outlook_of("a", ODD["falling to nought"], 60)) >= 0


def test_the_further_the_wider() -> None:
    widths = [moment.band80[1] - moment.band80[0] for moment in outlook_of("a", _points(5.0, 6.0, 5.5), 60)]
    assert widths[0] < widths[11] < widths[59]


def _monthly(day: Callable[[date], date], months: int = 60) -> list[Point]:
    """Twice as much in December as in July, year after year."""
    starts = [date(2015 + n // 12, n % 12 + 1, 1) for n in range(months)]
    return [Point(day(each), v, v) for each in starts for v in [200.0 if each.month == 12 else 100.0]]


def _first(start: date) -> date:
    return start


def _thirtieth(start: date) -> date:
    return start.replace(day=min(30, month_end(start).day))


@pytest.mark.parametrize("day", [_first, month_end, _thirtieth])
def test_a_season_comes_back_in_its_own_month(day: Callable[[date], date]) -> None:
    found = outlook_of("a", _monthly(day), 24)
    assert [moment.date for moment in found] == [day(date(2020 + n // 12, n % 12 + 1, 1)) for n in range(24)]
    assert {moment.date.month for moment in found if moment.middle > 150} == {12}


def test_the_same_points_and_seed_give_the_same_bands() -> None:
    def bands(name: str, seed: int) -> tuple[Moment, ...]:
        return outlook_of(name, _points(5.0, 6.0, 5.5), 6, seed)

    assert bands("a", 1) == bands("a", 1)
    assert bands("a", 1) != bands("a", 2) and bands("a", 1) != bands("b", 1)


@pytest.mark.parametrize("day", [date(2024, 1, 31), date(2023, 1, 1), date(2023, 12, 31)])
def test_ends_of_months_are_last_days(day: date) -> None:
    for ahead in range(30):
        found = month_end(day, ahead)
        assert date.fromordinal(found.toordinal() + 1).day == 1
        assert (found.year - day.year) * 12 + found.month - day.month == ahead


def test_days_ahead_are_ends_of_months_and_due_days_and_no_more_than_ten_years() -> None:
    due, far = date(2022, 7, 1), date(2060, 1, 1)
    found = days_ahead(date(2021, 11, 30), date(2022, 1, 31), [due, far])
    assert found[0] == date(2021, 12, 31) and found[-1] == date(2031, 11, 30)
    assert due in found and far not in found and len(found) == 121

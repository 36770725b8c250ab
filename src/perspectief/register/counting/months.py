"""Months ahead of days, and counting days; days are whole numbers since 1970-01-01."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from perspectief.register.days import Days, day_of, number_of

LAST_OF_MONTH = 31
# Every day beyond it is an open end: sums of months stay within the calendar.
OPEN = 200_000
_EARLIEST = -200_000


def clipped(days: npt.NDArray[Any]) -> Days:
    """Day numbers as 32-bit, with every open end equal to `OPEN`."""
    within: Days = np.clip(days, _EARLIEST, OPEN).astype(np.int32, copy=False)
    return within


def months_later(
    days: npt.NDArray[Any], months: int | npt.NDArray[np.int64], counting_day: int | None = None
) -> Days:
    """The same day of the month so many months later (earlier if negative), or the last that it has.

    With a counting day: days on which it is counted lead to days on which it is counted, so that the end of
    February and the end of March are a month apart.
    """
    month, number_in_month = _split(days)
    target = month + months
    wanted = number_in_month
    if counting_day is not None:
        on_it = number_in_month == np.minimum(counting_day, _length(month))
        wanted = np.where(on_it, counting_day, number_in_month)
    return _day(target, np.minimum(wanted, _length(target)))


def by_day(what: Callable[[Days], Days], days: npt.NDArray[Any]) -> Days:
    """`what` of each day: worked out once for every day of the range where that is less work."""
    if not len(days):
        return what(np.empty(0, np.int32))
    first, last = int(days.min()), int(days.max())
    if last - first >= len(days):
        return what(days)
    return what(np.arange(first, last + 1, dtype=np.int32)).take(days - first)


def first_of_year(days: npt.NDArray[Any]) -> Days:
    """1 January of the year of each day."""
    years = _dates(days).astype("datetime64[Y]")
    return years.astype("datetime64[D]").astype(np.int32)


def is_last_of_year(days: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Which days are 31 December."""
    last: npt.NDArray[np.bool_] = first_of_year(np.asarray(days) + 1) == np.asarray(days) + 1
    return last


def counting_days(first: date, last: date, counting_day: int = LAST_OF_MONTH) -> Days:
    """Every counting day from `first` to `last`, both included; 31 is the last day of any month."""
    months = np.arange(np.datetime64(first, "M"), np.datetime64(last, "M") + 1)
    days = _day(months, np.minimum(counting_day, _length(months)))
    return days[(days >= number_of(first)) & (days <= number_of(last))]


def next_counting_day(days: Days, counting_day: int) -> Days:
    """The first counting day on or after each day; open ends stay open."""
    grid = counting_days(day_of(int(np.min(days, initial=0))), day_of(OPEN), counting_day)
    found = grid[np.minimum(np.searchsorted(grid, days), len(grid) - 1)]
    return np.where(days >= OPEN, OPEN, found).astype(np.int32)


def _dates(days: npt.NDArray[Any]) -> npt.NDArray[np.datetime64]:
    return np.asarray(days).astype("datetime64[D]")


def _split(days: npt.NDArray[Any]) -> tuple[npt.NDArray[np.datetime64], npt.NDArray[np.int64]]:
    """Months, and the number of each day in its month."""
    dates = _dates(days)
    month = dates.astype("datetime64[M]")
    return month, (dates - month.astype("datetime64[D]")).astype(np.int64) + 1


def _length(months: npt.NDArray[np.datetime64]) -> npt.NDArray[np.int64]:
    following = (months + 1).astype("datetime64[D]")
    days: npt.NDArray[np.int64] = (following - months.astype("datetime64[D]")).astype(np.int64)
    return days


def _day(months: npt.NDArray[np.datetime64], in_month: npt.NDArray[np.int64]) -> Days:
    return (months.astype("datetime64[D]").astype(np.int64) + in_month - 1).astype(np.int32)

"""Months and days as whole numbers, as arrays: months since January 1970, days since 1 January 1970."""

import numpy as np
import numpy.typing as npt

from perspectief.register.town.draws import Floats, Ints

NEVER = np.iinfo(np.int32).max  # an end that has not come
# Nothing happens on the first of a month, so that the count of that day is the one of the evening before.
_FIRST_DAY, _DAYS = 2, 27


def first_day(month: npt.NDArray[np.int64] | int) -> Ints:
    """The first day of each month."""
    days: Ints = np.asarray(month).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return days


def month_of(day: Ints) -> Ints:
    """The month in which each day lies; far days count as far months."""
    months: Ints = np.asarray(day).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months


def day_in(month: Ints | int, chance: Floats) -> Ints:
    """A day of the month, from its 2nd to its 28th."""
    days: Ints = first_day(month) + _FIRST_DAY - 1 + (chance * _DAYS).astype(np.int64)
    return days


def months_before(day: Ints, months: Ints) -> Ints:
    """The same day of an earlier month; days after the 28th count as the 28th."""
    month = month_of(day)
    in_month = np.minimum(day - first_day(month), 27)
    before: Ints = first_day(month - months) + in_month
    return before


# Pension age in months by the year in which it is reached (Algemene Ouderdomswet art. 7a); later years
# as the last.
_PENSION = {2012: 780, 2013: 781, 2014: 782, 2015: 783, 2016: 786, 2017: 789, 2018: 792, 2019: 796, 2020: 796}
_PENSION |= {2021: 796, 2022: 799, 2023: 802, 2024: 804, 2025: 804, 2026: 804, 2027: 804, 2028: 807}
_FROM, _TO = min(_PENSION), max(_PENSION)
_TABLE = np.array([_PENSION[year] for year in range(_FROM, _TO + 1)])


def pension_age(month: Ints | int) -> Ints:
    """The pension age in months that holds in the year of each month."""
    year = np.asarray(month) // 12 + 1970
    age: Ints = _TABLE[np.clip(year, _FROM, _TO) - _FROM]
    return age


def nobody_retires(month: int) -> bool:
    """Whether the age went up by so much that whoever would reach it in this month did so the year before."""
    return month % 12 < int(pension_age(month)) - int(pension_age(month - 12))

"""Days as whole numbers since 1970-01-01, and the day in the Netherlands on which a moment falls."""

from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Days: TypeAlias = NDArray[np.int32]
Seconds: TypeAlias = NDArray[np.int64]
Hours: TypeAlias = NDArray[np.int64]

# Later than any day: still holds, or not superseded.
FOREVER = int(np.iinfo(np.int32).max)
_EPOCH = date(1970, 1, 1).toordinal()
_HOUR, _DAY = 3600, 86400


def number_of(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The day of a number."""
    return date.fromordinal(number + _EPOCH)


def local_days(moments: Seconds) -> Days:
    """The day in the Netherlands of each moment, in seconds since 1970-01-01 UTC.

    Summer time runs from the last Sunday of March to that of October, 01:00 UTC (Directive 2000/84/EC).
    """
    years = moments.astype("datetime64[s]").astype("datetime64[Y]")
    summer = (moments >= _last_sunday(years, 3)) & (moments < _last_sunday(years, 10))
    days: Days = ((moments + _HOUR * (1 + summer)) // _DAY).astype(np.int32)
    return days


def local_days_of_hours(hours: Hours) -> Days:
    """The same of whole hours since 1970-01-01 UTC: days and summer time begin with one."""
    if not len(hours):
        return np.empty(0, np.int32)
    first, last = int(hours.min()), int(hours.max())
    if last - first >= len(hours):
        return local_days(hours * _HOUR)
    return local_days(np.arange(first, last + 1) * _HOUR).take(hours - first)


def _last_sunday(years: NDArray[np.datetime64], month: int) -> Seconds:
    """01:00 UTC on the last Sunday of a month of each year."""
    months = years.astype("datetime64[M]") + np.timedelta64(month, "M")
    last = months.astype("datetime64[D]").astype(np.int64) - 1
    sunday: Seconds = last - (last + 4) % 7  # 1970-01-01 was a Thursday
    return sunday * _DAY + _HOUR

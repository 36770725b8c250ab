"""The days that an outlook speaks of: ends of months, and the days on which targets are due."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

LEAST_MONTHS = 12
MOST_MONTHS = 120


def month_end(day: date, months: int = 0) -> date:
    """The last day of the month that comes so many months after that of `day`."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def days_ahead(since: date, as_of: date, dues: Iterable[date]) -> tuple[date, ...]:
    """Ends of months after `since`, to the last day due and a year beyond `as_of`; and days due between."""
    limit = month_end(since, MOST_MONTHS)
    last = min(max([month_end(as_of, LEAST_MONTHS), *dues]), limit)
    ends = (month_end(since, months) for months in range(MOST_MONTHS + 1))
    days = {end for end in ends if since < end <= last} | {due for due in dues if since < due <= last}
    return tuple(sorted(days))

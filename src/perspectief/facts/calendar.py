"""When a source speaks: what is due next, how late it is, and whether a figure will still change.

The statutory welfare statistic is provisional two months after a period, revised after five, and final after
about a year.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from perspectief.facts.model import Fetching, Measure

Stage = Literal["provisional", "revised", "final", "unknown"]
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def due_day(period_end: date, months: int) -> date:
    """The last day of the month that comes so many months after the end of a period."""
    return _last_day(period_end, months)


def next_due(measure: Measure, latest_end: date | None) -> tuple[date, date] | None:
    """The end of the period that comes next, and the day by which its figure is due.

    `latest_end` is the end of the last period that a figure is of. None where nothing is known of when the
    source speaks, or where there is no figure to count from.
    """
    if measure.fetch is None or measure.calendar is None or latest_end is None:
        return None
    end = _next_end(measure.fetch, latest_end)
    return end, due_day(end, measure.calendar.first_months)


def months_late(measure: Measure, latest_end: date | None, as_of: date) -> int:
    """How many months ago the month ended in which the next figure was due; 0 where it is not late."""
    due = next_due(measure, latest_end)
    if due is None:
        return 0
    return max(0, (as_of.year - due[1].year) * 12 + as_of.month - due[1].month)


def stage(measure: Measure, period_end: date, as_of: date) -> Stage:
    """How settled a figure of a period is on a day by the calendar of its source.

    A source that never says when it revises is "unknown".
    """
    calendar = measure.calendar
    if calendar is None or (calendar.revised_months is None and calendar.final_months is None):
        return "unknown"
    at_once = calendar.final_months is not None and calendar.final_months <= calendar.first_months
    if at_once or _reached(period_end, calendar.final_months, as_of):
        return "final"
    return "revised" if _reached(period_end, calendar.revised_months, as_of) else "provisional"


def _reached(period_end: date, months: int | None, as_of: date) -> bool:
    return months is not None and as_of >= due_day(period_end, months)


def _next_end(fetch: Fetching, latest_end: date) -> date:
    """The end of the period after the one that ended on a day."""
    if fetch.frequency == "week":
        return latest_end + timedelta(days=7)
    months = _MONTHS[fetch.frequency]
    if fetch.counted_on == "first_day":
        return _last_day(latest_end, months).replace(day=1)
    return _last_day(latest_end, months)


def _last_day(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, monthrange(year, month)[1])

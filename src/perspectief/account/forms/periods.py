"""Which periods a figure is still expected for, from the last one that is known."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
MOST = 12


def expected(start: date, end: date, frequency: str | None, until: date) -> tuple[tuple[date, date], ...]:
    """The periods after (start, end) that ended by `until`, oldest first; the last twelve at most."""
    step = MONTHS.get(frequency or "")
    if step is None:
        return ()
    found = [period for period in _later(start, end, step, until) if period[1] <= until]
    return tuple(found[-MOST:])


def from_the_start(since: date, frequency: str | None, until: date) -> tuple[tuple[date, date], ...]:
    """The periods that ended between two days, oldest first; the last twelve at most."""
    step = MONTHS.get(frequency or "")
    if step is None:
        return ()
    first = date(since.year, (since.month - 1) // step * step + 1, 1)
    before = first - timedelta(days=1)
    begin = _moved(first, -step)
    found = [period for period in _later(begin, before, step, until) if since <= period[1] <= until]
    return tuple(found[-MOST:])


def _later(start: date, end: date, step: int, until: date) -> Iterator[tuple[date, date]]:
    for number in range(1, (until.year - end.year + 2) * 12 // step + 1):
        yield _moved(start, number * step), _moved_end(end, number * step)


def _moved(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _moved_end(day: date, months: int) -> date:
    """The last day of a month stays the last day of its month."""
    if (day + timedelta(days=1)).day != 1:
        return _moved(day, months)
    moved = _moved(day.replace(day=1), months)
    return moved.replace(day=monthrange(moved.year, moved.month)[1])

"""Which periods a figure is still expected for, from the last one that is known."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from perspectief.programme.model import Indicator

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


def from_day(
    first: date, frequency: str | None, until: date, *, on_one_day: bool
) -> tuple[tuple[date, date], ...]:
    """The period that ends on `first` and the later ones that ended by `until`, on the same days."""
    step = MONTHS.get(frequency or "")
    start = first if on_one_day or step is None else _moved_end(first, -step) + timedelta(days=1)
    return ((start, first), *expected(start, first, frequency, until))[-MOST:]


def starting_day(indicators: Iterable[Indicator], measure: str, until: date) -> date | None:
    """The last day by `until` on which a starting level of this measure was counted, or None."""
    days = [
        baseline.date
        for indicator in indicators
        for target in indicator.targets
        if (target.measure or indicator.measure) == measure
        for version in target.versions
        if (baseline := version.baseline or (version.change_since and version.change_since.baseline))
    ]
    return max((day for day in days if day <= until), default=None)


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

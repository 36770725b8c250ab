"""Within which time the law wants a decision on an application, and the days that it took.

- Omgevingswet art. 16.64: eight weeks, once longer by six at most (regular procedure).
- Algemene wet bestuursrecht (Awb) art. 3:18: six months (extended procedure).
- Awb art. 4:13: a reasonable time, which is over after eight weeks; art. 4:14: longer where that is told.
- Awb art. 4:15: the term stands still while the entrepreneur has to complete the application.
- Algemene termijnenwet art. 1 to 4: a term of twelve weeks or less that would end on a Saturday, Sunday or
  holiday ends on the next day that is none. Here the whole term with its extension decides whether it is of
  twelve weeks or less, which is never to the good of the municipality's figures.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from perspectief.register.desk.codes import Law, StepKind

_DAY = timedelta(days=1)
_WEEKS = {Law.OW_16_64: 8, Law.AWB_4_13: 8}
_MONTHS = 6
LONGEST_MOVED = 12 * 7  # days
MOST_WEEKS_LONGER = {Law.OW_16_64: 6}  # and once


@dataclass(frozen=True, slots=True)
class Event:
    """A step of a request, as plain values."""

    kind: StepKind
    on: date
    weeks: int | None = None


def last_day(
    law: Law, term_days: int | None, received: date, events: Sequence[Event], on: date
) -> date | None:
    """The last day on which a decision is in time, as it stands on `on`; None while it stands still.

    A step after the end of the term changes nothing: what is over cannot be made longer.
    """
    term, still, since = (_plain_end(law, term_days, received) - received).days, 0, None
    for event in _until(events, on):
        if since is None and event.on > _end(received, term, still):
            break
        if event.kind is StepKind.EXTENDED:
            term += 7 * (event.weeks or 0)
        elif event.kind is StepKind.SUSPENDED:
            since = since or event.on
        elif event.kind is StepKind.RESUMED and since is not None:
            still, since = still + (event.on - since).days, None
    return None if since else _end(received, term, still)


def _until(events: Sequence[Event], on: date) -> list[Event]:
    return sorted((event for event in events if event.on <= on), key=lambda event: event.on)


def _end(received: date, term: int, still: int) -> date:
    end = received + timedelta(days=term + still)
    return _working(end) if term <= LONGEST_MOVED else end


def days_taken(received: date, ended: date, events: Sequence[Event]) -> int:
    """Calendar days from the receipt to the end, without those on which the term stood still."""
    return (ended - received).days - _stood_still(events, ended)


def _plain_end(law: Law, term_days: int | None, received: date) -> date:
    if law is Law.AWB_3_18:
        return _months_later(received, _MONTHS)
    days = term_days if law is Law.OWN and term_days is not None else 7 * _WEEKS.get(law, 8)
    return received + timedelta(days=days)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _stood_still(events: Sequence[Event], on: date) -> int:
    """On how many days up to a day the term stood still."""
    days, since = 0, None
    for event in _until(events, on):
        if event.kind is StepKind.SUSPENDED:
            since = since or event.on
        elif event.kind is StepKind.RESUMED and since is not None:
            days, since = days + (event.on - since).days, None
    return days + ((on - since).days if since else 0)


def _working(day: date) -> date:
    while day.weekday() >= 5 or is_holiday(day):
        day += _DAY
    return day


def is_holiday(day: date) -> bool:
    """The days of Algemene termijnenwet art. 3; Good Friday by its second member."""
    fixed = {(1, 1), (5, 5), (12, 25), (12, 26)}
    easter = _easter(day.year)
    moving = {easter + timedelta(days=days) for days in (-2, 1, 39, 50)}
    return (day.month, day.day) in fixed or day in moving or day == _kings_day(day.year)


def _kings_day(year: int) -> date:
    """27 April, or the day before where that is a Sunday; until 2013 the Queen's day of 30 April."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    if day.weekday() != 6:
        return day
    return day - _DAY


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    left = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * left) // 451
    month, day = divmod(h + left - 7 * m + 114, 31)
    return date(year, month, day + 1)

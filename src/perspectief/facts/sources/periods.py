"""Periods as Statistics Netherlands codes them: 2019JJ00, 2019KW01, 2019MM01, 2019W101."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from perspectief.facts.model import Fetching

Frequency = Literal["week", "month", "quarter", "year"]
MARKS: dict[Frequency, str] = {"year": "JJ", "quarter": "KW", "month": "MM", "week": "W1"}
_CODE = re.compile(r"(?P<year>[12][0-9]{3})(?P<mark>JJ|KW|MM|W1)(?P<number>[0-9]{2})")


def bounds(frequency: Frequency, year: int, number: int) -> tuple[date, date]:
    """First and last day, both included, of a period of a year; raises `ValueError` where there is none."""
    if frequency == "week":
        first = date.fromisocalendar(year, number, 1)
        return first, first + timedelta(days=6)
    months = {"year": 12, "quarter": 3, "month": 1}[frequency]
    begin = (number - 1) * months + 1 if frequency != "year" else 1
    first = date(year, begin, 1)
    last = begin + months - 1
    return first, date(year, last, monthrange(year, last)[1])


def period_of(code: str) -> tuple[Frequency, date, date] | None:
    """What kind of period a code names, and its first and last day; None where it names none that we know."""
    match = _CODE.fullmatch(code.strip())
    if match is None:
        return None
    frequency = next(name for name, mark in MARKS.items() if mark == match["mark"])
    try:
        return (frequency, *bounds(frequency, int(match["year"]), int(match["number"])))
    except ValueError:
        return None


def counted_days(fetch: Fetching, first: date, last: date) -> tuple[date, date]:
    """The days that a figure of the period speaks of, by the way the measure is counted."""
    if fetch.counted_on == "first_day":
        return first, first
    return (last, last) if fetch.counted_on == "last_day" else (first, last)

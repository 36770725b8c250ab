"""Days in a YAML file: written year-month-day and nothing else."""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)


def is_in_range(day: date) -> bool:
    """Whether a programme or a figure can speak of this day; pictures and sums of days need a limit."""
    return FIRST <= day <= LAST


def day_of(text: str) -> date | None:
    """The day that `text` names as ``2022-12-31``, or None where it names none."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def day_in_a_table(text: str) -> date | None:
    """As `day_of`, and the day that ``31-12-2022`` names: offices in the Netherlands write it so."""
    match = _DUTCH.fullmatch(text.strip())
    if match is None or "-" not in text:  # with strokes the month may come first
        return day_of(text)
    day, month, year = match.groups()
    return day_of(f"{year}-{month:>02}-{day:>02}")


def likely_day(text: str) -> str:
    """The day that somebody may have meant, as ``2022-12-31``, or an empty text."""
    for pattern, order in ((_ISO, (0, 1, 2)), (_DUTCH, (2, 1, 0))):
        if match := pattern.fullmatch(text):
            parts = [int(part) for part in match.groups()]
            return _nearest(*(parts[index] for index in order))
    if match := _MONTH.fullmatch(text):
        return _nearest(int(match[1]), int(match[2]), 31)
    return f"{text}-12-31" if _YEAR.fullmatch(text) else ""


def _nearest(year: int, month: int, day: int) -> str:
    if month > 12 >= day:  # month and day were turned round
        month, day = day, month
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return ""
    return date(year, month, max(1, min(day, monthrange(year, month)[1]))).isoformat()


def _checked(value: object) -> date:
    day = value if isinstance(value, date) else day_of(value) if isinstance(value, str) else None
    if day is None:
        known_form = isinstance(value, str) and _ISO.fullmatch(value.strip())
        raise PydanticCustomError("date-does-not-exist" if known_form else "not-a-date", "not a date")
    if not is_in_range(day):
        limits = {"min": FIRST.isoformat(), "max": LAST.isoformat()}
        raise PydanticCustomError("out-of-range", "out of range", limits)
    return day


# Without the check pydantic also takes moments and seconds since 1970 for days.
Day = Annotated[date, BeforeValidator(_checked)]

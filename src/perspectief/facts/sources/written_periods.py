"""Periods as people write them in tables: 2024, 2024-06, 2024KW2, 2024 Q2, or a day within the period."""

import re
from datetime import date

from perspectief.facts.sources.periods import Frequency, bounds
from perspectief.ground.day_field import day_of

_PERIOD = re.compile(r"(?P<year>[12][0-9]{3})(?:[- ]?(?:KW|Q|MM)?0*(?P<number>[1-9][0-9]?)|JJ00)?")


def period_written(frequency: Frequency, text: str) -> tuple[date, date] | None:
    """First and last day of a period of this length, or None where the text names none."""
    day = day_of(text)
    match = _PERIOD.fullmatch(text.strip())
    try:
        if day is not None:
            return _around(frequency, day)
        if match is None or (match["number"] is None) != (frequency == "year"):
            return None
        return bounds(frequency, int(match["year"]), int(match["number"] or 1))
    except ValueError:
        return None


def _around(frequency: Frequency, day: date) -> tuple[date, date]:
    week = day.isocalendar()
    number = {"year": 1, "quarter": (day.month + 2) // 3, "month": day.month, "week": week.week}
    return bounds(frequency, week.year if frequency == "week" else day.year, number[frequency])

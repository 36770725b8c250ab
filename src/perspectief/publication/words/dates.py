"""Days and periods as people say them: "31 december 2022", "2e kwartaal 2022", "maart t/m juni 2022"."""

from calendar import monthrange
from datetime import date, timedelta

from perspectief.publication.words.marker import mark

MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
SHORT_MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May (short)"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)
QUARTERS = (
    mark("the first quarter of {year}"),
    mark("the second quarter of {year}"),
    mark("the third quarter of {year}"),
    mark("the fourth quarter of {year}"),
)
HALVES = (mark("the first half of {year}"), mark("the second half of {year}"))


def ends_month(day: date) -> bool:
    """Whether `day` is the last of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def whole_months(start: date, end: date) -> int:
    """How many whole calendar months a period is; 0 when it is not made of whole months."""
    if start.day != 1 or not ends_month(end) or end < start:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def part_of_year(start: date, months: int) -> tuple[str, int] | None:
    """The sort ("year", "half", "quarter", "month") and the number of a period of so many whole months."""
    sorts = {12: "year", 6: "half", 3: "quarter", 1: "month"}
    if months not in sorts or (start.month - 1) % months:
        return None
    return sorts[months], (start.month - 1) // months


def middle(start: date, end: date) -> date:
    """The day in the middle of a period."""
    return start + timedelta(days=(end - start).days // 2)

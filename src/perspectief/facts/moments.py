"""Days and periods as they stand in brackets behind a number: "2021", "1-1-2023", "2e kwartaal 2022"."""

import re
from calendar import monthrange
from datetime import date

from perspectief.facts.reading import Moment

_MONTHS: tuple[str, ...] = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"mrt": 3}
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)} | _SHORT

_YEAR = re.compile(r"(?:(eind|ultimo|begin) )?([12][0-9]{3})")
_YEARS = re.compile(r"([12][0-9]{3}) ?[-/] ?([12][0-9]{3})")
_DAY = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([12][0-9]{3})")
_ISO_DAY = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"(?:([0-9]{1,2}) )?([a-z]{3,9})\.? ([12][0-9]{3})")
_QUARTER = re.compile(r"(?:([1-4])e? ?kwartaal|(?:q|kw) ?([1-4])),? ([12][0-9]{3})")


def read_moment(text: str) -> Moment | None:
    """The day or period that `text` (lower case, plain hyphens) names, or None."""
    for shape in (_whole_year, _span_of_years, _numeric_day, _named_month, _quarter):
        bounds = shape(text)
        if bounds is not None:
            return Moment(text, *bounds)
    return None


def looks_like_a_day(text: str) -> bool:
    """Whether a bare text is more likely a date than a number or a range ("1-1-2023")."""
    return bool(_DAY.fullmatch(text) or _ISO_DAY.fullmatch(text))


def _bounds(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        return (date(year, month, day),) * 2
    except ValueError:
        return None


def _whole_year(text: str) -> tuple[date, date] | None:
    match = _YEAR.fullmatch(text)
    if not match:
        return None
    part, year = match[1], int(match[2])
    start = date(year, 12, 31) if part in ("eind", "ultimo") else date(year, 1, 1)
    end = date(year, 1, 1) if part == "begin" else date(year, 12, 31)
    return start, end


def _span_of_years(text: str) -> tuple[date, date] | None:
    match = _YEARS.fullmatch(text)
    if not match or int(match[1]) > int(match[2]):
        return None
    return date(int(match[1]), 1, 1), date(int(match[2]), 12, 31)


def _numeric_day(text: str) -> tuple[date, date] | None:
    if match := _DAY.fullmatch(text):
        return _bounds(int(match[4]), int(match[3]), int(match[1]))
    if match := _ISO_DAY.fullmatch(text):
        return _bounds(int(match[1]), int(match[2]), int(match[3]))
    return None


def _named_month(text: str) -> tuple[date, date] | None:
    match = _MONTH.fullmatch(text)
    month = _NUMBERS.get(match[2]) if match else None
    if not match or month is None:
        return None
    year = int(match[3])
    if match[1]:
        return _bounds(year, month, int(match[1]))
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _quarter(text: str) -> tuple[date, date] | None:
    match = _QUARTER.fullmatch(text)
    if not match:
        return None
    last = int(match[1] or match[2]) * 3
    year = int(match[3])
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])

"""The programme's counts for a month: definition, number, and what differs from others."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from perspectief.gate.definitions import Asked as Wanted
from perspectief.gate.definitions import definition_of, plain
from perspectief.gate.ledger import load_ledger
from perspectief.programme.count import CountDefinition as Told
from perspectief.programme.load import load
from perspectief.register.counting.columns import Columns, loaded
from perspectief.register.counting.months import counting_days
from perspectief.register.days import day_of
from perspectief.register.floor.team import Difference, Point, difference, progress
from perspectief.web.work.environment import installation

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of a definition that was another one when its count last left."""

    field: str
    before: object
    now: object


@dataclass(frozen=True, slots=True)
class Line:
    """One count on its counting day; `apart` is None where the statutory one is not compared."""

    told: Told
    wanted: Wanted
    day: date
    point: Point
    has_rows: bool
    apart: Difference | None
    changed: tuple[Changed, ...]


def month_of(text: str, today: date) -> date:
    """The first day of the month that is asked for; of the one before this where that is none or to come."""
    match = _MONTH.fullmatch(text)
    last = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    if match is None or int(match[1]) < 1:
        return last
    return min(date(int(match[1]), int(match[2]), 1), today.replace(day=1))


def end_of(month: date) -> date:
    """The last day of the month that begins on a day."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def counts() -> tuple[tuple[Told, Wanted], ...]:
    """Every count of the programme; Refused where one cannot be counted so."""
    found = load(installation().folder).programme.counts
    return tuple((each, _wanted(each)) for each in found)


def lines(month: date, today: date) -> tuple[Line, ...]:
    """Every count that has a counting day in the month which has come."""
    pairs, columns, before = counts(), loaded(), _left_before()
    found = (_line(told, wanted, columns, month, today, before) for told, wanted in pairs)
    return tuple(line for line in found if line is not None)


def _wanted(told: Told) -> Wanted:
    values = told.plain()
    by = tuple(values.pop("by", ()))
    return Wanted(definition_of(values), by)


def counting_day(wanted: Wanted, month: date) -> date:
    """On which day of a month it is counted."""
    return day_of(int(counting_days(month, end_of(month), wanted.definition.counting_day)[0]))


def _line(
    told: Told,
    wanted: Wanted,
    columns: Columns,
    month: date,
    today: date,
    before: dict[str, dict[str, object]],
) -> Line | None:
    day = counting_day(wanted, month)
    if day > today:
        return None
    made = progress(columns, (wanted.definition,), (day,), today)[0]
    whole = day == end_of(month) and made.has_rows
    apart = difference(columns, wanted.definition, day, today) if whole else None
    changed = _changed(before.get(told.id), plain(wanted.definition))
    return Line(told, wanted, day, made.points[0], made.has_rows, apart, changed)


def _left_before() -> dict[str, dict[str, object]]:
    """The definitions by which counts last left, by their id."""
    return {each.definition: dict(each.counting) for each in load_ledger(installation().folder).entries}


def _changed(before: dict[str, object] | None, now: object) -> tuple[Changed, ...]:
    if before is None or not isinstance(now, dict):
        return ()
    return tuple(Changed(n, before.get(n), value) for n, value in now.items() if before.get(n) != value)

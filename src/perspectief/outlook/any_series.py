"""Outlooks for any data: series of days and values or intervals, from a table of one's own.

A long series of months in a row goes to the ensemble for such series; any other is a path without a country
to move with, under a prior that is wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import inf, log
from zlib import crc32

import numpy as np

from perspectief.facts.numbers import attempt
from perspectief.facts.table import Row, Table, read_table
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.outlook.bands import moments_of
from perspectief.outlook.days import month_end
from perspectief.outlook.motion import Array
from perspectief.outlook.observation import Observation, years_of
from perspectief.outlook.prior import Prior
from perspectief.outlook.priors import prior_named
from perspectief.outlook.regular_path import RegularPath, is_regular
from perspectief.outlook.said import Moment
from perspectief.outlook.trajectory import fit

COLUMNS, OPTIONAL = ("series", "date"), ("value", "low", "high")
CODES = ("outlook-no-day", "outlook-no-number", "outlook-low-above-high", "outlook-only-noughts")
DRAWS = 4_000
FIRST_YEAR, LAST_YEAR = 1000, 9000
PLAIN = prior_named("share")


@dataclass(frozen=True, slots=True)
class Point:
    """A level on a day: between `low` and `high`, which are the same where it is a number."""

    day: date
    low: float
    high: float


def read_points(text: str, file: str) -> dict[str, list[Point]]:
    """The points of each series by day, from a CSV text; raises `Refused` with the problem of every row."""
    table = read_table(text, file, COLUMNS, OPTIONAL, {})
    problems, found = list(table.problems), dict[str, list[Point]]()
    for row in table.rows:
        read = _point(table, row)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            found.setdefault(row.fields["series"], []).append(read)
    problems += [_only_noughts(file, name) for name, points in found.items() if not any(_moves(points))]
    if not table.rows and not problems:
        problems.append(Problem("table-empty", Place(file, 1, 1)))
    if problems:
        raise Refused(problems)
    return {name: sorted(points, key=lambda each: each.day) for name, points in found.items()}


def _moves(points: Sequence[Point]) -> list[bool]:
    return [any(np.isfinite(end) and end != 0 for end in (point.low, point.high)) for point in points]


def _only_noughts(file: str, name: str) -> Problem:
    """Nothing but nought says nothing of how far a series may move."""
    return Problem("outlook-only-noughts", Place(file), "series", name[:200])


def _point(table: Table, row: Row) -> Point | Problem:
    day = _day(row.fields["date"])
    if day is None:
        return Problem("outlook-no-day", table.place(row, "date"), "date", row.fields["date"][:200])
    bounds = [_number(table, row, column) for column in OPTIONAL]
    wrong = next((each for each in bounds if isinstance(each, Problem)), None)
    if wrong is not None:
        return wrong
    value, low, high = (each for each in bounds if not isinstance(each, Problem))
    if value is None and low is None and high is None:
        return Problem("outlook-no-number", table.place(row, "value"), "value")
    lowest = value[0] if value else low[0] if low else -inf
    highest = value[1] if value else high[1] if high else inf
    if lowest > highest:
        return Problem("outlook-low-above-high", table.place(row, "low"), "low", row.fields["low"])
    return Point(day, lowest, highest)


def _day(text: str) -> date | None:
    """The day that a text is; None where it is none, or one beyond which there is no looking ahead."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _number(table: Table, row: Row, column: str) -> tuple[float, float] | Problem | None:
    """The bounds of a number as people write it ("ca. 2600"); None where nothing is written."""
    text = row.fields.get(column, "").strip()
    if not text:
        return None
    read = attempt(text)
    if isinstance(read, Problem) or (read.low is None and read.high is None):
        return Problem("outlook-no-number", table.place(row, column), column, text[:200])
    return -inf if read.low is None else read.low, inf if read.high is None else read.high


def outlook_of(name: str, points: Sequence[Point], months: int, seed: int = 1) -> tuple[Moment, ...]:
    """Bands for so many months after the last point; the same for the same points and seed.

    They are for the ends of months; after a long series of months, for the day of the month that it has.
    """
    last = points[-1].day
    regular = _months_in_a_row(points) and last != month_end(last)
    ends = [month_end(last, ahead) for ahead in range(1, months + 1)]
    days = [end.replace(day=min(last.day, end.day)) if regular else end for end in ends]
    times = np.array([years_of(day) for day in days])
    own = crc32(f"{seed}|{name}".encode())
    return moments_of(days, _draws(points, times, own))


def _draws(points: Sequence[Point], times: Array, seed: int) -> Array:
    if _months_in_a_row(points):
        values = np.array([point.low for point in points])
        return RegularPath(values, years_of(points[-1].day), ()).draws(times, DRAWS, seed)
    prior = _prior(points)
    draws = fit([_observation(point, prior) for point in points], prior).draws(times, DRAWS, seed)
    return np.maximum(draws, 0.0) if all(point.low >= 0 for point in points) else draws


def _months_in_a_row(points: Sequence[Point]) -> bool:
    exact = all(point.low == point.high for point in points)
    months = [point.day.year * 12 + point.day.month for point in points]
    in_a_row = all(after == before + 1 for before, after in pairwise(months))
    return exact and in_a_row and is_regular([point.low for point in points])


def _prior(points: Sequence[Point]) -> Prior:
    """On the log scale where every point is positive; else on a plain one, as wide as points lie apart."""
    if all(point.high > 0 and point.low >= 0 for point in points):
        return prior_named("any")
    ends = [end for point in points for end in (point.low, point.high) if np.isfinite(end)]
    return _scaled(PLAIN, max(max(ends) - min(ends), abs(ends[-1]) / 10, 1e-6) / 5)


def _scaled(prior: Prior, unit: float) -> Prior:
    """A plain prior in another unit."""
    motion = prior.motion
    moved = replace(motion, noise=unit, drift=unit / 2, flutter=unit / 4)
    return replace(prior, motion=moved, registration=unit / 100, level=unit * 20, survey=0.0)


def _observation(point: Point, prior: Prior) -> Observation:
    at = years_of(point.day)
    if prior.scale == "plain":
        return Observation("point", at, at, point.low, point.high)
    low, high = (-inf if end <= 0 else inf if end == inf else log(end) for end in (point.low, point.high))
    return Observation("point", at, at, low, high)

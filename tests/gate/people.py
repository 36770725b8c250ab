"""A register's columns of a few invented lives, without a database."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from perspectief.register import history
from perspectief.register.counting.columns import Columns
from perspectief.register.days import FOREVER, number_of


def columns(lives: list[tuple[int, date, date | None]], known: date = date(2030, 1, 1)) -> Columns:
    """Residents with their first day on welfare and the first day off it; each has a file of its own."""
    return joined([(who, start, end, known, None) for who, start, end in lives])


Row = tuple[int, date, date | None, date, date | None]  # who, start, end, known from, known until


def joined(rows: Sequence[Row]) -> Columns:
    who, start, end, known_from, known_until = zip(*rows, strict=True)
    times = {
        "start": _days(start),
        "end": _days(end),
        "known_from": _days(known_from),
        "known_until": _days(known_until),
    }
    number = np.array(who, np.int64)
    nothing = np.full(len(rows), -1, np.int8)
    scheme = np.zeros(len(rows), np.int8)
    members = history.Memberships(**times, resident=number, file=number, reason=nothing)
    return Columns(members, history.Spells(**times, file=number, scheme=scheme, reason=nothing))


def _days(days: tuple[date | None, ...]) -> NDArray[np.int32]:
    return np.array([FOREVER if day is None else number_of(day) for day in days], np.int32)

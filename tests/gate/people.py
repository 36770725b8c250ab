"""A register's columns of a few invented lives, without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from perspectief.register import history
from perspectief.register.codes import Group
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


def grouped(rows: Sequence[Row], groups: Mapping[Group, Sequence[int]]) -> Columns:
    """The same, with residents in groups as long as they are on welfare."""
    who = [(resident, group) for group, members in groups.items() for resident in members]
    known = {row[0]: row for row in rows}
    times = [known[resident] for resident, _ in who]
    found = history.Groups(
        start=_days(tuple(row[1] for row in times)),
        end=_days(tuple(row[2] for row in times)),
        known_from=_days(tuple(row[3] for row in times)),
        known_until=_days(tuple(row[4] for row in times)),
        resident=np.array([resident for resident, _ in who], np.int64),
        group=np.array([list(Group).index(group) for _, group in who], np.int8),
    )
    return replace(joined(rows), groups=found)


def _days(days: tuple[date | None, ...]) -> NDArray[np.int32]:
    return np.array([FOREVER if day is None else number_of(day) for day in days], np.int32)

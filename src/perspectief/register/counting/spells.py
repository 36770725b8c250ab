"""Spells of residents or files as columns in order: merged, crossed, looked up; the loops are compiled."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from perspectief.register.counting import kernels
from perspectief.register.counting.months import clipped
from perspectief.register.days import Days

Wide = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
# A table of all numbers from the first to the last is made where at least one in so many is somebody's.
_SPARSE = 8
Pairs = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Spells:
    """`who` from `start` up to `end` (both day numbers); `code` says why it ended, or which state it is.

    `who` is int64, the others are int32.
    """

    who: Wide
    start: Days
    end: Days
    code: Days

    def where(self, chosen: npt.NDArray[Any]) -> "Spells":
        """The spells of a mask, or of places."""
        places = np.flatnonzero(chosen) if chosen.dtype == np.bool_ else chosen
        start, end, code = (column.take(places) for column in (self.start, self.end, self.code))
        return Spells(self.who.take(places), start, end, code)

    def __len__(self) -> int:
        return len(self.who)


def spells(
    who: npt.NDArray[Any],
    start: npt.NDArray[Any],
    end: npt.NDArray[Any],
    code: npt.NDArray[Any] | None = None,
) -> Spells:
    """Spells from columns; those that hold on no day are left out."""
    codes = np.full(len(who), -1, np.int32) if code is None else code.astype(np.int32, copy=False)
    made = Spells(who.astype(np.int64, copy=False), clipped(start), clipped(end), codes)
    held = made.end > made.start
    return made if held.all() else made.where(held)


def spells_where(mask: Mask, *columns: npt.NDArray[Any]) -> Spells:
    """Spells from the rows of a mask."""
    places = np.flatnonzero(mask)
    return spells(*(column.take(places) for column in columns))


def in_order(some: Spells) -> Spells:
    """Sorted by who and start; as they are where they are already."""
    if kernels.is_in_order(some.who, some.start):
        return some
    return some.where(np.lexsort((some.start, some.who)))


def merged(some: Spells, *, by_code: bool = False) -> Spells:
    """Spells of one that overlap or touch become one, with the code of the last to end.

    `by_code`: only those of one code; spells of different codes must not overlap then.
    """
    ordered = in_order(some)
    return Spells(*kernels.merge(ordered.who, ordered.start, ordered.end, ordered.code, by_code))


def pairs(left: Spells, right: Spells) -> Pairs:
    """Places of each two that share a day; `right` is in order and does not overlap itself."""
    first, many = _shared(left, right)
    at = np.repeat(np.arange(len(left)), many)
    number = np.arange(len(at)) - np.repeat(np.cumsum(many) - many, many)
    return at, first[at] + number


def divided(left: Spells, right: Spells, otherwise: int) -> Spells:
    """The left ones by the code of the right one that holds, `otherwise` where none does.

    `right` is in order and does not overlap itself.
    """
    found = _shared(left, right)
    others = right.start, right.end, right.code
    at, start, end, code = kernels.divide(left.start, left.end, others, found, otherwise)
    return Spells(left.who.take(at), start, end, code)


def cut(left: Spells, right: Spells) -> tuple[Spells, Wide]:
    """The days that both hold, and the place of the left one that each came from.

    `right` is in order and does not overlap itself. What it cut short has code -1.
    """
    found = _shared(left, right)
    at, start, end, code = kernels.cross(left.start, left.end, left.code, right.start, right.end, *found)
    return Spells(left.who.take(at), start, end, code), at


def _shared(left: Spells, right: Spells) -> Pairs:
    """For each left one, where the first right one stands that shares a day with it, and how many do."""
    near = np.empty(0, np.int64)
    if len(right) and not kernels.is_in_order(left.who, left.start):
        span = int(right.who[-1] - right.who[0]) + 1
        if span <= _SPARSE * len(right):
            near = kernels.numbered(right.who, span)
    others = right.who, right.start, right.end
    return kernels.shared(left.who, left.start, left.end, others, near)


def running_in(left: Spells, right: Spells, places: int) -> Wide:
    """On each of so many places, how many left ones share it with a right one; both are merged."""
    return kernels.common(left.who, left.start, left.end, right.who, right.start, right.end, places)


def cover(some: Spells, who: Wide, day: Days) -> Mask:
    """Whether a spell of each `who` holds on its day; `some` is merged."""
    return kernels.covered(some.who, some.start, some.end, who, day)


def next_start(some: Spells, who: Wide, day: Days, otherwise: int) -> Days:
    """The first day on or after each day on which a spell of `who` starts; `some` is in order."""
    return kernels.following(some.who, some.start, who, day, otherwise)


def running(some: Spells, days: Days) -> Wide:
    """How many hold on each day."""
    return _until(some.start, days) - _until(some.end, days)


def between(events: Days, after: Days, until: Days) -> Wide:
    """How many events fall after one day, up to and including another."""
    return by_sort(np.broadcast_to(np.int32(0), len(events)), events, 1, after, until)[:, 0]


def by_sort(sort: Days, events: Days, sorts: int, after: Days, until: Days) -> Wide:
    """As `between`, for events of several sorts at once (whole numbers below `sorts`): (periods, sorts)."""
    so_far = _counted(sort, events, sorts)
    found: Wide = so_far(until) - so_far(after)
    return found


def _until(events: Days, days: Days) -> Wide:
    """How many fall on or before each day."""
    return _counted(np.broadcast_to(np.int32(0), len(events)), events, 1)(days)[:, 0]


def _counted(sort: Days, events: Days, sorts: int) -> Callable[[Days], Wide]:
    """How many of each sort fall on or before given days: counted day by day, for days are few."""
    if not len(events):
        return lambda days: np.zeros((len(days), sorts), np.int64)
    first = int(events.min()) - 1
    span = int(events.max()) - first + 1
    many = np.cumsum(kernels.tally(sort, events, sorts, first, span), axis=1)
    return lambda days: many[:, np.clip(days.astype(np.int64) - first, 0, span - 1)].T


def reaching(
    who: npt.NDArray[Any],
    start: npt.NDArray[Any],
    end: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    least: int,
) -> Spells:
    """When the weights of one that hold at the same time add up to `least` (above 0) or more; merged."""
    rows = in_order(spells(who, start, end, weight))
    found = kernels.levels(rows.who, rows.start, rows.end, rows.code, least)
    return Spells(*found, np.full(len(found[0]), -1, np.int32))


def together(one: Spells, two: Spells) -> Spells:
    """The spells of both, in order."""
    who, start, end, code = (
        np.concatenate([getattr(one, name), getattr(two, name)]) for name in ("who", "start", "end", "code")
    )
    return in_order(Spells(who, start, end, code))


def by_place(some: Spells, into: Callable[[Days], Wide], out: Callable[[Days], Wide]) -> Spells:
    """Spells whose days are places in a list, merged; those that hold on no place are left out.

    `into` and `out` say of days (ascending) at which place a spell that starts or ends then does so.
    """
    if not len(some):
        return some
    rows, first, last = in_order(some), int(some.start.min()), int(some.end.max())
    every = np.arange(first, last + 1, dtype=np.int32)
    found = kernels.place(rows.who, rows.start, rows.end, into(every), out(every), first)
    return Spells(*found, np.full(len(found[0]), -1, np.int32))

"""Spells of residents or files as sorted columns: merged, crossed, looked up; no loop over rows."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from perspectief.register.counting.months import clipped
from perspectief.register.days import Days

Wide = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Pairs = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]
# A resident and a day in one number that sorts by both; days are well within half of it.
_APART = 1 << 20


@dataclass(frozen=True, slots=True)
class Spells:
    """`who` from `start` up to `end` (both day numbers); `code` says why it ended, or which state it is."""

    who: npt.NDArray[Any]
    start: Days
    end: Days
    code: npt.NDArray[Any]

    def where(self, chosen: npt.NDArray[Any]) -> "Spells":
        """The spells of a mask, or of places."""
        return Spells(self.who[chosen], self.start[chosen], self.end[chosen], self.code[chosen])

    def __len__(self) -> int:
        return len(self.who)


def spells(
    who: npt.NDArray[Any],
    start: npt.NDArray[Any],
    end: npt.NDArray[Any],
    code: npt.NDArray[Any] | None = None,
) -> Spells:
    """Spells from columns; those that hold on no day are left out."""
    made = Spells(who, clipped(start), clipped(end), np.full(len(who), -1, np.int8) if code is None else code)
    held = made.end > made.start
    return made if held.all() else made.where(held)


def key(who: npt.NDArray[Any], day: npt.NDArray[Any]) -> Wide:
    """One number for who and day, sorting by both."""
    keys: Wide = who.astype(np.int64) * _APART + day
    return keys


def in_order(some: Spells) -> Spells:
    """Sorted by who and start; as they are where they are already."""
    keys = key(some.who, some.start)
    if len(keys) < 2 or bool((keys[1:] >= keys[:-1]).all()):
        return some
    return some.where(np.argsort(keys, kind="stable"))


def merged(some: Spells, *, by_code: bool = False) -> Spells:
    """Spells of one that overlap or touch become one, with the code of the last to end.

    `by_code`: only those of one code; spells of different codes must not overlap then.
    """
    ordered = in_order(some)
    if not len(ordered):
        return ordered
    reach = np.maximum.accumulate(key(ordered.who, ordered.end))
    new = np.ones(len(ordered), np.bool_)
    new[1:] = key(ordered.who, ordered.start)[1:] > reach[:-1]
    if by_code:
        new[1:] |= ordered.code[1:] != ordered.code[:-1]
    firsts = np.flatnonzero(new)
    if len(firsts) == len(ordered):
        return ordered
    end = np.maximum.reduceat(ordered.end, firsts)
    return Spells(ordered.who[firsts], ordered.start[firsts], end, ordered.code[_last(ordered, firsts, end)])


def _last(ordered: Spells, firsts: npt.NDArray[np.intp], end: Days) -> npt.NDArray[np.intp]:
    """Where in each run the last to end stands."""
    lengths = np.diff(firsts, append=len(ordered))
    at_end = ordered.end == np.repeat(end, lengths)
    return np.maximum.reduceat(np.where(at_end, np.arange(len(ordered)), -1), firsts)


def pairs(left: Spells, right: Spells) -> Pairs:
    """Places of each two that share a day; `right` is in order and does not overlap itself."""
    first, many = _shared(left, right)
    if bool((many == 1).all()):
        return np.arange(len(left)), first
    at, number = _each(many)
    return at, first[at] + number


def without(left: Spells, right: Spells) -> Spells:
    """The days of the left ones on which no right one holds; `right` is merged. Codes are -1."""
    first, many = _shared(left, right)
    at, number = _each(many + 1)  # before the first that shares a day, between each two, after the last
    one = first[at] + number
    start, end = left.start[at], left.end[at]
    if len(right):
        start = np.where(number == 0, start, right.end[np.maximum(one - 1, 0)])
        end = np.where(number == many[at], end, right.start[np.minimum(one, len(right) - 1)])
    return spells(left.who[at], start, end)


def _shared(left: Spells, right: Spells) -> Pairs:
    """For each left one, where the first right one stands that shares a day with it, and how many do."""
    first = np.searchsorted(key(right.who, right.end), key(left.who, left.start), "right")
    behind = np.searchsorted(key(right.who, right.start), key(left.who, left.end), "left")
    return first, np.maximum(behind - first, 0)


def _each(many: npt.NDArray[np.intp]) -> Pairs:
    """Places, each so many times, and the number of every time from 0 on."""
    at = np.repeat(np.arange(len(many)), many)
    return at, np.arange(len(at)) - np.repeat(np.cumsum(many) - many, many)


def crossed(left: Spells, right: Spells, found: Pairs | None = None, *, state: bool = False) -> Spells:
    """The days that both hold; a spell that the right one cut short has code -1.

    `found`: their pairs, where those are known. `state`: with the codes of the right ones instead.
    """
    at, other = pairs(left, right) if found is None else found
    one, two = left.where(at), right.where(other)
    end = np.minimum(one.end, two.end)
    code = two.code if state else np.where(end == one.end, one.code, -1)
    return Spells(one.who, np.maximum(one.start, two.start), end, code)


def cover(some: Spells, who: npt.NDArray[Any], day: npt.NDArray[Any]) -> Mask:
    """Whether a spell of each `who` holds on its day; `some` is merged."""
    if not len(some):
        return np.zeros(len(who), np.bool_)
    at = np.searchsorted(key(some.who, some.start), key(who, day), "right") - 1
    near = np.maximum(at, 0)
    held: Mask = (at >= 0) & (some.who[near] == who) & (some.end[near] > day)
    return held


def next_start(some: Spells, who: npt.NDArray[Any], day: npt.NDArray[Any], otherwise: int) -> Days:
    """The first day on or after each day on which a spell of `who` starts; `some` is in order."""
    if not len(some):
        return np.full(len(who), otherwise, np.int32)
    at = np.searchsorted(key(some.who, some.start), key(who, day), "left")
    near = np.minimum(at, len(some) - 1)
    theirs = (at < len(some)) & (some.who[near] == who)
    return np.where(theirs, some.start[near], otherwise).astype(np.int32)


def running(some: Spells, days: Days) -> Wide:
    """How many hold on each day."""
    return _until(some.start, days) - _until(some.end, days)


def between(events: npt.NDArray[Any], after: Days, until: Days) -> Wide:
    """How many events fall after one day, up to and including another."""
    return _until(events, until) - _until(events, after)


def by_sort(sort: Wide, events: npt.NDArray[Any], sorts: int, after: Days, until: Days) -> Wide:
    """As `between`, for events of several sorts at once (whole numbers below `sorts`): (periods, sorts)."""
    if not len(events):
        return np.zeros((len(until), sorts), np.int64)
    first = int(events.min()) - 1
    span = int(events.max()) - first + 1
    many = np.bincount(sort * span + (events - first), minlength=sorts * span).reshape(sorts, span)
    so_far = np.cumsum(many, axis=1)
    late, early = (np.clip(days.astype(np.int64) - first, 0, span - 1) for days in (until, after))
    found: Wide = (so_far[:, late] - so_far[:, early]).T
    return found


def _until(events: npt.NDArray[Any], days: Days) -> Wide:
    """How many fall on or before each day: counted day by day, for days are few beside events."""
    if not len(events):
        return np.zeros(len(days), np.int64)
    first = int(events.min())
    many = np.cumsum(np.bincount(events - first))
    at = np.minimum(days.astype(np.int64) - first, len(many) - 1)
    found: Wide = np.where(at >= 0, many[np.maximum(at, 0)], 0)
    return found


def reaching(
    who: npt.NDArray[Any],
    start: npt.NDArray[Any],
    end: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    least: int,
) -> Spells:
    """When the weights of one that hold at the same time add up to `least` (above 0) or more; merged."""
    if not len(who):
        return spells(who, start, end)
    keys = np.concatenate([key(who, clipped(start)), key(who, clipped(end))])
    change = np.concatenate([weight, -weight]).astype(np.int64)
    order = np.argsort(keys, kind="stable")
    keys, change = keys[order], change[order]
    firsts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    level = np.cumsum(np.add.reduceat(change, firsts))  # back at 0 with the last day of each
    begin = np.flatnonzero(level >= least)
    at = keys[firsts] + _APART // 2
    owner, day = at // _APART, at % _APART - _APART // 2
    return merged(spells(owner[begin], day[begin], day[np.minimum(begin + 1, len(day) - 1)]))


def together(one: Spells, two: Spells) -> Spells:
    """The spells of both, in order."""
    who, start, end, code = (
        np.concatenate([getattr(one, name), getattr(two, name)]) for name in ("who", "start", "end", "code")
    )
    return in_order(Spells(who, start, end, code))


def by_place(some: Spells, first: npt.NDArray[Any], behind: npt.NDArray[Any]) -> Spells:
    """Spells whose days are places in a list of days, merged; those that hold on no place are left out."""
    return merged(spells(some.who, first, behind))

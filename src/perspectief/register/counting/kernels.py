"""Compiled passes over spells that lie in order: each row is looked at once, and nothing is sorted again.

`who` is int64, `start`, `end` and `code` int32, all of one length; a spell holds from `start` up to `end`.
Columns that are looked up in (`in_`) lie by `who`, then by `start`, and do not overlap. Whoever is looked up
may come in any order: a search begins where the last one ended, so for one that is next it is a step.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from perspectief.ground.compiled import compiled

Keys: TypeAlias = NDArray[np.int64]
Days: TypeAlias = NDArray[np.int32]
Places: TypeAlias = NDArray[np.int64]
Columns: TypeAlias = tuple[Keys, Days, Days, Days]


@compiled
def is_in_order(who: Keys, start: Days) -> bool:
    """Whether rows lie by who, then by start."""
    for at in range(1, len(who)):
        if who[at] < who[at - 1] or (who[at] == who[at - 1] and start[at] < start[at - 1]):
            return False
    return True


@compiled
def merge(who: Keys, start: Days, end: Days, code: Days, by_code: bool) -> Columns:
    """Those of one that overlap or touch as one, with the code of the last to end; `by_code`: of one code."""
    many = len(who)
    one, first, last, what = np.empty_like(who), np.empty_like(start), np.empty_like(end), np.empty_like(code)
    size = 0
    for at in range(many):
        near = size > 0 and one[size - 1] == who[at] and start[at] <= last[size - 1]
        if near and not (by_code and what[size - 1] != code[at]):
            if end[at] >= last[size - 1]:
                last[size - 1], what[size - 1] = end[at], code[at]
        else:
            one[size], first[size], last[size], what[size] = who[at], start[at], end[at], code[at]
            size += 1
    return one[:size].copy(), first[:size].copy(), last[:size].copy(), what[:size].copy()


@compiled
def _after(who: Keys, day: Days, one: int, wanted: int, near: int) -> int:
    """How many rows come at or before `one` and `wanted`, looked for from `near` on, ever further away."""
    low, high, step = near, near, 1
    while low > 0 and (who[low - 1] > one or (who[low - 1] == one and day[low - 1] > wanted)):
        high, low, step = low - 1, max(low - step, 0), step * 2
    if low == near:
        while high < len(who) and (who[high] < one or (who[high] == one and day[high] <= wanted)):
            low, high, step = high + 1, min(high + step, len(who)), step * 2
    while low < high:
        middle = (low + high) // 2
        if who[middle] < one or (who[middle] == one and day[middle] <= wanted):
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def numbered(who: Keys, span: int) -> Places:
    """Where the first row of each number stands, from the first number on; rows lie by number."""
    found, at = np.empty(span, np.int64), 0
    for number in range(span):
        while at < len(who) and who[at] - who[0] < number:
            at += 1
        found[number] = at
    return found


@compiled
def shared(
    who: Keys, start: Days, end: Days, others: tuple[Keys, Days, Days], near: Places
) -> tuple[Places, Places]:
    """For each, where the first of the others stands that shares a day with it, and how many do.

    `near` is as of `numbered`, or empty: then each is looked for from where the one before was found.
    """
    in_who, in_start, in_end = others
    first, many, at_first = np.empty(len(who), np.int64), np.empty(len(who), np.int64), 0
    for at in range(len(who)):
        if len(near) > 0:
            at_first = near[min(max(who[at] - in_who[0], 0), len(near) - 1)]
        at_first = _after(in_who, in_end, who[at], start[at], at_first)
        behind = at_first
        while behind < len(in_who) and in_who[behind] == who[at] and in_start[behind] < end[at]:
            behind += 1
        first[at], many[at] = at_first, behind - at_first
    return first, many


@compiled
def cross(
    start: Days, end: Days, code: Days, in_start: Days, in_end: Days, first: Places, many: Places
) -> tuple[Places, Days, Days, Days]:
    """The days that each shares with others (as of `shared`): its place, start, end and code.

    The code is -1 where the other cut it short.
    """
    size = many.sum()
    place, begin = np.empty(size, np.int64), np.empty(size, np.int32)
    stop, what = np.empty(size, np.int32), np.empty(size, np.int32)
    made = 0
    for at in range(len(first)):
        for other in range(first[at], first[at] + many[at]):
            place[made], begin[made] = at, max(start[at], in_start[other])
            stop[made] = min(end[at], in_end[other])
            what[made] = code[at] if stop[made] == end[at] else -1
            made += 1
    return place, begin, stop, what


@compiled
def divide(
    start: Days, end: Days, others: tuple[Days, Days, Days], found: tuple[Places, Places], otherwise: int
) -> tuple[Places, Days, Days, Days]:
    """The days of each by the code of the other that holds: its place, start, end and code.

    On days on which none does the code is `otherwise`. `others` are start, end and code, `found` is as of
    `shared`.
    """
    (in_start, in_end, in_code), (first, many) = others, found
    size = 2 * many.sum() + len(start)
    place, begin = np.empty(size, np.int64), np.empty(size, np.int32)
    stop, what = np.empty(size, np.int32), np.empty(size, np.int32)
    made = 0
    for at in range(len(start)):
        free = start[at]
        for other in range(first[at], first[at] + many[at] + 1):
            last = other == first[at] + many[at]
            until = end[at] if last else in_start[other]
            if until > free:
                place[made], begin[made], stop[made], what[made] = at, free, until, otherwise
                made += 1
            if not last:
                free = min(in_end[other], end[at])
                place[made], begin[made] = at, max(in_start[other], start[at])
                stop[made], what[made] = free, in_code[other]
                made += 1
    return place[:made].copy(), begin[:made].copy(), stop[:made].copy(), what[:made].copy()


@compiled
def covered(in_who: Keys, in_start: Days, in_end: Days, who: Keys, day: Days) -> NDArray[np.bool_]:
    """Whether a spell of each holds on its day."""
    held, near = np.zeros(len(who), np.bool_), 0
    for at in range(len(who)):
        near = _after(in_who, in_start, who[at], day[at], near)
        held[at] = near > 0 and in_who[near - 1] == who[at] and in_end[near - 1] > day[at]
    return held


@compiled
def following(in_who: Keys, in_start: Days, who: Keys, day: Days, otherwise: int) -> Days:
    """The first start of each on or after its day."""
    found, near = np.empty(len(who), np.int32), 0
    for at in range(len(who)):
        near = _after(in_who, in_start, who[at], day[at] - 1, near)
        theirs = near < len(in_who) and in_who[near] == who[at]
        found[at] = in_start[near] if theirs else otherwise
    return found


@compiled
def common(
    who: Keys, start: Days, end: Days, in_who: Keys, in_start: Days, in_end: Days, places: int
) -> Places:
    """On each of so many places, how many of one share it with others; neither overlaps itself."""
    changes, near = np.zeros(places + 1, np.int64), 0
    for at in range(len(who)):
        near = _after(in_who, in_end, who[at], start[at], near)
        other = near
        while other < len(in_who) and in_who[other] == who[at] and in_start[other] < end[at]:
            changes[max(start[at], in_start[other])] += 1
            changes[min(end[at], in_end[other])] -= 1
            other += 1
    return np.cumsum(changes)[:places]


@compiled
def levels(who: Keys, start: Days, end: Days, weight: Days, least: int) -> tuple[Keys, Days, Days]:
    """When the weights of one that hold at the same time add up to `least` (above 0) or more; merged."""
    one, first, last = np.empty_like(who), np.empty_like(start), np.empty_like(end)
    size, begin = 0, 0
    while begin < len(who):
        behind = begin + 1
        while behind < len(who) and who[behind] == who[begin]:
            behind += 1
        made = 0
        if behind > begin + 1:
            stops, weights = end[begin:behind].copy(), weight[begin:behind].copy()
            _sort(stops, weights)
            rows = start[begin:behind], weight[begin:behind], stops, weights
            made = _rise(rows, least, first[size:], last[size:])
        elif weight[begin] >= least:  # most do one thing at most
            first[size], last[size], made = start[begin], end[begin], 1
        one[size : size + made] = who[begin]
        size, begin = size + made, behind
    return one[:size].copy(), first[:size].copy(), last[:size].copy()


@compiled
def _sort(days: Days, weights: Days) -> None:
    """Sort the days of one, who has few, and their weights along."""
    for at in range(1, len(days)):
        day, weight, to = days[at], weights[at], at
        while to > 0 and days[to - 1] > day:
            days[to], weights[to] = days[to - 1], weights[to - 1]
            to -= 1
        days[to], weights[to] = day, weight


@compiled
def _rise(rows: tuple[Days, Days, Days, Days], least: int, first: Days, last: Days) -> int:
    """Fill in from when until when the level of one reaches `least`, and say how often it does."""
    starts, more, stops, less = rows
    level, made, begun, over = 0, 0, 0, 0
    while over < len(stops):
        day = min(starts[begun], stops[over]) if begun < len(starts) else stops[over]
        before = level
        while begun < len(starts) and starts[begun] == day:
            level, begun = level + more[begun], begun + 1
        while over < len(stops) and stops[over] == day:
            level, over = level - less[over], over + 1
        if before < least <= level:
            first[made] = day
        elif level < least <= before:
            last[made] = day
            made += 1
    return made


@compiled
def steps(
    who: Keys, start: Days, end: Days, code: Days, outside: int, codes: int, open_end: int
) -> tuple[Days, Days]:
    """The day of each step from one code to another, and which step: the code before * codes + that after.

    `outside` is the code of who has no spell.
    """
    day, step = np.empty(2 * len(who), np.int32), np.empty(2 * len(who), np.int32)
    made = 0
    for at in range(len(who)):
        touches = at > 0 and who[at] == who[at - 1] and start[at] == end[at - 1]
        before = code[at - 1] if touches else outside
        if before != code[at]:
            day[made], step[made] = start[at], before * codes + code[at]
            made += 1
        goes_on = at + 1 < len(who) and who[at + 1] == who[at] and start[at + 1] == end[at]
        if end[at] < open_end and not goes_on:
            day[made], step[made] = end[at], code[at] * codes + outside
            made += 1
    return day[:made].copy(), step[:made].copy()


@compiled
def place(
    who: Keys, start: Days, end: Days, into: Places, out: Places, first: int
) -> tuple[Keys, Days, Days]:
    """Spells by place, merged: `into` and `out` tell it of a start and an end on each day since `first`."""
    one, begin, stop = np.empty_like(who), np.empty_like(start), np.empty_like(end)
    size = 0
    for at in range(len(who)):
        low, high = into[start[at] - first], out[end[at] - first]
        if low >= high:
            continue
        if size > 0 and one[size - 1] == who[at] and low <= stop[size - 1]:
            stop[size - 1] = max(stop[size - 1], high)
        else:
            one[size], begin[size], stop[size] = who[at], low, high
            size += 1
    return one[:size].copy(), begin[:size].copy(), stop[:size].copy()


@compiled
def tally(sort: Days, day: Days, sorts: int, first: int, span: int) -> NDArray[np.int64]:
    """How many of each sort fall on each of `span` days from `first` on: (sorts, days)."""
    many = np.zeros((sorts, span), np.int64)
    for at in range(len(day)):
        many[sort[at], day[at] - first] += 1
    return many

"""A plain recount of a town from its lives, by definitions of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from perspectief.register.codes import EndReason
from perspectief.register.town.calendar import NEVER, first_day, month_of
from perspectief.register.town.draws import Ints, Mask
from perspectief.register.town.ledger import Lives, reason

THIRD = (EndReason.PENSION_AGE, EndReason.MOVED)
TO_WORK = (EndReason.WORK, EndReason.SELF_EMPLOYED)


@dataclass(frozen=True, slots=True)
class Periods:
    """Times on welfare without a break, sorted by resident and start; `entered`: began after the town did.

    `end` is `NEVER` and `reason` -1 where it goes on. `again` is the start of the next one, or `NEVER`.
    """

    resident: Ints
    start: Ints
    end: Ints
    reason: Ints
    again: Ints
    entered: Mask

    def left_for(self, reasons: Iterable[EndReason]) -> Mask:
        """Which ended for one of these reasons."""
        return np.isin(self.reason, [reason(code) for code in reasons])

    def __len__(self) -> int:
        return len(self.start)


def periods(lives: Lives) -> Periods:
    """Memberships that follow each other without a day between them are one time on welfare."""
    order = np.lexsort((lives.member_start, lives.member_resident))
    who, start = lives.member_resident[order], lives.member_start[order]
    end, why = lives.member_end[order], lives.member_reason[order]
    new = np.ones(len(who), np.bool_)
    new[1:] = (who[1:] != who[:-1]) | (start[1:] != end[:-1])
    firsts = np.flatnonzero(new)
    lasts = np.append(firsts[1:], len(who)) - 1
    who, start = who[firsts], start[firsts]
    again = np.full(len(who), NEVER)
    again[:-1] = np.where(who[1:] == who[:-1], start[1:], NEVER)
    return Periods(who, start, end[lasts], why[lasts], again, start >= lives.first_day)


@dataclass(frozen=True, slots=True)
class Year:
    """What one calendar year adds up to, persons but for `files`; levels at its end."""

    year: int
    persons: int
    files: int
    inflow: int
    outflow: int
    to_work: int
    third: int


def years(lives: Lives) -> list[Year]:
    """Every whole year of a town; `outflow` is without the third exit: pension age and moves."""
    found = periods(lives)
    first, last = month_of(np.array([lives.first_day, lives.last_day + 1])).tolist()
    return [_year(lives, found, 1970 + at // 12) for at in range(first, last - 11, 12)]


def _year(lives: Lives, found: Periods, year: int) -> Year:
    first, after = first_day(np.array([(year - 1970) * 12, (year - 1969) * 12])).tolist()
    left = (found.end >= first) & (found.end < after)
    third = left & found.left_for(THIRD)
    return Year(
        year,
        standing(lives.member_start, lives.member_end, after - 1),
        standing(lives.file_start, lives.file_end, after - 1),
        int(np.count_nonzero((found.start >= first) & (found.start < after))),
        int(np.count_nonzero(left & ~third)),
        int(np.count_nonzero(left & found.left_for(TO_WORK))),
        int(np.count_nonzero(third)),
    )


def standing(start: Ints, end: Ints, day: int) -> int:
    """How many hold on a day."""
    return int(np.count_nonzero((start <= day) & (end > day)))


@dataclass(frozen=True, slots=True)
class Back:
    """Of how many who left, how many were back within so many months."""

    months: int
    left: int
    back: int


def returns(lives: Lives, months: int, *, to_work: bool | None = None, year: int | None = None) -> Back:
    """Who left (not by the third exit), long enough ago to know, and was back within so many months."""
    found = periods(lives)
    left = (found.end < NEVER) & ~found.left_for(THIRD) & (found.end + months * 30.44 <= lives.last_day)
    if to_work is not None:
        left &= found.left_for(TO_WORK) == to_work
    if year is not None:
        left &= month_of(np.where(left, found.end, 0)) // 12 + 1970 == year
    back = left & (found.again - found.end <= months * 30.44)
    return Back(months, int(np.count_nonzero(left)), int(np.count_nonzero(back)))

"""Leaving welfare wholly for work: at work a month later, self-employment included, without a benefit.

The rule is that of the cohorts of Statistics Netherlands (CBS, outflow from welfare to work).
"""

from dataclasses import dataclass

import numpy as np

from perspectief.register.codes import EndReason
from perspectief.register.counting.columns import Columns, Numbers, is_one_of
from perspectief.register.counting.definition import CountDefinition, WorkKnownBy
from perspectief.register.counting.months import OPEN, by_day, months_later
from perspectief.register.counting.population import Readings, on_welfare
from perspectief.register.counting.result import Counts, bounded
from perspectief.register.counting.spells import Mask, Spells, between, cover, merged, next_start, spells
from perspectief.register.days import Days

_FOR_WORK = frozenset({EndReason.WORK, EndReason.SELF_EMPLOYED})
_PERHAPS = _FOR_WORK | {EndReason.UNKNOWN}
_UNSAID = -1


@dataclass(frozen=True, slots=True)
class Leavers:
    """Who left welfare wholly out of the population, on which day, for work `surely` or `perhaps`.

    `surely` is within `perhaps`; nobody surely before the month after had passed on the day that is known.
    """

    who: Numbers
    day: Days
    surely: Mask
    perhaps: Mask


def leavers(
    known: Columns, found: Readings, welfare: Spells, definition: CountDefinition, known_on: int
) -> Leavers:
    """Everyone who left; who is in the population only if an unknown age fits left for work perhaps."""
    left = found.all.where(found.all.end < OPEN)
    left = left.where(~cover(welfare, left.who, left.end))  # wholly: under no scheme
    later = by_day(lambda days: months_later(days, 1), left.end)
    off = ~cover(welfare, left.who, later)
    surely, perhaps = _for_work(known, left, later, definition)
    certain = _within(found, left) & (later <= known_on)
    return Leavers(left.who, left.end, surely & off & certain, perhaps & off)


def to_work(
    known: Columns, found: Readings, definition: CountDefinition, after: Days, until: Days, known_on: int
) -> Counts:
    """How many left for work in each period."""
    those = leavers(known, found, on_welfare(known), definition, known_on)
    return bounded(
        between(those.day[those.surely], after, until), between(those.day[those.perhaps], after, until)
    )


def _for_work(known: Columns, left: Spells, later: Days, definition: CountDefinition) -> tuple[Mask, Mask]:
    """Surely and perhaps: by a record of work; without any record the end reason leaves it open."""
    by_reason = is_one_of(left.code, _FOR_WORK, EndReason)
    if definition.work_known_by is WorkKnownBy.END_REASON:
        return by_reason, by_reason | is_one_of(left.code, _PERHAPS, EndReason) | (left.code == _UNSAID)
    work = merged(spells(known.work.resident, known.work.start, known.work.end))
    at_work = cover(work, left.who, later)
    nothing_known = ~_any_between(work, left.who, left.end, later)
    open_ = is_one_of(left.code, _PERHAPS, EndReason) | (left.code == _UNSAID)
    return at_work, at_work | (nothing_known & open_)


def _any_between(work: Spells, who: Numbers, first: Days, last: Days) -> Mask:
    """Whether there was work on any day from `first` to `last`."""
    return cover(work, who, first) | (next_start(work, who, first, OPEN) <= last)


def _within(found: Readings, left: Spells) -> Mask:
    """Whether who left was surely in the population on the last day."""
    if found.all is found.sure:
        return np.ones(len(left), np.bool_)
    return cover(found.sure, left.who, left.end - 1)

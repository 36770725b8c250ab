"""What a count gives: whole numbers with their bounds, shares, and how and when they were counted."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from perspectief.register.counting.definition import CountDefinition
from perspectief.register.counting.spells import Mask, Wide
from perspectief.register.days import Days

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is sure, and the bounds between which it lies with what is unknown; one number a day each."""

    value: Wide
    low: Wide
    high: Wide


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole` in per cent, with bounds; NaN where the whole is 0.

    `complete`: whether everyone of the whole could be followed to the end of the window by the day that
    is known.
    """

    part: Wide
    whole: Wide
    percent: Floats
    low: Floats
    high: Floats
    complete: Mask


@dataclass(frozen=True, slots=True)
class Moves:
    """From which state to which after `after` up to each day: (days, from, to), in the order of `states`.

    The stock of a state closes: stock(t1) = stock(t0) + what moved to it - what moved from it.
    """

    states: tuple[str, ...]
    after: Days
    table: Wide


@dataclass(frozen=True, slots=True)
class Series:
    """One definition counted on many days, as known on one day.

    `days` are counting days; `after` is the day after which events count, so that they count from `after` + 1
    up to and including the day (for a stock both are the same). `complete` is False where the period was not
    over on `known_on`, or where it is a calendar year so far.
    """

    definition: CountDefinition
    known_on: int
    after: Days
    days: Days
    counts: Counts
    complete: Mask
    share: Share | None = None
    moves: Moves | None = None


def bounded(sure: Wide, all_: Wide) -> Counts:
    """Counts of two readings."""
    return Counts(sure, np.minimum(sure, all_), np.maximum(sure, all_))


@dataclass(frozen=True, slots=True)
class Parts:
    """Numbers of one reading: for whom it is so (`yes`), can be so (`maybe`, the former too), and all."""

    yes: Wide
    maybe: Wide
    whole: Wide


def shared(sure: Parts, all_: Parts, complete: Mask) -> Share:
    """The share of what is sure, and its sharpest bounds.

    The lowest share has in it everyone unknown for whom it is not surely so, the highest everyone unknown
    for whom it can be so.
    """
    others = (all_.whole - sure.whole) - (all_.yes - sure.yes)
    more = all_.maybe - sure.maybe
    return Share(
        part=sure.yes,
        whole=sure.whole,
        percent=percent(sure.yes, sure.whole),
        low=percent(sure.yes, sure.whole + others),
        high=percent(all_.maybe, sure.whole + more),
        complete=complete,
    )


def percent(part: Wide, whole: Wide) -> Floats:
    """`part` of `whole` in per cent; NaN where the whole is 0."""
    given = np.full(np.shape(whole), np.nan)
    shares: Floats = np.divide(100.0 * part, whole, out=given, where=np.asarray(whole) > 0)
    return shares

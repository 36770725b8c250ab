"""What comes and goes while something longer lasts: groups, participation, jobs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from perspectief.register.town.calendar import NEVER
from perspectief.register.town.draws import Draws, Floats, Ints, Mask, waiting

MONTH = 30.44  # days


@dataclass(frozen=True, slots=True)
class Spans:
    """`of` is the place of what it is a part of; days from `start` up to `end`, `NEVER` where it goes on."""

    of: Ints
    start: Ints
    end: Ints

    def where(self, chosen: Mask | Ints) -> "Spans":
        """Some of them."""
        return Spans(self.of[chosen], self.start[chosen], self.end[chosen])

    def __len__(self) -> int:
        return len(self.of)


@dataclass(frozen=True, slots=True)
class Step:
    """The parts that begin together: `number` counts from 0, `chance` is one number for each."""

    number: int
    spans: Spans
    chance: Floats


def chopped(
    draws: Draws, name: str, whole: Spans, last_day: int, mean: Callable[[int], float], shortest: int = 30
) -> Iterator[Step]:
    """Chop each span into parts that last a random while, until it or the town's time ends.

    `mean` gives the months that the part of a number lasts, besides `shortest` days.
    """
    now = Spans(np.arange(len(whole)), whole.start, whole.end)
    number = 0
    while len(now):
        length = shortest + waiting(mean(number) * MONTH, draws.uniform(f"{name}-length", len(now), number))
        until = now.start + length.astype(np.int64)
        end = np.where(until >= np.minimum(now.end, last_day + 1), now.end, until)
        chance = draws.uniform(f"{name}-what", len(now), number)
        yield Step(number, Spans(now.of, now.start, end), chance)
        goes_on = end < now.end
        now = Spans(now.of[goes_on], end[goes_on], now.end[goes_on])
        number += 1


def clipped(spans: Spans, last_day: int) -> Spans:
    """As far as the town's time goes: what starts later is left out, what ends later goes on."""
    there = spans.start <= last_day
    return Spans(spans.of[there], spans.start[there], ongoing(spans.end[there], last_day))


def ongoing(end: Ints, last_day: int) -> Ints:
    """Ends after the last day have not come."""
    return np.where(end > last_day, NEVER, end)


def joined(parts: list[Spans]) -> Spans:
    """All parts, by what they are of and by start."""
    of, start, end = (
        np.concatenate([np.empty(0, np.int64), *(getattr(part, name) for part in parts)])
        for name in Spans.__slots__
    )
    order = np.lexsort((start, of))
    return Spans(of, start, end).where(order)

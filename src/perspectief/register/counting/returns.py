"""Back on welfare within so many months after leaving it wholly for work; partners count each."""

import numpy as np

from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import CountDefinition
from perspectief.register.counting.leaving import Leavers, leavers
from perspectief.register.counting.months import OPEN, by_day, months_later
from perspectief.register.counting.population import Readings, on_welfare
from perspectief.register.counting.result import Counts, Parts, Share, bounded, shared
from perspectief.register.counting.spells import Mask, between, next_start
from perspectief.register.days import Days


def returns(
    known: Columns, found: Readings, definition: CountDefinition, after: Days, until: Days, known_on: int
) -> tuple[Counts, Share]:
    """How many came back in each period, and of those who left in it, the share that came back in time.

    The count goes by the day of return, whatever scheme it is under; the share by the day of leaving, so it
    is complete only once the window of the last leaver has passed.
    """
    welfare = on_welfare(known)
    those = leavers(known, found, welfare, definition, known_on)
    back = next_start(welfare, those.who, those.day, OPEN)
    limit = by_day(lambda days: months_later(days, definition.return_months), those.day)
    in_time = back < limit
    counts = bounded(
        between(back[those.surely & in_time], after, until),
        between(back[those.perhaps & in_time], after, until),
    )
    still_open = ~in_time & (limit > known_on)
    parts = [_parts(those, who, in_time, still_open, after, until) for who in (those.surely, those.perhaps)]
    complete = months_later(until, definition.return_months) <= known_on
    return counts, shared(parts[0], parts[1], np.asarray(complete))


def _parts(those: Leavers, who: Mask, in_time: Mask, still_open: Mask, after: Days, until: Days) -> Parts:
    yes, maybe, whole = (
        between(those.day[mask], after, until) for mask in (who & in_time, who & (in_time | still_open), who)
    )
    return Parts(yes, maybe, whole)

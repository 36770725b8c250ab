"""Stock, inflow and outflow. Of any two days: stock(t1) = stock(t0) + inflow - outflow."""

from perspectief.register.codes import EndReason
from perspectief.register.counting.columns import is_one_of
from perspectief.register.counting.definition import CountDefinition, Flows
from perspectief.register.counting.months import by_day, next_counting_day
from perspectief.register.counting.population import Readings
from perspectief.register.counting.result import Counts, bounded
from perspectief.register.counting.spells import Spells, between, merged, running
from perspectief.register.days import Days


def stock(found: Readings, days: Days) -> Counts:
    """How many are in the population on each day."""
    sure = running(found.sure, days)
    return bounded(sure, sure if found.all is found.sure else running(found.all, days))


def inflow(found: Readings, definition: CountDefinition, after: Days, until: Days) -> Counts:
    """How many came into the population in each period; who came twice counts twice."""
    sure, all_ = (between(seen(each, definition).start, after, until) for each in _both(found))
    return bounded(sure, all_)


def outflow(found: Readings, definition: CountDefinition, after: Days, until: Days) -> Counts:
    """How many left the population in each period, for one of the reasons where the definition names some."""
    sure, all_ = (
        between(_leaving(seen(each, definition), definition), after, until) for each in _both(found)
    )
    return bounded(sure, all_)


def _both(found: Readings) -> tuple[Spells, Spells]:
    return found.sure, found.all


def _leaving(some: Spells, definition: CountDefinition) -> Days:
    if not definition.reasons:
        return some.end
    return some.end[is_one_of(some.code, definition.reasons, EndReason)]


def seen(some: Spells, definition: CountDefinition) -> Spells:
    """Spells as counting days see them: from the first counting day on or after each start and end."""
    if definition.flows is Flows.EVENTS:
        return some
    return seen_on_counting_days(some, definition.counting_day)


def seen_on_counting_days(some: Spells, counting_day: int, *, by_code: bool = False) -> Spells:
    """Starts and ends moved to the first counting day on or after; what no counting day saw is left out."""
    start, end = (
        by_day(lambda days: next_counting_day(days, counting_day), days) for days in (some.start, some.end)
    )
    kept = end > start
    moved = Spells(some.who[kept], start[kept], end[kept], some.code[kept])
    return merged(moved, by_code=by_code)

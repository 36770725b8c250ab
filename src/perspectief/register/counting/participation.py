"""The share of a group that takes part; unknown counts as not active, its upper bound as active."""

import numpy as np

from perspectief.register.codes import COUNTS_FOR, ParticipationKind
from perspectief.register.counting.columns import Columns, is_one_of
from perspectief.register.counting.definition import CountDefinition
from perspectief.register.counting.population import Readings
from perspectief.register.counting.result import Counts, Parts, Share, shared
from perspectief.register.counting.spells import (
    Mask,
    Spells,
    Wide,
    by_place,
    reaching,
    running,
    running_in,
    spells,
    spells_where,
)
from perspectief.register.days import Days
from perspectief.register.history import Participations


def share_taking_part(
    known: Columns, found: Readings, definition: CountDefinition, after: Days, days: Days, complete: Mask
) -> tuple[Counts, Share]:
    """How many of the population of each day did what counts after `after`, up to and including the day.

    Everyone is in the whole, the exempted too. Hours of what goes on at the same time add up; unknown hours
    are open where the definition asks for a least number. Who has no row at all in those days is unknown.
    """
    rows = known.participation
    counting = _counting(rows, definition)
    surely = _seen(_enough(counting, definition, 0), after, days)
    least = definition.hours_a_week
    perhaps = _seen(_enough(counting, definition, least), after, days) if least else surely
    told = _seen(spells(rows.resident, rows.start, rows.end), after, days)
    sure = _parts(_on(found.sure, days), surely, perhaps, told, len(days))
    all_ = sure
    if found.all is not found.sure:
        all_ = _parts(_on(found.all, days), surely, perhaps, told, len(days))
    return Counts(sure.yes, sure.yes, all_.maybe), shared(sure, all_, complete)


def active(rows: Participations, definition: CountDefinition, unknown: int) -> Spells:
    """When residents do what counts for enough hours a week; `unknown` hours are read as so many."""
    return _enough(_counting(rows, definition), definition, unknown)


def _counting(rows: Participations, definition: CountDefinition) -> Spells:
    """What counts for a definition, with its hours a week as `code`."""
    chosen = is_one_of(rows.kind, COUNTS_FOR[definition.participation], ParticipationKind)
    return spells_where(chosen, rows.resident, rows.start, rows.end, rows.hours)


def _enough(counting: Spells, definition: CountDefinition, unknown: int) -> Spells:
    """When there are enough hours a week (`code`); those `unknown` are read as so many."""
    least = max(definition.hours_a_week, 1)
    hours = np.where(counting.code < 0, unknown, counting.code)
    weight = hours if definition.hours_a_week else np.ones(len(counting), np.int32)
    return reaching(counting.who, counting.start, counting.end, weight, least)


def _seen(some: Spells, after: Days, days: Days) -> Spells:
    """On which of the days a spell was seen: it began by then, and held after `after`."""
    return by_place(
        some, lambda start: np.searchsorted(days, start), lambda end: np.searchsorted(after, end - 1)
    )


def _on(some: Spells, days: Days) -> Spells:
    return by_place(some, lambda start: np.searchsorted(days, start), lambda end: np.searchsorted(days, end))


def _parts(people: Spells, surely: Spells, perhaps: Spells, told: Spells, many: int) -> Parts:
    places = np.arange(many, dtype=np.int32)

    def of(those: Spells) -> Wide:
        return running_in(people, those, many)

    whole, yes = running(people, places), of(surely)
    return Parts(yes, whole - of(told) + of(perhaps), whole)

"""Whom a count counts: the residents or files behind one number, once for each time that they count."""

from dataclasses import dataclass

import numpy as np

from perspectief.register.codes import EndReason
from perspectief.register.counting import months as calendar
from perspectief.register.counting.columns import Columns, Mask, Numbers, is_one_of
from perspectief.register.counting.definition import CountDefinition, Counted, What
from perspectief.register.counting.flows import seen
from perspectief.register.counting.leaving import Leavers, leavers
from perspectief.register.counting.participation import active
from perspectief.register.counting.population import on_welfare, population
from perspectief.register.counting.series import period_start, relevant
from perspectief.register.counting.spells import Spells, next_start

CAN = frozenset(What) - {What.MOVES}


@dataclass(frozen=True, slots=True)
class Rows:
    """The ids behind a count, ascending; `of` says whether of residents or of files."""

    of: Counted
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    known: Columns
    definition: CountDefinition
    after: int
    day: int
    known_on: int

    def within(self, days: Numbers) -> Mask:
        """Which days fall within the period."""
        mask: Mask = (days > self.after) & (days <= self.day)
        return mask


def rows(columns: Columns, definition: CountDefinition, day: int, known_on: int) -> Rows:
    """Whom `series` counts surely on a day, as known on another; as many as its value.

    Raises `ValueError` for moves between groups, of which no rows are given.
    """
    if definition.what not in CAN:
        raise ValueError("what")
    on = np.array([day], np.int32)
    known = relevant(columns, definition, on, known_on)
    asked = _Asked(known, definition, int(period_start(definition, on)[0]), day, known_on)
    found = _ROWS[definition.what](asked)
    return Rows(definition.counted, tuple(sorted(found.tolist())))


def _there(asked: _Asked) -> Numbers:
    sure = population(asked.known, asked.definition).sure
    who: Numbers = sure.who[(sure.start <= asked.day) & (asked.day < sure.end)]
    return who


def _came(asked: _Asked) -> Numbers:
    found = seen(population(asked.known, asked.definition).sure, asked.definition)
    who: Numbers = found.who[asked.within(found.start)]
    return who


def _left(asked: _Asked) -> Numbers:
    found = seen(population(asked.known, asked.definition).sure, asked.definition)
    mask = asked.within(found.end)
    if asked.definition.reasons:
        mask &= is_one_of(found.code, asked.definition.reasons, EndReason)
    who: Numbers = found.who[mask]
    return who


def _leavers(asked: _Asked, welfare: Spells) -> Leavers:
    found = population(asked.known, asked.definition)
    return leavers(asked.known, found, welfare, asked.definition, asked.known_on)


def _to_work(asked: _Asked) -> Numbers:
    those = _leavers(asked, on_welfare(asked.known))
    who: Numbers = those.who[those.surely & asked.within(those.day)]
    return who


def _back(asked: _Asked) -> Numbers:
    welfare = on_welfare(asked.known)
    those = _leavers(asked, welfare)
    back = next_start(welfare, those.who, those.day, calendar.OPEN)
    in_time = back < calendar.months_later(those.day, asked.definition.return_months)
    who: Numbers = those.who[those.surely & in_time & asked.within(back)]
    return who


def _active(asked: _Asked) -> Numbers:
    definition, people = asked.definition, _there(asked)
    last = np.array([asked.day], np.int32)
    after = int(calendar.months_later(last, -definition.active_months, definition.counting_day)[0])
    spells = active(asked.known.participation, definition, 0)
    doing = spells.who[(spells.start <= asked.day) & (spells.end - 1 > after)]
    who: Numbers = people[np.isin(people, doing)]
    return who


_ROWS = {
    What.STOCK: _there,
    What.INFLOW: _came,
    What.OUTFLOW: _left,
    What.OUTFLOW_TO_WORK: _to_work,
    What.RETURNS: _back,
    What.PARTICIPATION_SHARE: _active,
}

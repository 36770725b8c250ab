"""Of whom is counted: spells of the residents or files that a definition means.

What is not known (an age, where ages matter) gives two readings: `sure` leaves the unknown out, `all` has
it in. A count is of what is sure; its upper bound has the unknown too.
"""

from dataclasses import dataclass

import numpy as np

from perspectief.register.codes import Group, Scheme
from perspectief.register.counting.columns import Columns, Mask, Numbers, is_one_of
from perspectief.register.counting.definition import Ages, CountDefinition, Counted
from perspectief.register.counting.months import OPEN, by_day, months_later
from perspectief.register.counting.pension_age import pension_day
from perspectief.register.counting.spells import (
    Spells,
    cut,
    in_order,
    merged,
    pairs,
    spells,
    spells_where,
    together,
)
from perspectief.register.days import FOREVER, Days
from perspectief.register.history import Births

_EVER = -OPEN


@dataclass(frozen=True, slots=True)
class Readings:
    """Spells without and with what is unknown; the same object where nothing is."""

    sure: Spells
    all: Spells


def on_welfare(known: Columns) -> Spells:
    """Residents while they are on welfare under any scheme; moves between files are no end."""
    rows = known.memberships
    return merged(spells(rows.resident, rows.start, rows.end, rows.reason))


def population(known: Columns, definition: CountDefinition) -> Readings:
    """Merged spells in the population; `code` is the end reason, -1 where something else ended it."""
    if definition.counted is Counted.FILES and not (definition.by_age or definition.groups):
        only = merged(_of_schemes(known, definition))
        return Readings(only, only)
    sure, everyone = _members(known, definition)
    if definition.counted is Counted.FILES:
        return Readings(_by_file(known, sure), _by_file(known, everyone))
    first = merged(sure.spells)
    return Readings(first, first if everyone is sure else merged(everyone.spells))


def within_groups(found: Readings, known: Columns, groups: frozenset[Group]) -> Readings:
    """Those of a population of persons who are in the groups too (empty: everyone)."""
    if not groups:
        return found
    there = _in_groups(known, groups)
    sure = cut(found.sure, there)[0]
    return Readings(sure, sure if found.all is found.sure else cut(found.all, there)[0])


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Spells of residents, and the file that each of them is in."""

    spells: Spells
    file: Numbers

    def cut(self, by: Spells) -> "_Pieces":
        found, at = cut(self.spells, by)
        return _Pieces(found, self.file.take(at))


def _members(known: Columns, definition: CountDefinition) -> tuple[_Pieces, _Pieces]:
    """Memberships under the schemes, in the groups, within the ages: without and with unknown ages."""
    pieces = _under_schemes(known, definition)
    if definition.groups:
        pieces = pieces.cut(_in_groups(known, definition.groups))
    if not definition.by_age:
        return pieces, pieces
    ages = _within_ages(known.births, definition)
    without = pieces.spells.who[~_among(pieces.spells.who, _of_known_age(known.births)[0])]
    if not len(without):
        aged = pieces.cut(ages)
        return aged, aged
    without = np.sort(without)[np.append(True, np.diff(np.sort(without)) > 0)]
    unknown = spells(without, np.full(len(without), _EVER), np.full(len(without), OPEN))
    return pieces.cut(ages), pieces.cut(together(ages, unknown))


def _under_schemes(known: Columns, definition: CountDefinition) -> _Pieces:
    rows = known.memberships
    by_file = spells(rows.file, rows.start, rows.end, rows.reason)
    held = rows.end > rows.start
    resident = rows.resident if held.all() else rows.resident[held]
    if definition.schemes == frozenset(Scheme):  # a membership lasts within its file
        return _Pieces(Spells(resident, by_file.start, by_file.end, by_file.code), by_file.who)
    running = in_order(_of_schemes(known, definition))
    found, at = cut(by_file, running)
    return _Pieces(Spells(resident.take(at), found.start, found.end, found.code), found.who)


def _of_schemes(known: Columns, definition: CountDefinition) -> Spells:
    rows = known.spells
    chosen = is_one_of(rows.scheme, definition.schemes, Scheme)
    return spells_where(chosen, rows.file, rows.start, rows.end, rows.reason)


def _in_groups(known: Columns, groups: frozenset[Group]) -> Spells:
    rows = known.groups
    chosen = is_one_of(rows.group, groups, Group)
    return merged(spells_where(chosen, rows.resident, rows.start, rows.end))


def _within_ages(births: Births, definition: CountDefinition) -> Spells:
    """From when until when residents of a known day of birth have the ages; one spell a resident at most."""
    who, born = _of_known_age(births)
    start, end = _ages(born, definition)
    return spells(who, start, end)


def _of_known_age(births: Births) -> tuple[Numbers, Numbers]:
    """Residents in order, and the day of birth that holds last of each."""
    rows = in_order(Spells(births.resident, births.start, births.end, births.born))
    rows = rows.where(rows.code < FOREVER)
    newest = np.append(rows.who[1:] != rows.who[:-1], True)[: len(rows)]
    return rows.who[newest], rows.code[newest]


def _among(some: Numbers, ordered: Numbers) -> Mask:
    """Which of some are among others, which are in order."""
    if not len(ordered):
        return np.zeros(len(some), np.bool_)
    near = np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)
    found: Mask = ordered[near] == some
    return found


def _ages(born: Numbers, definition: CountDefinition) -> tuple[Days, Days]:
    start, end = np.full(len(born), _EVER, np.int32), np.full(len(born), OPEN, np.int32)
    if definition.age_from is not None:
        start = _at_age(born, definition.age_from)
    if definition.age_to is not None:
        end = _at_age(born, definition.age_to + 1)
    if definition.ages is Ages.BELOW_PENSION_AGE:
        end = np.minimum(end, by_day(pension_day, born))
    if definition.ages is Ages.FROM_PENSION_AGE:
        start = np.maximum(start, by_day(pension_day, born))
    return start, end


def _at_age(born: Numbers, years: int) -> Days:
    return by_day(lambda days: months_later(days, 12 * years), born)


def _by_file(known: Columns, pieces: _Pieces) -> Spells:
    """Files while at least one member is in the population; the reason is that of the file."""
    found = merged(Spells(pieces.file, pieces.spells.start, pieces.spells.end, pieces.spells.code))
    rows = known.spells
    ends = in_order(spells(rows.file, rows.start, rows.end, rows.reason))
    at, other = pairs(found, ends)
    code = np.full(len(found), -1, np.int32)
    ending = found.end[at] == ends.end[other]
    code[at[ending]] = ends.code[other[ending]]
    return Spells(found.who, found.start, found.end, code)

"""One definition counted on many days at once, and two definitions side by side."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from perspectief.register.counting import months as calendar
from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import CountDefinition, Flows, Period, What
from perspectief.register.counting.flows import inflow, outflow, stock
from perspectief.register.counting.leaving import to_work
from perspectief.register.counting.moves import between_groups, moves
from perspectief.register.counting.participation import share_taking_part
from perspectief.register.counting.population import Readings, population, within_groups
from perspectief.register.counting.result import Counts, Moves, Series, bounded
from perspectief.register.counting.returns import returns
from perspectief.register.counting.spells import Mask, Wide
from perspectief.register.days import Days, number_of


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is counted from, how, over which periods, as known on which day."""

    known: Columns
    definition: CountDefinition
    after: Days
    days: Days
    known_on: int
    complete: Mask


def series(columns: Columns, definition: CountDefinition, days: npt.ArrayLike, known_on: date) -> Series:
    """A definition counted on each of `days` (day numbers, ascending), as known on the day `known_on`.

    `days.counting_days` gives the counting days of a definition. Raises `ValueError` where the days do not
    ascend, or are no counting days for a definition that compares those.
    """
    on = np.atleast_1d(np.asarray(days, np.int32))
    _check(definition, on)
    known = number_of(known_on)
    asked = _Asked(
        relevant(columns, definition, on, known),
        definition,
        period_start(definition, on),
        on,
        known,
        _complete(definition, on, known),
    )
    return _COUNTED[definition.what](asked)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two definitions side by side on the same days: in which fields they differ, and by how much."""

    old: Series
    new: Series
    fields: tuple[str, ...]
    difference: Wide  # new - old, of the counts


def compare(
    columns: Columns, old: CountDefinition, new: CountDefinition, days: npt.ArrayLike, known_on: date
) -> Comparison:
    """What a change of definition changes: both series, as known on one day."""
    one, two = (series(columns, each, days, known_on) for each in (old, new))
    return Comparison(one, two, old.differs_in(new), two.counts.value - one.counts.value)


def _check(definition: CountDefinition, on: Days) -> None:
    if (np.diff(on) < 0).any():
        raise ValueError("days")
    compares = definition.flows is Flows.COUNTING_DAYS and definition.what is not What.STOCK
    if compares and (calendar.next_counting_day(on, definition.counting_day) != on).any():
        raise ValueError("days")


def period_start(definition: CountDefinition, on: Days) -> Days:
    """The day after which events count."""
    if definition.period is Period.CALENDAR_YEAR:
        return calendar.first_of_year(on) - 1
    return calendar.months_later(on, -definition.period_months, definition.counting_day)


def relevant(columns: Columns, definition: CountDefinition, on: Days, known: int) -> Columns:
    """What was known, without what ended before any day that matters; who came back left long before."""
    months = definition.return_months if definition.what is What.RETURNS else definition.active_months
    first = int(np.min(period_start(definition, on), initial=calendar.OPEN))
    earlier = calendar.months_later(np.array([first], np.int32), -months - 1)
    return columns.as_known_on(known, definition.tables, int(earlier[0]))


def _complete(definition: CountDefinition, on: Days, known: int) -> Mask:
    year_so_far = definition.period is Period.CALENDAR_YEAR and _over_a_period(definition)
    return (on <= known) & (calendar.is_last_of_year(on) if year_so_far else True)


def _over_a_period(definition: CountDefinition) -> bool:
    return definition.what not in (What.STOCK, What.PARTICIPATION_SHARE)


def _stock(asked: _Asked) -> Series:
    found = population(asked.known, asked.definition)
    return _made(replace(asked, after=asked.days), stock(found, asked.days))


def _inflow(asked: _Asked) -> Series:
    found = population(asked.known, asked.definition)
    return _made(asked, inflow(found, asked.definition, asked.after, asked.days))


def _outflow(asked: _Asked) -> Series:
    found = population(asked.known, asked.definition)
    return _made(asked, outflow(found, asked.definition, asked.after, asked.days))


def _to_work(asked: _Asked) -> Series:
    found = population(asked.known, asked.definition)
    judged = calendar.months_later(asked.days, 1) <= asked.known_on
    counts = to_work(asked.known, found, asked.definition, asked.after, asked.days, asked.known_on)
    return _made(replace(asked, complete=asked.complete & judged), counts)


def _returns(asked: _Asked) -> Series:
    found = population(asked.known, asked.definition)
    counts, share = returns(asked.known, found, asked.definition, asked.after, asked.days, asked.known_on)
    share = replace(share, complete=share.complete & asked.complete)
    return replace(_made(asked, counts), share=share)


def _participation(asked: _Asked) -> Series:
    definition, everyone = asked.definition, _of_any_group(asked)
    found = within_groups(everyone, asked.known, definition.groups)
    after = calendar.months_later(asked.days, -definition.active_months, definition.counting_day)
    counts, share = share_taking_part(asked.known, found, definition, after, asked.days, asked.complete)
    made = _made(replace(asked, after=after), counts)
    return replace(made, share=share, moves=_moves_of(asked, everyone)[0])


def _moves(asked: _Asked) -> Series:
    sure, all_ = _moves_of(asked, _of_any_group(asked))
    counts = bounded(between_groups(sure), between_groups(all_))
    return replace(_made(asked, counts), moves=sure)


def _of_any_group(asked: _Asked) -> Readings:
    return population(asked.known, replace(asked.definition, groups=frozenset()))


def _moves_of(asked: _Asked, found: Readings) -> tuple[Moves, Moves]:
    """Moves of the population of any group: without and with who is of an unknown age."""
    sure = moves(asked.known, found.sure, asked.definition, asked.after, asked.days)
    if found.all is found.sure:
        return sure, sure
    return sure, moves(asked.known, found.all, asked.definition, asked.after, asked.days)


def _made(asked: _Asked, counts: Counts) -> Series:
    return Series(asked.definition, asked.known_on, asked.after, asked.days, counts, asked.complete)


_COUNTED = {
    What.STOCK: _stock,
    What.INFLOW: _inflow,
    What.OUTFLOW: _outflow,
    What.OUTFLOW_TO_WORK: _to_work,
    What.RETURNS: _returns,
    What.PARTICIPATION_SHARE: _participation,
    What.MOVES: _moves,
}

"""How a team gets on with its part of a goal: counts by their definitions, whom they count, and what differs
from the statutory statistic.

A team's residents are those whom its members looked after on any day of the period; a count of all residents
is that of the town.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from perspectief.register.codes import ParticipationDefinition
from perspectief.register.columns import Among
from perspectief.register.counting.columns import Columns, loaded, loaded_of
from perspectief.register.counting.definition import Ages, CountDefinition, Flows, What
from perspectief.register.counting.months import LAST_OF_MONTH
from perspectief.register.counting.result import Series
from perspectief.register.counting.rows import CAN, Rows, rows
from perspectief.register.counting.series import series
from perspectief.register.days import day_of, number_of
from perspectief.register.floor.whose import Ids, known
from perspectief.register.staff.models import Caseload


@dataclass(frozen=True, slots=True)
class Point:
    """One day: the number, its bounds, and for a share the percentage and of how many (None for none)."""

    day: date
    value: int
    low: int
    high: int
    percent: float | None
    whole: int | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """One definition over days, as known on one day; `has_rows`: `rows_of` can say whom it counts."""

    definition: CountDefinition
    known_on: date
    points: tuple[Point, ...]
    has_rows: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A count beside that of the statutory statistic: the fields that differ, and who is in one of them only.

    `rows` are None where rows cannot be given, or where the two count different things.
    """

    own: Point
    statutory: Point
    fields: tuple[str, ...]
    only_own: tuple[int, ...] | None
    only_statutory: tuple[int, ...] | None


def people_in_care(team: int, since: date, on: date) -> Ids:
    """The ids of residents whom a team looked after on any day from `since` up to and including `on`."""
    cared = known(Caseload).filter(member__team_id=team, valid_from__lte=on).exclude(valid_to__lte=since)
    return cared.values_list("resident_id", flat=True)


def columns_of(people: Ids | None, definitions: Sequence[CountDefinition]) -> Columns:
    """What these definitions are counted from, of some residents or (None) of all; read once for a page."""
    if people is None:
        return loaded()
    sql, values = people.query.sql_with_params()
    needed = frozenset[str]().union(*(definition.tables for definition in definitions))
    return loaded_of(Among(f"resident_id IN ({sql})", tuple(values)), needed)


def progress(
    columns: Columns, definitions: Sequence[CountDefinition], days: Sequence[date], known_on: date
) -> tuple[Progress, ...]:
    """Every definition on its days (ascending), in the order of the definitions."""
    numbers = [number_of(day) for day in days]
    return tuple(
        Progress(each, known_on, _points(series(columns, each, numbers, known_on)), each.what in CAN)
        for each in definitions
    )


def rows_of(columns: Columns, definition: CountDefinition, day: date, known_on: date) -> Rows:
    """Whom a count counts on a day; for who may see rows. Raises `ValueError` where `has_rows` is False."""
    return rows(columns, definition, number_of(day), number_of(known_on))


def statutory(definition: CountDefinition) -> CountDefinition:
    """The same measure as the statutory welfare statistic has it.

    Persons from 18 to pension age (files whole), on the last day of the month, flows as differences between
    counting days; participation is the tegenprestatie alone (Statistics Netherlands; Participatiewet art. 9).
    """
    persons = {"ages": Ages.BELOW_PENSION_AGE, "age_from": 18, "age_to": None}
    return replace(
        definition,
        **({} if definition.counted == "files" else persons),  # type: ignore[arg-type] # fields by name
        counting_day=LAST_OF_MONTH,
        flows=Flows.EVENTS if definition.what is What.STOCK else Flows.COUNTING_DAYS,
        participation=ParticipationDefinition.STATUTORY,
    )


def difference(columns: Columns, definition: CountDefinition, day: date, known_on: date) -> Difference:
    """A count beside the statutory one on the last day of a month, with who makes the difference."""
    other = statutory(definition)
    pair, on = (definition, other), [number_of(day)]
    own, theirs = (_points(series(columns, each, on, known_on))[0] for each in pair)
    fields = definition.differs_in(other)
    if definition.what not in CAN:
        return Difference(own, theirs, fields, None, None)
    mine, its = (rows_of(columns, each, day, known_on).ids for each in pair)
    return Difference(own, theirs, fields, _without(mine, its), _without(its, mine))


def _without(some: tuple[int, ...], others: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(some) - set(others)))


def _points(found: Series) -> tuple[Point, ...]:
    return tuple(_point(found, at) for at in range(len(found.days)))


def _point(found: Series, at: int) -> Point:
    share, counts = found.share, found.counts
    percent = float(share.percent[at]) if share is not None else np.nan
    return Point(
        day_of(int(found.days[at])),
        int(counts.value[at]),
        int(counts.low[at]),
        int(counts.high[at]),
        None if np.isnan(percent) else percent,
        int(share.whole[at]) if share is not None else None,
        bool(found.complete[at]),
    )

"""Random lives on welfare, and the same counted day by day in plain Python: the oracle."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import strategies as st

from perspectief.register import history
from perspectief.register.codes import COUNTS_FOR, EndReason, Group, ParticipationKind, Scheme
from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import (
    Ages,
    CountDefinition,
    Counted,
    Flows,
    Period,
    WorkKnownBy,
)
from perspectief.register.counting.moves import STATES
from perspectief.register.days import FOREVER, day_of, number_of

BEGIN, LENGTH = 18_650, 500  # from 23 January 2021
END = BEGIN + LENGTH
RESIDENTS, FILES = range(1, 5), range(1, 5)
# Of an age that matters within those days: 18, 27, 28 or pension age.
_BORN = st.sampled_from(
    [None, date(1955, 2, 10), date(1955, 6, 20), date(1955, 10, 5), date(1993, 5, 2), date(2003, 9, 30)]
)


@dataclass(frozen=True)
class Row:
    """One row of a table, by the names of its columns."""

    table: str
    start: int
    end: int
    what: dict[str, int]
    known_from: int = 0
    known_until: int = FOREVER

    def holds(self, day: int) -> bool:
        """Whether it holds on a day."""
        return self.start <= day < self.end


_TABLES = {
    "memberships": history.Memberships,
    "spells": history.Spells,
    "groups": history.Groups,
    "participation": history.Participations,
    "work": history.Works,
    "births": history.Births,
}
_TIMES = {"start", "end", "known_from", "known_until"}


def columns(rows: list[Row]) -> Columns:
    """Rows as columns, in the order in which the register gives them."""
    return Columns(
        **{name: _table(kind, [row for row in rows if row.table == name]) for name, kind in _TABLES.items()}
    )


def _table(kind: type[Any], rows: list[Row]) -> Any:
    names = [each.name for each in fields(kind)]
    subject = next(name for name in names if name not in _TIMES)
    rows = sorted(rows, key=lambda row: (row.what[subject], row.start, row.known_from))
    wide = {"resident": np.int64, "file": np.int64}
    return kind(
        **{
            name: np.array(
                [getattr(row, name) if name in _TIMES else row.what[name] for row in rows],
                wide.get(name, np.int32),
            )
            for name in names
        }
    )


@st.composite
def lives(draw: st.DrawFn) -> list[Row]:
    """Files that run, stop, change scheme; residents in, out, back, apart and together; what they do."""
    files = [row for file in FILES for row in _file(draw, file)]
    rows = [*files]
    for resident in RESIDENTS:
        rows += _memberships(draw, resident, files)
        rows += _states(draw, "groups", resident, {"group": st.integers(0, 2)})
        rows += _loose(
            draw, "participation", resident, {"kind": st.integers(0, 7), "hours": st.integers(-1, 4)}
        )
        rows += _loose(draw, "work", resident, {})
        rows.append(_birth(draw, resident))
    return rows


@st.composite
def workers(draw: st.DrawFn) -> list[Row]:
    """Residents who leave, mostly with work, and come back after about so many months as windows have."""
    rows = [
        Row("spells", BEGIN - 400, FOREVER, {"file": file, "scheme": file % 2, "reason": -1})
        for file in FILES
    ]
    for resident in RESIDENTS:
        day = draw(st.sampled_from([BEGIN, BEGIN + 8, BEGIN + 30]))
        while day < END:
            end = day + draw(st.sampled_from([20, 1, 60]))
            reason = draw(st.sampled_from([0, 0, 1, 4, 12, -1]))  # mostly for work
            what = {"resident": resident, "file": draw(st.sampled_from(FILES)), "reason": reason}
            rows.append(Row("memberships", day, end, what))
            months, more = draw(st.sampled_from([2, 3, 1, 6, 0])), draw(st.sampled_from([0, -1, 1]))
            away = max(month_later(end, months) - end + more, 0)
            if draw(st.sampled_from([True, True, True, False])):
                start = end - draw(st.sampled_from([-25, 0, 10]))
                last = end + draw(st.sampled_from([200, 28, 31, 32]))
                rows.append(_row(draw, "work", resident, {}, start, last))
            day = end + away
        rows.append(_birth(draw, resident))
    return rows


@st.composite
def corrected(draw: st.DrawFn) -> tuple[list[Row], int, list[Row], list[Row]]:
    """What was known first, until a day, and from that day on; and all rows of both."""
    first, then, day = draw(lives()), draw(lives()), draw(st.integers(BEGIN, END))
    kept = [row for row in first if row in then]
    old = [replace(row, known_until=day) for row in first if row not in then]
    new = [replace(row, known_from=day) for row in then if row not in first]
    return first, day, then, [*kept, *old, *new]


def _cuts(draw: st.DrawFn, most: int = 5) -> list[tuple[int, int]]:
    """Days in order, two by two; a few days come often, so that things fall together."""
    often = st.sampled_from([BEGIN + each for each in (8, 9, 36, 67, 97, 98, 190, 250, 340)])
    day = often | st.integers(BEGIN, END)
    days = sorted(draw(st.lists(day, max_size=most, unique=True)))
    return list(pairwise([*days, FOREVER]))


def _file(draw: st.DrawFn, file: int) -> Iterator[Row]:
    for start, end in _cuts(draw):
        scheme = draw(st.sampled_from([None, 0, 0, 0, 1]))
        if scheme is not None:
            yield Row("spells", start, end, {"file": file, "scheme": scheme, "reason": _reason(draw, end)})


def _reason(draw: st.DrawFn, end: int) -> int:
    return -1 if end == FOREVER else draw(st.integers(-1, len(EndReason) - 1))


def _memberships(draw: st.DrawFn, resident: int, files: list[Row]) -> Iterator[Row]:
    for start, end in _cuts(draw):
        file = draw(st.sampled_from([None, *FILES]))
        for first, behind in _runs([row for row in files if row.what["file"] == file]):
            inside = max(start, first), min(end, behind)
            if inside[0] < inside[1]:
                what = {"resident": resident, "file": file or 0, "reason": _reason(draw, inside[1])}
                yield Row("memberships", *inside, what)


def _runs(rows: list[Row]) -> list[tuple[int, int]]:
    """From when until when a file runs, whatever its scheme."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows, key=lambda row: row.start):
        if runs and runs[-1][1] == row.start:
            runs[-1] = (runs[-1][0], row.end)
        else:
            runs.append((row.start, row.end))
    return runs


def _states(draw: st.DrawFn, table: str, resident: int, what: dict[str, Any]) -> Iterator[Row]:
    for start, end in _cuts(draw, 4):
        if draw(st.booleans()):
            yield _row(draw, table, resident, what, start, end)


def _loose(draw: st.DrawFn, table: str, resident: int, what: dict[str, Any]) -> Iterator[Row]:
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(BEGIN, END))
        end = draw(st.just(FOREVER) | st.integers(start + 1, start + 200))
        yield _row(draw, table, resident, what, start, end)


def _row(draw: st.DrawFn, table: str, resident: int, what: dict[str, Any], start: int, end: int) -> Row:
    drawn = {name: draw(each) for name, each in what.items()}
    if table == "work":
        drawn = {"place": 0, "contract": 0, "subsidy": 0, "hours": 8}
    return Row(table, start, end, {"resident": resident, **drawn})


def _birth(draw: st.DrawFn, resident: int) -> Row:
    born = draw(_BORN)
    return Row(
        "births", 0, FOREVER, {"resident": resident, "born": FOREVER if born is None else number_of(born)}
    )


def month_later(day: int, months: int, counting_day: int | None = None) -> int:
    """The oracle's own months."""
    here = day_of(day)
    length = calendar.monthrange(here.year, here.month)[1]
    wanted = counting_day if counting_day and here.day == min(counting_day, length) else here.day
    year, month = divmod(here.year * 12 + here.month - 1 + months, 12)
    return number_of(
        here.replace(year=year, month=month + 1, day=min(wanted, calendar.monthrange(year, month + 1)[1]))
    )


@dataclass(frozen=True)
class Oracle:
    """What is known, and a definition; every question is answered by looking at single days."""

    rows: list[Row]
    definition: CountDefinition
    known_on: int
    unknown_ages: bool = False

    @cached_property
    def _by_table(self) -> dict[str, list[Row]]:
        return {name: [row for row in self.rows if row.table == name] for name in _TABLES}

    def on_welfare(self, resident: int, day: int) -> bool:
        """Under any scheme."""
        return any(
            row.what["resident"] == resident and row.holds(day) for row in self._by_table["memberships"]
        )

    def people(self, day: int) -> set[tuple[int, int]]:
        """Residents in the population with their file."""
        running = {
            row.what["file"]
            for row in self._by_table["spells"]
            if row.holds(day) and list(Scheme)[row.what["scheme"]] in self.definition.schemes
        }
        return {
            (row.what["resident"], row.what["file"])
            for row in self._by_table["memberships"]
            if row.holds(day) and row.what["file"] in running and self._fits(row.what["resident"], day)
        }

    def population(self, day: int) -> set[int]:
        """Residents or files."""
        if self.definition.counted is Counted.PERSONS:
            return {resident for resident, _ in self.people(day)}
        if self.definition.by_age or self.definition.groups:
            return {file for _, file in self.people(day)}
        return {
            row.what["file"]
            for row in self._by_table["spells"]
            if row.holds(day) and list(Scheme)[row.what["scheme"]] in self.definition.schemes
        }

    def _fits(self, resident: int, day: int) -> bool:
        groups = self.definition.groups
        if groups and self.group(resident, day) not in [list(Group).index(each) for each in groups]:
            return False
        if not self.definition.by_age:
            return True
        born = next(row.what["born"] for row in self._by_table["births"] if row.what["resident"] == resident)
        return self.unknown_ages if born == FOREVER else self._aged(born, day)

    def _aged(self, born: int, day: int) -> bool:
        one = self.definition
        pension = _pension_day(born)
        return (
            (one.age_from is None or day >= month_later(born, 12 * one.age_from))
            and (one.age_to is None or day < month_later(born, 12 * one.age_to + 12))
            and (one.ages is not Ages.BELOW_PENSION_AGE or day < pension)
            and (one.ages is not Ages.FROM_PENSION_AGE or day >= pension)
        )

    def group(self, resident: int, day: int) -> int:
        """The group of a resident, or that there is none."""
        here = [
            row.what["group"]
            for row in self._by_table["groups"]
            if row.what["resident"] == resident and row.holds(day)
        ]
        return here[0] if here else STATES.index("no_group")

    def after(self, day: int) -> int:
        """The day after which events of a period count."""
        if self.definition.period is Period.CALENDAR_YEAR:
            return number_of(day_of(day).replace(month=1, day=1)) - 1
        return month_later(day, -self.definition.period_months, self.definition.counting_day)

    def steps(self, after: int, until: int) -> list[tuple[int, int]]:
        """Days that are compared: each with the day before, or counting days a month apart."""
        days = list(range(after, until + 1))
        if self.definition.flows is Flows.COUNTING_DAYS:
            days = [day for day in days if self._is_counting_day(day)]
        return list(pairwise(days))

    def _is_counting_day(self, day: int) -> bool:
        here = day_of(day)
        return here.day == min(self.definition.counting_day, calendar.monthrange(here.year, here.month)[1])

    def inflow(self, after: int, until: int) -> int:
        """How many came."""
        return sum(len(self.population(two) - self.population(one)) for one, two in self.steps(after, until))

    def outflow(self, after: int, until: int) -> int:
        """How many left."""
        return sum(len(self.population(one) - self.population(two)) for one, two in self.steps(after, until))

    def left_for_work(self, after: int, until: int) -> list[tuple[int, int]]:
        """Who surely left wholly for work, and on which day."""
        return [
            (who, day)
            for day in sorted({row.end for row in self._by_table["memberships"]})
            if after < day <= until
            for who in self.population(day - 1) - self.population(day)
            if not self.on_welfare(who, day) and self._at_work(who, day)
        ]

    def _at_work(self, who: int, day: int) -> bool:
        later = month_later(day, 1)
        if later > self.known_on or self.on_welfare(who, later):
            return False
        if self.definition.work_known_by is WorkKnownBy.END_REASON:
            return self._reason(who, day) in (EndReason.WORK, EndReason.SELF_EMPLOYED)
        return any(row.what["resident"] == who and row.holds(later) for row in self._by_table["work"])

    def _reason(self, who: int, day: int) -> EndReason | None:
        row = next(
            row for row in self._by_table["memberships"] if row.what["resident"] == who and row.end == day
        )
        return None if row.what["reason"] < 0 else list(EndReason)[row.what["reason"]]

    def back(self, who: int, day: int) -> int | None:
        """The day of return in time, if any."""
        limit = month_later(day, self.definition.return_months)
        return next((each for each in range(day, min(limit, END + 1)) if self.on_welfare(who, each)), None)

    def returns(self, after: int, until: int) -> int:
        """How many came back in the period, of all that ever left."""
        left = self.left_for_work(BEGIN - 1, until)
        days = [self.back(who, day) for who, day in left]
        return sum(day is not None and after < day <= until for day in days)

    def taking_part(self, after: int, day: int) -> tuple[int, int, int]:
        """Active, active or unknown, and all."""
        people = self.population(day)
        active = sum(self._active(who, after, day, 0) for who in people)
        perhaps = sum(
            self._active(who, after, day, self.definition.hours_a_week) or not self._told(who, after, day)
            for who in people
        )
        return active, perhaps, len(people)

    def _told(self, who: int, after: int, until: int) -> bool:
        return any(self._doing(who, day) for day in range(after + 1, until + 1))

    def _doing(self, who: int, day: int) -> list[Row]:
        return [
            row for row in self._by_table["participation"] if row.what["resident"] == who and row.holds(day)
        ]

    def _active(self, who: int, after: int, until: int, unknown: int) -> bool:
        return any(self._enough(who, day, unknown) for day in range(after + 1, until + 1))

    def _enough(self, who: int, day: int, unknown: int) -> bool:
        kinds = COUNTS_FOR[self.definition.participation]
        rows = [row for row in self._doing(who, day) if list(ParticipationKind)[row.what["kind"]] in kinds]
        hours = sum(unknown if row.what["hours"] < 0 else row.what["hours"] for row in rows)
        return bool(rows) and hours >= self.definition.hours_a_week

    def moves(self, after: int, until: int) -> "np.ndarray[Any, Any]":
        """From which state to which."""
        table = np.zeros((len(STATES), len(STATES)), np.int64)
        for one, two in self.steps(after, until):
            for who in RESIDENTS:
                cell = self._state(who, one), self._state(who, two)
                table[cell] += cell[0] != cell[1]
        return table

    def _state(self, who: int, day: int) -> int:
        return self.group(who, day) if who in self.population(day) else STATES.index("outside")


def _pension_day(born: int) -> int:
    """Of those made up here: 66 years and 4 months in 2021, and 7 months in 2022."""
    at_21, at_22 = month_later(born, 796), month_later(born, 799)
    return at_21 if day_of(at_21).year <= 2021 else at_22


def a_year_of_days(first: int = BEGIN) -> list[int]:
    """Counting days of a year, and days beside them."""
    days = [day for day in range(first, END) if (day_of(day) + timedelta(1)).day == 1]
    return sorted({*days, first + 8, first + 36, first + 100})

"""Whether the register's counts are those of a plain list of facts, day by day, and close on each other."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from perspectief.register.codes import EndReason, Scheme
from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import CountDefinition, Counted, What
from perspectief.register.counting.moves import STATES
from perspectief.register.counting.result import Series
from perspectief.register.counting.series import series
from perspectief.register.days import day_of, number_of
from tests.register.oracle import HORIZON, Fact, grouped, on_welfare, running

FIRST = date(2021, 1, 1)
BASE = number_of(FIRST)
BEFORE = 40  # more days than a month has: flows of the first day look back as far
DAYS = BASE + np.arange(HORIZON, dtype=np.int32)
_REASONS = (EndReason.WORK, EndReason.DEATH, EndReason.OTHER_FILE)
Sets = list[set[int]]


def closes(columns: Columns, facts: list[Fact], known_on: int) -> None:
    """Stock, flows, reasons and moves of every day, as known on one day, are those of the facts."""
    looked = range(-BEFORE, HORIZON)
    people, files = ([who(facts, day) for day in looked] for who in (on_welfare, running))
    _same(columns.memberships.as_known_on(known_on), "resident", people)
    _same(columns.spells.as_known_on(known_on), "file", files)
    _stock_and_flows(columns, Counted.PERSONS, people, known_on)
    _stock_and_flows(columns, Counted.FILES, files, known_on)
    _reasons(columns, facts, people, known_on)
    _moves(columns, [_states(facts, day) for day in looked], known_on)


def _same(rows: Any, subject: str, expected: Sets) -> None:
    """The very same residents or files on every day, nobody twice."""
    for day, there in zip(DAYS, expected[BEFORE:], strict=True):
        assert sorted(getattr(rows.on(int(day)), subject).tolist()) == sorted(there)


def _stock_and_flows(columns: Columns, unit: Counted, there: Sets, known_on: int) -> None:
    stock, came, went = (
        _series(columns, what, known_on, counted=unit) for what in (What.STOCK, What.INFLOW, What.OUTFLOW)
    )
    levels = np.array([len(each) for each in there])
    assert stock.counts.value.tolist() == levels[BEFORE:].tolist()
    assert came.counts.value.tolist() == _in_windows([len(now - was) for was, now in pairwise(there)], came)
    assert went.counts.value.tolist() == _in_windows([len(was - now) for was, now in pairwise(there)], went)
    a_month_ago = series(columns, stock.definition, came.after, day_of(known_on)).counts.value
    assert (stock.counts.value == a_month_ago + came.counts.value - went.counts.value).all()


def _reasons(columns: Columns, facts: list[Fact], people: Sets, known_on: int) -> None:
    """Who leaves does so for one reason; who goes on in another file does not leave."""
    for reason in _REASONS:
        of_reason = [fact for fact in facts if fact.kind == "member" and fact.reason == reason]
        went = [
            sum(fact.end == day and fact.who in was - now for fact in of_reason)
            for day, (was, now) in enumerate(pairwise(people), 1 - BEFORE)
        ]
        found = _series(columns, What.OUTFLOW, known_on, reasons=frozenset({reason}))
        assert found.counts.value.tolist() == _in_windows(went, found)


def _moves(columns: Columns, states: list[dict[int, str]], known_on: int) -> None:
    found = _series(columns, What.MOVES, known_on)
    assert found.moves is not None
    steps = [_steps(was, now) for was, now in pairwise(states)]
    for one, origin in enumerate(STATES):
        for two, target in enumerate(STATES):
            of_each = [each[origin, target] for each in steps]
            assert found.moves.table[:, one, two].tolist() == _in_windows(of_each, found)


def _states(facts: list[Fact], day: int) -> dict[int, str]:
    groups = grouped(facts, day)
    return {who: groups.get(who, "no_group") for who in on_welfare(facts, day)}


def _steps(was: dict[int, str], now: dict[int, str]) -> Counter[tuple[str, str]]:
    both = [(was.get(who, "outside"), now.get(who, "outside")) for who in was.keys() | now.keys()]
    return Counter(step for step in both if step[0] != step[1])


def _series(columns: Columns, what: What, known_on: int, **more: Any) -> Series:
    definition = replace(CountDefinition("a", "a", what, schemes=frozenset(Scheme)), **more)
    return series(columns, definition, DAYS, day_of(known_on))


def _in_windows(each_day: list[int], found: Series) -> list[int]:
    """How many in the month up to each day; the first is of the second day that was looked at."""
    so_far = np.concatenate([[0], np.cumsum(each_day)])
    last, before = (at - BASE + BEFORE for at in (found.days, found.after))
    counted: list[int] = (so_far[last] - so_far[before]).tolist()
    return counted

"""What is looked up in spells is found whatever order it is asked in, as by looking at every day."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.register.counting import spells as sp
from perspectief.register.counting.spells import Spells

LAST = 40
QUICK = settings(max_examples=60, deadline=None)
ASKED = st.lists(st.tuples(st.integers(-1, 5), st.integers(-2, LAST)), max_size=12)
Row = tuple[int, int, int, int]


@st.composite
def apart(draw: st.DrawFn) -> list[Row]:
    """Spells in order of which nobody has two on a day: who, start, end, code."""
    rows: list[Row] = []
    for who in range(5):
        ends = sorted(draw(st.sets(st.integers(0, LAST), max_size=6)))
        pairs = zip(ends[::2], ends[1::2], strict=False)
        rows += [(who, start, end, draw(st.integers(0, 2))) for start, end in pairs]
    return rows


@st.composite
def anyhow(draw: st.DrawFn) -> list[Row]:
    """Spells in any order, which may overlap."""
    row = st.tuples(st.integers(0, 5), st.integers(0, LAST - 1), st.integers(1, 9), st.integers(0, 2))
    return [(who, start, start + days, code) for who, start, days, code in draw(st.lists(row, max_size=9))]


def made(rows: list[Row]) -> Spells:
    who, *others = np.array(rows, np.int64).reshape(-1, 4).T
    start, end, code = (np.ascontiguousarray(each, np.int32) for each in others)
    return Spells(np.ascontiguousarray(who), start, end, code)


def days(some: Spells) -> set[tuple[int, int]]:
    return {
        (int(who), day)
        for who, start, end in zip(some.who, some.start, some.end, strict=True)
        for day in range(start, end)
    }


def _columns(asked: list[tuple[int, int]]) -> tuple[Any, Any]:
    who, day = np.array(asked, np.int64).reshape(-1, 2).T
    return np.ascontiguousarray(who), np.ascontiguousarray(day, np.int32)


@QUICK
@given(apart(), ASKED)
def test_whether_one_holds_and_when_the_next_starts(rows: list[Row], asked: list[tuple[int, int]]) -> None:
    some, held = made(rows), days(made(rows))
    assert sp.cover(some, *_columns(asked)).tolist() == [each in held for each in asked]
    starts = [[start for who, start, *_ in rows if who == one and start >= day] for one, day in asked]
    assert sp.next_start(some, *_columns(asked), 99).tolist() == [min(each, default=99) for each in starts]


@QUICK
@given(anyhow(), apart())
def test_what_is_cut_keeps_the_days_of_both(rows: list[Row], by: list[Row]) -> None:
    left, right = made(rows), made(by)
    found, at = sp.cut(left, right)
    for place, row in enumerate(rows):
        assert days(found.where(at == place)) == days(made([row])) & days(right)
    assert all(code in (-1, left.code[place]) for code, place in zip(found.code, at, strict=True))


@QUICK
@given(apart(), apart())
def test_what_is_divided_keeps_every_day_once_by_code(rows: list[Row], by: list[Row]) -> None:
    left, right = made(rows), made(by)
    found = sp.divided(left, right, 7)
    assert sum(found.end - found.start) == len(days(left))
    for code in (0, 1, 2):
        assert days(found.where(found.code == code)) == days(left) & days(right.where(right.code == code))
    assert days(found.where(found.code == 7)) == days(left) - days(right)
    shared = [len({who for who, day in days(left) & days(right) if day == on}) for on in range(LAST + 1)]
    assert sp.running_in(left, right, LAST + 1).tolist() == shared


@QUICK
@given(anyhow())
def test_merged_spells_keep_every_day_and_lie_apart(rows: list[Row]) -> None:
    found = sp.merged(made(rows))
    assert days(found) == days(made(rows))
    same = found.who[1:] == found.who[:-1]
    assert (found.start[1:] > found.end[:-1])[same].all()


@QUICK
@given(anyhow(), st.integers(1, 4))
def test_weights_that_hold_together_add_up(rows: list[Row], least: int) -> None:
    some = made(rows)
    found = sp.reaching(some.who, some.start, some.end, some.code, least)
    weight = {
        (who, day): sum(code for one, start, end, code in rows if one == who and start <= day < end)
        for who in range(6)
        for day in range(LAST + 9)
    }
    assert days(found) == {each for each, much in weight.items() if much >= least}

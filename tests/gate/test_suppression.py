"""Held against every whole table that agrees with what was published."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from perspectief.gate.audit import bounds
from perspectief.gate.counts import FREE, LEAST, SUPPRESSED, TOTAL, Cell, Publication, Table
from perspectief.gate.equations import system_of
from perspectief.gate.judge import Refusal, judge
from perspectief.gate.unknowns import Told
from tests.gate.towns import margin, stock, table

THREE = {"group": ("care", "participation", "work")}
FOUR = {"age": ("old", "young"), "group": ("care", "work")}


def leaves(history: list[Publication], counts: Table, *, exact: bool = False) -> Publication:
    found = judge(history, counts, exact=exact)
    assert isinstance(found, Publication), found
    history.append(found)
    return found


Grid = dict[Cell, NDArray[np.int16]]


def possible(history: list[Publication], cells: list[Cell], most: int) -> Grid:
    """Every table of whole numbers up to `most` that agrees with all that was published."""
    flat = np.indices((most + 1,) * len(cells), dtype=np.int16).reshape(len(cells), -1)
    tried = dict(zip(cells, flat, strict=True))
    agreeing = np.ones(flat.shape[1], dtype=bool)
    for said in (said for publication in history for said in publication.said):
        counts = values_of(tried, said.cell)
        agreeing &= (counts >= said.low) & (counts <= (10_000 if said.high is None else said.high))
    return {cell: values[agreeing] for cell, values in tried.items()}


def values_of(tables: Grid, cell: Cell) -> NDArray[np.int16]:
    found = np.array([values for one, values in tables.items() if set(cell) <= set(one)], dtype=np.int16)
    summed: NDArray[np.int16] = found.sum(axis=0, dtype=np.int16)
    return summed


def among(tables: Grid, counts: Table) -> bool:
    return bool(np.logical_and.reduce([tables[cell] == count for cell, count in counts.counts.items()]).any())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 18), min_size=3, max_size=3), st.booleans())
def test_no_suppressed_cell_of_one_row_can_be_recovered(counts: list[int], exact: bool) -> None:
    history: list[Publication] = []
    whole = table(stock(), THREE, counts)
    leaves(history, margin(whole, ()), exact=exact)
    found = judge(history, whole)
    if isinstance(found, Refusal):
        return
    tables = possible([*history, found], list(whole.counts), 40)
    assert among(tables, whole)
    for said in found.said:
        if whole.counts[said.cell] < LEAST:
            assert said.rule == "under_ten" and said.value is None
            assert len(np.unique(values_of(tables, said.cell))) >= 5


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 13), min_size=4, max_size=4), st.booleans())
def test_no_suppressed_cell_can_be_recovered_across_margins(counts: list[int], exact: bool) -> None:
    history: list[Publication] = []
    whole = table(stock(), FOUR, counts)
    leaves(history, margin(whole, ()), exact=exact)
    for by in (("age",), ("group",), ("age", "group")):
        if isinstance(found := judge(history, margin(whole, by)), Publication):
            history.append(found)
    tables = possible(history, list(whole.counts), 26)
    assert among(tables, whole)
    every = [*whole.counts, *margin(whole, ("age",)).counts, *margin(whole, ("group",)).counts]
    for cell in every if len(history) > 1 else ():
        values = np.unique(values_of(tables, cell))
        assert min(values) >= LEAST or len(values) >= 5, (cell, values)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 11), min_size=4, max_size=4))
def test_the_bounds_of_the_audit_are_those_of_trying_everything(counts: list[int]) -> None:
    history: list[Publication] = []
    whole = table(stock(), FOUR, counts)
    leaves(history, margin(whole, ()), exact=True)
    for by in (("age",), ("group",)):
        if isinstance(found := judge(history, margin(whole, by)), Publication):
            history.append(found)
    system = system_of(history, FREE)
    tables = possible(history, list(whole.counts), max(LEAST - 1, sum(counts)))
    for cell in {key.cell for key in system.keys if isinstance(key, Told)}:
        values = values_of(tables, cell)
        assert bounds(system, Told(stock(), cell)) == (values.min(), values.max())


def test_a_single_small_cell_takes_another_with_it() -> None:
    history: list[Publication] = []
    whole = table(stock(), THREE, (3, 28, 48))
    leaves(history, margin(whole, ()), exact=True)
    said = {one.cell: one for one in leaves(history, whole).said}
    assert [one.rule for one in said.values()] == ["under_ten", "withheld", "rounded"]


def test_nothing_is_suppressed_that_could_be_told() -> None:
    whole = table(stock(), THREE, (12, 30, 50))
    assert [said.rule for said in leaves([], whole).said] == ["rounded"] * 3


def test_every_cell_under_ten_is_suppressed_and_no_number_of_it_written() -> None:
    found = leaves([], table(stock(), THREE, (9, 10, 0)))
    by_rule = {said.cell[0][1]: said for said in found.said}
    assert by_rule["care"].rule == by_rule["work"].rule == "under_ten"
    assert by_rule["participation"].rule != "exact"
    assert all(said.value is None for said in found.said if said.rule in SUPPRESSED)


def test_a_table_with_a_hole_is_no_table() -> None:
    whole = table(stock(), FOUR, (1, 2, 3, 4))
    with pytest.raises(ValueError):
        Table(stock(), whole.by, dict(list(whole.counts.items())[:3]))
    with pytest.raises(ValueError):
        Table(stock(), (), {TOTAL: -1})

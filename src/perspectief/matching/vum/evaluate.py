"""Which documents a VUM query keeps, over columns.

A field that is missing meets no operator. Values compare within their sort, as the query writes them: texts
as texts (codes of level too), numbers as numbers. A postcode that nobody knows keeps a document. The answer
has no order.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.frame import Places
from perspectief.matching.vum.query import Area, Compare, Condition, Each, Either, Some, Value
from perspectief.matching.vum.table import Column, Mask, Table


def kept(table: Table, condition: Condition, places: Places) -> Mask:
    """The documents (n,) that meet a condition."""
    if isinstance(condition, Area):
        return _within(table, condition, places)
    if isinstance(condition, Some):
        items = table.lists[condition.path]
        matching = _of_items(items.columns, condition.condition, len(items.owners))
        found = np.zeros(len(table), dtype=np.bool_)
        found[items.owners[matching]] = True
        return found
    if isinstance(condition, Compare):
        return _compared(table.single[condition.field], condition)
    parts = [kept(table, each, places) for each in condition.conditions]
    return _together(parts, condition, len(table))


def _of_items(columns: Mapping[str, Column], condition: Condition, size: int) -> Mask:
    """The items that meet a condition, which is about one item at a time."""
    if isinstance(condition, Compare):
        return _compared(columns[condition.field], condition)
    if isinstance(condition, Each | Either):
        return _together([_of_items(columns, each, size) for each in condition.conditions], condition, size)
    raise TypeError(condition)


def _together(parts: list[Mask], condition: Each | Either, size: int) -> Mask:
    every = isinstance(condition, Each)
    found = np.full(size, every, dtype=np.bool_)
    for part in parts:
        found = found & part if every else found | part
    return found


def _compared(column: Column, condition: Compare) -> Mask:
    parts = [_one(column, condition.operator, value) for value in condition.values]
    return _together(parts, Either(()), len(column.numbers))


def _one(column: Column, operator: str, value: Value) -> Mask:
    if not isinstance(value, str):
        return _by(column.numbers, operator, value) & ~np.isnan(column.numbers)
    words = np.array(column.words, dtype=object)
    met = np.array([_by_text(word, operator, value) for word in words], dtype=np.bool_)
    found = np.zeros(len(column.texts), dtype=np.bool_)
    there = column.texts >= 0
    found[there] = met[column.texts[there]]
    return found


def _by(numbers: NDArray[np.float64], operator: str, value: float) -> Mask:
    found: Mask = {
        "$eq": np.equal, "$in": np.equal, "$ne": np.not_equal, "$lt": np.less, "$lte": np.less_equal,
        "$gt": np.greater, "$gte": np.greater_equal,
    }[operator](numbers, value)  # fmt: skip
    return found


def _by_text(word: str, operator: str, value: str) -> bool:
    return {
        "$eq": word == value, "$in": word == value, "$ne": word != value, "$lt": word < value,
        "$lte": word <= value, "$gt": word > value, "$gte": word >= value,
    }[operator]  # fmt: skip


def _within(table: Table, area: Area, places: Places) -> Mask:
    centre = places.index_of(area.postcode)
    if centre is None:
        return np.ones(len(table), dtype=np.bool_)
    tenths = places.tenths_of_km(np.array([centre]))[0]
    found: Mask = (table.places < 0) | (tenths[table.places] <= area.km * 10)
    return found

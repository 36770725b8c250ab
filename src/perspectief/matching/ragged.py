"""Rows of different lengths, one after the other in one array."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Ragged(NamedTuple):
    """Row i is `items[starts[i] : starts[i + 1]]`; `starts` (rows + 1,) int64, `items` int32."""

    starts: NDArray[np.int64]
    items: NDArray[np.int32]


def ragged(rows: Iterable[Sequence[int]]) -> Ragged:
    """`Ragged` of rows of whole numbers, in their order."""
    each = [np.asarray(row, dtype=np.int32) for row in rows]
    starts = np.zeros(len(each) + 1, dtype=np.int64)
    np.cumsum([len(row) for row in each], out=starts[1:])
    return Ragged(starts, np.concatenate(each) if each else np.empty(0, dtype=np.int32))


def taken(rows: Ragged, order: NDArray[np.int64]) -> Ragged:
    """The same rows in another order, or some of them."""
    lengths = np.diff(rows.starts)[order]
    starts = np.zeros(len(order) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    within = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
    return Ragged(starts, rows.items[np.repeat(rows.starts[:-1][order], lengths) + within])

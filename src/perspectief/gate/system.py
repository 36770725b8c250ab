"""Whole numbers that are not known, and what ties them together: equations, and published bounds."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

# More persons than any municipality counts: what nothing bounds is told by it.
MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Unknown:
    """A whole number from `low` to `high`; its bounds have to stay `width` apart, 0 for no matter."""

    low: int = 0
    high: int = MOST
    width: int = 0


@dataclass(frozen=True)
class System:
    """Unknowns by their keys; each row of `matrix` times the unknowns is zero.

    `slack` marks unknowns that stand for corrections, of either sign and as small as can be.
    """

    keys: tuple[Hashable, ...]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    width: NDArray[np.int64]
    slack: NDArray[np.bool_]
    matrix: csr_array

    def parts(self) -> NDArray[np.int64]:
        """For each unknown the number of the part to which it belongs: parts say nothing of each other."""
        count = len(self.keys)
        rows, columns = self.matrix.nonzero()
        ones = np.ones(len(rows), dtype=np.int8)
        size = count + self.matrix.shape[0]
        ties = csr_array((ones, (columns, rows + count)), shape=(size, size))
        _, labels = connected_components(ties, directed=False)
        return np.asarray(labels[:count], dtype=np.int64)

    def part(self, wanted: NDArray[np.bool_]) -> "System":
        """The unknowns that are wanted, with the rows that speak of them: whole parts only."""
        columns = np.flatnonzero(wanted)
        matrix = self.matrix[:, columns]
        matrix = matrix[np.flatnonzero(np.diff(matrix.indptr)), :]
        keys = tuple(self.keys[column] for column in columns)
        low, high, width = self.low[columns], self.high[columns], self.width[columns]
        return System(keys, low, high, width, self.slack[columns], matrix)


@dataclass
class Builder:
    """A system in the making; nothing outside `equations` holds on to one."""

    unknowns: dict[Hashable, Unknown] = field(default_factory=dict)
    slacks: set[Hashable] = field(default_factory=set)
    rows: list[Mapping[Hashable, int]] = field(default_factory=list)

    def add(self, key: Hashable, width: int = 0) -> Hashable:
        """An unknown count, once; of several widths the widest holds."""
        known = self.unknowns.get(key, Unknown())
        self.unknowns[key] = Unknown(known.low, known.high, max(known.width, width))
        return key

    def bound(self, key: Hashable, low: int, high: int | None, width: int) -> None:
        """What was published of an unknown, which decides how far apart its bounds have to stay."""
        known = self.unknowns[key]
        high = min(known.high, MOST if high is None else high)
        self.unknowns[key] = Unknown(max(known.low, low), high, width if known.low == 0 else known.width)

    def slack(self, key: Hashable) -> Hashable:
        """A correction."""
        self.slacks.add(self.add(key))
        return key

    def whole(self, total: Hashable, parts: Iterable[Hashable]) -> None:
        """`total` is the sum of `parts`."""
        self.rows.append({total: -1, **dict.fromkeys(parts, 1)})

    def built(self) -> System:
        """The system."""
        keys = tuple(self.unknowns)
        place = {key: number for number, key in enumerate(keys)}
        cells = [(r, place[key], sign) for r, row in enumerate(self.rows) for key, sign in row.items()]
        rows, columns, signs = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(self.rows), len(keys))
        matrix = csr_array((np.asarray(signs, dtype=np.int64), (rows, columns)), shape=shape)
        values = [self.unknowns[key] for key in keys]
        low, high, width = (
            np.asarray([getattr(value, name) for value in values], dtype=np.int64)
            for name in ("low", "high", "width")
        )
        slack = np.asarray([key in self.slacks for key in keys], dtype=np.bool_)
        return System(keys, low, high, width, slack, matrix)

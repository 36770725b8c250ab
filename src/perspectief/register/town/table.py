"""Tables of a town as columns, read out as rows: the same cells for either database, and for a digest."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Protocol

import numpy as np
import numpy.typing as npt

from perspectief.register.town.calendar import NEVER
from perspectief.register.town.draws import Ints

Cell = str | int | None
NONE = -1
_PART = 20_000
# In the morning in the Netherlands, so that the day is the same there and in UTC.
MOMENT = " 07:00:00"


class Cells(Protocol):
    """A column: its cells from one row up to another."""

    def cells(self, low: int, high: int) -> Iterable[Cell]:
        """The cells, as both databases take them."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Whole numbers; `NONE` is null."""

    values: Ints

    def cells(self, low: int, high: int) -> Iterable[Cell]:
        """Numbers."""
        return [None if value == NONE else value for value in self.values[low:high].tolist()]


@dataclass(frozen=True, slots=True)
class Day:
    """Days, or moments with what is put behind each; `NEVER` is null."""

    values: Ints
    behind: str = ""

    def cells(self, low: int, high: int) -> Iterable[Cell]:
        """2022-12-31, or with the time of day."""
        known = np.unique(self.values[low:high])
        named = [text + self.behind for text in np.datetime_as_string(known.astype("datetime64[D]")).tolist()]
        texts: list[str | None] = [
            None if day == NEVER else text for day, text in zip(known.tolist(), named, strict=True)
        ]
        return [texts[at] for at in np.searchsorted(known, self.values[low:high]).tolist()]


@dataclass(frozen=True, slots=True)
class Code:
    """Places in a list of codes or words; `NONE` is the empty text."""

    codes: Sequence[str]
    values: Ints

    def cells(self, low: int, high: int) -> Iterable[Cell]:
        """Texts."""
        texts = [str(code) for code in self.codes] + [""]
        return [texts[place] for place in self.values[low:high].tolist()]


@dataclass(frozen=True, slots=True)
class Joined:
    """Texts put together from columns."""

    columns: tuple[Cells, ...]

    def cells(self, low: int, high: int) -> Iterable[Cell]:
        """Texts."""
        parts = (column.cells(low, high) for column in self.columns)
        return ["".join(map(str, each)) for each in zip(*parts, strict=True)]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Numbers with leading zeros and a word before them."""

    values: Ints
    width: int
    before: str = ""

    def cells(self, low: int, high: int) -> Iterable[Cell]:
        """Texts."""
        return [f"{self.before}{value:0{self.width}d}" for value in self.values[low:high].tolist()]


@dataclass(frozen=True, slots=True)
class Key:
    """Random keys (UUID version 4, RFC 9562) from two words of random bits each."""

    words: npt.NDArray[np.uint64]

    def cells(self, low: int, high: int) -> Iterable[Cell]:
        """32 hexadecimals, as SQLite keeps them."""
        pairs = self.words[2 * low : 2 * high].reshape(-1, 2).tolist()
        return [_uuid(one, two) for one, two in pairs]


def _uuid(one: int, two: int) -> str:
    return f"{one & ~0xF000 | 0x4000:016x}{two & ~(3 << 62) | 2 << 62:016x}"


@dataclass(frozen=True, slots=True)
class Same:
    """The same cell in every row."""

    cell: Cell

    def cells(self, low: int, high: int) -> Iterable[Cell]:
        """As often as there are rows."""
        return repeat(self.cell, high - low)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one table; `name` is that of its model in lower case, columns go by their database name."""

    name: str
    rows: int
    columns: Mapping[str, Cells]

    def parts(self) -> Iterator[list[tuple[Cell, ...]]]:
        """The rows, some thousands at a time."""
        for low in range(0, self.rows, _PART):
            high = min(low + _PART, self.rows)
            cells = (column.cells(low, high) for column in self.columns.values())
            yield list(zip(*cells, strict=True))


def lines(rows: Iterable[tuple[Cell, ...]]) -> str:
    """Rows in the text form of PostgreSQL's COPY; no cell of a town has to be escaped."""
    return "".join(["\t".join(["\\N" if cell is None else str(cell) for cell in row]) + "\n" for row in rows])


class Digest:
    """The SHA-256 over every cell of every table as it goes by: the same town has the same."""

    def __init__(self) -> None:
        self._told = hashlib.sha256()
        self.rows = 0

    def begin(self, table: Table) -> None:
        """From here on rows of this table come."""
        self._told.update(f"{table.name}\t{chr(9).join(table.columns)}\n".encode())

    def add(self, rows: list[tuple[Cell, ...]]) -> str:
        """Rows go by; gives their text."""
        text = lines(rows)
        self._told.update(text.encode())
        self.rows += len(rows)
        return text

    def hex(self) -> str:
        """Of all that went by, in hexadecimals."""
        return self._told.hexdigest()


def digest(tables: Iterable[Table]) -> str:
    """The digest of tables, in hexadecimals."""
    told = Digest()
    for table in tables:
        told.begin(table)
        for rows in table.parts():
            told.add(rows)
    return told.hex()

"""Many figures as columns: texts coded by a dictionary, days and numbers as NumPy arrays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.facts.model import Figure

Codes = NDArray[np.int32]
Days = NDArray[np.datetime64]
Numbers = NDArray[np.float64]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of texts: row `i` reads `words[codes[i]]`. Words may stand twice."""

    codes: Codes
    words: tuple[str, ...]

    def text(self, row: int) -> str:
        """What stands in a row."""
        return self.words[int(self.codes[row])]

    def texts(self) -> list[str]:
        """The column as plain texts."""
        return [self.words[code] for code in self.codes.tolist()]

    def ranked(self) -> "Coded":
        """The same texts, coded by their alphabetical order, each word once."""
        words = sorted(set(self.words))
        rank = {word: number for number, word in enumerate(words)}
        ranks = np.array([rank[word] for word in self.words], dtype=np.int32)
        return Coded(ranks[self.codes], tuple(words))

    def are(self, *words: str) -> NDArray[np.bool_]:
        """Which rows hold one of `words`."""
        return np.array([word in words for word in self.words], dtype=bool)[self.codes]

    def take(self, rows: Rows) -> "Coded":
        """The column with these rows only."""
        return Coded(self.codes[rows], self.words)


@dataclass(frozen=True, slots=True)
class FigureBatch:
    """Figures as columns of one length, each as in `facts.model.Figure`.

    Days are `datetime64[D]`; numbers are NaN where nothing is known. `answer` is the SHA-256 of the bytes
    that a figure was read from. An empty `as_published` says that the source gave the plain number.
    """

    measure: Coded
    region: Coded
    start: Days
    end: Days
    kind: Coded
    value: Numbers
    low: Numbers
    high: Numbers
    as_published: Coded
    unit: Coded
    counted: Coded
    status: Coded
    origin: Coded
    published_on: Days
    published_precision: Coded
    source: Coded
    source_url: Coded
    answer: Coded
    note: Coded
    assumption: Coded

    def __len__(self) -> int:
        return len(self.value)

    def take(self, rows: Rows) -> "FigureBatch":
        """The batch with these rows only, in this order."""
        taken: dict[str, Any] = {}
        for name in COLUMNS:
            column = getattr(self, name)
            taken[name] = column.take(rows) if isinstance(column, Coded) else column[rows]
        return replace(self, **taken)

    def bounded(self) -> "FigureBatch":
        """The batch in which a value without bounds is exact: low and high are the value."""
        alone = np.isnan(self.low) & np.isnan(self.high)
        return replace(
            self, low=np.where(alone, self.value, self.low), high=np.where(alone, self.value, self.high)
        )


COLUMNS: tuple[str, ...] = tuple(column.name for column in fields(FigureBatch))
DAYS = ("start", "end", "published_on")
NUMBERS = ("value", "low", "high")
TEXTS: tuple[str, ...] = tuple(name for name in COLUMNS if name not in (*DAYS, *NUMBERS))
_DEFAULTS: dict[str, str | float] = {
    "low": float("nan"),
    "high": float("nan"),
    "as_published": "",
    "counted": "",
    "status": "A",
    "origin": "published",
    "published_precision": "day",
    "source_url": "",
    "answer": "",
    "note": "",
    "assumption": "",
}

Column = str | float | date | None | Coded | Sequence[Any] | NDArray[Any]


def batch_of(columns: Mapping[str, Column]) -> FigureBatch:
    """A batch from columns; a single text, number or day stands in every row, None is NaN or an empty text.

    Columns that may be left out: low, high, as_published, counted, status, origin, published_precision,
    source_url, answer, note, assumption. Raises `ValueError` for other names and for unequal lengths: the
    columns come from a program, not from a person.
    """
    unknown = set(columns) - set(COLUMNS)
    missing = set(COLUMNS) - set(columns) - set(_DEFAULTS)
    if unknown or missing:
        raise ValueError(f"unknown columns {sorted(unknown)}, missing columns {sorted(missing)}")
    given: dict[str, Column] = {**_DEFAULTS, **columns}
    lengths = {length for column in given.values() if (length := _length(column)) is not None}
    if len(lengths) > 1:
        raise ValueError(f"columns of different lengths: {sorted(lengths)}")
    rows = lengths.pop() if lengths else 1
    made: dict[str, Any] = {name: _column(name, given[name], rows) for name in COLUMNS}
    return FigureBatch(**made)


def batch_from(figures: Sequence[Figure], answer: str = "") -> FigureBatch:
    """Figures as a batch; what a batch has no column for (drafts, remarks in English) is left behind."""
    names = [name for name in COLUMNS if name != "answer"]
    columns = {name: [getattr(figure, name) for figure in figures] for name in names}
    return batch_of({**columns, "answer": [answer] * len(figures)})


def _length(column: Column) -> int | None:
    if column is None or isinstance(column, str | float | int | date):
        return None
    return len(column.codes if isinstance(column, Coded) else column)


def _column(name: str, column: Column, rows: int) -> Coded | Days | Numbers:
    single = _length(column) is None
    if name in DAYS:
        days = np.asarray([column] if single else column, dtype="datetime64[D]")
        return np.broadcast_to(days, rows) if single else days
    if name in NUMBERS:
        numbers = np.asarray([column] if single else column, dtype=np.float64)
        return np.broadcast_to(numbers, rows) if single else numbers
    if isinstance(column, Coded):
        return column
    if single:
        return Coded(np.zeros(rows, dtype=np.int32), (str(column or ""),))
    return coded(column)  # type: ignore[arg-type]  # neither single nor coded: a sequence of texts


def coded(texts: Iterable[str | None]) -> Coded:
    """A column of texts by a dictionary, in the order in which words first stand."""
    words: dict[str, int] = {}
    codes = [words.setdefault(text or "", len(words)) for text in texts]
    return Coded(np.array(codes, dtype=np.int32), tuple(words))

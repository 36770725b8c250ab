"""A table as a value: columns, rows of cells, notes. It says what stands where, not how it looks."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from perspectief.account.model import Precision
from perspectief.ground.text import Language

Kind = Literal["text", "number", "day", "link"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading; `kind` is what most of its cells hold, `unit` that of all its numbers."""

    title: str
    kind: Kind = "text"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TextCell:
    """Words in `language`; `marks` name notes of the table, `beside` stands small behind it."""

    text: str
    language: Language
    marks: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number, written with so many decimals."""

    value: float
    decimals: int
    marks: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day, as precisely as it is known."""

    day: date
    precision: Precision = "day"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A name with its address on the web; an address of "" is none."""

    text: str
    address: str
    language: Language


@dataclass(frozen=True, slots=True)
class LinkCell:
    """Where something can be read again: one or more links."""

    links: tuple[Link, ...]


Cell = TextCell | NumberCell | DayCell | LinkCell | None


@dataclass(frozen=True, slots=True)
class Row:
    """As many cells as there are columns; None is an empty one. `total` adds up rows above it."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A note under the table; `mark` is what cells refer to it by, "" where it is about the whole."""

    mark: str
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Table:
    """A table in one language; `id` names its files and its place on a page."""

    id: str
    language: Language
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()

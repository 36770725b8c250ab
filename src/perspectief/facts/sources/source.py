"""What is asked of a source, and what every connector can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from perspectief.facts.fetched import FigureBatch
from perspectief.facts.model import Measure


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of one table: measures, each with its place there, and regions by code.

    `regions` None is every region that Perspectief knows; `since` leaves earlier periods alone.
    """

    source: str
    table: str
    measures: tuple[Measure, ...]
    regions: frozenset[str] | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One measure as the source describes it now: its code, title and unit, in the source's own words."""

    code: str
    title: str
    unit: str
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table looked: what must not change on the quiet.

    `columns` by the code of each wanted measure; `dimensions` by name, each with the titles of the codes that
    are asked for (a region or period that comes or goes is no change of shape). `modified` is what the source
    says of its last change, which is no part of a comparison.
    """

    title: str
    columns: Mapping[str, Column]
    dimensions: Mapping[str, Mapping[str, str]]
    modified: str = ""


class Progress(Protocol):
    """Hears how far a table is."""

    def __call__(self, done: int, total: int | None) -> None:
        """So many figures are read, of so many where the source says."""


def silent(done: int, total: int | None) -> None:
    """A progress that nobody watches."""


class Source(Protocol):
    """A connector. Both calls raise `Refused` with what is wrong and what to do; neither changes a figure."""

    name: str

    def shape(self, order: Order) -> Shape:
        """How the table looks now, for what the order wants of it.

        A code that the table does not have is left out of `columns`, a dimension likewise.
        """

    def read(self, order: Order, shape: Shape, progress: Progress = silent) -> FigureBatch:
        """Every wanted figure that the table holds now, whole: raises `Refused` where a part is missing.

        Each figure names the answer (`answer`, SHA-256) that it was read from.
        """

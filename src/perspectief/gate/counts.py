"""What is counted and what was said of it: names of counts, statements, publications."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

LEAST = 10  # persons in a cell of a breakdown that may be told
Rule = Literal["exact", "rounded", "under_ten", "withheld", "estimated"]  # the last: of a sample
SUPPRESSED: tuple[Rule, ...] = ("under_ten", "withheld")
Cell = tuple[tuple[str, str], ...]  # attribute and its value, by attribute; empty for the whole municipality
TOTAL: Cell = ()


def cell_of(values: Mapping[str, str]) -> Cell:
    """The cell with these values of attributes."""
    return tuple(sorted(values.items()))


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a table of counts is about: one definition, one period, as known at the end of one day.

    `start` and `end` are both included; they are the same day for a stock.
    """

    definition: str
    start: date
    end: date
    known: date


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one cell: its count lies from `low` to `high`, both included; `value` was written.

    A suppressed cell has no value. Who knows the rule knows what follows from it, so it is said: `under_ten`
    lies from 0 to 9; `withheld` hides another cell, and is 10 or more with `high` None.
    """

    cell: Cell
    rule: Rule
    value: int | None = None
    low: int = 0
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """What leaves in one go of one subject: its total, or all cells of a breakdown by the attributes `by`.

    `number` counts from 1 in the order in which publications left.
    """

    number: int
    subject: Subject
    by: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by cell as the register gives them, complete: every combination of values of `by` has its cell.

    Without `by` the one cell is `TOTAL`.
    """

    subject: Subject
    by: tuple[str, ...]
    counts: Mapping[Cell, int]

    def __post_init__(self) -> None:
        """Refuses cells of other attributes, holes and negative counts, which would make every check idle."""
        names = tuple(sorted(self.by))
        if any(tuple(name for name, _ in cell) != names for cell in self.counts):
            raise ValueError(self.by)
        if any(count < 0 for count in self.counts.values()) or len(self.counts) != _combinations(self):
            raise ValueError(self.by)


def _combinations(table: Table) -> int:
    combinations = 1
    for name in table.by:
        combinations *= len({value for cell in table.counts for one, value in cell if one == name})
    return combinations


@dataclass(frozen=True, slots=True)
class Nested:
    """Whoever `inner` counts, `outer` counts too, in its cell `within`; `whole`: that cell is all of it.

    `of`: only the narrower count's own cell lies within, not the whole of it. `twice`: what the wider one has
    besides is no more than the narrower one, as a file has one partner at most.
    """

    inner: str
    outer: str
    within: Cell = TOTAL
    whole: bool = False
    of: Cell = TOTAL
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Closing:
    """Definitions of one population: stock now = stock before + inflow - outflow."""

    stock: str
    inflow: str
    outflow: str


@dataclass(frozen=True, slots=True)
class Ties:
    """What everybody can know of how definitions hang together."""

    nested: tuple[Nested, ...] = ()
    closing: tuple[Closing, ...] = ()


FREE = Ties()

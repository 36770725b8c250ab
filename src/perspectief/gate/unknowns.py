"""The counts that nobody published and that are people all the same, and how close one may come to them."""

from dataclasses import dataclass
from datetime import date

from perspectief.gate.counts import Cell, Subject

# Five counts have to stay possible for a cell of a breakdown, as many as round to one number; three for
# a part of a total, because a total that rounds to zero leaves no more (0, 1 or 2).
CELL_WIDTH, TOTAL_WIDTH = 4, 2


@dataclass(frozen=True, slots=True)
class Told:
    """The count of one cell of a subject."""

    subject: Subject
    cell: Cell


@dataclass(frozen=True, slots=True)
class Part:
    """The count of a stretch of time that no publication cuts."""

    definition: str
    start: date
    end: date
    cell: Cell


@dataclass(frozen=True, slots=True)
class Rest:
    """Those whom `outer` counts and `inner` does not."""

    outer: Told | Part
    inner: Told | Part


@dataclass(frozen=True, slots=True)
class Alone:
    """Those of a narrower count to whom nobody of its rest belongs: files without a partner."""

    rest: Rest


@dataclass(frozen=True, slots=True)
class Late:
    """What was recorded later than the parts of a period were counted."""

    told: Told


@dataclass(frozen=True, slots=True)
class Flow:
    """What went in or out of a population in a period of which only the other was told."""

    definition: str
    start: date
    end: date


def width_of(cell: Cell) -> int:
    """How far apart the bounds of a count that nobody published have to stay."""
    return CELL_WIDTH if cell else TOTAL_WIDTH

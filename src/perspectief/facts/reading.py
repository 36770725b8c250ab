"""What a text of a Dutch document says: a number, an interval, a class, a direction or an absence."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from perspectief.facts.model import Direction

Absence = Literal["pm", "nnb", "nvt", "secret", "none"]
ReadUnit = Literal["%", "percentage points", "ha", "euro"]


@dataclass(frozen=True, slots=True)
class Moment:
    """The day or period in brackets behind a number; both ends are included."""

    text: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as read; `text` is the original, and what is not said is None or empty.

    An exact number has `low == high == value`. A closed interval has its middle as `value`. An open
    interval ("minder dan 10") has one bound and no value. Classes, directions and absences have
    neither value nor bounds.
    """

    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: ReadUnit | None = None
    classes: tuple[str, ...] = ()
    direction: Direction | None = None
    absence: Absence | None = None
    moment: Moment | None = None
    approximate: bool = False
    provisional: bool = False

    @property
    def exact(self) -> bool:
        """Whether the text is one number and nothing else."""
        return self.value is not None and self.low == self.high

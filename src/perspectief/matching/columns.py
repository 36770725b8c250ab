"""Single values as they stand in columns: whole numbers, and for the unknown one that excludes nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.bits import MOST
from perspectief.matching.frame import Frame

ANYWHERE = -2
UNKNOWN_PLACE = -1
EVERYWHERE = 32_000  # tenths of a km; a reach that excludes nothing
MOST_HOURS = MOST_CENTS = LAST_DAY = MOST
FIRST_DAY = 0
# Days are counted from here, so that those of ninety years fit; no vacancy starts before.
_EPOCH = date(1990, 1, 1)

Thing = TypeVar("Thing")
Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Columns(Generic[Thing]):
    """Things that columns are made of, one row each."""

    things: Sequence[Thing]

    def of(self, dtype: type[Number], value: Callable[[Thing], int]) -> NDArray[Number]:
        """One column."""
        return np.array([value(thing) for thing in self.things], dtype=dtype)


def quarters(hours: float | None, unknown: int) -> int:
    """Hours a week in quarters of an hour."""
    return unknown if hours is None else round(hours * 4)


def cents(euros: float | None, unknown: int) -> int:
    """Euros as cents."""
    return unknown if euros is None else round(euros * 100)


def day_number(day: date | None, unknown: int) -> int:
    """Days since 1990."""
    return unknown if day is None else (day - _EPOCH).days


def occupation_indices(occupations: Iterable[str], frame: Frame) -> list[int]:
    """Indices of occupations, each once, in their order."""
    return list(dict.fromkeys(index for each in occupations if (index := frame.occupation(each)) is not None))


def skill_indices(skills: Iterable[str], frame: Frame) -> list[int]:
    """Indices of skills, ascending."""
    return sorted({index for each in skills if (index := frame.skill(each)) is not None})

"""What came of a formula for one period on one day."""

from dataclasses import dataclass
from datetime import date

from perspectief.facts.formula.interval import Interval
from perspectief.facts.model import Figure


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out on a day, of which parts, and which of these served for more than their own day."""

    day: date
    interval: Interval
    parts: tuple[Figure, ...]
    serving: frozenset[str] = frozenset()

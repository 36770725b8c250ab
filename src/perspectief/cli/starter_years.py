"""The years of a starting programme: its edition, its starting level and its due date."""

from dataclasses import dataclass
from datetime import date

_LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Years:
    """The last budget that a council can have adopted, and the days that go with it.

    Its edition is of `today`: figures that are released today are then among what it knew.
    """

    budget: int
    today: date

    @classmethod
    def seen_from(cls, today: date) -> "Years":
        """Councils adopt a budget before 15 November of the year before (Gemeentewet, article 191)."""
        return cls(today.year + (today >= date(today.year, 11, 15)), today)

    @property
    def edition(self) -> str:
        """The id of the edition."""
        return f"begroting-{self.budget}"

    @property
    def known(self) -> date:
        """The last year's end before the budget was made: the starting level."""
        return date(self.budget - 2, 12, 31)

    @property
    def due(self) -> int:
        """The year in which a target is due, where nobody says another."""
        return self.budget + 1

    def is_ahead(self, year: int | None) -> bool:
        """Whether a target can be due at the end of a year; None stands for the usual one."""
        return year is None or self.known.year < year <= _LAST_YEAR

"""What is counted, of whom and how: a definition that comes from outside, and is checked here once."""

from dataclasses import dataclass, fields
from enum import StrEnum

from perspectief.register.codes import EndReason, Group, ParticipationDefinition, Scheme
from perspectief.register.counting.months import LAST_OF_MONTH


class What(StrEnum):
    """What is counted."""

    STOCK = "stock"
    INFLOW = "inflow"
    OUTFLOW = "outflow"
    OUTFLOW_TO_WORK = "outflow_to_work"
    RETURNS = "returns"
    PARTICIPATION_SHARE = "participation_share"
    MOVES = "moves"


class Counted(StrEnum):
    """Who or what is counted; a file is a household."""

    PERSONS = "persons"
    FILES = "files"


class Ages(StrEnum):
    """On which side of the pension age (AOW)."""

    ALL = "all"
    BELOW_PENSION_AGE = "below_pension_age"
    FROM_PENSION_AGE = "from_pension_age"


class Flows(StrEnum):
    """Every event counts, or only what differs between two counting days a month apart.

    The national statistics compare the ends of months: who leaves and is back within the month did neither.
    """

    EVENTS = "events"
    COUNTING_DAYS = "counting_days"


class Period(StrEnum):
    """The months up to and including the day, or the calendar year so far."""

    TRAILING = "trailing"
    CALENDAR_YEAR = "calendar_year"


class WorkKnownBy(StrEnum):
    """A record of work a month after leaving (the cohort rule of Statistics Netherlands), or the reason."""

    RECORD = "record"
    END_REASON = "end_reason"


_PERSONS_ONLY = {What.OUTFLOW_TO_WORK, What.RETURNS, What.PARTICIPATION_SHARE, What.MOVES}


@dataclass(frozen=True, slots=True)
class CountDefinition:
    """How one measure is counted.

    Population: `counted`, `schemes`, `ages`, whole years `age_from` to `age_to` (both included), `groups`
    (empty: everyone). `counting_day` is the day of the month, 31 its last. `period_months` and `period` say
    over which days events count; `return_months` within how many months after leaving a return counts.
    `reasons` limits outflow (empty: all). `participation` says which kinds count, `hours_a_week` from how
    many hours, `active_months` in how many months up to the day. `assumed`: no council adopted it.
    Raises `ValueError` with the name of the field that does not fit.
    """

    id: str
    measure: str
    what: What
    counted: Counted = Counted.PERSONS
    schemes: frozenset[Scheme] = frozenset({Scheme.GENERAL})
    ages: Ages = Ages.ALL
    age_from: int | None = None
    age_to: int | None = None
    groups: frozenset[Group] = frozenset()
    counting_day: int = LAST_OF_MONTH
    flows: Flows = Flows.EVENTS
    period: Period = Period.TRAILING
    period_months: int = 1
    return_months: int = 6
    work_known_by: WorkKnownBy = WorkKnownBy.RECORD
    reasons: frozenset[EndReason] = frozenset()
    participation: ParticipationDefinition = ParticipationDefinition.ACTIVE_FOR_SOCIETY
    hours_a_week: int = 0
    active_months: int = 1
    assumed: bool = True

    def __post_init__(self) -> None:
        wrong = [name for name, fits in self._fitting().items() if not fits]
        if wrong:
            raise ValueError(", ".join(wrong))

    def _fitting(self) -> dict[str, bool]:
        both = self.age_from is not None and self.age_to is not None
        return {
            "schemes": bool(self.schemes),
            "counted": self.counted is Counted.PERSONS or self.what not in _PERSONS_ONLY,
            "age_to": not both or (self.age_from or 0) <= (self.age_to or 0),
            "flows": self.flows is Flows.EVENTS or self.period is Period.TRAILING or self._ends_months,
            "counting_day": 1 <= self.counting_day <= LAST_OF_MONTH,
            "period_months": 1 <= self.period_months <= 120,
            "return_months": 1 <= self.return_months <= 120,
            "active_months": 1 <= self.active_months <= 120,
            "hours_a_week": 0 <= self.hours_a_week <= 80,
        }

    @property
    def _ends_months(self) -> bool:
        return self.counting_day == LAST_OF_MONTH

    @property
    def by_age(self) -> bool:
        """Whether it matters how old somebody is."""
        return self.ages is not Ages.ALL or self.age_from is not None or self.age_to is not None

    @property
    def tables(self) -> frozenset[str]:
        """The tables of `Columns` that it is counted from."""
        share = self.what is What.PARTICIPATION_SHARE
        needed = {
            "spells": True,
            "memberships": self.counted is Counted.PERSONS or self.by_age or bool(self.groups),
            "groups": bool(self.groups) or share or self.what is What.MOVES,
            "participation": share,
            "work": self.what in (What.RETURNS, What.OUTFLOW_TO_WORK),
            "births": self.by_age,
        }
        return frozenset(name for name, is_needed in needed.items() if is_needed)

    def differs_in(self, other: "CountDefinition") -> tuple[str, ...]:
        """The names of the fields in which two definitions differ, their id and measure left out."""
        names = [each.name for each in fields(self) if each.name not in ("id", "measure")]
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))

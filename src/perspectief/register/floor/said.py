"""What somebody on the work floor says happened: checked here once, frozen from then on."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.codes import (
    AgreementKind,
    Channel,
    ContactKind,
    ContactOutcome,
    Contract,
    Duty,
    EmployerOutcome,
    ParticipationKind,
    PlanAim,
    ReviewKind,
    Subsidy,
    WorkDemand,
    WorkPlace,
)

MOST_TEXT, MOST_WISHES, MOST_HOURS = 4000, 400, 80
_FIRST, _LAST = date(1990, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class By:
    """Which member of staff says it, and at which moment (with a time zone)."""

    member: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """Checked as it is made. Raises `Refused` with a problem for each field that does not fit.

    Codes: `floor-day-upside-down` (an end that is not after the start), `floor-day-out-of-range`,
    `floor-hours-out-of-range`, `floor-hours-upside-down`, `floor-text-too-long`, `floor-text-missing`.
    """

    def __post_init__(self) -> None:
        if problems := list(self._problems()):
            raise Refused(problems)

    def _problems(self) -> Iterator[Problem]:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, date) and not _FIRST <= value <= _LAST:
                yield _problem("floor-day-out-of-range", field.name, value.isoformat())
            if field.name.startswith("hours") and value is not None and not 0 <= value <= MOST_HOURS:
                yield _problem("floor-hours-out-of-range", field.name, str(value))
        yield from self._order()

    def _order(self) -> Iterator[Problem]:
        start, until = getattr(self, "start", None), getattr(self, "until", None)
        if start is not None and until is not None and until <= start:
            yield _problem("floor-day-upside-down", "until", until.isoformat())


def _problem(code: str, field: str, found: str = "") -> Problem:
    return Problem(code, Place(field), field, found)


def _text(name: str, value: str, most: int = MOST_TEXT, *, needed: bool = False) -> Iterator[Problem]:
    if len(value) > most:
        yield Problem("floor-text-too-long", Place(name), name, details={"most": str(most)})
    if needed and not value.strip():
        yield _problem("floor-text-missing", name)


@dataclass(frozen=True, slots=True)
class Participating(Said):
    """Unpaid activity from a day; `until` is the first day on which it is over. `confirmed_by` an office."""

    kind: ParticipationKind
    start: date
    until: date | None = None
    hours: int | None = None
    confirmed_by: str = ""

    def _order(self) -> Iterator[Problem]:
        yield from Said._order(self)
        yield from _text("confirmed_by", self.confirmed_by, 40)


@dataclass(frozen=True, slots=True)
class Working(Said):
    """Paid work, or a trial placement; `establishment` is where, by its id."""

    place: WorkPlace
    start: date
    until: date | None = None
    hours: int | None = None
    contract: Contract = Contract.UNKNOWN
    subsidy: Subsidy = Subsidy.NONE
    establishment: int | None = None


@dataclass(frozen=True, slots=True)
class Planning(Said):
    """What a plan works towards, and until when it was made."""

    aim: PlanAim
    start: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Agreeing(Said):
    """One thing agreed in a plan, in words of coach and resident."""

    kind: AgreementKind
    start: date
    until: date | None = None
    text: str = ""

    def _order(self) -> Iterator[Problem]:
        yield from Said._order(self)
        yield from _text("text", self.text)


@dataclass(frozen=True, slots=True)
class Exempting(Said):
    """A duty from which somebody is exempted for a time; why is not kept."""

    duty: Duty
    start: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Calling(Said):
    """A contact of aftercare, on a day."""

    kind: ContactKind
    outcome: ContactOutcome
    day: date


@dataclass(frozen=True, slots=True)
class Reviewing(Said):
    """Something to look at again by a day."""

    kind: ReviewKind
    due: date


@dataclass(frozen=True, slots=True)
class Releasing(Said):
    """What an account manager may see of somebody, and when resident and coach agreed to that."""

    wishes: str
    limits: frozenset[WorkDemand] = frozenset()
    hours_from: int | None = None
    hours_to: int | None = None
    resident_on: date | None = None
    coach_on: date | None = None

    def _order(self) -> Iterator[Problem]:
        yield from _text("wishes", self.wishes, MOST_WISHES, needed=True)
        if self.hours_from is not None and self.hours_to is not None and self.hours_to < self.hours_from:
            yield _problem("floor-hours-upside-down", "hours_to", str(self.hours_to))


@dataclass(frozen=True, slots=True)
class HandingOver(Said):
    """To which member of staff somebody goes, from which day, with a note that goes along."""

    to: int
    start: date
    note: str

    def _order(self) -> Iterator[Problem]:
        yield from _text("note", self.note, needed=True)


@dataclass(frozen=True, slots=True)
class EmployerCalling(Said):
    """A contact with an employer on a day, and when to speak again."""

    kind: Channel
    outcome: EmployerOutcome
    day: date
    text: str = ""
    next_on: date | None = None

    def _order(self) -> Iterator[Problem]:
        yield from _text("text", self.text)
        if self.next_on is not None and self.next_on <= self.day:
            yield _problem("floor-day-upside-down", "next_on", self.next_on.isoformat())


@dataclass(frozen=True, slots=True)
class Opening(Said):
    """A vacancy of an establishment: title, occupation (ISCO-08), places, hours a week, place of work."""

    title: str
    start: date
    places: int = 1
    occupation: str = ""
    hours_from: int | None = None
    hours_to: int | None = None
    postcode: str = ""

    def _order(self) -> Iterator[Problem]:
        yield from _text("title", self.title, 200, needed=True)
        if not 1 <= self.places <= 9999:
            yield _problem("floor-places-out-of-range", "places", str(self.places))
        if self.postcode and not (self.postcode.isdecimal() and len(self.postcode) == 4):
            yield _problem("floor-postcode", "postcode", self.postcode)
        if self.hours_from is not None and self.hours_to is not None and self.hours_to < self.hours_from:
            yield _problem("floor-hours-upside-down", "hours_to", str(self.hours_to))

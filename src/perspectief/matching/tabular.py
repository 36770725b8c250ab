"""People and vacancies from the rows of a table: one column for each field, every wrong cell told at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching import cells
from perspectief.matching.checks import Fault, profile_faults, vacancy_faults
from perspectief.matching.codes import (
    Adaptation,
    Agreement,
    Contract,
    Licence,
    Time,
    Transport,
    WorkDemand,
)
from perspectief.matching.frame import Frame
from perspectief.matching.profile import Profile
from perspectief.matching.vacancy import Vacancy

Thing = TypeVar("Thing", Profile, Vacancy)
CODES = ("match-twice",)
PERSON_CELLS: Mapping[str, cells.Cell] = {
    "reference": cells.text,
    "postcode": cells.text,
    "most_km": cells.number,
    "most_minutes": cells.number,
    "transport": cells.answers(Transport),
    "hours_from": cells.number,
    "hours_to": cells.number,
    "times": cells.answers(Time),
    "contracts": cells.codes(Contract),
    "agreements": cells.codes(Agreement),
    "licences": cells.answers(Licence),
    "languages": cells.languages,
    "level": cells.level,
    "available": cells.day,
    "pay_from": cells.number,
    "occupations": cells.words,
    "done": cells.words,
    "refused": cells.words,
    "skills": cells.word_set,
    "lacks": cells.word_set,
    "limits": cells.answers(WorkDemand),
    "needs": cells.answers(Adaptation),
}
VACANCY_CELLS: Mapping[str, cells.Cell] = {
    "reference": cells.text,
    "occupations": cells.words,
    "positions": cells.whole,
    "skills": cells.word_set,
    "required": cells.word_set,
    "postcode": cells.text,
    "remote": cells.yes_or_no,
    "hours_from": cells.number,
    "hours_to": cells.number,
    "times": cells.answers(Time),
    "contracts": cells.codes(Contract),
    "agreements": cells.codes(Agreement),
    "licences": cells.codes(Licence),
    "languages": cells.languages,
    "level": cells.level,
    "own_transport": cells.yes_or_no,
    "start_by": cells.day,
    "pay_to": cells.number,
    "work": cells.answers(WorkDemand),
    "adaptations": cells.answers(Adaptation),
}


class Row(Protocol):
    """A row of a table: cells by column."""

    @property
    def fields(self) -> Mapping[str, str]:
        """Cells by column."""


RowOut = TypeVar("RowOut", bound=Row)


@dataclass(frozen=True, slots=True)
class Rows(Generic[RowOut]):
    """The rows of a table, and where a cell stands in its file."""

    each: Iterable[RowOut]
    place: Callable[[RowOut, str], Place]


def profiles_of(rows: Rows[RowOut], frame: Frame) -> list[Profile]:
    """People, one a row. Raises `Refused` with every cell that cannot be taken."""
    read, problems = _read(rows, PERSON_CELLS, Profile)
    return _checked(rows, read, problems, lambda one: profile_faults(one, frame))


def vacancies_of_rows(rows: Rows[RowOut], frame: Frame) -> list[Vacancy]:
    """Vacancies, one a row. Raises `Refused` with every cell that cannot be taken."""
    read, problems = _read(rows, VACANCY_CELLS, Vacancy)
    return _checked(rows, read, problems, lambda one: vacancy_faults(one, frame))


def skills_in(rows: Iterable[Row]) -> set[str]:
    """Every skill that these rows name, so that a frame can know them."""
    names = ("skills", "lacks", "required")
    return {skill for row in rows for name in names for skill in cells.words(row.fields.get(name, ""))}


def _read(
    rows: Rows[RowOut], readers: Mapping[str, cells.Cell], kind: type[Thing]
) -> tuple[list[tuple[RowOut, Thing]], list[Problem]]:
    read: list[tuple[RowOut, Thing]] = []
    problems: list[Problem] = []
    for row in rows.each:
        values: dict[str, object] = {}
        for column, reader in readers.items():
            cell = row.fields.get(column, "").strip()
            try:
                values |= {column: reader(cell)} if cell else {}
            except cells.Wrong as wrong:
                problems.append(_problem(rows.place(row, column), column, wrong))
        read.append((row, kind(**{"reference": "", **values})))  # type: ignore[arg-type]  # fields by name
    return read, problems


def _checked(
    rows: Rows[RowOut],
    read: list[tuple[RowOut, Thing]],
    problems: list[Problem],
    faults: Callable[[Thing], tuple[Fault, ...]],
) -> list[Thing]:
    seen: set[str] = set()
    for row, thing in read:
        problems += [_problem(rows.place(row, fault.field), fault.field, fault) for fault in faults(thing)]
        if thing.reference in seen:
            problems.append(
                Problem("match-twice", rows.place(row, "reference"), "reference", thing.reference)
            )
        seen.add(thing.reference)
    if problems:
        raise Refused(problems)
    return [thing for _, thing in read]


def _problem(place: Place, field: str, wrong: Fault | cells.Wrong) -> Problem:
    return Problem(wrong.code, place, field, wrong.found[:100], wrong.allowed, wrong.suggestion)

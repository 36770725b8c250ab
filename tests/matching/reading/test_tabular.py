"""People and vacancies from tables: what stands there, and all that cannot be so at once, with its place."""

from datetime import date

import pytest

from perspectief.facts.table import Row, read_table
from perspectief.ground.problem import Refused
from perspectief.matching.answers import UNASKED
from perspectief.matching.codes import Adaptation, Contract, Licence, Time, WorkDemand
from perspectief.matching.profile import Profile
from perspectief.matching.tabular import (
    PERSON_CELLS,
    VACANCY_CELLS,
    Rows,
    profiles_of,
    skills_in,
    vacancies_of_rows,
)
from perspectief.matching.vacancy import Vacancy
from tests.matching.made import frame

FRAME = frame()


def _rows(text: str, columns: tuple[str, ...]) -> Rows[Row]:
    table = read_table(text, "people.csv", ["reference"], columns, {})
    return Rows(table.rows, table.place)


def _people(text: str) -> list[Profile]:
    return profiles_of(_rows(text, tuple(PERSON_CELLS)), FRAME)


def _jobs(text: str) -> list[Vacancy]:
    return vacancies_of_rows(_rows(text, tuple(VACANCY_CELLS)), FRAME)


def _wrong(text: str, kind: str = "people") -> list[tuple[str, int, str]]:
    with pytest.raises(Refused) as refused:
        _people(text) if kind == "people" else _jobs(text)
    return [(problem.code, problem.place.line, problem.path) for problem in refused.value.problems]


def test_an_empty_cell_is_unknown_and_a_complete_list_says_what_is_not() -> None:
    person, other = _people(
        "reference,postcode,hours_from,hours_to,times,licences,languages,level,available,occupations,limits,needs\n"
        "a,1003 AB,16,24.5,office | evening,B,nld 3/2|eng 1,4,31-03-2026,cook|baker,none,quiet\n"
        "b,,,,,,,7,,,,\n"
    )
    assert (person.postcode, person.hours_from, person.hours_to) == ("1003 AB", 16.0, 24.5)
    assert person.times.yes == {Time.OFFICE, Time.EVENING} and Time.NIGHT in person.times.no
    assert Licence.B in person.licences.yes and Licence.C in person.licences.no
    assert person.languages == {"nld": (3, 2), "eng": (1, 1)}
    assert person.occupations == ("cook", "baker")
    assert person.available == date(2026, 3, 31)
    assert not person.limits.yes and person.limits.no == set(WorkDemand)
    assert person.needs.yes == {Adaptation.QUIET}
    assert other == Profile(reference="b")
    assert other.times == UNASKED


def test_a_vacancy_has_what_its_row_says() -> None:
    (job,) = _jobs(
        "reference;occupations;positions;skills;required;remote;contracts;own_transport;pay_to\n"
        "v;cook|baker;3;skill 1|skill 2;skill 3;nee;O|B;ja;15.25\n"
    )
    assert job.occupations == ("cook", "baker") and job.positions == 3
    assert job.skills == {"skill 1", "skill 2"} and job.required == {"skill 3"}
    assert job.contracts == frozenset(Contract) and job.own_transport is True and job.remote is False
    assert job.pay_to == 15.25


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("postcode", "9999", "match-postcode"),
        ("hours_from", "nan", "match-number-beyond"),
        ("hours_to", "inf", "match-number-beyond"),
        ("hours_to", "-inf", "match-number-beyond"),
        ("hours_to", "0", "match-number-beyond"),
        ("most_km", "1e9", "match-number-beyond"),
        ("hours_from", "16 uur", "match-number"),
        ("available", "2026-02-30", "match-day"),
        ("available", "1890-01-01", "match-day"),
        ("available", "1950-01-01", "match-day-beyond"),
        ("level", "9", "match-level"),
        ("level", "hbo", "match-whole-number"),
        ("times", "offices", "match-code"),
        ("languages", "xxx 3/3", "match-language"),
        ("languages", "nld", "match-language-level"),
        ("languages", "nld 9/1", "match-level"),
        ("occupations", "backer", "match-occupation"),
    ],
)
def test_a_cell_that_cannot_be_so_is_told_with_its_line_and_column(column: str, cell: str, code: str) -> None:
    assert _wrong(f"reference,{column}\na,\nb,{cell}\n") in (
        [(code, 3, column)],
        [("match-day-beyond", 3, column)],
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("reference,occupations\nv,\n", "match-no-occupation"),
        ("reference,occupations\nv,cook|baker|waiter|clerk\n", "match-many-occupations"),
        ("reference,occupations,positions\nv,cook,0\n", "match-number-beyond"),
        ("reference,occupations,remote\nv,cook,perhaps\n", "match-yes-no"),
        ("reference,occupations\nv,cook\nv,baker\n", "match-twice"),
    ],
)
def test_a_vacancy_that_cannot_be_so_is_told(text: str, code: str) -> None:
    assert [found for found, _, _ in _wrong(text, "jobs")] == [code]


def test_hours_upside_down_are_told_and_every_fault_of_a_file_at_once() -> None:
    found = _wrong("reference,hours_from,hours_to,postcode\na,32,16,\nb,,,0000\n,1,2,\n")
    assert [(code, line) for code, line, _ in found] == [
        ("match-hours-upside-down", 2), ("match-postcode", 3), ("match-no-reference", 4),
    ]  # fmt: skip


def test_the_word_that_was_meant_is_suggested() -> None:
    with pytest.raises(Refused) as refused:
        _people("reference,occupations\na,backer\n")
    assert refused.value.problems[0].suggestion == "baker"


def test_skills_of_both_files_are_known_to_a_frame() -> None:
    rows = _rows("reference,skills,lacks\na,x|y,z\n", tuple(PERSON_CELLS))
    assert skills_in(rows.each) == {"x", "y", "z"}

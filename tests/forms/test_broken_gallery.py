"""A gallery of broken spreadsheets: each refused with exactly the problems expected, by cell."""

import re
from pathlib import Path

import pytest

from perspectief.account import open_house
from perspectief.account.forms.codes import FORM_CODES
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.sheets.codes import SHEET_CODES
from perspectief.publication.words import Words
from perspectief.publication.words.problems import problem_sentence
from tests.forms.broken import CASES, Case
from tests.forms.house import handed_in, read_form

# What a person can do about it: a verb for the hand, in both languages.
WAY_OUT = {
    "en": "ask break choose copy empty keep leave make move name open put remove save show split use"
    " write give",
    "nl": "gebruik haal houd kies kopieer laat maak noem open schrijf sla splits verbreek vraag wijzig"
    " zet geef",
}


def shown(problem: Problem) -> str:
    place = f"{problem.code} {problem.path or problem.place.file}"
    return f"{place} | {problem.found} | {problem.suggestion}".rstrip(" |")


def refused(folder: Path, to: Path, case: Case) -> tuple[Problem, ...]:
    path = handed_in(folder, to / "form.xlsx", *([case.change] if case.change else []))
    if case.packed:
        path.write_bytes(case.packed(path.read_bytes()))
    with pytest.raises(Refused) as found:
        read_form(open_house(folder), path)
    return found.value.problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_spreadsheet_is_refused_by_cell(case: Case, folder: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    problems = refused(folder, tmp_path, case)
    assert sorted(map(shown, problems)) == sorted(case.expected)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for problem in problems:
        said = problem_sentence(problem, Words("nl"))
        assert ("blad" in said and "cel" in said) == ("!" in problem.path)


def test_the_gallery_is_large_and_shows_every_code() -> None:
    assert len(CASES) >= 60
    seen = {line.split(" ")[0] for case in CASES for line in case.expected}
    of_asking, of_colleagues = (
        {"form-nothing-asked"},
        {"form-text-changed", "form-text-file"},
    )  # tested where they arise
    assert {*SHEET_CODES, *FORM_CODES} - seen == of_asking | of_colleagues


@pytest.mark.parametrize("code", sorted({*SHEET_CODES, *FORM_CODES}))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_problem_says_the_way_out(code: str, language: str) -> None:
    problem = Problem(code, Place("form.xlsx", 7, 7), "Cijfers!G7", "x", details={})
    said = problem_sentence(problem, Words("nl" if language == "nl" else "en"))
    where, _, what = said.partition(": ")
    assert (
        where
        == {"nl": "form.xlsx, blad Cijfers, cel G7", "en": "form.xlsx, sheet Cijfers, cell G7"}[language]
    )
    assert set(re.findall("[a-z]+", what.lower())) & set(WAY_OUT[language].split()), what

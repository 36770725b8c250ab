"""There is no score of a person: no column, field or output of matching is a number for somebody by
herself.
"""

import ast
import re
from dataclasses import fields
from pathlib import Path

from perspectief.cli.match_explain import _step
from perspectief.cli.match_lists import HEADINGS
from perspectief.matching.codes import STEPS
from perspectief.matching.explain import ForCoach, ForEmployer, ForResident, Groups, Step
from perspectief.matching.openness import openness
from perspectief.matching.people import PeopleRows
from perspectief.matching.profile import Profile
from perspectief.matching.weights import shipped_weights

MATCHING = Path(__file__).parents[2] / "src" / "perspectief" / "matching"
CLI = sorted((Path(__file__).parents[2] / "src" / "perspectief" / "cli").glob("match*.py"))
NUMBER = re.compile(r"score|rank|rating|risk|distance_to_work|employab|probability|priority", re.IGNORECASE)
# What is there of a person alone: answers to questions, references, and counts of vacancies.
OF_A_PERSON = {each.name for each in fields(Profile)} | set(PeopleRows._fields)


def _names(path: Path) -> set[str]:
    """Every field, column and parameter that is annotated in a class of a module."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            found |= {
                each.target.id
                for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            }
    return found


def test_no_field_of_a_person_is_a_score() -> None:
    assert [name for name in OF_A_PERSON if NUMBER.search(name)] == []


def test_no_field_anywhere_in_matching_is_a_score() -> None:
    modules = [path for path in MATCHING.rglob("*.py") if "titles" not in path.parts] + CLI
    assert len(modules) > 30
    wrong = [(path.name, name) for path in modules for name in _names(path) if NUMBER.search(name)]
    # `score_of_a_person` says, in the public record, that there is none.
    assert wrong == [("openness.py", "score_of_a_person")]
    assert openness(shipped_weights())["score_of_a_person"] is False


def test_people_for_a_vacancy_carry_no_number() -> None:
    assert {each.name for each in fields(Step)} == {"person", "step"}
    assert {each.name for each in fields(Groups)} == {
        "met", "one_unknown", "one_step", "more_unknown", "not_feasible",
    }  # fmt: skip
    assert len(_step(Step(0, STEPS[0]), ("p",))) == 2


def test_numbers_are_of_pairs_and_none_goes_to_resident_or_employer() -> None:
    assert HEADINGS[:3] == ("person", "rank", "vacancy")  # the rank is that of a vacancy on a person's list
    kinds = {each.name: str(each.type) for kind in (ForResident, ForEmployer) for each in fields(kind)}
    assert [name for name, kind in kinds.items() if "float" in kind or "int" in kind] == []
    assert {"chance", "value", "gain"} <= {each.name for each in fields(ForCoach)}

"""What is open about matching, from the code itself: its conditions, parts and figures, for a public
record.
"""

from dataclasses import fields
from typing import TypedDict

from perspectief.matching.codes import STEPS, Condition
from perspectief.matching.explain import NEVER_TOLD
from perspectief.matching.judge import FIT_PARTS, VALUE_PARTS
from perspectief.matching.profile import Profile
from perspectief.matching.vacancy import Vacancy
from perspectief.matching.weights import Weights


class Openness(TypedDict):
    """Codes and numbers; the words are in `cli`."""

    conditions: list[str]
    steps: list[str]
    never_told_to_employers: list[str]
    parts_of_fit: list[str]
    parts_of_value: list[str]
    data_of_people: list[str]
    data_of_vacancies: list[str]
    parameters: dict[str, object]
    parameters_are_an_assumption: bool
    learned_from_people: bool
    score_of_a_person: bool


def openness(weights: Weights) -> Openness:
    """Everything that decides a proposal. Nothing is learned from people, and no person has a score."""
    return Openness(
        conditions=[each.code for each in Condition],
        steps=[each.code for each in STEPS],
        never_told_to_employers=sorted(each.code for each in NEVER_TOLD),
        parts_of_fit=list(FIT_PARTS),
        parts_of_value=list(VALUE_PARTS),
        data_of_people=[each.name for each in fields(Profile)],
        data_of_vacancies=[each.name for each in fields(Vacancy)],
        parameters=weights.model_dump(mode="json"),
        parameters_are_an_assumption=weights.assumption,
        learned_from_people=False,
        score_of_a_person=False,
    )

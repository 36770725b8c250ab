"""People, vacancies and weights brought together in the form that the compiled functions take."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.codes import WORK_LEVELS
from perspectief.matching.fit import Worth, durability_part, pay_part, worth_of
from perspectief.matching.frame import Frame
from perspectief.matching.kernel import Scratch
from perspectief.matching.people import People, PeopleRows
from perspectief.matching.shelves import Kinds, Shelves, shelves_of
from perspectief.matching.vacancies import Vacancies
from perspectief.matching.weights import Weights


@dataclass(frozen=True, slots=True)
class Case:
    """`position` (vacancies,): where on the shelves a vacancy's row stands; `pay`, `durability`
    (vacancies,): those parts of value; `skills`: how many there are.
    """

    people: PeopleRows
    shelves: Shelves
    kinds: Kinds
    worth: Worth
    position: NDArray[np.int32]
    pay: NDArray[np.float64]
    durability: NDArray[np.float64]
    skills: int


def case_of(
    people: People,
    vacancies: Vacancies,
    frame: Frame,
    weights: Weights,
    prices: NDArray[np.float64] | None = None,
) -> Case:
    """A case; `prices` (vacancies,) are what a place on a list costs, in expected gain."""
    shelves, kinds = shelves_of(vacancies.rows, people.rows.place, frame, weights, prices)
    position = np.empty(len(vacancies), dtype=np.int32)
    position[shelves.order] = np.arange(len(vacancies), dtype=np.int32)
    pay, durability = pay_part(vacancies.rows, weights), durability_part(vacancies.rows, weights)
    return Case(people.rows, shelves, kinds, worth_of(weights), position, pay, durability, len(frame.skills))


def scratch_for(case: Case) -> Scratch:
    """Room to spread one person out in."""
    occupations, sets = len(case.kinds.nearness), len(case.kinds.occupations)
    return Scratch(
        np.empty(occupations, np.float32),
        np.empty(occupations, np.float32),
        np.zeros(occupations, np.uint8),
        np.empty(sets),
        np.empty(sets),
        np.empty(sets),
        np.zeros(sets, np.uint8),
        np.empty(WORK_LEVELS[-1] + 1),
        np.zeros(case.skills + 1, np.uint8),
    )

"""The vacancies that are feasible for each of many people, and the best of them by expected gain.

Exact: every pair is decided by every hard condition. Equal gains go by the order of the vacancies.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.codes import WORK_LEVELS
from perspectief.matching.fit import worth_of
from perspectief.matching.frame import Frame
from perspectief.matching.kernel import Lists, Scratch, best_of_many
from perspectief.matching.people import People
from perspectief.matching.shelves import Kinds, shelves_of
from perspectief.matching.vacancies import Vacancies
from perspectief.matching.weights import Weights

PEOPLE_AT_ONCE = 64
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Best:
    """For each person the best vacancies, the best first.

    `vacancies` (people, most) rows, -1 where there are fewer; `gains` the same, float64; `feasible`
    (people,) how many vacancies meet all hard conditions or leave them unknown; `looked_at`: pairs decided.
    """

    vacancies: NDArray[np.int32]
    gains: NDArray[np.float64]
    feasible: NDArray[np.int64]
    looked_at: int


def best_vacancies(
    people: People,
    vacancies: Vacancies,
    frame: Frame,
    weights: Weights,
    most: int = 50,
    told: Told | None = None,
) -> Best:
    """The best of all pairs; `told` hears how many people are done. Two threads or more give the same
    answer.
    """
    size = len(people)
    gains = np.zeros((size, most))
    best = np.full((size, most), -1, dtype=np.int32)
    feasible = np.zeros(size, dtype=np.int64)
    if len(vacancies) == 0:
        return Best(best, gains, feasible, 0)
    worth = worth_of(weights)
    shelves, kinds = shelves_of(vacancies.rows, people.rows.place, frame, weights, worth)

    def run(part: slice) -> int:
        lists = Lists(gains[part], best[part], feasible[part])
        scratch = scratch_for(kinds, len(frame.skills))
        best_of_many(part.start, people.rows, shelves, kinds, worth, scratch, lists)
        return int(part.stop)

    with ThreadPoolExecutor(cpu_count()) as pool:
        for done in pool.map(run, _parts(size)):
            if told:
                told(done, size)
    return Best(best, gains, feasible, size * len(vacancies))


def _parts(size: int) -> Iterator[slice]:
    return (slice(start, min(start + PEOPLE_AT_ONCE, size)) for start in range(0, size, PEOPLE_AT_ONCE))


def scratch_for(kinds: Kinds, skills: int) -> Scratch:
    """Room to spread one person out in, for so many skills."""
    occupations, sets = len(kinds.nearness), len(kinds.occupations)
    return Scratch(
        np.empty(occupations, np.float32),
        np.empty(occupations, np.float32),
        np.zeros(occupations, np.uint8),
        np.empty(sets),
        np.empty(sets),
        np.empty(sets),
        np.zeros(sets, np.uint8),
        np.empty(WORK_LEVELS[-1] + 1),
        np.zeros(skills + 1, np.uint8),
    )

"""The vacancies that are feasible for each of many people, and the best of them by expected gain.

Exact: every pair is decided by every hard condition. Equal gains go by the order of the vacancies.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.case import Case, case_of, scratch_for
from perspectief.matching.frame import Frame
from perspectief.matching.kernel import Lists, best_of_many
from perspectief.matching.people import People
from perspectief.matching.vacancies import Vacancies
from perspectief.matching.weights import Weights

PEOPLE_AT_ONCE = 64
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Best:
    """For each person the best vacancies, the best first.

    `vacancies` (people, most) rows, -1 where there are fewer; `gains` the same, float64; `feasible` (people,)
    how many vacancies meet all hard conditions or leave them unknown; `looked_at`: pairs decided.
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
    """The best of all pairs; `told` hears how many people are done. However many threads, the same answer."""
    return best_of(case_of(people, vacancies, frame, weights), most, told)


def best_of(case: Case, most: int, told: Told | None = None) -> Best:
    """The best of all pairs of a case; where places on a list have a price, gains are less that price."""
    size = len(case.people.place)
    best = np.full((size, most), -1, dtype=np.int32)
    found = Best(best, np.zeros((size, most)), np.zeros(size, dtype=np.int64), size * len(case.shelves.order))
    if found.looked_at == 0 or most == 0:
        return found

    def run(part: slice) -> int:
        lists = Lists(found.gains[part], best[part], found.feasible[part])
        scratch = scratch_for(case)
        best_of_many(part.start, case.people, case.shelves, case.kinds, case.worth, scratch, lists)
        return int(part.stop)

    with ThreadPoolExecutor(cpu_count()) as pool:
        for done in pool.map(run, _parts(size)):
            if told:
                told(done, size)
    return found


def _parts(size: int) -> Iterator[slice]:
    return (slice(start, min(start + PEOPLE_AT_ONCE, size)) for start in range(0, size, PEOPLE_AT_ONCE))

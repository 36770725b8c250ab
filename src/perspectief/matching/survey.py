"""Of each person, how many vacancies have everything met, one thing unknown, or one thing against."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.case import Case, scratch_for
from perspectief.matching.codes import Condition
from perspectief.matching.compiled import compiled
from perspectief.matching.judge import Sides, judge_stretch
from perspectief.matching.kernel import Scratch, spread, wipe

Ints = NDArray[np.int64]
CONDITIONS = len(Condition)
PEOPLE_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Survey:
    """Counts of vacancies. `met` (people,): nothing against, nothing unknown; `feasible` (people,): nothing
    against.

    `one_unknown` (people, conditions): nothing against, and only this unknown. `one_against` (people,
    conditions): only this against, whatever is unknown.
    """

    met: Ints
    feasible: Ints
    one_unknown: Ints
    one_against: Ints


def survey(case: Case) -> Survey:
    """Every pair of a case, counted."""
    size = len(case.people.place)
    found = Survey(
        *(np.zeros(shape, np.int64) for shape in (size, size, (size, CONDITIONS), (size, CONDITIONS)))
    )
    sides = Sides(case.people, case.shelves, case.kinds, case.worth)

    def run(part: slice) -> None:
        counts = (found.met[part], found.feasible[part], found.one_unknown[part], found.one_against[part])
        _count(part.start, sides, scratch_for(case), counts)

    with ThreadPoolExecutor(cpu_count()) as pool:
        list(pool.map(run, _parts(size)))
    return found


def _parts(size: int) -> Iterator[slice]:
    return (slice(start, min(start + PEOPLE_AT_ONCE, size)) for start in range(0, size, PEOPLE_AT_ONCE))


@compiled
def _count(first: int, sides: Sides, scratch: Scratch, counts: tuple[Ints, Ints, Ints, Ints]) -> None:
    met, feasible, one_unknown, one_against = counts
    size = len(sides.shelves.order)
    fails, unsure = np.empty(size, np.int64), np.empty(size, np.int64)
    for at in range(len(met)):
        row = first + at
        spread(row, sides.people, sides.kinds, sides.worth, scratch)
        judge_stretch(row, 0, sides, scratch, fails, unsure)
        wipe(row, sides.people, scratch)
        for vacancy in range(size):
            if fails[vacancy] == 0:
                feasible[at] += 1
                met[at] += unsure[vacancy] == 0
                _add_single(unsure[vacancy], one_unknown[at])
            else:
                _add_single(fails[vacancy], one_against[at])


@compiled
def _add_single(mask: int, counts: Ints) -> None:
    """Count a mask that has one bit only, by that bit."""
    if mask and not mask & (mask - 1):
        for each in range(len(counts)):
            counts[each] += mask == 1 << each

"""Of each person, how many vacancies have everything met, one thing unknown, or one thing against."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from typing import NamedTuple

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
    conditions): only this against, whatever is unknown. `unknown` (people, conditions): nothing against,
    and this unknown, maybe with more.
    """

    met: Ints
    feasible: Ints
    one_unknown: Ints
    one_against: Ints
    unknown: Ints


class Counts(NamedTuple):
    """The same arrays for some of the people, as the compiled function takes them."""

    met: Ints
    feasible: Ints
    one_unknown: Ints
    one_against: Ints
    unknown: Ints


def survey(case: Case) -> Survey:
    """Every pair of a case, counted."""
    size = len(case.people.place)
    one, many = (size,), (size, CONDITIONS)
    found = Counts(*(np.zeros(shape, np.int64) for shape in (one, one, many, many, many)))
    sides = Sides(case.people, case.shelves, case.kinds, case.worth)

    def run(part: slice) -> None:
        _count(part.start, sides, scratch_for(case), Counts(*(column[part] for column in found)))

    with ThreadPoolExecutor(cpu_count()) as pool:
        list(pool.map(run, _parts(size)))
    return Survey(*found)


def _parts(size: int) -> Iterator[slice]:
    return (slice(start, min(start + PEOPLE_AT_ONCE, size)) for start in range(0, size, PEOPLE_AT_ONCE))


@compiled
def _count(first: int, sides: Sides, scratch: Scratch, counts: Counts) -> None:
    size = len(sides.shelves.order)
    fails, unsure = np.empty(size, np.int64), np.empty(size, np.int64)
    for at in range(len(counts.met)):
        row = first + at
        spread(row, sides.people, sides.kinds, sides.worth, scratch)
        judge_stretch(row, 0, sides, scratch, fails, unsure)
        wipe(row, sides.people, scratch)
        one_unknown, one_against, unknown = counts.one_unknown[at], counts.one_against[at], counts.unknown[at]
        feasible, met = 0, 0
        for vacancy in range(size):
            if fails[vacancy] == 0:
                feasible += 1
                met += unsure[vacancy] == 0
                _add_single(unsure[vacancy], one_unknown)
                _add_all(unsure[vacancy], unknown)
            else:
                _add_single(fails[vacancy], one_against)
        counts.feasible[at], counts.met[at] = feasible, met


@compiled
def _add_single(mask: int, counts: Ints) -> None:
    """Count a mask that has one bit only, by that bit."""
    if mask and not mask & (mask - 1):
        _add_all(mask, counts)


@compiled
def _add_all(mask: int, counts: Ints) -> None:
    for each in range(len(counts)):
        counts[each] += mask >> each & 1

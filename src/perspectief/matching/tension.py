"""Where vacancies are many and people few: UWV's classes of its own ratio, and a local balance beside it.

The two are never mixed. UWV's ratio counts people on unemployment benefit (WW) for less than six months;
residents on welfare are not among them. The local balance counts the people and vacancies that the
municipality itself knows.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.case import Case, scratch_for
from perspectief.matching.codes import STEPS, Condition
from perspectief.matching.compiled import compiled
from perspectief.matching.judge import Sides, judge_stretch
from perspectief.matching.kernel import Scratch, spread, wipe
from perspectief.matching.ragged import Ragged

Ints = NDArray[np.int64]


class TensionClass(StrEnum):
    """The classes of UWV's spanningsindicator, from very slack to very tight."""

    VERY_SLACK = "very_slack"
    SLACK = "slack"
    AVERAGE = "average"
    TIGHT = "tight"
    VERY_TIGHT = "very_tight"


# The ratio below which each class lies; 4 itself is still tight (UWV, spanningsindicator).
_BELOW = ((0.25, TensionClass.VERY_SLACK), (0.67, TensionClass.SLACK), (1.5, TensionClass.AVERAGE))
_TIGHT_UPTO = 4.0


def tension_class(ratio: float) -> TensionClass:
    """UWV's class of a ratio that UWV published: open vacancies to people on WW for less than six months."""
    if not ratio >= 0:
        raise ValueError(ratio)
    for below, found in _BELOW:
        if ratio < below:
            return found
    return TensionClass.TIGHT if ratio <= _TIGHT_UPTO else TensionClass.VERY_TIGHT


@dataclass(frozen=True, slots=True)
class LocalBalance:
    """One occupation group as the municipality knows it; not UWV's ratio, and on no scale of UWV.

    `positions` open; `candidates`: people who did or wish such work; `reached`: people for whom some
    vacancy of the group is feasible; `one_step`: people for whom none is, and some would be after one step,
    by that step.
    """

    group: str
    vacancies: int
    positions: int
    candidates: int
    reached: int
    one_step: dict[Condition, int]

    @property
    def vacancies_per_candidate(self) -> float | None:
        """Open positions for each candidate known locally; None where there is no candidate."""
        return self.positions / self.candidates if self.candidates else None


def local_balances(
    case: Case, positions: NDArray[np.int16], occupations: NDArray[np.int16], groups: tuple[str, ...]
) -> tuple[LocalBalance, ...]:
    """A balance for each group that has vacancies, in the order of the groups' names.

    `groups` gives each occupation's group; `occupations` (vacancies,) each vacancy's first occupation.
    """
    names, of_occupation = np.unique(np.array(groups, dtype=object), return_inverse=True)
    of_vacancy = np.where(occupations >= 0, of_occupation[occupations], -1).astype(np.int64)
    reached = np.zeros(len(names), np.int64)
    steps = np.zeros((len(names), len(Condition)), np.int64)
    sides = Sides(case.people, case.shelves, case.kinds, case.worth)
    _reach(sides, of_vacancy[case.shelves.order], scratch_for(case), reached, steps)
    candidates = _candidates(case, of_occupation.astype(np.int64), len(names))
    return tuple(
        LocalBalance(
            str(name),
            int((of_vacancy == at).sum()),
            int(positions[of_vacancy == at].sum()),
            int(candidates[at]),
            int(reached[at]),
            {step: int(steps[at, step]) for step in STEPS},
        )
        for at, name in enumerate(names)
        if (of_vacancy == at).any()
    )


def _candidates(case: Case, of_occupation: Ints, groups: int) -> Ints:
    """People to each group, each once."""
    size = len(case.people.place)
    known = np.zeros((size, groups), dtype=np.bool_)
    for rows in (case.people.done, case.people.wished):
        known[_owners(rows), of_occupation[rows.items]] = True
    people: Ints = known.sum(axis=0, dtype=np.int64)
    return people


def _owners(rows: Ragged) -> Ints:
    return np.repeat(np.arange(len(rows.starts) - 1), np.diff(rows.starts))


@compiled
def _reach(sides: Sides, group_of: Ints, scratch: Scratch, reached: Ints, steps: Ints) -> None:
    """Count, for each group, the people whom it reaches, and else each step after which it would."""
    groups, conditions = steps.shape
    fails, unsure = np.empty(len(group_of), np.int64), np.empty(len(group_of), np.int64)
    for row in range(len(sides.people.place)):
        feasible, near = np.zeros(groups, np.int64), np.zeros((groups, conditions), np.int64)
        spread(row, sides.people, sides.kinds, sides.worth, scratch)
        judge_stretch(row, 0, sides, scratch, fails, unsure)
        wipe(row, sides.people, scratch)
        for at in range(len(group_of)):
            group, against = group_of[at], fails[at]
            if against == 0 and group >= 0:
                feasible[group] = 1
            elif group >= 0 and not against & (against - 1):
                _mark(against, near[group])
        for group in range(groups):
            reached[group] += feasible[group]
            steps[group] += near[group] * (1 - feasible[group])


@compiled
def _mark(mask: int, out: Ints) -> None:
    for each in range(len(out)):
        if mask == 1 << each:
            out[each] = 1

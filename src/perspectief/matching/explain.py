"""Why a pair is as it is, in codes and numbers: in full for a coach, short for the resident, little for an
employer.

Faithful: an obstacle that is named is what stands in the way, so that without it the pair is feasible; a
part that is named is what the gain was made of. The words are in `publication`. People for a vacancy are
three groups in the order in which people came, which says nothing of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.case import Case
from perspectief.matching.codes import STEPS, Condition
from perspectief.matching.judge import CHANCE, GAIN, PARTS, VALUE, Judged, conditions_of, judge
from perspectief.matching.survey import Survey

RESIDENT_PARTS = 2


@dataclass(frozen=True, slots=True)
class ForCoach:
    """All of one pair: each condition is in one of three sets, each part 0 to 1, and what they come to."""

    met: tuple[Condition, ...]
    unknown: tuple[Condition, ...]
    obstacles: tuple[Condition, ...]
    parts: dict[str, float]
    chance: float
    value: float
    gain: float


@dataclass(frozen=True, slots=True)
class ForResident:
    """The few parts that count most for this vacancy, and what would have to be told or to change first."""

    because: tuple[str, ...]
    unknown: tuple[Condition, ...]
    obstacles: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class ForEmployer:
    """Conditions that are met, of those that resident and coach both released. No limit, no part, no
    number.
    """

    met: tuple[Condition, ...]


# What concerns body, mind and home is never told to an employer, whoever released it.
NEVER_TOLD = frozenset({Condition.WORK, Condition.ADAPTATION, Condition.PAY, Condition.OCCUPATION})


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody one step away from a vacancy, and which step that is."""

    person: int
    step: Condition


@dataclass(frozen=True, slots=True)
class Groups:
    """People for one vacancy, each group in the order in which people came.

    `one_unknown` goes with what is unknown; `more_unknown` counts those with nothing against and more than
    one thing unknown, `not_feasible` all others, so that nobody is left out in silence.
    """

    met: tuple[int, ...]
    one_unknown: tuple[Step, ...]
    one_step: tuple[Step, ...]
    more_unknown: int
    not_feasible: int


def for_coach(judged: Judged, pair: int) -> ForCoach:
    """Everything of one judged pair."""
    obstacles = conditions_of(int(judged.obstacles[pair]))
    unknown = conditions_of(int(judged.unknowns[pair]))
    met = tuple(each for each in Condition if each not in (*obstacles, *unknown))
    parts = {name: float(judged.parts[pair, at]) for at, name in enumerate(PARTS)}
    numbers = (float(judged.parts[pair, at]) for at in (CHANCE, VALUE, GAIN))
    return ForCoach(met, unknown, obstacles, parts, *numbers)


def for_resident(judged: Judged, pair: int, weights: dict[str, float]) -> ForResident:
    """The known parts that bring most, by `weights` (`part_weights`), and what is unknown or in the way."""
    told = for_coach(judged, pair)
    known = [name for name, is_known in zip(PARTS, judged.known[pair], strict=True) if is_known]
    worth = {name: told.parts[name] * weights[name] for name in known}
    best = sorted(known, key=lambda name: (-worth[name], name))[:RESIDENT_PARTS]
    because = tuple(name for name in best if worth[name] > 0)
    return ForResident(because, told.unknown, told.obstacles)


def for_employer(
    judged: Judged, pair: int, resident: Iterable[Condition], coach: Iterable[Condition]
) -> ForEmployer:
    """What of one pair may be shown: met, and released by resident and coach alike."""
    released = (set(resident) & set(coach)) - NEVER_TOLD
    return ForEmployer(tuple(each for each in for_coach(judged, pair).met if each in released))


def part_weights(case: Case) -> dict[str, float]:
    """How much each part counts; those of fit and those of value each come to 1."""
    return {name: float(getattr(case.worth, name)) for name in PARTS}


def groups_for(case: Case, vacancy: int) -> Groups:
    """The people for one vacancy."""
    people = np.arange(len(case.people.place))
    judged = judge(case, people, np.full(len(people), vacancy))
    against, unsure = _counts(judged.obstacles), _counts(judged.unknowns)
    met = np.flatnonzero((against == 0) & (unsure == 0))
    near = [
        step
        for row in np.flatnonzero(against == 1).tolist()
        if (step := _step(row, judged.obstacles)).step in STEPS
    ]
    open_ones = [
        _step(row, judged.unknowns) for row in np.flatnonzero((against == 0) & (unsure == 1)).tolist()
    ]
    more = int(((against == 0) & (unsure > 1)).sum())
    rest = len(people) - len(met) - len(near) - len(open_ones) - more
    return Groups(tuple(met.tolist()), tuple(open_ones), tuple(near), more, rest)


def _counts(masks: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many conditions each mask names."""
    return np.bitwise_count(masks).astype(np.int64)


def _step(row: int, masks: NDArray[np.int64]) -> Step:
    return Step(int(row), conditions_of(int(masks[row]))[0])


def answer_that_opens_most(survey: Survey, person: int) -> tuple[Condition, int] | None:
    """The one thing to ask a person, and for how many vacancies it is all that is unknown; None if for
    none.
    """
    return _most(survey.one_unknown[person])


def unknown_most(survey: Survey, person: int) -> tuple[Condition, int] | None:
    """What is unknown for most feasible vacancies: where to begin when much is; None where nothing is."""
    return _most(survey.unknown[person])


def _most(counts: NDArray[np.int64]) -> tuple[Condition, int] | None:
    best = int(np.argmax(counts))
    return (Condition(best), int(counts[best])) if counts[best] else None

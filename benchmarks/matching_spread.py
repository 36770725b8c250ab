"""Proposals for everybody, beside taking each person's best list: how even, how wide, what it costs and how
long.
"""

import time

import numpy as np
from numpy.typing import NDArray
from scipy.stats import poisson

from perspectief.matching.allocate import Allocation, allocate, propose
from perspectief.matching.case import Case, case_of
from perspectief.matching.feasible import Best, best_of
from perspectief.matching.judge import CHANCE, judge
from perspectief.matching.people import people_of
from perspectief.matching.spread import coverage, gini
from perspectief.matching.vacancies import Vacancies, vacancies_of
from perspectief.matching.weights import Weights, shipped_weights
from tests.matching.town import DEGREES, Town, town

WEIGHTS = shipped_weights()
LENGTHS = (3, 5, 10)
EVEN_ENOUGH = 0.55


def spread_bars(scale: float) -> None:
    """Three degrees of skew, three lengths of list; then the seconds of large flows."""
    for name, skew in DEGREES.items():
        made = town(skew=skew)
        people = people_of(made.profiles, made.frame, WEIGHTS.travel.travel())
        jobs = vacancies_of(made.vacancies, made.frame)
        case = case_of(people, jobs, made.frame, WEIGHTS)
        best = best_of(case, WEIGHTS.spread.candidates)
        for each in LENGTHS:
            _compare(f"{name} skew, {each} to a person", made, jobs, case, best.vacancies[:, :each], each)
    _large(2200, 50, 5000)
    _large(round(100_000 * scale), 30, round(200_000 * scale))


def _compare(
    label: str, made: Town, jobs: Vacancies, case: Case, plain: NDArray[np.int32], each: int
) -> None:
    gains, exposure = _gain_of(case, plain), _exposure(plain, jobs)
    print(f"{label}: best lists Gini {gini(exposure):.3f}, coverage {coverage(exposure):.3f}")
    people = people_of(made.profiles, made.frame, WEIGHTS.travel.travel())
    shipped = _with(WEIGHTS, each, WEIGHTS.spread.later)
    _tell("as shipped", propose(people, jobs, made.frame, shipped), jobs, case, plain, gains)
    later = _even_enough(made, jobs, each)
    found = propose(people, jobs, made.frame, _with(WEIGHTS, each, later))
    _tell(f"later {later:.3f}", found, jobs, case, plain, gains)


def _tell(
    what: str, found: Allocation, jobs: Vacancies, case: Case, plain: NDArray[np.int32], gains: float
) -> None:
    wider = coverage(found.exposure) / coverage(_exposure(plain, jobs))
    positions = jobs.rows.positions
    by_position = gini(np.repeat(found.exposure / positions, positions))
    lost = found.gains.sum() / gains - 1
    once = _once(case, found.vacancies, positions) / _once(case, plain, positions) - 1
    print(
        f"  {what}: Gini {gini(found.exposure):.3f} (bar .55; by position {by_position:.3f}), coverage"
        f" {coverage(found.exposure):.3f}, {wider:.2f} times (bar 2), expected gain {lost:+.1%} (bar -3 %);"
        f" counting that a position is taken once {once:+.1%}"
    )


def _even_enough(made: Town, jobs: Vacancies, each: int) -> float:
    """The least `later` with which proposals are even enough, by halving."""
    low, high = 0.01, 0.4
    people = people_of(made.profiles, made.frame, WEIGHTS.travel.travel())
    for _ in range(6):
        middle = (low * high) ** 0.5
        found = propose(people, jobs, made.frame, _with(WEIGHTS, each, middle))
        low, high = (low, middle) if gini(found.exposure) <= EVEN_ENOUGH else (middle, high)
    return high


def _with(weights: Weights, each: int, later: float) -> Weights:
    spread = weights.spread.model_copy(update={"each": each, "later": later})
    return weights.model_copy(update={"spread": spread})


def _exposure(lists: NDArray[np.int32], jobs: Vacancies) -> NDArray[np.int64]:
    return np.bincount(lists[lists >= 0], minlength=len(jobs))


def _gain_of(case: Case, lists: NDArray[np.int32]) -> float:
    return float(_parts(case, lists)[2].sum())


def _parts(
    case: Case, lists: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    rows, places = np.nonzero(lists >= 0)
    vacancies = lists[rows, places].astype(np.int64)
    parts = judge(case, rows, vacancies).parts
    return vacancies, parts[:, CHANCE], parts[:, -1]


def _once(case: Case, lists: NDArray[np.int32], positions: NDArray[np.int16]) -> float:
    """Expected gain where no more people are hired than there are positions (hires as a Poisson number)."""
    vacancies, chance, gain = _parts(case, lists)
    hopes = np.bincount(vacancies, chance, minlength=len(positions))
    gains = np.bincount(vacancies, gain, minlength=len(positions))
    full = np.array([_hired(hope, int(most)) for hope, most in zip(hopes, positions, strict=True)])
    return float((gains * np.divide(full, hopes, out=np.ones_like(hopes), where=hopes > 0)).sum())


def _hired(hope: float, most: int) -> float:
    """The mean of the smaller of a Poisson number and `most`."""
    count = np.arange(most)
    return float((count * poisson.pmf(count, hope)).sum() + most * poisson.sf(most - 1, hope))


def _large(people: int, candidates: int, jobs: int) -> None:
    random = np.random.default_rng(3)
    popular = random.zipf(1.5, jobs).astype(np.float64)
    chosen = random.choice(jobs, (people, candidates), p=popular / popular.sum()).astype(np.int32)
    chosen.sort(axis=1)
    chosen[:, 1:][np.diff(chosen, axis=1) == 0] = -1
    gains = np.where(chosen >= 0, random.random(chosen.shape) * 0.3, 0.0)
    best = Best(chosen, gains, (chosen >= 0).sum(axis=1), people * jobs)
    began = time.perf_counter()
    found = allocate(best, np.ones(jobs, dtype=np.int16), WEIGHTS.spread)
    took, bar = time.perf_counter() - began, 0.5 if people <= 2200 else 15
    print(f"{people} people x {candidates} candidates, {jobs} vacancies: {took:.2f} s (bar {bar})")
    print(f"  {found.exposure.sum()} proposals")

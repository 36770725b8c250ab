"""Proposals for everybody: the optimum, enough for each vacancy, and something for those with few options."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from perspectief.matching.allocate import SCALE, allocate, propose
from perspectief.matching.feasible import Best, best_vacancies
from perspectief.matching.people import people_of
from perspectief.matching.spread import coverage, gini, later_costs
from perspectief.matching.vacancies import vacancies_of
from perspectief.matching.weights import Spread, shipped_weights
from tests.matching.town import town

WEIGHTS = shipped_weights()
SPREAD = Spread(each=2, candidates=6, few=0, least=0, taken=0.5, later=0.2, positions=5, steps=4, enough=0.9)


def _candidates(seed: int, people: int, jobs: int, most: int) -> Best:
    random = np.random.default_rng(seed)
    vacancies = np.stack([random.permutation(jobs)[:most] for _ in range(people)]).astype(np.int32)
    gains = -np.sort(-random.random((people, most)), axis=1)
    return Best(vacancies, gains, np.full(people, most), people * jobs)


def _by_scipy(best: Best, positions: NDArray[np.int16], spread: Spread) -> float:
    """The highest gain less costs, as a linear programme over arcs and steps."""
    people, places = np.nonzero(best.vacancies >= 0)
    vacancies, gains = best.vacancies[people, places], np.rint(best.gains[people, places] * SCALE)
    costs = np.rint(later_costs(positions, spread) * SCALE)
    jobs, steps = costs.shape
    arcs = len(people)
    upper = np.zeros((len(best.vacancies), arcs + jobs * steps))
    upper[people, np.arange(arcs)] = 1
    equal = np.zeros((jobs, arcs + jobs * steps))
    equal[vacancies, np.arange(arcs)] = 1
    for job in range(jobs):
        equal[job, arcs + job * steps : arcs + (job + 1) * steps] = -1
    room = np.ones((jobs, steps))
    room[:, -1] = len(best.vacancies)
    bounds = [(0, 1)] * arcs + [(0, most) for most in room.ravel()]
    found = linprog(
        np.concatenate([-gains, costs.ravel()]), A_ub=upper, b_ub=np.full(len(upper), spread.each),
        A_eq=equal, b_eq=np.zeros(jobs), bounds=bounds,
    )  # fmt: skip
    return float(-found.fun)


@pytest.mark.parametrize("seed", range(8))
def test_small_cases_have_the_same_optimum_as_a_linear_programme(seed: int) -> None:
    best = _candidates(seed, people=12, jobs=9, most=6)
    positions = np.random.default_rng(seed).integers(1, 4, 9).astype(np.int16)
    found = allocate(best, positions, SPREAD)
    costs = np.rint(later_costs(positions, SPREAD) * SCALE)
    steps = np.arange(costs.shape[1])
    beyond = np.maximum(found.exposure - costs.shape[1], 0) * costs[:, -1]
    paid = (costs * (steps < found.exposure[:, None])).sum() + beyond.sum()
    assert np.rint(found.gains * SCALE).sum() - paid == pytest.approx(_by_scipy(best, positions, SPREAD))


def test_a_further_proposal_never_costs_less_and_more_positions_never_cost_more() -> None:
    costs = later_costs(np.array([1, 2, 5], dtype=np.int16), WEIGHTS.spread)
    assert (np.diff(costs, axis=1) >= 0).all()
    assert (np.diff(costs, axis=0) <= 1e-12).all()
    assert costs[:, 0].tolist() == [0.0, 0.0, 0.0]


def test_somebody_with_few_options_gets_at_least_some_where_others_are_worth_more() -> None:
    best = Best(
        np.array([[0, -1], [0, 1]], dtype=np.int32), np.array([[0.01, 0.0], [0.9, 0.8]]), np.array([1, 50]), 4
    )
    dear = SPREAD.model_copy(update={"each": 1, "taken": 1.0, "later": 0.5})
    positions = np.array([1, 1], dtype=np.int16)
    assert allocate(best, positions, dear).vacancies.tolist() == [[-1], [0]]
    kind = dear.model_copy(update={"few": 3, "least": 1})
    assert allocate(best, positions, kind).vacancies.tolist()[0] == [0]


def test_a_town_is_spread_and_every_proposal_is_among_what_is_feasible() -> None:
    made = town(400, 900, seed=2)
    people = people_of(made.profiles, made.frame, WEIGHTS.travel.travel())
    jobs = vacancies_of(made.vacancies, made.frame)
    best = best_vacancies(people, jobs, made.frame, WEIGHTS, len(jobs))
    found = propose(people, jobs, made.frame, WEIGHTS)
    plain = np.bincount(best.vacancies[:, : WEIGHTS.spread.each].ravel().clip(0), minlength=len(jobs))
    assert gini(found.exposure) < gini(plain)
    assert coverage(found.exposure) > coverage(plain)
    for row in range(len(people)):
        gains = dict(zip(best.vacancies[row].tolist(), best.gains[row].tolist(), strict=True))
        chosen = [vacancy for vacancy in found.vacancies[row].tolist() if vacancy >= 0]
        assert len(set(chosen)) == len(chosen)
        assert [gains[vacancy] for vacancy in chosen] == found.gains[row, : len(chosen)].tolist()
        assert found.gains[row].tolist() == sorted(found.gains[row].tolist(), reverse=True)
    assert found.exposure.sum() == (found.vacancies >= 0).sum()


def test_the_same_people_and_vacancies_give_the_same_proposals() -> None:
    made = town(120, 300, seed=4)
    people = people_of(made.profiles, made.frame, WEIGHTS.travel.travel())
    jobs = vacancies_of(made.vacancies, made.frame)
    first, again = (propose(people, jobs, made.frame, WEIGHTS) for _ in range(2))
    assert first.vacancies.tobytes() == again.vacancies.tobytes()
    assert first.gains.tobytes() == again.gains.tobytes()


def test_how_even_proposals_are_is_measured_as_it_says() -> None:
    assert gini(np.array([2, 2, 2])) == pytest.approx(0.0)
    assert gini(np.array([0, 0, 9])) == pytest.approx(2 / 3)
    assert gini(np.array([0, 0])) == 0.0
    assert coverage(np.array([0, 3, 1, 0])) == 0.5

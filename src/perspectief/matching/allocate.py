"""Proposals for everybody at once, spread so that each vacancy gets enough and none gets all.

A minimum-cost flow from people to vacancies. A further proposal for one vacancy is worth less, since a
place there may have been taken by then; somebody with few options comes first in getting at least some.
Which person gets a proposal that a vacancy has no more use of, never follows from comparing people: each
pair has its own gain. Source: advice helps while few are advised and not when all are (Danish trials);
OR-tools, Apache-2.0.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.case import case_of
from perspectief.matching.feasible import Best, Told, best_of
from perspectief.matching.frame import Frame
from perspectief.matching.judge import GAIN, judge
from perspectief.matching.people import People
from perspectief.matching.spread import later_costs
from perspectief.matching.vacancies import Vacancies
from perspectief.matching.weights import Spread, Weights

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
SCALE = 1_000_000  # gains as whole numbers: the flow is exact in them
FIRST = 10 * SCALE  # more than any gain: the first proposals of people with few options


class NoFlowError(RuntimeError):
    """The solver found no flow, though leaving everybody without proposals is one: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """Proposals. `vacancies` (people, each) rows by falling gain, -1 where there are fewer; `gains` the
    same.

    `exposure` (vacancies,): people to whom each is proposed. `prices` (vacancies,): what one more proposal
    there would cost, in gain. `has_enough` (vacancies,): a place there is as good as taken by those already
    proposed.
    """

    vacancies: NDArray[np.int32]
    gains: Floats
    exposure: Ints
    prices: Floats
    has_enough: NDArray[np.bool_]


def propose(
    people: People, vacancies: Vacancies, frame: Frame, weights: Weights, told: Told | None = None
) -> Allocation:
    """Proposals for all of these people, from the candidates that are best once prices are known.

    Two rounds: the first learns which vacancies everybody would be sent to, and what a place there is
    worth; the second looks for candidates with those prices, so that quieter vacancies come into view.
    """
    spread, positions = weights.spread, vacancies.rows.positions
    case = case_of(people, vacancies, frame, weights)
    first = allocate(best_of(case, spread.candidates, told), positions, spread)
    case = case_of(people, vacancies, frame, weights, first.prices)
    priced = best_of(case, spread.candidates, told)
    rows, places = np.nonzero(priced.vacancies >= 0)
    gains = np.zeros_like(priced.gains)
    gains[rows, places] = judge(case, rows, priced.vacancies[rows, places].astype(np.int64)).parts[:, GAIN]
    return allocate(Best(priced.vacancies, gains, priced.feasible, priced.looked_at), positions, spread)


def allocate(best: Best, positions: NDArray[np.int16], spread: Spread) -> Allocation:
    """Proposals among the candidates of `best`; `positions` (vacancies,) says how many each can use."""
    people, places = np.nonzero(best.vacancies >= 0)
    vacancies = best.vacancies[people, places].astype(np.int64)
    costs = later_costs(positions, spread)
    chosen = _flow(people, vacancies, best, costs, spread)
    exposure = np.bincount(vacancies[chosen], minlength=len(positions))
    prices = costs[np.arange(len(positions)), np.minimum(exposure, costs.shape[1] - 1)]
    rows, gains = _lists(people[chosen], best, places[chosen], spread.each)
    return Allocation(rows, gains, exposure, prices, prices >= spread.enough * spread.later)


def _flow(people: Ints, vacancies: Ints, best: Best, costs: Floats, spread: Spread) -> NDArray[np.bool_]:
    """Which candidates become proposals: people, then vacancies, then the sink are the nodes."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    size, jobs, steps = len(best.vacancies), costs.shape[0], costs.shape[1]
    each, sink = np.arange(size), size + jobs
    least = np.minimum(np.where(best.feasible <= spread.few, spread.least, 0), spread.each)
    gains = np.rint(best.gains[best.vacancies >= 0] * SCALE).astype(np.int64)
    room = np.ones((jobs, steps), dtype=np.int64)
    room[:, -1] = size
    flow = SimpleMinCostFlow()
    for tail, head, capacity, cost in (
        (people, size + vacancies, np.ones(len(people), np.int64), -gains),
        (each, np.full(size, sink), spread.each - least, np.zeros(size, np.int64)),
        (each, np.full(size, sink), least, np.full(size, FIRST)),
        (
            np.repeat(size + np.arange(jobs), steps), np.full(jobs * steps, sink), room.ravel(),
            np.rint(costs * SCALE).astype(np.int64).ravel(),
        ),
    ):  # fmt: skip
        flow.add_arcs_with_capacity_and_unit_cost(tail, head, capacity, cost)
    supplies = np.zeros(sink + 1, dtype=np.int64)
    supplies[:size], supplies[sink] = spread.each, -size * spread.each
    flow.set_nodes_supplies(np.arange(sink + 1), supplies)
    if flow.solve() != flow.OPTIMAL:
        raise NoFlowError
    return np.asarray(flow.flows(np.arange(len(people)))) > 0


def _lists(people: Ints, best: Best, places: Ints, each: int) -> tuple[NDArray[np.int32], Floats]:
    """The chosen candidates of each person by falling gain, equal ones by the order of vacancies."""
    gains, vacancies = best.gains[people, places], best.vacancies[people, places]
    order = np.lexsort((vacancies, -gains, people))
    people = people[order]
    starts = np.searchsorted(people, people)
    rows = np.full((len(best.vacancies), each), -1, dtype=np.int32)
    listed = np.zeros((len(best.vacancies), each))
    rows[people, np.arange(len(people)) - starts] = vacancies[order]
    listed[people, np.arange(len(people)) - starts] = gains[order]
    return rows, listed

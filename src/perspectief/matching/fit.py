"""Expected gain of a pair: the chance of being hired times its value to the person, each part visible.

Chance is a stated function of fit that never falls; nothing is learned from people. Value is what the
vacancy is worth to this person. Both are of a pair: there is no score of a person anywhere. Source: rank by
expected gain rather than by likeness (two trials at France Travail, arXiv 2603.21699); the figures are in
`weights.yaml`.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.codes import WORK_LEVELS
from perspectief.matching.columns import MOST_CENTS, MOST_HOURS
from perspectief.matching.compiled import compiled
from perspectief.matching.vacancies import VacancyRows
from perspectief.matching.weights import Weights

Floats = NDArray[np.float64]


class Worth(NamedTuple):
    """The weights as plain numbers; those of fit and of value each add up to 1.

    `levels` (7, 7): what a person's level counts for the level that a vacancy asks, 0 for unknown on each
    side; `fits`, `chances` (points,).
    """

    experience: float
    skills: float
    level: float
    hours: float
    pay: float
    distance: float
    wish: float
    durability: float
    unknown: float
    full_hours: int
    far: float
    levels: Floats
    fits: Floats
    chances: Floats


def worth_of(weights: Weights) -> Worth:
    """Weights as the kernels take them."""
    fit, value = weights.fit, weights.value
    of_fit = fit.experience + fit.skills + fit.level
    of_value = value.hours + value.pay + value.distance + value.wish + value.durability
    return Worth(
        fit.experience / of_fit,
        fit.skills / of_fit,
        fit.level / of_fit,
        value.hours / of_value,
        value.pay / of_value,
        value.distance / of_value,
        value.wish / of_value,
        value.durability / of_value,
        weights.unknown,
        round(weights.full_hours * 4),
        weights.far_km * 10,
        _levels(weights),
        np.array([point.fit for point in weights.chance]),
        np.array([point.chance for point in weights.chance]),
    )


def _levels(weights: Weights) -> Floats:
    size = WORK_LEVELS[-1] + 1
    table = np.full((size, size), weights.unknown)
    for own in WORK_LEVELS:
        for asked in WORK_LEVELS:
            above = weights.level_above * max(0, own - asked)
            table[own, asked] = 0.0 if own < asked else max(0.0, 1.0 - above)
    return table


def pay_part(rows: VacancyRows, weights: Weights) -> Floats:
    """What pay counts for each vacancy (n,), 0 to 1; the unknown counts `unknown`."""
    share = (rows.pay / 100 - weights.pay_from) / (weights.pay_to - weights.pay_from)
    return np.where(rows.pay >= MOST_CENTS, weights.unknown, np.clip(share, 0.0, 1.0))


def durability_part(rows: VacancyRows, weights: Weights) -> Floats:
    """What the contract counts for each vacancy (n,); permanent counts 1."""
    return np.where(rows.permanent < 0, weights.unknown, np.where(rows.permanent, 1.0, weights.fixed_term))


@compiled
def hours_part(hours_to: int, own_hours: int, unknown: float) -> float:
    """The hours that a vacancy gives at most, of those wanted at most; 0 to 1."""
    if hours_to >= MOST_HOURS:
        return unknown
    return min(1.0, hours_to / own_hours)


@compiled
def distance_part(tenths: int, far: float, unknown: float) -> float:
    """1 at nought, 0 at `far` and beyond; `tenths` below nought: unknown."""
    return unknown if tenths < 0 else max(0.0, 1.0 - tenths / far)


@compiled
def chance_of(fit: float, fits: Floats, chances: Floats) -> float:
    """The chance of being hired at a fit: straight lines between the stated points."""
    fit = min(1.0, fit)
    at = 1
    while at < len(fits) - 1 and fit > fits[at]:
        at += 1
    share = (fit - fits[at - 1]) / (fits[at] - fits[at - 1])
    return float(chances[at - 1] + share * (chances[at] - chances[at - 1]))

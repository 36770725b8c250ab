"""Vacancies put together by place, so that a place out of somebody's reach is passed over whole.

Nothing is lost by it: every vacancy of such a place is too far, and is counted as looked at.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.columns import ANYWHERE
from perspectief.matching.fit import durability_part, pay_part, worth_of
from perspectief.matching.frame import Frame, Places
from perspectief.matching.ragged import Ragged, taken
from perspectief.matching.vacancies import VacancyRows
from perspectief.matching.weights import Weights

Floats = NDArray[np.float64]
NOWHERE = -1  # a distance that nobody knows
HERE = 0  # that of work from anywhere


class Kinds(NamedTuple):
    """Sets of occupations that vacancies have, (kinds, 3), -1 where there are fewer; and how near
    occupations are.
    """

    occupations: NDArray[np.int16]
    nearness: NDArray[np.float32]


class Shelves(NamedTuple):
    """Vacancies in the order of their places; `order` says which row each was.

    Shelf b holds `starts[b] : starts[b + 1]`. `fixed` is the part of value that is the same for
    everybody, `price` what a place on a list costs (`allocate`).
    `distances` (places of people, shelves), tenths of a km, -1 unknown; `row_of` (places + 1,) gives the
    row of a person's place, the last one that of an unknown place. `words` (n, 3) are those of `bits`,
    `kind` is a row of `Kinds.occupations`. Other columns as in `VacancyRows`.
    """

    order: NDArray[np.int32]
    starts: NDArray[np.int64]
    row_of: NDArray[np.int32]
    distances: NDArray[np.int32]
    words: NDArray[np.uint64]
    open: NDArray[np.uint64]
    known: NDArray[np.uint8]
    shelf: NDArray[np.int32]
    hours_to: NDArray[np.int16]
    level: NDArray[np.int8]
    kind: NDArray[np.int32]
    fixed: NDArray[np.float64]
    price: NDArray[np.float64]
    requires: NDArray[np.bool_]
    skills: Ragged


def shelves_of(
    rows: VacancyRows,
    people_places: NDArray[np.int16],
    frame: Frame,
    weights: Weights,
    prices: Floats | None = None,
) -> tuple[Shelves, Kinds]:
    """Vacancies on shelves, with the distances from the places where these people are."""
    occupations, kind = np.unique(rows.occupation, axis=0, return_inverse=True)
    order = np.argsort(rows.place, kind="stable")
    shelf_places, starts = np.unique(rows.place[order], return_index=True)
    starts = np.append(starts, len(order)).astype(np.int64)
    row_of, distances = _distances(people_places, shelf_places, frame.places)
    shelves = Shelves(
        order=order.astype(np.int32),
        starts=starts,
        row_of=row_of,
        distances=distances,
        words=np.stack((rows.demands, rows.choices, rows.amounts), axis=1)[order],
        open=rows.open[order],
        known=rows.known[order],
        shelf=np.repeat(np.arange(len(shelf_places), dtype=np.int32), np.diff(starts)),
        hours_to=rows.hours_to[order],
        level=rows.level[order],
        kind=kind.ravel()[order].astype(np.int32),
        fixed=_fixed(rows, weights)[order],
        price=(np.zeros(len(order)) if prices is None else prices)[order],
        requires=_requires(rows.skills)[order],
        skills=taken(rows.skills, order),
    )
    return shelves, Kinds(occupations, frame.nearness)


def _fixed(rows: VacancyRows, weights: Weights) -> Floats:
    worth = worth_of(weights)
    return worth.pay * pay_part(rows, weights) + worth.durability * durability_part(rows, weights)


def _requires(skills: Ragged) -> NDArray[np.bool_]:
    """Whether any skill is required (n,)."""
    upto = np.append(0, np.cumsum(skills.items < 0))
    return np.diff(upto[skills.starts]) > 0


def _distances(
    people: NDArray[np.int16], shelves: NDArray[np.int16], places: Places
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    lived = np.unique(people[people >= 0]).astype(np.int64)
    table = np.full((len(lived) + 1, len(shelves)), NOWHERE, dtype=np.int32)
    known = shelves >= 0
    table[:-1, known] = places.tenths_of_km(lived)[:, shelves[known]]
    table[:, shelves == ANYWHERE] = HERE
    row_of = np.full(len(places.postcodes) + 1, len(lived), dtype=np.int32)
    row_of[lived] = np.arange(len(lived))
    return row_of, table

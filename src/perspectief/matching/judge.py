"""Of single pairs each condition by itself: met, not met, or unknown; and each part of the expected gain.

The same columns and words as in `kernel`, taken apart, so that what is explained is what was decided.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perspectief.matching import bits
from perspectief.matching.case import Case, scratch_for
from perspectief.matching.codes import Condition
from perspectief.matching.columns import MOST_HOURS
from perspectief.matching.compiled import compiled
from perspectief.matching.fit import Worth, chance_of, distance_part, hours_part
from perspectief.matching.kernel import Best, Scratch, asking_of, skills_part, spread, wipe
from perspectief.matching.people import (
    KNOWN_AGREEMENT,
    KNOWN_CONTRACT,
    KNOWN_HOURS,
    KNOWN_REACH,
    KNOWN_START,
    PeopleRows,
)
from perspectief.matching.shelves import Kinds, Shelves
from perspectief.matching.vacancies import KNOWN_PAY

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
# Columns of parts; those of fit, then those of value, each 0 to 1 before it is weighed; then what they come
# to.
FIT_PARTS = ("experience", "skills", "level")
VALUE_PARTS = ("hours", "pay", "distance", "wish", "durability")
PARTS = (*FIT_PARTS, *VALUE_PARTS)
CHANCE, VALUE, GAIN = len(PARTS), len(PARTS) + 1, len(PARTS) + 2

_DEMANDS = np.array(list(bits.DEMAND_MASKS.values()), dtype=np.uint64)
_DEMAND_CONDITIONS = np.array([1 << each for each in bits.DEMAND_MASKS], dtype=np.int64)
_LANGUAGE = np.uint64(bits.CHOICE_MASKS[Condition.LANGUAGE])
_CONTRACT = np.uint64(bits.CHOICE_MASKS[Condition.CONTRACT])
_AGREEMENT = np.uint64(bits.CHOICE_MASKS[Condition.AGREEMENT])
_HOURS = np.uint64(bits.LANE_MASKS[Condition.HOURS])
_START = np.uint64(bits.LANE_MASKS[Condition.START])
_PAY = np.uint64(bits.LANE_MASKS[Condition.PAY])
_HIGH, _NONE, _LANE = np.uint64(bits.HIGH), np.uint64(0), np.uint64(bits.MOST)
_START_AT, _PAY_AT = np.uint64(2 * bits.LANE_WIDTH), np.uint64(3 * bits.LANE_WIDTH)
_ON = tuple(1 << each for each in Condition)
(PLACE, HOURS, _TIMES, START, CONTRACT, AGREEMENT, _LICENCE, LANGUAGE, _LEVEL, SKILL, _WORK, _ADAPTATION,
 _TRANSPORT, PAY, OCCUPATION) = _ON  # fmt: skip


class Sides(NamedTuple):
    """Both sides of many pairs, and what they are weighed with."""

    people: PeopleRows
    shelves: Shelves
    kinds: Kinds
    worth: Worth


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs in the order asked: bits of `Condition` that fail or are unknown, and parts (pairs, 11).

    `known` (pairs, 8) says of which parts anything was known; one of which nothing was is no reason.
    """

    obstacles: Ints
    unknowns: Ints
    parts: Floats
    known: NDArray[np.bool_]


def judge(case: Case, people: NDArray[np.int64], vacancies: NDArray[np.int64]) -> Judged:
    """Pairs of rows of people and of vacancies; quickest where pairs of one person stand together."""
    size = len(people)
    where = case.position[vacancies]
    masks, parts = np.zeros((2, size), np.int64), np.zeros((size, GAIN + 1))
    found = Judged(masks[0], masks[1], parts, _known_parts(case, people, where))
    sides = Sides(case.people, case.shelves, case.kinds, case.worth)
    _judge_pairs(people, where, sides, scratch_for(case), found.obstacles, found.unknowns, found.parts)
    found.parts[:, PARTS.index("pay")] = case.pay[vacancies]
    found.parts[:, PARTS.index("durability")] = case.durability[vacancies]
    return found


def _known_parts(case: Case, people: Ints, where: NDArray[np.int32]) -> NDArray[np.bool_]:
    """In the order of `PARTS`."""
    rows, shelves = case.people, case.shelves
    occupation = case.kinds.occupations[shelves.kind[where], 0] >= 0
    asked = np.diff(shelves.skills.starts)[where] > 0
    columns = (
        occupation & (np.diff(rows.done.starts)[people] > 0),
        asked & (np.diff(rows.skills.starts)[people] > 0),
        (rows.level[people] > 0) & (shelves.level[where] > 0),
        shelves.hours_to[where] < MOST_HOURS,
        (shelves.known[where] & KNOWN_PAY) > 0,
        shelves.distances[shelves.row_of[rows.place[people]], shelves.shelf[where]] >= 0,
        occupation & (np.diff(rows.wished.starts)[people] > 0),
        (shelves.known[where] & KNOWN_CONTRACT) > 0,
    )
    return np.stack(columns, axis=1)


def conditions_of(mask: int) -> tuple[Condition, ...]:
    """The conditions whose bits are set."""
    return tuple(each for each in Condition if mask & 1 << each)


@compiled
def _judge_pairs(
    people: Ints, where: Best, sides: Sides, scratch: Scratch, obstacles: Ints, unknowns: Ints, parts: Floats
) -> None:
    previous = -1
    for pair in range(len(people)):
        row, at = people[pair], where[pair]
        if row != previous:
            if previous >= 0:
                wipe(previous, sides.people, scratch)
            spread(row, sides.people, sides.kinds, sides.worth, scratch)
            previous = row
        judge_stretch(row, at, sides, scratch, obstacles[pair : pair + 1], unknowns[pair : pair + 1])
        _weigh_one(row, at, sides, scratch, parts[pair])


@compiled
def judge_stretch(row: int, first: int, sides: Sides, scratch: Scratch, fails: Ints, unsure: Ints) -> None:
    """The bits of the conditions that fail, and of those that are unknown and do not fail.

    For one person, spread out in the scratch, and as many vacancies from `first` on as there is room for.
    """
    _words(row, first, sides.people, sides.shelves, fails, unsure)
    _choices(row, first, sides.people, sides.shelves, unsure)
    _looked_up(row, first, sides.people, sides.shelves, scratch, fails, unsure)
    for at in range(len(fails)):
        unsure[at] &= ~fails[at]


@compiled
def _words(row: int, first: int, people: PeopleRows, shelves: Shelves, fails: Ints, unsure: Ints) -> None:
    """What is in the three words, but whether contract and agreement are unknown."""
    words, maybe, known = shelves.words, shelves.open, shelves.known
    lacks, open_ones, own = people.lacks[row], people.unsure[row], people.known[row]
    lacks_choice, open_choice, least = (
        people.lacks_choice[row],
        people.unsure_choice[row],
        people.amounts[row],
    )
    asks_pay = ((least >> _PAY_AT) & _LANE) != _NONE
    for at in range(len(fails)):
        demands, choices, amounts = words[first + at, 0], words[first + at, 1], words[first + at, 2]
        short = (((amounts | _HIGH) - least) & _HIGH) ^ _HIGH
        missing = choices & lacks_choice
        fails[at] = _demand_conditions(demands & lacks)
        fails[at] |= LANGUAGE * (missing & _LANGUAGE != _NONE) + HOURS * (short & _HOURS != _NONE)
        fails[at] |= CONTRACT * (missing & _CONTRACT != _NONE) + AGREEMENT * (missing & _AGREEMENT != _NONE)
        fails[at] |= START * (short & _START != _NONE) + PAY * (short & _PAY != _NONE)
        unsure[at] = _demand_conditions((demands & open_ones) | (maybe[first + at] & (lacks | open_ones)))
        unsure[at] |= LANGUAGE * (choices & open_choice & _LANGUAGE != _NONE)
        unsure[at] |= HOURS * (not (own & KNOWN_HOURS and known[first + at] & KNOWN_HOURS))
        unsure[at] |= START * (not own & KNOWN_START and ((amounts >> _START_AT) & _LANE) != _LANE)
        unsure[at] |= PAY * (asks_pay and not known[first + at] & KNOWN_PAY)


@compiled
def _demand_conditions(found: np.uint64) -> int:
    """The conditions to which bits of the first word belong."""
    mask = 0
    if found:
        for each in range(len(_DEMANDS)):
            mask |= _DEMAND_CONDITIONS[each] * (found & _DEMANDS[each] != _NONE)
    return mask


@compiled
def _choices(row: int, first: int, people: PeopleRows, shelves: Shelves, unsure: Ints) -> None:
    """Unknown where one side is not told and the other does not take or offer everything."""
    words, told, own, refused = shelves.words, shelves.known, people.known[row], people.lacks_choice[row]
    for at in range(len(unsure)):
        known, offered = told[first + at], words[first + at, 1]
        contract = _open_choice(
            own & KNOWN_CONTRACT, known & KNOWN_CONTRACT, offered & _CONTRACT, refused & _CONTRACT
        )
        agreement = _open_choice(
            own & KNOWN_AGREEMENT, known & KNOWN_AGREEMENT, offered & _AGREEMENT, refused & _AGREEMENT
        )
        unsure[at] |= CONTRACT * contract + AGREEMENT * agreement


@compiled
def _open_choice(own: int, known: int, offered: np.uint64, refused: np.uint64) -> bool:
    if own and known:
        return False
    if own:
        return bool(refused != _NONE)
    return bool(offered != _NONE) if known else True


@compiled
def _looked_up(
    row: int, first: int, people: PeopleRows, shelves: Shelves, scratch: Scratch, fails: Ints, unsure: Ints
) -> None:
    """Place, occupation and skills."""
    distances, place, shelf = shelves.distances, shelves.row_of[people.place[row]], shelves.shelf
    reach, told = people.reach[row], people.known[row] & KNOWN_REACH
    kinds, excluded, requires = shelves.kind, scratch.excluded, shelves.requires
    starts, items, skill = shelves.skills.starts, shelves.skills.items, scratch.skill
    for at in range(len(fails)):
        tenths = distances[place, shelf[first + at]]
        fails[at] |= PLACE * (tenths > reach) + OCCUPATION * (excluded[kinds[first + at]] != 0)
        unsure[at] |= PLACE * (tenths < 0 or (tenths > 0 and not told))
        if requires[first + at]:
            lacks, unknown = _required(starts, items, first + at, skill)
            fails[at] |= SKILL * lacks
            unsure[at] |= SKILL * unknown


@compiled
def _required(starts: Ints, items: Best, at: int, own: NDArray[np.uint8]) -> tuple[bool, bool]:
    """Whether a skill that is required is known to lack, and whether one is unknown."""
    lacks, unknown = False, False
    for place in range(starts[at], starts[at + 1]):
        if items[place] < 0:
            lacks = lacks or own[-items[place]] == 2
            unknown = unknown or own[-items[place]] == 0
    return lacks, unknown


@compiled
def _weigh_one(row: int, at: int, sides: Sides, scratch: Scratch, parts: Floats) -> None:
    """The same sums as in `kernel.weigh`, each part by itself as well."""
    people, shelves, worth = sides.people, sides.shelves, sides.worth
    kind, asking = shelves.kind[at], asking_of(row, people, worth.full_hours)
    tenths = shelves.distances[shelves.row_of[people.place[row]], shelves.shelf[at]]
    share = skills_part(shelves.skills.starts, shelves.skills.items, at, scratch.skill, worth.unknown)
    hours = hours_part(shelves.hours_to[at], asking.own_hours, worth.unknown)
    near = distance_part(tenths, worth.far, worth.unknown)
    fit = scratch.experience[kind] + worth.skills * share + scratch.levels[shelves.level[at]]
    value = shelves.fixed[at] + worth.hours * hours + worth.distance * near + scratch.wishes[kind]
    chance = chance_of(fit, worth.fits, worth.chances)
    parts[0] = scratch.experience[kind] / worth.experience if worth.experience else 0.0
    parts[1], parts[2], parts[3] = share, worth.levels[people.level[row], shelves.level[at]], hours
    parts[5], parts[6] = near, scratch.wishes[kind] / worth.wish if worth.wish else 0.0
    parts[8], parts[9], parts[10] = chance, value, chance * value

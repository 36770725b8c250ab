"""The compiled middle of matching: hard conditions, cheapest first, and the best of what is left.

Every function here is plain loops over arrays. A condition on something unknown never fails, since the
columns of `people` and `vacancies` hold a value there that excludes nothing. Gains are float64 and added up
in the order that is written, so that the same input gives the same bits everywhere.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perspectief.matching import bits
from perspectief.matching.columns import MOST_HOURS
from perspectief.matching.compiled import compiled
from perspectief.matching.fit import Worth, chance_of, distance_part, hours_part
from perspectief.matching.heap import in_order, keep
from perspectief.matching.people import PeopleRows
from perspectief.matching.ragged import Ragged
from perspectief.matching.shelves import Kinds, Shelves

Floats = NDArray[np.float64]
Best = NDArray[np.int32]
HIGH = np.uint64(bits.HIGH)
NONE = np.uint64(0)
LITTLE = 1e-9  # what rounding may do to a bound


class Scratch(NamedTuple):
    """What one person is, spread out for looking up.

    By occupation: `near` to those done, `wish` to those wished, `refused`. By kind of vacancy (a set of
    occupations): `experience` and `wishes`, weighed, `most`, the highest chance that there can be, and
    `excluded`. `levels` (7,), weighed, by the level that is asked. `skill` by index + 1: 1 has, 2 is known
    to lack, 0 unknown.
    """

    near: NDArray[np.float32]
    wish: NDArray[np.float32]
    refused: NDArray[np.uint8]
    experience: Floats
    wishes: Floats
    most: Floats
    excluded: NDArray[np.uint8]
    levels: Floats
    skill: NDArray[np.uint8]


class Asking(NamedTuple):
    """One person's plain values; the three words are those of `bits`."""

    reach: int
    lacks: np.uint64
    lacks_choice: np.uint64
    least: np.uint64
    own_hours: int
    looks_closer: bool


class Person(NamedTuple):
    """One person while she is looked at."""

    asking: Asking
    scratch: Scratch


class Sifted(NamedTuple):
    """Vacancies that stay, by shelf; those of shelf b end at `ends[b]`, where those of the next begin."""

    found: Best
    ends: NDArray[np.int64]


class Kept(NamedTuple):
    """The best so far, as a heap whose first is the worst."""

    gains: Floats
    best: Best


@compiled
def spread(row: int, people: PeopleRows, kinds: Kinds, worth: Worth, scratch: Scratch) -> None:
    """Fill the scratch for one person."""
    _nearest(people.done, row, kinds.nearness, worth.unknown, scratch.near)
    _nearest(people.wished, row, kinds.nearness, worth.unknown, scratch.wish)
    _mark(people.refused, row, scratch.refused)
    for at in range(people.skills.starts[row], people.skills.starts[row + 1]):
        item = people.skills.items[at]
        scratch.skill[abs(item)] = 1 if item > 0 else 2
    for level in range(len(scratch.levels)):
        scratch.levels[level] = worth.level * worth.levels[people.level[row], level]
    for kind in range(len(scratch.experience)):
        near, wish, excluded = worth.unknown, worth.unknown, kinds.occupations[kind, 0] >= 0
        if excluded:
            near, wish, excluded = _of_kind(kinds.occupations, kind, scratch)
        scratch.experience[kind] = worth.experience * near
        scratch.wishes[kind] = worth.wish * wish
        scratch.most[kind] = chance_of(
            scratch.experience[kind] + worth.skills + worth.level, worth.fits, worth.chances
        )
        scratch.excluded[kind] = excluded


@compiled
def _of_kind(occupations: NDArray[np.int16], kind: int, scratch: Scratch) -> tuple[float, float, bool]:
    """The best of a vacancy's occupations; it is excluded where all of them are refused."""
    near, wish, refused = np.float32(0.0), np.float32(0.0), True
    for column in range(occupations.shape[1]):
        occupation = occupations[kind, column]
        if occupation >= 0:
            near = max(near, scratch.near[occupation])
            wish = max(wish, scratch.wish[occupation])
            refused = refused and scratch.refused[occupation] == 1
    return float(near), float(wish), refused


@compiled
def _mark(rows: Ragged, row: int, out: NDArray[np.uint8]) -> None:
    for at in range(rows.starts[row], rows.starts[row + 1]):
        out[rows.items[at]] = 1


@compiled
def _nearest(
    rows: Ragged, row: int, nearness: NDArray[np.float32], unknown: float, out: NDArray[np.float32]
) -> None:
    first, last = rows.starts[row], rows.starts[row + 1]
    out[:] = np.float32(unknown) if first == last else np.float32(0.0)
    for at in range(first, last):
        own = rows.items[at]
        for other in range(len(out)):
            out[other] = max(out[other], nearness[own, other])


@compiled
def wipe(row: int, people: PeopleRows, scratch: Scratch) -> None:
    """Empty what `spread` wrote and does not write anew."""
    for at in range(people.refused.starts[row], people.refused.starts[row + 1]):
        scratch.refused[people.refused.items[at]] = 0
    for at in range(people.skills.starts[row], people.skills.starts[row + 1]):
        scratch.skill[abs(people.skills.items[at])] = 0


@compiled
def asking_of(row: int, people: PeopleRows, full_hours: int) -> Asking:
    """The plain values of one person; skills that lack stand last in a row."""
    skills = people.skills.items[people.skills.starts[row] : people.skills.starts[row + 1]]
    hours_to = people.hours_to[row]
    return Asking(
        people.reach[row],
        people.lacks[row],
        people.lacks_choice[row],
        people.amounts[row],
        full_hours if hours_to >= MOST_HOURS else hours_to,
        people.refused.starts[row] < people.refused.starts[row + 1] or (len(skills) > 0 and skills[-1] < 0),
    )


@compiled
def sift(place: int, shelves: Shelves, asking: Asking, sifted: Sifted) -> None:
    """Write down, shelf by shelf, which vacancies neither distance nor a word of `bits` excludes.

    Without a branch: a vacancy is written down in any case, and the next one over it where it is excluded.
    """
    starts, words, found = shelves.starts, shelves.words, sifted.found
    lacks, lacks_choice, least = asking.lacks, asking.lacks_choice, asking.least
    count = 0
    for shelf in range(len(starts) - 1):
        if shelves.distances[place, shelf] <= asking.reach:
            for at in range(starts[shelf], starts[shelf + 1]):
                short = (((words[at, 2] | HIGH) - least) & HIGH) ^ HIGH
                found[count] = at
                count += ((words[at, 0] & lacks) | (words[at, 1] & lacks_choice) | short) == NONE
        sifted.ends[shelf] = count


@compiled
def lacks_required(starts: NDArray[np.int64], items: Best, at: int, own: NDArray[np.uint8]) -> bool:
    """Whether a skill that a vacancy requires is known to lack."""
    for place in range(starts[at], starts[at + 1]):  # noqa: SIM110 - numba compiles no any()
        if items[place] < 0 and own[-items[place]] == 2:
            return True
    return False


@compiled
def skills_part(
    starts: NDArray[np.int64], items: Best, at: int, own: NDArray[np.uint8], unknown: float
) -> float:
    """The share of the skills asked that are there, one unknown counting `unknown`."""
    first, last = starts[at], starts[at + 1]
    if first == last:
        return unknown
    has, unsure = 0, 0
    for place in range(first, last):
        state = own[abs(items[place])]
        has += state == 1
        unsure += state == 0
    return float((has + unsure * unknown) / (last - first))


@compiled
def look_closer(shelves: Shelves, scratch: Scratch, sifted: Sifted) -> None:
    """Leave out the vacancies that an occupation refused or a skill that lacks excludes."""
    starts, items, skill = shelves.skills.starts, shelves.skills.items, scratch.skill
    kinds, requires, excluded = shelves.kind, shelves.requires, scratch.excluded
    count = first = 0
    for shelf in range(len(sifted.ends)):
        last = sifted.ends[shelf]
        for place in range(first, last):
            at = sifted.found[place]
            sifted.found[count] = at
            lacks = requires[at] and lacks_required(starts, items, at, skill)
            count += not (excluded[kinds[at]] or lacks)
        first, sifted.ends[shelf] = last, count


@compiled
def weigh(place: int, shelves: Shelves, person: Person, worth: Worth, sifted: Sifted, kept: Kept) -> None:
    """Fill the heap of one person.

    What even with everything else at its best would stay below the worst that is kept is let go unweighed.
    """
    kinds, fixed, price, order = shelves.kind, shelves.fixed, shelves.price, shelves.order
    found, gains = sifted.found, kept.gains
    starts, items, level, hours_to = (
        shelves.skills.starts,
        shelves.skills.items,
        shelves.level,
        shelves.hours_to,
    )
    wishes, most, experience = person.scratch.wishes, person.scratch.most, person.scratch.experience
    levels, skill, fits, chances = person.scratch.levels, person.scratch.skill, worth.fits, worth.chances
    count = 0
    for shelf in range(len(sifted.ends)):
        near = worth.distance * distance_part(shelves.distances[place, shelf], worth.far, worth.unknown)
        while count < sifted.ends[shelf]:
            at = found[count]
            kind = kinds[at]
            best = (fixed[at] + worth.hours + near + wishes[kind]) * most[kind] - price[at]
            if count < len(gains) or best >= gains[0] - LITTLE:
                hours = worth.hours * hours_part(hours_to[at], person.asking.own_hours, worth.unknown)
                skills = worth.skills * skills_part(starts, items, at, skill, worth.unknown)
                chance = chance_of(experience[kind] + skills + levels[level[at]], fits, chances)
                gain = chance * (fixed[at] + hours + near + wishes[kind])
                keep(gain - price[at], order[at], count, gains, kept.best)
            count += 1


class Lists(NamedTuple):
    """What comes out: of each person gains and rows of the best (n, most), and how many are feasible (n,)."""

    gains: Floats
    best: Best
    feasible: NDArray[np.int64]


@compiled
def best_of_many(
    first: int,
    people: PeopleRows,
    shelves: Shelves,
    kinds: Kinds,
    worth: Worth,
    scratch: Scratch,
    lists: Lists,
) -> None:
    """Fill the lists of the people from `first` on, as many as there are lists."""
    sifted = Sifted(np.empty(len(shelves.order) + 1, np.int32), np.empty(len(shelves.starts) - 1, np.int64))
    for at in range(len(lists.feasible)):
        row = first + at
        place = shelves.row_of[people.place[row]]
        spread(row, people, kinds, worth, scratch)
        person = Person(asking_of(row, people, worth.full_hours), scratch)
        kept = Kept(lists.gains[at], lists.best[at])
        sift(place, shelves, person.asking, sifted)
        if person.asking.looks_closer:
            look_closer(shelves, scratch, sifted)
        weigh(place, shelves, person, worth, sifted, kept)
        lists.feasible[at] = sifted.ends[-1]
        in_order(min(sifted.ends[-1], len(kept.gains)), kept.gains, kept.best)
        wipe(row, people, scratch)

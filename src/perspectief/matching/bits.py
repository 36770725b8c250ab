"""All conditions but distance, skills and occupation as three words of 64 bits: one look decides them all.

The first two hold what is asked, a bit for each thing. A vacancy's `demands` and `choices` have it where
the thing is asked; a person's `lacks` the same bit where it is known not to be there, `unsure` where nobody
knows. A pair fails where what is asked and what lacks have a bit in common. A vacancy's `open` has the bits
of the first word that it may ask without saying so.

The third holds amounts, four lanes of 16 bits: a pair fails where a lane of the vacancy is below the
person's.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from perspectief.matching.codes import (
    LANGUAGES,
    LICENCE_COVERS,
    Adaptation,
    Agreement,
    Condition,
    Contract,
    Licence,
    Time,
    WorkDemand,
)

Code = TypeVar("Code", bound=StrEnum)

# The first word: which bits belong to what, from the lowest.
LICENCE_AT = 0
TIME_AT = LICENCE_AT + len(Licence)
LEVEL_AT = TIME_AT + len(Time)  # "at least 2" to "at least 6"
WORK_AT = LEVEL_AT + 5
ADAPTATION_AT = WORK_AT + len(WorkDemand)  # the vacancy does not offer it
TRANSPORT_AT = ADAPTATION_AT + len(Adaptation)  # transport of one's own is needed
END = TRANSPORT_AT + 1

LEVEL_STEPS = 5
# The second word: for each language spoken at least 2, 3, 4, then written at least 2, 3, 4.
LANGUAGE_STEPS = 3
LANGUAGE_WIDTH = 2 * LANGUAGE_STEPS

_FIELDS = (
    (Condition.LICENCE, LICENCE_AT, TIME_AT),
    (Condition.TIMES, TIME_AT, LEVEL_AT),
    (Condition.LEVEL, LEVEL_AT, WORK_AT),
    (Condition.WORK, WORK_AT, ADAPTATION_AT),
    (Condition.ADAPTATION, ADAPTATION_AT, TRANSPORT_AT),
    (Condition.TRANSPORT, TRANSPORT_AT, END),
)


def span(start: int, stop: int) -> int:
    """The bits from `start` up to `stop`."""
    return (1 << stop) - (1 << start)


# Each condition of the first word with its bits.
DEMAND_MASKS = {condition: span(start, stop) for condition, start, stop in _FIELDS}
ALL_LANGUAGES = span(0, len(LANGUAGES) * LANGUAGE_WIDTH)


def bits_of(codes: Iterable[Code], kind: type[Code], start: int) -> int:
    """The bits of some codes of a list that begins at `start`."""
    places = {code: index for index, code in enumerate(kind)}
    found = 0
    for code in codes:
        found |= 1 << (start + places[code])
    return found


def licence_bits(licences: Iterable[Licence], *, covered: bool) -> int:
    """The bits of licences; with `covered` those of the licences that they include too."""
    each = set(licences)
    if covered:
        each |= {other for licence in each for other in LICENCE_COVERS.get(licence, ())}
    return bits_of(each, Licence, LICENCE_AT)


def level_bits(level: int) -> int:
    """The steps up to a level of 1 to 6: "at least 2" up to "at least `level`"."""
    return span(LEVEL_AT, LEVEL_AT + level - 1)


def language_bits(language: str, spoken: int, written: int) -> int:
    """The steps up to a level of 1 to 4, spoken and written, of one of `LANGUAGES`."""
    start = LANGUAGES.index(language) * LANGUAGE_WIDTH
    return span(start, start + spoken - 1) | span(
        start + LANGUAGE_STEPS, start + LANGUAGE_STEPS + written - 1
    )


def language_mask(language: str, *, spoken: bool) -> int:
    """All steps of one language, spoken or written."""
    start = LANGUAGES.index(language) * LANGUAGE_WIDTH + (0 if spoken else LANGUAGE_STEPS)
    return span(start, start + LANGUAGE_STEPS)


# Above the languages: of contracts and of agreements a vacancy offers some and a person accepts some, and
# one in common will do. So each set that may be all that is offered has a bit, and a person lacks those
# sets in which nothing is acceptable.
CONTRACT_AT = len(LANGUAGES) * LANGUAGE_WIDTH
CONTRACT_SETS = tuple(range(1, 2 ** len(Contract) - 1))
AGREEMENT_AT = CONTRACT_AT + len(CONTRACT_SETS)
AGREEMENT_SETS = tuple(range(1, 2 ** len(Agreement) - 1))
CHOICES_END = AGREEMENT_AT + len(AGREEMENT_SETS)
CHOICE_MASKS = {
    Condition.LANGUAGE: ALL_LANGUAGES,
    Condition.CONTRACT: span(CONTRACT_AT, AGREEMENT_AT),
    Condition.AGREEMENT: span(AGREEMENT_AT, CHOICES_END),
}


def offered_bit(offered: Iterable[Code] | None, kind: type[Code], start: int) -> int:
    """The bit of the set that is offered; none where that is unknown or all there is."""
    chosen = 0 if offered is None else bits_of(offered, kind, 0)
    every = 2 ** len(kind) - 1
    return 0 if chosen in (0, every) else 1 << (start + chosen - 1)


def unacceptable_bits(accepted: Iterable[Code] | None, kind: type[Code], start: int) -> int:
    """The bits of the sets in which nothing is acceptable; none where it is unknown what is."""
    every = 2 ** len(kind) - 1
    chosen = every if accepted is None else bits_of(accepted, kind, 0)
    found = 0
    for offered in range(1, every):
        found |= (not offered & chosen) << (start + offered - 1)
    return found


# The third word. A lane has 15 bits for its number; the highest is kept free to see which lanes fall short.
LANES = (Condition.HOURS, Condition.HOURS, Condition.START, Condition.PAY)
LANE_WIDTH = 16
MOST = 2**15 - 1
HIGH = sum(1 << (LANE_WIDTH * lane + LANE_WIDTH - 1) for lane in range(len(LANES)))
LANE_MASKS = {
    condition: sum(
        1 << (LANE_WIDTH * lane + LANE_WIDTH - 1) for lane, each in enumerate(LANES) if each is condition
    )
    for condition in dict.fromkeys(LANES)
}


def amounts(*lanes: int) -> int:
    """Four numbers of 0 to `MOST` as one word, the first lowest."""
    return sum(min(max(value, 0), MOST) << (LANE_WIDTH * lane) for lane, value in enumerate(lanes))

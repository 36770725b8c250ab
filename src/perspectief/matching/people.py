"""People as columns: one array for each thing that is known of them, in the order in which they came."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perspectief.matching import bits
from perspectief.matching.codes import (
    LANGUAGES,
    WORK_LEVELS,
    Adaptation,
    Agreement,
    Condition,
    Contract,
    Licence,
    Time,
    Transport,
    WorkDemand,
)
from perspectief.matching.columns import (
    FIRST_DAY,
    MOST_HOURS,
    UNKNOWN_PLACE,
    Columns,
    cents,
    day_number,
    occupation_indices,
    quarters,
    skill_indices,
)
from perspectief.matching.frame import Frame
from perspectief.matching.profile import Profile
from perspectief.matching.ragged import Ragged, ragged
from perspectief.matching.travel import Travel, reach

# What of a person is known, besides the words of `bits`.
KNOWN_REACH, KNOWN_HOURS, KNOWN_START, KNOWN_CONTRACT, KNOWN_AGREEMENT = 1, 2, 4, 8, 16
_OWN = frozenset({Transport.CAR, Transport.MOPED, Transport.MOTORCYCLE})


class PeopleRows(NamedTuple):
    """Columns (n,). A value that is unknown lies where it excludes nothing.

    `place` index or -1; `reach` tenths of a km; `lacks`, `unsure` of the first word of `bits`,
    `lacks_choice` and `unsure_choice` of the second, `amounts` the third; `hours_to` quarters of an hour;
    `level` 0 where unknown; `known` bits of `KNOWN_*`. `skills` holds index + 1 of each skill, below nought
    for one that is known to be lacking.
    """

    place: NDArray[np.int16]
    reach: NDArray[np.int32]
    lacks: NDArray[np.uint64]
    unsure: NDArray[np.uint64]
    lacks_choice: NDArray[np.uint64]
    unsure_choice: NDArray[np.uint64]
    amounts: NDArray[np.uint64]
    hours_to: NDArray[np.int16]
    level: NDArray[np.int8]
    known: NDArray[np.uint8]
    wished: Ragged
    done: Ragged
    refused: Ragged
    skills: Ragged


@dataclass(frozen=True, slots=True)
class People:
    """Some people: the caller's references, and their columns in the same order."""

    references: tuple[str, ...]
    rows: PeopleRows

    def __len__(self) -> int:
        return len(self.references)


def people_of(profiles: Sequence[Profile], frame: Frame, travel: Travel) -> People:
    """Profiles in which `checks` found nothing wrong, as columns."""
    each = Columns(profiles)
    rows = PeopleRows(
        place=each.of(np.int16, lambda one: _place(one, frame)),
        reach=each.of(np.int32, lambda one: reach(one, travel)),
        lacks=each.of(np.uint64, _lacks),
        unsure=each.of(np.uint64, _unsure),
        lacks_choice=each.of(np.uint64, lambda one: _lacks_language(one) | _unacceptable(one)),
        unsure_choice=each.of(np.uint64, _unsure_choice),
        amounts=each.of(np.uint64, _amounts),
        hours_to=each.of(np.int16, lambda one: quarters(one.hours_to, MOST_HOURS)),
        level=each.of(np.int8, lambda one: one.level or 0),
        known=each.of(np.uint8, _known),
        wished=ragged(occupation_indices(one.occupations, frame) for one in profiles),
        done=ragged(occupation_indices(one.done, frame) for one in profiles),
        refused=ragged(occupation_indices(one.refused, frame) for one in profiles),
        skills=ragged(_skills(one, frame) for one in profiles),
    )
    return People(tuple(one.reference for one in profiles), rows)


def _place(profile: Profile, frame: Frame) -> int:
    found = frame.places.index_of(profile.postcode) if profile.postcode else None
    return UNKNOWN_PLACE if found is None else found


def _lacks(profile: Profile) -> int:
    found = bits.bits_of(profile.times.no, Time, bits.TIME_AT)
    found |= bits.bits_of(profile.limits.yes, WorkDemand, bits.WORK_AT)
    found |= bits.bits_of(profile.needs.yes, Adaptation, bits.ADAPTATION_AT)
    found |= bits.bits_of(profile.licences.no, Licence, bits.LICENCE_AT) & ~_driven(profile)
    if profile.level:
        found |= bits.level_bits(WORK_LEVELS[-1]) & ~bits.level_bits(profile.level)
    return found | (_own_transport(profile) is False) << bits.TRANSPORT_AT


def _unsure(profile: Profile) -> int:
    known = bits.bits_of(profile.times.yes | profile.times.no, Time, bits.TIME_AT)
    known |= bits.bits_of(profile.limits.yes | profile.limits.no, WorkDemand, bits.WORK_AT)
    known |= bits.bits_of(profile.needs.yes | profile.needs.no, Adaptation, bits.ADAPTATION_AT)
    known |= bits.bits_of(profile.licences.no, Licence, bits.LICENCE_AT) | _driven(profile)
    known |= bits.DEMAND_MASKS[Condition.LEVEL] if profile.level else 0
    known |= (_own_transport(profile) is not None) << bits.TRANSPORT_AT
    return bits.span(0, bits.END) & ~known


def _driven(profile: Profile) -> int:
    return bits.licence_bits(profile.licences.yes, covered=True)


def _own_transport(profile: Profile) -> bool | None:
    if _OWN & profile.transport.yes:
        return True
    return False if profile.transport.no >= _OWN else None


def _lacks_language(profile: Profile) -> int:
    """The steps above the level that is known, spoken and written."""
    found = 0
    for language, (spoken, written) in profile.languages.items():
        if language in LANGUAGES:
            steps = bits.language_bits(language, spoken or 1, written or 1)
            found |= _language_known(language, spoken, written) & ~steps
    return found


def _unacceptable(profile: Profile) -> int:
    contracts = bits.unacceptable_bits(profile.contracts, Contract, bits.CONTRACT_AT)
    return contracts | bits.unacceptable_bits(profile.agreements, Agreement, bits.AGREEMENT_AT)


def _amounts(profile: Profile) -> int:
    """What a vacancy's hours at most, room for hours at least, latest start and pay must come to."""
    return bits.amounts(
        quarters(profile.hours_from, 0),
        bits.MOST - quarters(profile.hours_to, MOST_HOURS),
        day_number(profile.available, FIRST_DAY),
        cents(profile.pay_from, 0),
    )


def _unsure_choice(profile: Profile) -> int:
    known = bits.CHOICE_MASKS[Condition.CONTRACT] if profile.contracts is not None else 0
    known |= bits.CHOICE_MASKS[Condition.AGREEMENT] if profile.agreements is not None else 0
    for language, (spoken, written) in profile.languages.items():
        if language in LANGUAGES:
            known |= _language_known(language, spoken, written)
    return bits.span(0, bits.CHOICES_END) & ~known


def _language_known(language: str, spoken: int | None, written: int | None) -> int:
    found = bits.language_mask(language, spoken=True) if spoken else 0
    return found | (bits.language_mask(language, spoken=False) if written else 0)


def _known(profile: Profile) -> int:
    far = profile.most_km is not None or profile.most_minutes is not None
    return (
        far * KNOWN_REACH
        | (profile.hours_from is not None and profile.hours_to is not None) * KNOWN_HOURS
        | (profile.available is not None) * KNOWN_START
        | (profile.contracts is not None) * KNOWN_CONTRACT
        | (profile.agreements is not None) * KNOWN_AGREEMENT
    )


def _skills(profile: Profile, frame: Frame) -> list[int]:
    has = [index + 1 for index in skill_indices(profile.skills, frame)]
    return has + [-index - 1 for index in skill_indices(profile.lacks - profile.skills, frame)]

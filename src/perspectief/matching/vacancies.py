"""Vacancies as columns: one array for each thing that they say, in the order in which they came."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perspectief.matching import bits
from perspectief.matching.codes import LANGUAGES, Adaptation, Agreement, Condition, Contract, Time, WorkDemand
from perspectief.matching.columns import (
    ANYWHERE,
    LAST_DAY,
    MOST_CENTS,
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
from perspectief.matching.ragged import Ragged, ragged
from perspectief.matching.vacancy import MOST_OCCUPATIONS, Vacancy

KNOWN_HOURS, KNOWN_CONTRACT, KNOWN_AGREEMENT, KNOWN_PAY = 2, 8, 16, 32


class VacancyRows(NamedTuple):
    """Columns (n,). A value that is unknown lies where it excludes nothing.

    `place` index, -1 unknown, -2 anywhere; `demands`, `open`, `choices`, `amounts` as in `bits`; `hours_to`
    quarters of an hour and `pay` cents an hour, at most; `occupation` (n, 3) indices, -1 where there are
    fewer; `permanent` 1, 0, or -1 unknown; `known` bits of `KNOWN_*`. `skills` holds index + 1 of each
    skill that is asked, below nought for one that is required.
    """

    place: NDArray[np.int16]
    demands: NDArray[np.uint64]
    open: NDArray[np.uint64]
    choices: NDArray[np.uint64]
    amounts: NDArray[np.uint64]
    hours_to: NDArray[np.int16]
    pay: NDArray[np.int16]
    permanent: NDArray[np.int8]
    level: NDArray[np.int8]
    known: NDArray[np.uint8]
    positions: NDArray[np.int16]
    occupation: NDArray[np.int16]
    skills: Ragged


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Some vacancies: the caller's references, and their columns in the same order."""

    references: tuple[str, ...]
    rows: VacancyRows

    def __len__(self) -> int:
        return len(self.references)


def vacancies_of(vacancies: Sequence[Vacancy], frame: Frame) -> Vacancies:
    """Vacancies in which `checks` found nothing wrong, as columns."""
    each = Columns(vacancies)
    rows = VacancyRows(
        place=each.of(np.int16, lambda one: _place(one, frame)),
        demands=each.of(np.uint64, _demands),
        open=each.of(np.uint64, _open),
        choices=each.of(np.uint64, _choices),
        amounts=each.of(np.uint64, _amounts),
        hours_to=each.of(np.int16, lambda one: quarters(one.hours_to, MOST_HOURS)),
        pay=each.of(np.int16, lambda one: cents(one.pay_to, MOST_CENTS)),
        permanent=each.of(np.int8, _permanent),
        level=each.of(np.int8, lambda one: one.level or 0),
        known=each.of(np.uint8, _known),
        positions=each.of(np.int16, lambda one: one.positions),
        occupation=_occupations(vacancies, frame),
        skills=ragged(_skills(one, frame) for one in vacancies),
    )
    return Vacancies(tuple(one.reference for one in vacancies), rows)


def _place(vacancy: Vacancy, frame: Frame) -> int:
    if vacancy.remote:
        return ANYWHERE
    found = frame.places.index_of(vacancy.postcode) if vacancy.postcode else None
    return UNKNOWN_PLACE if found is None else found


def _demands(vacancy: Vacancy) -> int:
    found = bits.licence_bits(vacancy.licences, covered=False)
    found |= bits.bits_of(vacancy.times.yes, Time, bits.TIME_AT)
    found |= bits.bits_of(vacancy.work.yes, WorkDemand, bits.WORK_AT)
    found |= bits.bits_of(vacancy.adaptations.no, Adaptation, bits.ADAPTATION_AT)
    found |= bits.level_bits(vacancy.level) if vacancy.level else 0
    return found | (vacancy.own_transport is True) << bits.TRANSPORT_AT


def _open(vacancy: Vacancy) -> int:
    """What it may ask without saying so: a level, times and demands that were not told."""
    known = bits.bits_of(vacancy.times.yes | vacancy.times.no, Time, bits.TIME_AT)
    known |= bits.bits_of(vacancy.work.yes | vacancy.work.no, WorkDemand, bits.WORK_AT)
    told = vacancy.adaptations.yes | vacancy.adaptations.no
    known |= bits.bits_of(told, Adaptation, bits.ADAPTATION_AT)
    known |= bits.DEMAND_MASKS[Condition.LICENCE]
    known |= bits.DEMAND_MASKS[Condition.LEVEL] if vacancy.level else 0
    known |= (vacancy.own_transport is not None) << bits.TRANSPORT_AT
    return bits.span(0, bits.END) & ~known


def _choices(vacancy: Vacancy) -> int:
    found = bits.offered_bit(vacancy.contracts, Contract, bits.CONTRACT_AT)
    found |= bits.offered_bit(vacancy.agreements, Agreement, bits.AGREEMENT_AT)
    for language, (spoken, written) in vacancy.languages.items():
        if language in LANGUAGES:
            found |= bits.language_bits(language, spoken or 1, written or 1)
    return found


def _amounts(vacancy: Vacancy) -> int:
    """Hours at most, room for hours at least, latest start and pay: each must come to a person's."""
    return bits.amounts(
        quarters(vacancy.hours_to, MOST_HOURS),
        bits.MOST - quarters(vacancy.hours_from, 0),
        day_number(vacancy.start_by, LAST_DAY),
        cents(vacancy.pay_to, MOST_CENTS),
    )


def _permanent(vacancy: Vacancy) -> int:
    return -1 if vacancy.contracts is None else int(Contract.PERMANENT in vacancy.contracts)


def _known(vacancy: Vacancy) -> int:
    return (
        (vacancy.hours_from is not None and vacancy.hours_to is not None) * KNOWN_HOURS
        | (vacancy.contracts is not None) * KNOWN_CONTRACT
        | (vacancy.agreements is not None) * KNOWN_AGREEMENT
        | (vacancy.pay_to is not None) * KNOWN_PAY
    )


def _occupations(vacancies: Sequence[Vacancy], frame: Frame) -> NDArray[np.int16]:
    found = np.full((len(vacancies), MOST_OCCUPATIONS), -1, dtype=np.int16)
    for row, vacancy in enumerate(vacancies):
        indices = occupation_indices(vacancy.occupations, frame)
        found[row, : len(indices)] = indices
    return found


def _skills(vacancy: Vacancy, frame: Frame) -> list[int]:
    required = set(skill_indices(vacancy.required, frame))
    asked = set(skill_indices(vacancy.skills, frame)) | required
    return [-index - 1 if index in required else index + 1 for index in sorted(asked)]

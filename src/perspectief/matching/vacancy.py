"""Vacancies: what each job asks and offers, as far as whoever wrote it said so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from perspectief.matching.answers import UNASKED, Answers
from perspectief.matching.codes import Adaptation, Agreement, Contract, Licence, Time, WorkDemand

MOST_OCCUPATIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """One vacancy, of one to three `occupations`, for so many `positions`.

    What lists name is asked; licences, languages and skills that are not named are not asked. Other things
    that are not said (None, or no answer) are unknown. `times.yes`: when one works; `work.yes`: what it
    asks of body and mind; `adaptations.yes`: what the employer offers. `pay_to`: euros an hour at most.
    `remote`: from anywhere.
    """

    reference: str
    occupations: tuple[str, ...] = ()
    positions: int = 1
    skills: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    postcode: str | None = None
    remote: bool = False
    hours_from: float | None = None
    hours_to: float | None = None
    times: Answers[Time] = UNASKED
    contracts: frozenset[Contract] | None = None
    agreements: frozenset[Agreement] | None = None
    licences: frozenset[Licence] = frozenset()
    languages: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)
    level: int | None = None
    own_transport: bool | None = None
    start_by: date | None = None
    pay_to: float | None = None
    work: Answers[WorkDemand] = UNASKED
    adaptations: Answers[Adaptation] = UNASKED

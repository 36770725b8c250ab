"""People: what each can, wants and is limited to, as demands of work; never a diagnosis.

None, or a code that was not answered, is unknown. It never excludes; `Condition`s that hang on it are named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from perspectief.matching.answers import UNASKED, Answers
from perspectief.matching.codes import (
    Adaptation,
    Agreement,
    Contract,
    Licence,
    Time,
    Transport,
    WorkDemand,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One person. `reference` is the caller's; `limits.yes` is what work may not ask of this person.

    Hours a week; pay in euros an hour; distances in km from centre to centre; levels as in `codes`;
    `languages` holds (spoken, written), None where unknown. `lacks` are skills that are known not to be
    there: a skill that is in neither list is unknown. `occupations` are those wished; `done` those of
    experience.
    """

    reference: str
    postcode: str | None = None
    most_km: float | None = None
    most_minutes: float | None = None
    transport: Answers[Transport] = UNASKED
    hours_from: float | None = None
    hours_to: float | None = None
    times: Answers[Time] = UNASKED
    contracts: frozenset[Contract] | None = None
    agreements: frozenset[Agreement] | None = None
    licences: Answers[Licence] = UNASKED
    languages: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)
    level: int | None = None
    available: date | None = None
    pay_from: float | None = None
    occupations: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    skills: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    limits: Answers[WorkDemand] = UNASKED
    needs: Answers[Adaptation] = UNASKED

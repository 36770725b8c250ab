"""What the engine should say of a pair, in plain Python over the profiles themselves, one condition at a
time.
"""

from itertools import pairwise
from math import asin, cos, floor, radians, sin, sqrt
from typing import Any

from perspectief.matching.answers import Answers
from perspectief.matching.codes import (
    LICENCE_COVERS,
    Adaptation,
    Agreement,
    Condition,
    Contract,
    Time,
    Transport,
    WorkDemand,
)
from perspectief.matching.frame import EARTH_KM, Frame
from perspectief.matching.profile import Profile
from perspectief.matching.vacancy import Vacancy
from perspectief.matching.weights import Weights

OWN = {Transport.CAR, Transport.MOPED, Transport.MOTORCYCLE}


def tenths(frame: Frame, one: str | None, other: str | None) -> int | None:
    """The distance in tenths of a km, None where a postcode is not known."""
    if one is None or other is None:
        return None
    first, second = frame.places.index_of(one), frame.places.index_of(other)
    if first is None or second is None:
        return None
    (a, b), (c, d) = (
        (radians(frame.places.latitude[at]), radians(frame.places.longitude[at])) for at in (first, second)
    )
    lean = sin((a - c) / 2) ** 2 + cos(a) * cos(c) * sin((b - d) / 2) ** 2
    return round(2 * EARTH_KM * asin(min(1.0, sqrt(lean))) * 10)


def obstacles(person: Profile, job: Vacancy, frame: Frame, weights: Weights) -> set[Condition]:
    """The conditions that are known to fail."""
    tests = {
        Condition.PLACE: _too_far(person, job, frame, weights),
        Condition.HOURS: _apart(person, job),
        Condition.TIMES: bool(job.times.yes & person.times.no),
        Condition.START: _above(person.available, job.start_by),
        Condition.CONTRACT: _nothing_common(person.contracts, job.contracts),
        Condition.AGREEMENT: _nothing_common(person.agreements, job.agreements),
        Condition.LICENCE: any(
            each in person.licences.no and not _covered(each, person) for each in job.licences
        ),
        Condition.LANGUAGE: _speaks_too_little(person, job),
        Condition.LEVEL: bool(person.level and job.level and person.level < job.level),
        Condition.SKILL: bool(job.required & (person.lacks - person.skills)),
        Condition.WORK: bool(job.work.yes & person.limits.yes),
        Condition.ADAPTATION: bool(job.adaptations.no & person.needs.yes),
        Condition.TRANSPORT: job.own_transport is True
        and person.transport.no >= OWN
        and not person.transport.yes & OWN,
        Condition.PAY: person.pay_from is not None
        and job.pay_to is not None
        and job.pay_to < person.pay_from,
        Condition.OCCUPATION: bool(job.occupations) and set(job.occupations) <= set(person.refused),
    }
    return {condition for condition, fails in tests.items() if fails}


def gain(person: Profile, job: Vacancy, frame: Frame, weights: Weights) -> float:
    """Chance times value, added up in the order that the engine states."""
    value = weights.value
    total = value.hours + value.pay + value.distance + value.wish + value.durability
    pay = weights.unknown
    if job.pay_to is not None:
        share = (round(job.pay_to * 100) / 100 - weights.pay_from) / (weights.pay_to - weights.pay_from)
        pay = min(1.0, max(0.0, share))
    lasts = (
        weights.unknown
        if job.contracts is None
        else 1.0
        if Contract.PERMANENT in job.contracts
        else weights.fixed_term
    )
    fixed = value.pay / total * pay + value.durability / total * lasts
    hours = value.hours / total * _hours(person, job, weights)
    near = value.distance / total * _near(person, job, frame, weights)
    wish = value.wish / total * _nearest(person.occupations, job, frame, weights)
    return chance(fit(person, job, frame, weights), weights) * (fixed + hours + near + wish)


def fit(person: Profile, job: Vacancy, frame: Frame, weights: Weights) -> float:
    parts = weights.fit
    total = parts.experience + parts.skills + parts.level
    experience = parts.experience / total * _nearest(person.done, job, frame, weights)
    skills = parts.skills / total * _skills(person, job, weights)
    level = parts.level / total * _level(person, job, weights)
    return min(1.0, experience + skills + level)


def chance(fit_of_pair: float, weights: Weights) -> float:
    points = weights.chance
    for low, high in pairwise(points):
        if fit_of_pair <= high.fit:
            return low.chance + (fit_of_pair - low.fit) / (high.fit - low.fit) * (high.chance - low.chance)
    return points[-1].chance


def best(
    person: Profile, jobs: list[Vacancy], frame: Frame, weights: Weights, most: int
) -> list[tuple[int, float]]:
    """The rows and gains of the best: higher gain first, then the lower row."""
    pairs = [
        (row, gain(person, job, frame, weights))
        for row, job in enumerate(jobs)
        if not obstacles(person, job, frame, weights)
    ]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:most]


def _too_far(person: Profile, job: Vacancy, frame: Frame, weights: Weights) -> bool:
    away = tenths(frame, person.postcode, job.postcode)
    if job.remote or away is None:
        return False
    limits = [] if person.most_km is None else [floor(person.most_km * 10)]
    if person.most_minutes is not None:
        speeds = weights.travel.model_dump()
        detour = speeds.pop("detour")
        left = [speed for means, speed in speeds.items() if means not in person.transport.no]
        speed = max(left) if left else min(speeds.values())
        limits.append(floor(person.most_minutes / 60 * speed / detour * 10))
    return any(away > limit for limit in limits)


def _apart(person: Profile, job: Vacancy) -> bool:
    return _above(job.hours_from, person.hours_to) or _above(person.hours_from, job.hours_to)


def _above(one: Any, other: Any) -> bool:
    return one is not None and other is not None and bool(one > other)


def _nothing_common(accepted: frozenset[object] | None, offered: frozenset[object] | None) -> bool:
    return bool(accepted is not None and offered and not accepted & offered)


def _covered(licence: object, person: Profile) -> bool:
    return any(licence in LICENCE_COVERS.get(own, ()) for own in person.licences.yes)


def _speaks_too_little(person: Profile, job: Vacancy) -> bool:
    for language, asked in job.languages.items():
        own = person.languages.get(language, (None, None))
        if any(
            has is not None and need is not None and has < need for has, need in zip(own, asked, strict=True)
        ):
            return True
    return False


def _hours(person: Profile, job: Vacancy, weights: Weights) -> float:
    if job.hours_to is None:
        return weights.unknown
    own = weights.full_hours if person.hours_to is None else person.hours_to
    return min(1.0, round(job.hours_to * 4) / round(own * 4))


def _near(person: Profile, job: Vacancy, frame: Frame, weights: Weights) -> float:
    away = 0 if job.remote else tenths(frame, person.postcode, job.postcode)
    return weights.unknown if away is None else max(0.0, 1.0 - away / (weights.far_km * 10))


def _nearest(own: tuple[str, ...], job: Vacancy, frame: Frame, weights: Weights) -> float:
    if not own or not job.occupations:
        return weights.unknown
    pairs = ((frame.occupation(one), frame.occupation(other)) for one in own for other in job.occupations)
    return max(float(frame.nearness[one, other]) for one, other in pairs)


def _skills(person: Profile, job: Vacancy, weights: Weights) -> float:
    asked = job.skills | job.required
    if not asked:
        return weights.unknown
    has = len(asked & person.skills)
    unsure = len(asked - person.skills - person.lacks)
    return (has + unsure * weights.unknown) / len(asked)


def _level(person: Profile, job: Vacancy, weights: Weights) -> float:
    if not person.level or not job.level:
        return weights.unknown
    above = person.level - job.level
    return 0.0 if above < 0 else max(0.0, 1.0 - weights.level_above * above)


def unknowns(person: Profile, job: Vacancy, frame: Frame, weights: Weights) -> set[Condition]:
    """The conditions that nobody can tell of, those that are known to fail left out."""
    away = 0 if job.remote else tenths(frame, person.postcode, job.postcode)
    no_reach = person.most_km is None and person.most_minutes is None
    hours = (person.hours_from, person.hours_to, job.hours_from, job.hours_to)
    licences = person.licences
    told = licences.yes | licences.no
    tests = {
        Condition.PLACE: away is None or (away > 0 and no_reach),
        Condition.HOURS: None in hours,
        Condition.TIMES: _maybe(set(Time), job.times, person.times.yes),
        Condition.START: job.start_by is not None and person.available is None,
        Condition.CONTRACT: _open_choice(person.contracts, job.contracts, len(Contract)),
        Condition.AGREEMENT: _open_choice(person.agreements, job.agreements, len(Agreement)),
        Condition.LICENCE: any(each not in told and not _covered(each, person) for each in job.licences),
        Condition.LANGUAGE: _unsure_language(person, job),
        Condition.LEVEL: (person.level is None and (job.level is None or job.level > 1))
        or (job.level is None and person.level != 6),
        Condition.SKILL: bool(job.required - person.skills - person.lacks),
        Condition.WORK: _maybe(set(WorkDemand), job.work, person.limits.no),
        Condition.ADAPTATION: _maybe(
            set(Adaptation), Answers(job.adaptations.no, job.adaptations.yes), person.needs.no
        ),
        Condition.TRANSPORT: job.own_transport is not False and not person.transport.yes & OWN
        and not (job.own_transport is True and person.transport.no >= OWN),
        Condition.PAY: person.pay_from is not None and job.pay_to is None,
    }  # fmt: skip
    return {condition for condition, unsure in tests.items() if unsure} - obstacles(
        person, job, frame, weights
    )


def _maybe(every: set[Any], asked: Answers[Any], fine: frozenset[Any]) -> bool:
    """Whether anything that is asked, or may be, is not known to be fine."""
    return bool((every - asked.no) - fine)


def _open_choice(accepted: frozenset[Any] | None, offered: frozenset[Any] | None, every: int) -> bool:
    if accepted is not None and offered is not None:
        return False
    known = accepted if accepted is not None else offered
    return known is None or len(known) < every


def _unsure_language(person: Profile, job: Vacancy) -> bool:
    pairs = (
        (has, need)
        for language, asked in job.languages.items()
        for has, need in zip(person.languages.get(language, (None, None)), asked, strict=True)
    )
    return any(has is None and need is not None and need > 1 for has, need in pairs)

"""A made-up town: people on welfare and vacancies around it, skewed as real ones are.

Nothing here is taken from real people or firms. Shares of what is unknown follow what was seen of registers
of people far from work: over half of the fields that a search asks for are empty for somebody. `Skew` says
how uneven vacancies are: in their occupations, in where they are, and in how far the best stand out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.answers import Answers, complete
from perspectief.matching.codes import (
    Adaptation,
    Agreement,
    Contract,
    Licence,
    Time,
    Transport,
    WorkDemand,
)
from perspectief.matching.frame import Frame, Places
from perspectief.matching.profile import Profile
from perspectief.matching.vacancy import Vacancy
from tests.matching.trades import CERTIFICATES, Trade, trades

Code = TypeVar("Code", bound=StrEnum)
TODAY = date(2026, 3, 2)
HOURS = ((36, 40), (32, 40), (24, 36), (24, 32), (16, 24), (12, 20), (8, 16))
HOURS_WANTED = (0.22, 0.14, 0.18, 0.16, 0.16, 0.09, 0.05)
HOURS_OFFERED = (0.30, 0.20, 0.18, 0.12, 0.10, 0.06, 0.04)
# How often a field of a person was never filled in.
UNKNOWN = {
    "postcode": 0.03, "most_km": 0.35, "hours": 0.30, "times": 0.50, "contracts": 0.60, "agreements": 0.40,
    "licences": 0.35, "languages": 0.30, "level": 0.25, "transport": 0.45, "limits": 0.45, "needs": 0.55,
    "available": 0.40, "occupations": 0.30, "done": 0.25, "skills": 0.50,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Skew:
    """0 is even. Exponents of Zipf's law for `trades` and `places`; `terms`: how far pay and contract stand
    out.
    """

    trades: float
    places: float
    terms: float


EVEN, USUAL, UNEVEN = Skew(0.5, 0.5, 0.5), Skew(0.9, 0.9, 1.0), Skew(1.3, 1.3, 1.5)
DEGREES = {"mild": EVEN, "usual": USUAL, "strong": UNEVEN}


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each, and how uneven."""

    people: int
    vacancies: int
    skew: Skew


@dataclass(frozen=True, slots=True)
class Town:
    """People as they are (`truths`), as they are known (`profiles`), and vacancies."""

    frame: Frame
    truths: tuple[Profile, ...]
    profiles: tuple[Profile, ...]
    vacancies: tuple[Vacancy, ...]


def town(people: int = 2200, vacancies: int = 5000, skew: Skew = USUAL, seed: int = 1) -> Town:
    """A town with its surroundings; the same for the same numbers."""
    random = np.random.default_rng(seed)
    places = _places(random)
    away = np.hypot((places.latitude - 52.3) * 111.2, (places.longitude - 6.5) * 68.0)
    order = np.argsort(away * np.exp(random.normal(0, 0.5, len(away))))  # a town is where work is
    busiest = tuple(places.postcodes[at] for at in order)
    return town_in(places, places.postcodes[:12], busiest, Size(people, vacancies, skew), random)


def town_in(
    places: Places, homes: tuple[str, ...], busiest: tuple[str, ...], size: Size, random: np.random.Generator
) -> Town:
    """The same with given places: people live in `homes`, and most work is in the first of `busiest`."""
    all_trades, nearness = trades(random)
    truths = tuple(_person(number, all_trades, homes, random) for number in range(size.people))
    known = tuple(_as_known(each, random) for each in truths)
    offered = tuple(_vacancies(size, all_trades, busiest, random))
    skills = sorted({skill for trade in all_trades for skill in trade.skills} | set(CERTIFICATES))
    frame = Frame(places, tuple(trade.code for trade in all_trades), nearness, tuple(skills))
    return Town(frame, truths, known, offered)


def _places(random: np.random.Generator) -> Places:
    """Twelve areas within some 3 km, and 60 more within some 45."""
    far = np.concatenate([np.sqrt(random.random(12)) * 3, 4 + 41 * np.sqrt(random.random(60))])
    angle = random.random(72) * 2 * np.pi
    latitude = 52.3 + far * np.cos(angle) / 111.2
    longitude = 6.5 + far * np.sin(angle) / 68.0
    return Places(tuple(str(1001 + number) for number in range(72)), latitude, longitude)


def _zipf(size: int, exponent: float) -> NDArray[np.float64]:
    weights = np.arange(1, size + 1, dtype=np.float64) ** -exponent
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _person(
    number: int, all_trades: list[Trade], homes: tuple[str, ...], random: np.random.Generator
) -> Profile:
    """One person as she is. Elementary work is what most did last."""
    of_people = _zipf(len(all_trades), 0.8)
    done = [
        all_trades[at] for at in random.choice(len(all_trades), 1 + int(random.random() < 0.3), p=of_people)
    ]
    wished = [*done[:1], *(all_trades[at] for at in random.choice(len(all_trades), 1, p=of_people))]
    car, bicycle = random.random() < 0.35, random.random() < 0.75
    transport = [Transport.PUBLIC, *[Transport.CAR] * car, *[Transport.BICYCLE] * bicycle]
    driver = car or random.random() < 0.25
    hours = HOURS[random.choice(len(HOURS), p=HOURS_WANTED)]
    own = [skill for trade in done for skill in trade.skills if random.random() < 0.65]
    papers = [each for each in CERTIFICATES if random.random() < 0.12]
    return Profile(
        reference=f"p{number}",
        postcode=str(homes[random.choice(len(homes), p=_zipf(len(homes), 0.4))]),
        most_km=float(random.choice((25, 30, 40) if car else (7, 10, 15, 20))),
        transport=complete(Transport, transport),
        hours_from=float(max(4, hours[0] - random.choice((0, 4, 8)))),
        hours_to=float(hours[1]),
        times=complete(Time, [Time.OFFICE, *(each for each in Time if random.random() < 0.55)]),
        contracts=frozenset(
            {Contract.FIXED_TERM, Contract.PERMANENT} if random.random() < 0.9 else {Contract.PERMANENT}
        ),
        agreements=frozenset({Agreement.REGULAR} | {each for each in Agreement if random.random() < 0.3}),
        licences=complete(Licence, [Licence.B] * driver + [Licence.C] * (driver and random.random() < 0.08)),
        languages=_languages(random),
        level=max(1, min(6, round(done[0].level + random.normal(0, 0.8)))),
        available=TODAY + timedelta(days=int(random.choice((0, 14, 30, 90), p=(0.6, 0.2, 0.12, 0.08)))),
        occupations=tuple(dict.fromkeys(trade.code for trade in wished)),
        done=tuple(dict.fromkeys(trade.code for trade in done)),
        skills=frozenset([*own, *papers]),
        lacks=frozenset(CERTIFICATES) - frozenset(papers),
        limits=complete(WorkDemand, [each for each in WorkDemand if random.random() < _limited(random)]),
        needs=complete(Adaptation, [each for each in Adaptation if random.random() < 0.06]),
    )


def _limited(random: np.random.Generator) -> float:
    return 0.0 if random.random() < 0.5 else 0.15


def _languages(random: np.random.Generator) -> dict[str, tuple[int | None, int | None]]:
    spoken = int(random.choice((1, 2, 3, 4), p=(0.08, 0.24, 0.38, 0.30)))
    english = int(random.choice((1, 2, 3), p=(0.5, 0.35, 0.15)))
    return {
        "nld": (spoken, max(1, spoken - int(random.random() < 0.4))),
        "eng": (english, english),
        "deu": (1, 1),
    }


def _as_known(person: Profile, random: np.random.Generator) -> Profile:
    """The same person with fields left empty, each at its own rate."""
    empty = Profile(reference=person.reference)
    blank = {field for field, share in UNKNOWN.items() if random.random() < share}
    if "hours" in blank:
        blank |= {"hours_from", "hours_to"}
    if "skills" in blank:
        blank |= {"lacks"}
    return replace(person, **{field: getattr(empty, field) for field in blank - {"hours"}})


def _vacancies(
    size: Size, all_trades: list[Trade], busiest: tuple[str, ...], random: np.random.Generator
) -> Iterator[Vacancy]:
    kinds = random.choice(len(all_trades), size.vacancies, p=_zipf(len(all_trades), size.skew.trades))
    where = random.choice(len(busiest), size.vacancies, p=_zipf(len(busiest), size.skew.places))
    better = random.pareto(2.5, size.vacancies) * size.skew.terms  # a few stand out
    for number in range(size.vacancies):
        yield _vacancy(
            number, all_trades[kinds[number]], busiest[where[number]], float(better[number]), random
        )


def _vacancy(number: int, trade: Trade, postcode: str, better: float, random: np.random.Generator) -> Vacancy:
    """One vacancy; the better its terms, the more often it is a permanent one and the more it pays."""
    said = _Said(random)
    hours = HOURS[random.choice(len(HOURS), p=HOURS_OFFERED)]
    contract = Contract.PERMANENT if said.often(0.15 + 0.25 * min(better, 2.0)) else Contract.FIXED_TERM
    dutch = min(4, max(2, trade.level - 1 + said.often(0.3)))
    return Vacancy(
        reference=f"v{number}",
        occupations=(trade.code,),
        positions=1 + int(random.pareto(1.8)) if said.often(0.3) else 1,
        skills=frozenset(random.choice(trade.skills, 4, replace=False).tolist()),
        required=frozenset({CERTIFICATES[trade.certificate]} if said.often(0.12) else ()),
        postcode=postcode if said.often(0.97) else None,
        hours_from=float(hours[0]),
        hours_to=float(hours[1]),
        times=complete(Time, said.some(trade.times, 0.7)) if said.often(0.8) else Answers(),
        contracts=frozenset({contract}) if said.often(0.9) else None,
        agreements=frozenset({Agreement.REGULAR if said.often(0.93) else Agreement.LEARNING}),
        licences=frozenset({trade.licence} if trade.licence and said.often(0.6) else ()),
        languages={"nld": (dutch, max(1, dutch - 1))} if said.often(0.7) else {},
        level=max(1, trade.level - said.often(0.35)) if said.often(0.8) else None,
        own_transport=said.often(0.15) if said.often(0.7) else None,
        start_by=TODAY + timedelta(days=int(random.integers(14, 120))) if said.often(0.5) else None,
        pay_to=round(14.4 + 1.2 * trade.level * random.random() + 2 * better, 2)
        if said.often(0.85)
        else None,
        work=complete(WorkDemand, said.some(trade.work, 0.8)) if said.often(0.6) else Answers(),
        adaptations=complete(Adaptation, said.some(tuple(Adaptation), 0.5)) if said.often(0.4) else Answers(),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What comes about by chance."""

    random: np.random.Generator

    def often(self, share: float) -> bool:
        return bool(self.random.random() < share)

    def some(self, codes: tuple[Code, ...], share: float) -> list[Code]:
        return [code for code in codes if self.random.random() < share]

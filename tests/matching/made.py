"""Hypothesis strategies for profiles and vacancies over a small frame: every field known, unknown, or at an
edge.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

import numpy as np
from hypothesis import strategies as st

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
from perspectief.matching.frame import Frame, Places
from perspectief.matching.profile import Profile
from perspectief.matching.vacancy import Vacancy

Code = TypeVar("Code", bound=StrEnum)
OCCUPATIONS = ("baker", "cook", "waiter", "welder", "clerk")
SKILLS = tuple(f"skill {number}" for number in range(8))
POSTCODES = tuple(str(1001 + number) for number in range(9))


def frame() -> Frame:
    """Nine places on a line some kilometres apart, five occupations, eight skills."""
    places = Places(POSTCODES, np.linspace(52.0, 52.3, 9), np.linspace(6.0, 6.33, 9))
    near = np.array(
        [
            [1, 0.6, 0.35, 0.05, 0],
            [0.6, 1, 0.6, 0, 0],
            [0.35, 0.6, 1, 0, 0.15],
            [0.05, 0, 0, 1, 0],
            [0, 0, 0.15, 0, 1],
        ],
        dtype=np.float32,
    )
    return Frame(places, OCCUPATIONS, near, SKILLS)


def answers(kind: type[Code]) -> st.SearchStrategy[Answers[Code]]:
    """Some codes yes, some no, some unknown."""
    states = st.lists(st.sampled_from((True, False, None)), min_size=len(kind), max_size=len(kind))

    def put(states: list[bool | None]) -> Answers[Code]:
        pairs = list(zip(kind, states, strict=True))
        return Answers(
            frozenset(c for c, s in pairs if s is True), frozenset(c for c, s in pairs if s is False)
        )

    return st.one_of(st.just(UNASKED), states.map(put))


def _some(values: tuple[str, ...], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


def _set(values: tuple[Code, ...]) -> st.SearchStrategy[frozenset[Code]]:
    return st.frozensets(st.sampled_from(values), min_size=1)


def _hours() -> st.SearchStrategy[tuple[float | None, float | None]]:
    quarter = st.integers(4, 200).map(lambda number: number / 4)
    both = st.tuples(quarter, quarter).map(lambda pair: (min(pair), max(pair)))
    return st.one_of(
        both, st.tuples(st.none(), quarter), st.tuples(quarter, st.none()), st.just((None, None))
    )


_LEVEL = st.one_of(st.none(), st.integers(1, 6))
_LANGUAGES = st.dictionaries(
    st.sampled_from(("nld", "eng", "ukr")),
    st.tuples(st.one_of(st.none(), st.integers(1, 4)), st.one_of(st.none(), st.integers(1, 4))),
)
_DAY = st.one_of(st.none(), st.integers(0, 40).map(lambda days: date(2026, 1, 1) + timedelta(days)))
_PAY = st.one_of(st.none(), st.integers(1200, 3000).map(lambda cents: cents / 100))
_POSTCODE = st.one_of(st.none(), st.sampled_from(POSTCODES))
_NUMBER = st.one_of(st.none(), st.floats(0, 60).map(lambda number: round(number, 1)))


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    hours = draw(_hours())
    return Profile(
        reference="p", postcode=draw(_POSTCODE), most_km=draw(_NUMBER), most_minutes=draw(_NUMBER),
        transport=draw(answers(Transport)), hours_from=hours[0], hours_to=hours[1], times=draw(answers(Time)),
        contracts=draw(st.one_of(st.none(), _set(tuple(Contract)))),
        agreements=draw(st.one_of(st.none(), _set(tuple(Agreement)))),
        licences=draw(answers(Licence)), languages=draw(_LANGUAGES), level=draw(_LEVEL), available=draw(_DAY),
        pay_from=draw(_PAY), occupations=draw(_some(OCCUPATIONS, 3)), done=draw(_some(OCCUPATIONS, 3)),
        refused=draw(_some(OCCUPATIONS, 2)), skills=frozenset(draw(_some(SKILLS, 5))),
        lacks=frozenset(draw(_some(SKILLS, 3))), limits=draw(answers(WorkDemand)),
        needs=draw(answers(Adaptation)),
    )  # fmt: skip


_WORK = st.one_of(
    st.just(UNASKED),
    st.sampled_from(tuple(WorkDemand)).map(lambda one: Answers(frozenset({one}))),
)
_ADAPTATIONS = st.one_of(
    st.just(UNASKED),
    st.sampled_from(tuple(Adaptation)).map(lambda one: Answers(no=frozenset({one}))),
)
_TIMES = st.sampled_from((UNASKED, Answers(frozenset({Time.NIGHT})), Answers(frozenset({Time.OFFICE}))))


@st.composite
def vacancies(draw: st.DrawFn) -> Vacancy:
    """A few of each thing asked, so that many pairs are feasible and many are not."""
    hours = draw(_hours())
    licences = st.lists(st.sampled_from((Licence.B, Licence.CE, Licence.T)), max_size=1)
    return Vacancy(
        reference="v", occupations=draw(_some(OCCUPATIONS, 3).filter(bool)),
        skills=frozenset(draw(_some(SKILLS, 4))), required=frozenset(draw(_some(SKILLS, 1))),
        postcode=draw(_POSTCODE), remote=draw(st.booleans()), hours_from=hours[0], hours_to=hours[1],
        times=draw(_TIMES), contracts=draw(st.one_of(st.none(), _set(tuple(Contract)))),
        agreements=draw(st.one_of(st.none(), _set(tuple(Agreement)))),
        licences=frozenset(draw(licences)), languages=draw(_LANGUAGES), level=draw(_LEVEL),
        own_transport=draw(st.sampled_from((None, True, False))), start_by=draw(_DAY), pay_to=draw(_PAY),
        work=draw(_WORK), adaptations=draw(_ADAPTATIONS),
    )  # fmt: skip

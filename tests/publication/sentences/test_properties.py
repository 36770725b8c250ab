"""Whatever the account, sentences are whole and say no number that the account does not give."""

import re
from datetime import date, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from perspectief.account.model import Aim, Interval, Measure, TargetStatus
from perspectief.publication.sentences import Case, answer, headline, home, row, tally
from perspectief.publication.words import Words
from perspectief.publication.words.numbers import roughly
from tests.publication.sentences.building import AVERAGE, FILES, GRADE, SHARE, TENSION, figure, one_case, pace

STATUSES = get_args(TargetStatus)
NUMBERS = st.integers(min_value=13, max_value=99_000).map(float)


@st.composite
def ranges(draw: st.DrawFn) -> Interval:
    """A range with both ends, one, or none; now and then a single value."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    ends = draw(st.sampled_from(["both", "same", "low", "high", "none"]))
    return Interval(
        low=low if ends in {"both", "same", "low"} else None,
        high={"both": high, "same": low, "high": high}.get(ends),
    )


@st.composite
def aims(draw: st.DrawFn) -> tuple[Aim, Measure]:
    """An aim of each kind, with a measure that it can be of."""
    kind = draw(
        st.sampled_from(
            ["at_most", "at_least", "change_since", "class_is", "better_than_peers_by", "undetermined"]
        )
    )
    if kind == "class_is":
        return Aim(kind="class_is", class_=AVERAGE, level=Interval(low=0.67, high=1.5)), TENSION
    amount = draw(NUMBERS)
    measure = draw(st.sampled_from([FILES, GRADE, SHARE]))
    return Aim(kind=kind, amount=amount, since=date(2016, 12, 31)), measure  # type: ignore[arg-type]  # plain text stands in for a literal


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A target of any kind and status, with or without a figure, distance and pace."""
    aim, measure = draw(aims())
    start = date(2019, 1, 1) + timedelta(days=draw(st.integers(0, 900)))
    end = start + timedelta(days=draw(st.sampled_from([0, 9, 30, 89, 364])))
    span = draw(ranges())
    value = span.low if span.low == span.high else None
    origin = draw(st.sampled_from(["published", "inferred"]))
    latest = figure("a", measure, start, end, value, low=span.low, high=span.high, origin=origin)
    return one_case(
        measure,
        aim,
        draw(st.sampled_from(STATUSES)),
        draw(st.sampled_from([latest, None])),
        draw(st.sampled_from([date(2021, 6, 30), date(2022, 12, 31)])),
        distance=draw(st.none() | ranges()),
        pace=draw(st.none() | st.builds(pace, st.none() | ranges(), ranges(), st.just("a"))),
    )


def _sentences(case: Case, words: Words) -> list[str]:
    whole = case.account
    said = answer(case.indicator, whole, words)
    return [
        tally(whole, words),
        *home(whole, words),
        said.main,
        *said.notes,
        headline(case.indicator, whole, words),
        row(case, words).sentence,
    ]


def _given(case: Case) -> set[float]:
    """Every number that the account holds, and a pace as it may be rounded."""
    target, numbers = case.target, {0.0, 0.67, 1.5}
    latest = case.latest
    spans = [target.distance, Interval(low=latest.low, high=latest.high) if latest else None]
    if target.pace:
        spans += [target.pace.realised, target.pace.needed]
    ends = [end for span in spans if span for end in (span.low, span.high) if end is not None]
    for number in [*ends, *(one for one in [target.version.aim.amount] if one is not None)]:
        numbers |= {number, roughly(number), roughly(number * 12)}
    days = [target.version.due, target.version.said_on, case.account.as_of, date(2016, 12, 31)]
    days += [latest.start, latest.end, latest.published_on] if latest else []
    return numbers | {float(part) for day in days for part in (day.year, day.month, day.day)}


def _numbers(sentence: str) -> set[float]:
    sentence = re.sub(r"\d+e kwartaal|kw \d|Q\d", "", sentence)
    dutch = re.findall(r"\d[\d.]*(?:,\d+)?", sentence)
    return {float(one.rstrip(".,-").replace(".", "").replace(",", ".")) for one in dutch}


@given(cases())
def test_sentences_are_whole_in_both_languages(case: Case) -> None:
    for words in (Words("nl"), Words("en")):
        for sentence in _sentences(case, words):
            assert sentence.strip()
            assert not re.search(r"None|nan|inf\b|[{}…]|  |\.\.|\s[.,;:]", sentence), sentence


@given(cases())
def test_no_number_is_said_that_the_account_does_not_hold(case: Case) -> None:
    given_numbers = _given(case)
    for sentence in _sentences(case, Words("nl")):
        bare = re.sub(r"\d+-\d+-\d{4}", "", sentence)
        assert _numbers(bare) <= given_numbers, sentence


@given(cases())
def test_the_two_languages_say_the_same_numbers(case: Case) -> None:
    dutch = row(case, Words("nl"))
    english = row(case, Words("en"))
    assert (dutch.distance == "") == (english.distance == "")
    assert re.sub(r"\D", "", dutch.distance) == re.sub(r"\D", "", english.distance)

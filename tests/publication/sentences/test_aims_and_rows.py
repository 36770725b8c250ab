"""What a target asks and where it stands, in few words."""

from datetime import date

import pytest

from perspectief.account.model import Aim, Baseline, Interval
from perspectief.publication.sentences import aim, row
from perspectief.publication.sentences.standing import distance
from perspectief.publication.words import Words
from tests.publication.sentences.building import (
    AVERAGE,
    FILES,
    GRADE,
    SHARE,
    TENSION,
    case_with_later,
    exactly,
    figure,
    one_case,
    version,
)

NL, EN = Words("nl"), Words("en")
DUE = date(2022, 12, 31)
SINCE = Baseline(date=date(2016, 12, 31), value=40000)
AIMS = [
    (
        Aim(kind="at_most", amount=2200),
        FILES,
        "2.200 of minder, eind 2022",
        "2,200 or less by the end of 2022",
    ),
    (Aim(kind="at_least", amount=7), GRADE, "cijfer 7 of hoger, eind 2022", None),
    (Aim(kind="at_least", amount=70), SHARE, "70 % of meer, eind 2022", "70 % or more by the end of 2022"),
    (
        Aim(kind="change_since", amount=4000, since=date(2016, 12, 31), baseline=SINCE),
        FILES,
        "4.000 meer dan in 2016, eind 2022",
        "4,000 more than in 2016 by the end of 2022",
    ),
    (
        Aim(kind="change_since", amount=-300, since=date(2019, 6, 30)),
        FILES,
        "300 minder dan in juni 2019, eind 2022",
        None,
    ),
    (Aim(kind="class_is", class_=AVERAGE), TENSION, "gemiddeld, eind 2022", "average by the end of 2022"),
    (Aim(kind="class_is", class_=AVERAGE, middle=True), TENSION, "het midden van gemiddeld, eind 2022", None),
    (Aim(kind="undetermined"), FILES, "geen getal gevonden", "no number found"),
    (Aim(kind="withdrawn"), FILES, "ingetrokken", "withdrawn"),
]


@pytest.mark.parametrize(("asked", "measure", "dutch", "english"), AIMS)
def test_an_aim_is_said_as_people_say_it(asked, measure, dutch, english) -> None:  # type: ignore[no-untyped-def]  # rows of a table
    said = version(asked, DUE)
    assert aim(said, measure, NL) == dutch
    assert english is None or aim(said, measure, EN) == english


def test_a_difference_between_percentages_is_in_percentage_points_and_in_the_language_of_the_page() -> None:
    asked = version(Aim(kind="better_than_peers_by", amount=1.22), DUE, as_published="1,22 %")
    assert aim(asked, SHARE, NL) == "1,22 procentpunt beter dan elders, eind 2022"
    assert aim(asked, SHARE, EN) == "1.22 percentage points better than elsewhere by the end of 2022"


def test_only_a_source_that_wrote_pm_is_shown_so() -> None:
    wrote = version(Aim(kind="undetermined"), DUE, as_published="pm")
    assert aim(wrote, FILES, NL) == "pm (nog niet bepaald)"
    assert aim(wrote, FILES, EN) == "pm (not yet set)"
    case = one_case(FILES, Aim(kind="undetermined"), "undetermined")
    assert row(case, NL).status == "getal niet gevonden"
    assert row(case, EN).status == "number not found"


DISTANCES = [
    (exactly(172), "172 boven het doel"),
    (exactly(-30), "30 onder het doel"),
    (exactly(0), "precies op het doel"),
    (Interval(low=200, high=250), "200 tot 250 boven het doel"),
    (Interval(low=0, high=50), "hooguit 50 boven het doel"),
    (Interval(low=-20, high=30), "rond het doel, het cijfer is grof"),
    (Interval(low=1.5, high=None), "1,5 of meer boven het doel"),
    (Interval(low=None, high=None), ""),
    (None, ""),
]


@pytest.mark.parametrize(("span", "said"), DISTANCES)
def test_a_distance_is_as_rough_as_its_figure(span: Interval | None, said: str) -> None:
    latest = figure("a", FILES, date(2021, 1, 1), date(2021, 1, 1), 2372)
    case = one_case(FILES, Aim(kind="at_most", amount=2200), "behind", latest, distance=span)
    assert distance(case, NL) == said


def test_the_distance_to_a_percentage_is_in_percentage_points() -> None:
    latest = figure("a", SHARE, date(2021, 1, 1), date(2021, 1, 1), 66)
    case = one_case(SHARE, Aim(kind="at_least", amount=70), "behind", latest, distance=exactly(4))
    assert distance(case, NL) == "4 procentpunt onder het doel"
    assert distance(case, EN) == "4 percentage points below the aim"


def test_a_row_reads_as_a_sentence() -> None:
    latest = figure("a", FILES, date(2022, 11, 1), date(2022, 11, 10), 2372)
    case = one_case(
        FILES, Aim(kind="at_most", amount=2200), "figure_awaited", latest, DUE, distance=exactly(172)
    )
    assert row(case, NL).sentence == (
        "Dossiers in de bijstand: doel 2.200 of minder, eind 2022; laatste cijfer 2.372 (nov 2022); "
        "172 boven het doel; stand van zaken: wacht op cijfer."
    )
    assert row(case, EN).now == "2,372 (Nov 2022)"


def test_an_inferred_figure_is_named_as_one_and_gives_no_distance() -> None:
    latest = figure("a", FILES, date(2016, 1, 1), date(2016, 12, 31), 40000, origin="inferred")
    line = row(
        one_case(FILES, Aim(kind="at_most", amount=2200), "too_early", latest, distance=exactly(5)), NL
    )
    assert line.now == "40.000 (2016, afgeleid)"
    assert line.distance == ""


INFERRED = Baseline(date=date(2016, 12, 31), value=40000, low=39500, high=40500, origin="inferred")


@pytest.mark.parametrize(
    ("status", "dutch", "english"),
    [
        ("reached", "gehaald, met een aanname", "reached, on an assumption"),
        ("missed", "niet gehaald, met een aanname", "missed, on an assumption"),
        ("ahead", "loopt voor", "ahead"),
    ],
)
def test_a_verdict_on_an_inferred_baseline_says_so_in_its_word(status: str, dutch: str, english: str) -> None:
    asked = Aim(kind="change_since", amount=4000, since=date(2016, 12, 31), baseline=INFERRED)
    case = one_case(FILES, asked, status)
    assert (row(case, NL).status, row(case, EN).status) == (dutch, english)
    published = asked.model_copy(update={"baseline": SINCE})
    assert "aanname" not in row(one_case(FILES, published, status), NL).status


def test_a_row_with_a_later_figure_says_up_to_when_its_figure_is_the_last() -> None:
    assert row(case_with_later(), NL).upto == "tot en met eind 2022"
    assert "laatste cijfer 2.372 (nov 2022); tot en met eind 2022; " in row(case_with_later(), NL).sentence
    without = one_case(FILES, Aim(kind="at_most", amount=2200), "figure_awaited")
    assert row(without, NL).upto == ""


@pytest.mark.parametrize(
    ("status", "missing", "why"),
    [
        ("undecided", (), "de cijfers zijn te grof om het te zeggen"),
        ("too_early", (), "pas één cijfer"),
        ("not_measurable", ("definition", "source"), "geen telwijze en geen bron"),
        ("behind", (), ""),
    ],
)
def test_a_row_says_why_no_more_can_be_said(status: str, missing: tuple[str, ...], why: str) -> None:
    case = one_case(FILES, Aim(kind="at_most", amount=2200), status, missing=missing)
    line = row(case, NL)
    assert line.why == why and why in line.sentence

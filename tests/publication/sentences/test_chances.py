"""Chances in words: a number and its word from one scale, in two languages; never 0 or 100 %."""

from datetime import date
from typing import Any, get_args

import pytest

from perspectief.account.chances import word_of
from perspectief.account.model import Aim, ChanceView, Interval, Measure, Reason
from perspectief.publication.sentences import Case, answer, headline, home, percent, row
from perspectief.publication.sentences.chances import (
    chance_said,
    chance_scale,
    chance_sentences,
    error_sentence,
    multiple_sentence,
    what_it_takes,
)
from perspectief.publication.sentences.expected import band_said, level_said
from perspectief.publication.words import Words
from tests.publication.sentences.building import (
    AVERAGE,
    FILES,
    GRADE,
    SHARE,
    TENSION,
    exactly,
    figure,
    one_case,
    pace,
)

NL, EN = Words("nl"), Words("en")
SAID_ON = date(2021, 12, 31)
AT_MOST = Aim(kind="at_most", amount=2200, level=exactly(2200))
LATEST = figure("a", FILES, date(2021, 9, 1), date(2021, 9, 1), 2600)


def view(chance: float | None = 0.08, **changes: Any) -> ChanceView:
    word = None if chance is None else word_of(chance)
    return ChanceView(
        said_on=SAID_ON, chance=chance, word=word, **({"current": chance is not None} | changes)
    )


def case(said: ChanceView, measure: Measure = FILES, aim: Aim = AT_MOST, **changes: Any) -> Case:
    fields: dict[str, Any] = {"distance": exactly(400), "by": "chance", "chance": said} | changes
    return one_case(measure, aim, fields.pop("status", "behind"), LATEST, date(2022, 6, 30), **fields)


def plain(text: str) -> str:
    """Without the space that keeps a sign with its number."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("chance", "english", "dutch"),
    [
        (0.0, "under 1 % (almost certainly not)", "minder dan 1 % (vrijwel zeker niet)"),
        (0.0099, "under 1 % (almost certainly not)", "minder dan 1 % (vrijwel zeker niet)"),
        (0.01, "1 % (almost certainly not)", "1 % (vrijwel zeker niet)"),
        (0.0449, "4 % (almost certainly not)", "4 % (vrijwel zeker niet)"),
        (0.045, "5 % (unlikely)", "5 % (onwaarschijnlijk)"),
        (0.08, "8 % (unlikely)", "8 % (onwaarschijnlijk)"),
        (0.1949, "19 % (unlikely)", "19 % (onwaarschijnlijk)"),
        (0.195, "20 % (less likely than not)", "20 % (eerder niet dan wel)"),
        (0.4, "40 % (about even)", "40 % (ongeveer even waarschijnlijk)"),
        (0.59, "59 % (about even)", "59 % (ongeveer even waarschijnlijk)"),
        (0.6, "60 % (more likely than not)", "60 % (eerder wel dan niet)"),
        (0.8, "80 % (likely)", "80 % (waarschijnlijk)"),
        (0.949, "95 % (almost certain)", "95 % (vrijwel zeker)"),
        (0.99, "99 % (almost certain)", "99 % (vrijwel zeker)"),
        (0.9901, "over 99 % (almost certain)", "meer dan 99 % (vrijwel zeker)"),
        (1.0, "over 99 % (almost certain)", "meer dan 99 % (vrijwel zeker)"),
    ],
)
def test_a_chance_has_a_number_and_the_word_of_its_step(chance: float, english: str, dutch: str) -> None:
    assert plain(chance_said(view(chance), EN)) == english
    assert plain(chance_said(view(chance), NL)) == dutch


@pytest.mark.parametrize("words", [NL, EN])
def test_what_has_not_happened_is_never_0_or_100_per_cent(words: Words) -> None:
    said = {plain(percent(thousandth / 1000, words)) for thousandth in range(1001)}
    assert said.isdisjoint({"0 %", "100 %"})
    assert len(said) == 101  # 1 to 99, under and over


def test_the_sign_stays_on_the_line_of_its_number() -> None:
    assert " %" not in percent(0.08, NL) + percent(0.0, NL) + percent(1.0, NL)


def test_the_scale_is_told_from_low_to_high_without_gaps() -> None:
    told = chance_scale(NL)
    assert [plain(said) for said, _ in told] == [
        "0 tot 5 %", "5 tot 20 %", "20 tot 40 %", "40 tot 60 %", "60 tot 80 %", "80 tot 95 %", "95 tot 100 %",
    ]  # fmt: skip
    assert [word for _, word in chance_scale(EN)] == [
        "almost certainly not", "unlikely", "less likely than not", "about even", "more likely than not",
        "likely", "almost certain",
    ]  # fmt: skip


def test_the_answer_tells_the_chance_the_day_and_what_it_would_take() -> None:
    told = case(view(gap=82.4), pace=pace(Interval(low=-8, high=-5), exactly(-25), "a"))
    english = answer(told.indicator, told.account, EN)
    assert plain(english.main).endswith(
        "On the figures known on 31 December 2021, the chance of 2,200 or less by the end of 2022 is "
        "8 % (unlikely). For that there would have to be 82 fewer than expected."
    )
    dutch = answer(told.indicator, told.account, NL)
    assert plain(dutch.main).endswith(
        "Volgens de cijfers die op 31 december 2021 bekend waren, is er 8 % kans (onwaarschijnlijk) op "
        "2.200 of minder, eind 2022. Daarvoor moeten het er 82 minder zijn dan verwacht."
    )
    assert "Dat is niet snel genoeg." not in dutch.main  # the chance decides here, not the pace
    assert dutch.notes[0] == "Tot nu toe gingen er 5 tot 8 per maand af."


def test_the_title_of_the_picture_tells_the_chance() -> None:
    told = case(view())
    assert plain(headline(told.indicator, told.account, NL)) == (
        "Dossiers in de bijstand: 8 % kans dat het doel wordt gehaald (onwaarschijnlijk)"
    )
    assert plain(headline(told.indicator, told.account, EN)).endswith(
        "8 % chance of reaching the aim (unlikely)"
    )


def test_the_row_the_ear_and_the_summary_tell_the_chance() -> None:
    told = case(view())
    line = row(told, NL)
    assert plain(line.chance) == "kans 8 % (onwaarschijnlijk)"
    assert "kans 8 % (onwaarschijnlijk); stand van zaken: loopt achter" in plain(line.sentence)
    assert "De kans dat het lukt is 8 % (onwaarschijnlijk)." in plain(home(told.account, NL)[0])


def test_an_outlook_without_the_newest_figure_says_so_and_stays_off_the_overview() -> None:
    old = case(view(current=False), by="pace")
    assert chance_sentences(old, EN)[-1] == "Newer figures are not in this yet."
    assert row(old, EN).chance == ""
    assert "kans dat het lukt" not in " ".join(home(old.account, NL))
    assert "That is not fast enough." in answer(old.indicator, old.account, EN).main


@pytest.mark.parametrize("words", [NL, EN])
@pytest.mark.parametrize("reason", get_args(Reason))
def test_a_chance_that_cannot_be_stated_is_never_a_number(reason: str, words: Words) -> None:
    told = case(view(None, reason=reason), by="pace")
    said = plain(" ".join(chance_sentences(told, words)))
    assert "%" not in said
    assert not said or "kans" in said or "chance" in said
    assert row(told, words).chance == ""


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("no-figures", "Een kans kunnen we niet noemen: er is geen cijfer om vanaf te kijken."),
        ("aim-changed", "Een kans kunnen we niet noemen: het doel is veranderd nadat we vooruitkeken."),
        ("due", ""),
        ("withdrawn", ""),
    ],
)
def test_why_there_is_no_chance_is_told_once(reason: str, said: str) -> None:
    assert " ".join(chance_sentences(case(view(None, reason=reason), by="pace"), NL)) == said


AT_LEAST = Aim(kind="at_least", amount=70, level=exactly(70))
CLASS = Aim(kind="class_is", class_=AVERAGE, level=Interval(low=0.67, high=1.5))


@pytest.mark.parametrize(
    ("measure", "aim", "gap", "english"),
    [
        (FILES, AT_MOST, 82.4, "For that there would have to be 82 fewer than expected."),
        (FILES, AT_LEAST, 82.4, "For that there would have to be 82 more than expected."),
        (FILES, AT_MOST, 0.3, "What is expected is just the aim."),
        (FILES, AT_MOST, -120.0, "What is expected meets the aim, with 120 to spare."),
        (GRADE, AT_LEAST, 0.24, "For that it would have to be 0.2 of a point higher than expected."),
        (SHARE, AT_MOST, 3.0, "For that it would have to be 3 percentage points lower than expected."),
        (TENSION, CLASS, 0.2, "What is expected lies outside the class aimed at."),
        (TENSION, CLASS, -0.2, "What is expected lies in the class aimed at."),
    ],
)
def test_what_it_would_take_is_told_in_the_unit_of_the_measure(
    measure: Measure, aim: Aim, gap: float, english: str
) -> None:
    assert what_it_takes(case(view(gap=gap), measure, aim), EN) == [english]


@pytest.mark.parametrize(
    ("level", "band", "said"),
    [
        (2455.3, (2300.4, 2613.7), "2.455"),
        (2455.3, (2400.0, 2500.0), "2.455"),
        (42_134.4, (36_912.0, 48_210.0), "42.100"),
        (2455.3, (2455.3, 2455.3), "2.455"),
        (6.834, (6.61, 7.05), "6,8"),
    ],
)
def test_what_is_expected_is_no_finer_than_its_band(
    level: float, band: tuple[float, float], said: str
) -> None:
    measure = GRADE if level < 100 else FILES
    assert level_said(level, band, measure, NL).removeprefix("cijfer ") == said


def test_a_band_is_said_in_the_same_steps_and_a_class_by_name() -> None:
    wide = (36_912.0, 48_210.0)
    assert band_said(wide, wide, FILES, NL) == "36.900 tot 48.200"
    assert level_said(1.6, (1.2, 2.0), TENSION, EN) == "tight"
    assert band_said((1.2, 2.0), (1.2, 2.0), TENSION, EN) == "average or tight"


def test_on_how_little_a_chance_rests_is_told_with_it() -> None:
    one = case(view(figures=1))
    assert plain(chance_sentences(one, EN)[0]).endswith("is 8 % (unlikely), made from one figure.")
    guessed = view(figures=1, inferred_only=True, old=True)
    assert plain(row(case(guessed), EN).chance) == (
        "chance 8 % (unlikely), made from one inferred figure only, seen from 31 December 2021"
    )
    assert "gemaakt van één cijfer." in plain(home(one.account, NL)[0])
    assert row(case(view(figures=4)), NL).chance == row(case(view()), NL).chance
    several = view(figures=4, inferred_only=True)
    assert row(case(several), EN).chance.endswith("made from inferred figures only")


def test_the_error_of_the_draws_and_the_pace_stand_in_the_detail_alone() -> None:
    said = view(gap=82.0, error=0.0043, pace_multiple=1.42)
    assert error_sentence([view(error=0.001), said, view(None)], EN) == (
        "Counting again over other futures would move a chance by about 0.43 percentage points."
    )
    assert error_sentence([view(None), view()], EN) == ""
    assert "less than 0.1" in error_sentence([view(error=0.0001)], EN)
    assert multiple_sentence(said, EN) == (
        "The change that is needed each year is 1.4 times that in the fastest year of any municipality with "
        "at least half as many, in the years compared."
    )
    assert "is 0.5 times that in the fastest year" in multiple_sentence(view(pace_multiple=0.5), EN)
    assert multiple_sentence(view(pace_multiple=0.0), EN) == ""
    told = answer(case(said).indicator, case(said).account, EN)
    assert "draws" not in told.main + " ".join(told.notes)

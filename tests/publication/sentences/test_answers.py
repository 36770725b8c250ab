"""The answer of an indicator: what is said for each status, and what is never said."""

from datetime import date

import pytest

from perspectief.account.model import Aim, Baseline, Conflict, Interval
from perspectief.ground.text import Text
from perspectief.publication.sentences import answer, headline
from perspectief.publication.sentences.conflicts import disagreements
from perspectief.publication.words import Words
from perspectief.publication.words.known_since import known_since_cell, known_since_clause
from tests.publication.sentences.building import (
    AVERAGE,
    FILES,
    GRADE,
    TENSION,
    account,
    case_with_later,
    exactly,
    figure,
    indicator,
    one_case,
    pace,
    target,
    version,
)

NL, EN = Words("nl"), Words("en")
DUE = date(2022, 12, 31)
AT_MOST = Aim(kind="at_most", amount=2200, level=exactly(2200))
SEPTEMBER = figure("a", FILES, date(2019, 9, 1), date(2019, 9, 1), 2668)


def test_before_the_due_date_the_pace_is_said() -> None:
    going = pace(Interval(low=-8, high=-5), exactly(-11.7), "a")
    case = one_case(
        FILES, AT_MOST, "behind", SEPTEMBER, date(2019, 12, 31), distance=exactly(468), pace=going
    )
    assert answer(case.indicator, case.account, NL).main == (
        "Het doel is 2.200 of minder, eind 2022. Op 1 september 2019 was het 2.668. "
        "Dat is 468 boven het doel. Er moeten 468 af, ongeveer 12 per maand. "
        "Tot nu toe gingen er 5 tot 8 per maand af. Dat is niet snel genoeg."
    )
    assert (
        headline(case.indicator, case.account, NL) == "Dossiers in de bijstand: minder, maar niet snel genoeg"
    )
    assert headline(case.indicator, case.account, EN) == "Files on welfare: fewer, but not fast enough"


def test_a_small_pace_is_said_per_year() -> None:
    latest = figure("a", GRADE, date(2018, 1, 1), date(2018, 12, 31), 6.4, kind="survey")
    going = pace(None, exactly(0.0125), "a")
    case = one_case(
        GRADE, Aim(kind="at_least", amount=7), "too_early", latest, distance=exactly(0.6), pace=going
    )
    assert (
        "Er moet nog 0,6 punt bij, ongeveer 0,15 per jaar." in answer(case.indicator, case.account, NL).main
    )


def test_from_the_due_date_on_the_awaited_figure_is_named() -> None:
    latest = figure("a", FILES, date(2022, 11, 1), date(2022, 11, 10), 2372)
    case = one_case(FILES, AT_MOST, "figure_awaited", latest, DUE, distance=exactly(172))
    assert answer(case.indicator, case.account, NL).main == (
        "Het doel is 2.200 of minder, eind 2022. In november 2022 was het 2.372. Dat is 172 boven het doel. "
        "Het cijfer van eind 2022 hebben we nog niet."
    )
    assert headline(case.indicator, case.account, NL).endswith(
        "172 boven het doel volgens het laatste cijfer tot en met eind 2022"
    )


def test_a_rough_figure_is_said_with_both_ends() -> None:
    latest = figure("a", FILES, date(2021, 9, 1), date(2021, 9, 15), 2600, low=2550, high=2650, status="E")
    case = one_case(FILES, AT_MOST, "behind", latest, distance=Interval(low=350, high=450))
    said = answer(case.indicator, case.account, NL).main
    assert "In september 2021 was het tussen 2.550 en 2.650. Dat is 350 tot 450 boven het doel." in said
    assert "2.600" not in said


def test_an_inferred_figure_is_never_said_as_a_published_one() -> None:
    latest = figure("a", FILES, date(2016, 1, 1), date(2016, 12, 31), 40000, origin="inferred")
    going = pace(None, exactly(-50), "a")
    case = one_case(FILES, AT_MOST, "too_early", latest, distance=exactly(400), pace=going)
    said = answer(case.indicator, case.account, NL)
    assert "Er is geen gepubliceerd cijfer. 40.000 over 2016 is afgeleid van andere cijfers." in said.main
    assert "400" not in said.main
    assert said.notes == ()


def test_a_figure_that_counts_something_else_says_so() -> None:
    latest = figure(
        "a",
        FILES,
        date(2019, 9, 1),
        date(2019, 9, 1),
        2668,
        counted="personen",
        assumption=Text(nl="Personen zijn hier dossiers."),
    )
    case = one_case(FILES, AT_MOST, "behind", latest, distance=exactly(468))
    assert (
        "De bron schrijft 'personen', het doel telt dossiers."
        in answer(case.indicator, case.account, NL).notes
    )


def test_sources_that_disagree_are_all_named() -> None:
    first = figure("a", FILES, date(2022, 1, 1), date(2022, 12, 31), 2400, source="Bron A")
    second = figure("b", FILES, date(2022, 1, 1), date(2022, 12, 31), 2450, source="Bron B")
    made = target(FILES, (version(AT_MOST, DUE),), "undecided", latest="b", distance=exactly(250))
    one = indicator(FILES, (made,), (first, second), conflicts=(Conflict(keys=("a", "b")),))
    notes = answer(one, account(DUE, (one,), (first, second)), NL).notes
    assert notes[-1] == (
        "Bronnen zeggen niet hetzelfde over Bijstandsdossiers, 2022: 2.400 (Bron A) en 2.450 (Bron B)."
    )


def test_what_cannot_be_measured_says_what_is_missing() -> None:
    case = one_case(FILES, AT_MOST, "not_measurable", missing=("definition", "source"))
    assert answer(case.indicator, case.account, EN).main.endswith(
        "We cannot measure this. What is missing: a way of counting and a source with figures."
    )


def test_a_class_is_said_by_its_name() -> None:
    aim = Aim(kind="class_is", class_=AVERAGE, level=Interval(low=0.67, high=1.5))
    latest = figure(
        "a", TENSION, date(2022, 4, 1), date(2022, 6, 30), None, kind="class", low=1.5, as_published="krap"
    )
    case = one_case(TENSION, aim, "figure_awaited", latest, DUE, distance=Interval(low=0, high=None))
    assert "In het 2e kwartaal 2022 was het krap." in answer(case.indicator, case.account, NL).main
    assert headline(case.indicator, case.account, EN) == (
        "Labour market tension: tight by the last figure up to the end of 2022; the aim is average"
    )


def test_a_figure_after_the_due_date_is_told_in_one_note() -> None:
    case = case_with_later()
    said = answer(case.indicator, case.account, NL)
    assert said.notes[-1] == (
        "In het 1e kwartaal 2024 was het 2.300. Dat was na de uiterste datum. "
        "Het telt dus niet mee voor dit doel."
    )
    assert "2.300" not in said.main
    assert "laatst gezien" not in headline(case.indicator, case.account, NL)


def test_a_number_that_was_not_found_is_not_said_to_be_left_open() -> None:
    case = one_case(FILES, Aim(kind="undetermined"), "undetermined")
    assert answer(case.indicator, case.account, NL).main == "Welk getal dit moest worden, is niet gevonden."
    assert headline(case.indicator, case.account, EN).endswith("the number of the aim was not found")


def test_one_series_that_was_restated_is_no_disagreement() -> None:
    jobs = FILES.model_copy(update={"bbv": True})
    first = figure("a", jobs, DUE, DUE, 844.9, source="Begroting 2018", published_on=date(2017, 11, 1))
    second = figure("b", jobs, DUE, DUE, 875.2, source="Jaarverslag 2019", published_on=date(2020, 6, 1))
    one = indicator(jobs, (), (first, second), conflicts=(Conflict(keys=("b", "a")),))
    whole = account(DUE, (one,), (first, second)).model_copy(update={"measures": (jobs,)})
    said = disagreements(one, whole, NL)
    assert said[0].lead == "Later herzien"
    assert said[0].text.endswith("844,9 (Begroting 2018) werd 875,2 (Jaarverslag 2019).")
    apart = account(DUE, (one,), (first, second))  # a measure that documents do not copy from one series
    assert disagreements(one, apart, NL)[0].lead == "Bronnen spreken elkaar tegen"


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("De uitstroom valt tegen", "De reden: de uitstroom valt tegen."),
        ("Almelo kiest anders", "De reden: Almelo kiest anders."),
        ("CBS telde opnieuw", "De reden: CBS telde opnieuw."),
    ],
)
def test_behind_a_colon_a_sentence_goes_on_in_small_letters_but_a_name_does_not(
    reason: str, said: str
) -> None:
    made = version(Aim(kind="withdrawn"), DUE, reason=Text(nl=reason))
    case = one_case(FILES, Aim(kind="withdrawn"), "withdrawn", versions=(made,))
    assert answer(case.indicator, case.account, NL).main.endswith(said)


def test_the_day_of_the_next_figure_is_given_when_it_is_still_to_come() -> None:
    made = target(FILES, (version(AT_MOST, DUE),), "no_figures")
    one = indicator(FILES, (made,), next_figure=date(2023, 3, 15))
    assert "We verwachten het volgende cijfer op 15 maart 2023." in answer(one, account(DUE, (one,)), NL).main
    late = answer(one, account(date(2023, 4, 1), (one,)), NL).main
    assert "15 maart" not in late


@pytest.mark.parametrize("words", [NL, EN])
def test_an_indicator_without_a_target_has_an_answer(words: Words) -> None:
    one = indicator(FILES, ())
    assert answer(one, account(DUE, (one,)), words).main
    assert headline(one, account(DUE, (one,)), words)


def test_a_verdict_on_an_inferred_starting_level_says_so() -> None:
    start = Baseline(date=date(2016, 12, 31), value=40000, low=39500, high=40500, origin="inferred")
    aim = Aim(kind="change_since", amount=4000, since=date(2016, 12, 31), baseline=start)
    latest = figure("a", FILES, date(2022, 1, 1), date(2022, 12, 31), 45250)
    case = one_case(FILES, aim, "reached", latest, DUE, distance=exactly(-1250))
    assert answer(case.indicator, case.account, NL).main.endswith(
        "Het doel is gehaald, als onze aanname over de beginstand klopt. "
        "De beginstand (39.500 tot 40.500) is afgeleid en niet gepubliceerd."
    )


def test_a_change_says_to_which_level_it_leads() -> None:
    start = Baseline(date=date(2024, 12, 31), value=43000)
    aim = Aim(
        kind="change_since", amount=1000, since=date(2024, 12, 31), baseline=start, level=exactly(44000)
    )
    latest = figure("a", FILES, date(2025, 12, 31), date(2025, 12, 31), 43600)
    case = one_case(FILES, aim, "too_early", latest, date(2026, 3, 1), distance=exactly(400))
    assert "meer dan in 2024, eind 2022. Dat is van 43.000 naar 44.000. " in (
        answer(case.indicator, case.account, NL).main
    )


def test_a_figure_released_later_than_published_has_both_days() -> None:
    late = figure("a", FILES, date(2025, 1, 1), date(2025, 1, 1), 2668, released_on=date(2026, 11, 24))
    late = late.model_copy(update={"published_on": date(2025, 10, 1)})
    case = one_case(FILES, AT_MOST, "too_early", late, date(2026, 12, 1), distance=exactly(468))
    said = answer(case.indicator, case.account, NL).notes
    assert said[0] == (
        "Dit cijfer is gepubliceerd op 1 oktober 2025 en vrijgegeven op 24 november 2026 (Jaarverslag)."
    )
    assert known_since_cell(late, NL) == "gepubliceerd 1 oktober 2025, vrijgegeven 24 november 2026"
    assert known_since_cell(late, NL, short=True) == "gepubliceerd 1-10-2025, vrijgegeven 24-11-2026"
    assert known_since_clause(late, EN) == "published 1 October 2025, released 24 November 2026"
    soon = late.model_copy(update={"released_on": late.published_on})
    assert known_since_clause(soon, EN) == "known since 1 October 2025"

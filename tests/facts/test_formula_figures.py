"""Computed figures: periods, days, and what they say of where they come from."""

from dataclasses import replace
from datetime import date

import pytest

from perspectief.facts.catalogue import Catalogue, load_catalogue, read_measures
from perspectief.facts.formula.evaluate import evaluate
from perspectief.facts.model import Figure
from perspectief.facts.shipped import beside
from perspectief.facts.store import Facts
from tests.facts.conftest import MakeFigure

OWN = """\
measures:
  - {id: clients, name: Klanten, unit: count, counted: person, formula: welfare_persons * 1}
  - {id: clients_rate, name: Klanten per 10.000, unit: per 10000 inhabitants, counted: person, decimals: 1,
     formula: clients / inhabitants * 10000}
"""
JANUARY = {"start": date(2022, 1, 31), "end": date(2022, 1, 31)}
YEAR_END = {"start": date(2021, 12, 31), "end": date(2021, 12, 31)}
NEW_YEAR = {"start": date(2021, 1, 1), "end": date(2021, 1, 1)}


def value(number: float, half: float = 0.0) -> dict[str, float]:
    return {"value": number, "low": number - half, "high": number + half}


def computed(measure: str, figures: list[Figure], as_of: date = date.max) -> tuple[Figure, ...]:
    catalogue = load_catalogue()
    own = Catalogue({**catalogue.measures, **read_measures(OWN, "measures.yaml", catalogue.measures)})
    return evaluate(own.measures[measure], own, Facts.of(figures), "GM0141", as_of)


@pytest.fixture
def parts(make_figure: MakeFigure) -> list[Figure]:
    """A stock at the end of a year, and inhabitants on its 1 January; made up."""
    persons = make_figure(
        measure="welfare_persons", **YEAR_END, **value(400.0), published_on=date(2022, 3, 1)
    )
    people = make_figure(measure="inhabitants", **NEW_YEAR, **value(20_000.0), published_on=date(2021, 6, 30))
    return [persons, people]


def test_inhabitants_on_new_year_serve_the_year_and_the_figure_says_so(parts: list[Figure]) -> None:
    (figure,) = computed("clients_rate", parts)
    assert figure.value == 200.0
    assert (figure.start, figure.end) == (date(2021, 12, 31), date(2021, 12, 31))
    assert figure.assumption == "De stand van “Inwoners” op 1 januari is voor het hele jaar gebruikt."
    assert figure.assumption_en == "The count of “Inhabitants” on 1 January is used for the whole year."


def test_a_count_of_the_very_day_goes_before_that_of_new_year(
    parts: list[Figure], make_figure: MakeFigure
) -> None:
    exact = make_figure(measure="inhabitants", **YEAR_END, **value(25_000.0), published_on=date(2022, 1, 5))
    (figure,) = computed("clients_rate", [*parts, exact])
    assert figure.value == 160.0
    assert figure.assumption == ""


def test_only_a_divisor_is_served_by_new_year(make_figure: MakeFigure) -> None:
    """The welfare of 1 January is not that of December: nothing grew from the one to the other."""
    figures = [
        make_figure(measure="welfare_benefits", **NEW_YEAR, **value(500.0)),
        make_figure(
            measure="welfare_benefits", start=date(2022, 1, 31), end=date(2022, 1, 31), **value(400.0)
        ),
    ]
    assert computed("welfare_benefits_growth", figures) == ()
    assert computed("welfare_benefits_change", figures) == ()


def test_inhabitants_of_another_year_do_not_serve(parts: list[Figure]) -> None:
    persons, people = parts
    other = replace(people, start=date(2020, 1, 1), end=date(2020, 1, 1))
    assert computed("clients_rate", [persons, other]) == ()


def test_a_part_that_is_missing_leaves_no_figure(parts: list[Figure]) -> None:
    assert computed("clients_rate", parts[:1]) == ()
    assert computed("clients_rate", parts[1:]) == ()


def test_it_is_known_when_the_last_part_is_and_as_rough_as_the_roughest(parts: list[Figure]) -> None:
    persons, people = parts
    rough = replace(people, published_precision="year", status="P")
    (figure,) = computed("clients_rate", [persons, rough])
    assert figure.published_on == date(2022, 3, 1)
    assert figure.published_precision == "year"
    assert figure.status == "P"
    assert (figure.origin, figure.kind, figure.release) == ("computed", "rate", "released")


def test_a_correction_adds_a_figure_and_leaves_the_one_before(parts: list[Figure]) -> None:
    persons, people = parts
    corrected = replace(persons, value=440.0, low=440.0, high=440.0, published_on=date(2022, 9, 1))
    first, second = computed("clients_rate", [persons, people, corrected])
    assert (first.value, first.published_on) == (200.0, date(2022, 3, 1))
    assert (second.value, second.published_on) == (220.0, date(2022, 9, 1))
    assert computed("clients_rate", [persons, people, corrected], date(2022, 8, 31)) == (first,)
    assert len({figure.key for figure in (first, second)}) == 2


def test_the_same_said_again_is_no_new_figure(parts: list[Figure]) -> None:
    again = replace(parts[0], published_on=date(2022, 9, 1), source="Another made-up report")
    assert len(computed("clients_rate", [*parts, again])) == 1


def test_provisional_that_became_final_is_a_new_figure(parts: list[Figure]) -> None:
    persons, people = parts
    early = replace(persons, status="P")
    late = replace(persons, published_on=date(2022, 9, 1))
    assert [each.status for each in computed("clients_rate", [early, late, people])] == ["P", "A"]


def test_drafts_and_changes_and_silence_are_no_parts(parts: list[Figure]) -> None:
    persons, people = parts
    for useless in (
        replace(persons, release="draft"),
        replace(persons, kind="change"),
        replace(persons, value=None, low=None, high=None, status="M"),
    ):
        assert computed("clients_rate", [useless, people]) == ()


def test_a_figure_waits_for_the_day_its_part_was_released(parts: list[Figure]) -> None:
    persons, people = parts
    held = replace(persons, released_by="Office", released_on=date(2022, 5, 1))
    (figure,) = computed("clients_rate", [held, people])
    assert figure.published_on == date(2022, 5, 1)


def test_it_names_its_parts_and_their_sources_and_carries_their_assumptions(parts: list[Figure]) -> None:
    persons, people = parts
    told = replace(persons, assumption="Verzonnen aanname.", assumption_en="Made-up assumption.")
    other = replace(people, source="Made-up register", source_url="https://example.org/register")
    (figure,) = computed("clients_rate", [told, other])
    assert sorted(figure.source.split("; ")) == ["Made-up register", "Made-up report"]
    assert figure.source_url == ""
    for note, name in ((figure.note, "Inwoners"), (figure.note_en, "Inhabitants")):
        assert "Klanten, 2021-12-31: 400" in note
        assert f"{name}, 2021-01-01" in note
    assert "Verzonnen aanname." in figure.assumption
    assert "Made-up assumption." in figure.assumption_en


def test_the_last_day_of_a_month_stays_the_last_day(make_figure: MakeFigure) -> None:
    figures = [
        make_figure(measure="welfare_benefits", start=day, end=day, **value(number))
        for day, number in ((date(2023, 2, 28), 100.0), (date(2024, 2, 29), 110.0))
    ]
    (growth,) = computed("welfare_benefits_growth", figures)
    assert (growth.end, growth.value) == (date(2024, 2, 29), 10.0)


def test_a_measure_without_a_formula_has_no_computed_figures(parts: list[Figure]) -> None:
    assert computed("welfare_persons", parts) == ()


def test_what_ships_of_the_country_grows_as_the_numbers_say(catalogue: Catalogue) -> None:
    facts = replace(Facts.of(()), beside=beside)
    known = facts.known("welfare_benefits_national_below_pension_age", "NL01", date.max)
    base = {(each.end.year, each.end.month): each.value or 0.0 for each in known}
    growth = evaluate(catalogue.measures["welfare_benefits_national_growth"], catalogue, facts, "NL01")
    assert len(growth) == len(base) - 12
    for figure in growth:
        year, month = figure.end.year, figure.end.month
        assert figure.value == pytest.approx(
            (base[year, month] / base[year - 1, month] - 1) * 100, abs=5.1e-4
        )


def test_the_panel_that_ships_gives_persons_per_ten_thousand_adults(catalogue: Catalogue) -> None:
    facts = replace(Facts.of(()), beside=beside)
    measure = catalogue.measures["welfare_persons_per_10000_adults"]
    found = {each.end.year: each for each in evaluate(measure, catalogue, facts, "GM0141")}
    assert sorted(found) == [2015, 2016, 2017]
    assert found[2017].value == pytest.approx(3680 / 60610 * 10_000, abs=1.1e-3)
    assert found[2017].low == pytest.approx(3675 / 60615 * 10_000, abs=1.1e-3)
    assert found[2017].high == pytest.approx(3685 / 60605 * 10_000, abs=1.1e-3)
    assert found[2017].as_published == "607,2"


def test_a_period_before_all_time_is_simply_not_there(make_figure: MakeFigure) -> None:
    first = make_figure(measure="welfare_benefits", start=date(1, 3, 1), end=date(1, 3, 31), **value(1.0))
    assert computed("welfare_benefits_change", [first]) == ()

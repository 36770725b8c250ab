"""Which units go together, and what comes of them."""

import pytest

from perspectief.facts.catalogue import Catalogue, load_catalogue, read_measures
from perspectief.facts.formula.parse import names, parse

SOUND = [
    ("count", "person", "welfare_inflow - welfare_outflow"),
    ("count", "person", "(welfare_inflow + welfare_outflow) / 2"),
    ("count", "person", "-welfare_outflow"),
    ("count", "file", "change(welfare_files, 12)"),
    ("percent", "file", "growth(welfare_files, 12)"),
    ("percent", "file", "(welfare_files / change(welfare_files, 12) - 1) * 100"),
    ("percent", "person", "100 - unemployment_rate"),
    ("percent", "person", "(labour_participation_net + unemployment_rate) / 2"),
    ("percent", "person", "welfare_outflow_to_work / welfare_outflow * 100"),
    ("percentage points", "person", "labour_participation_net - unemployment_rate"),
    ("percentage points", "person", "change(unemployment_rate, 1)"),
    ("percent", "person", "unemployment_rate + change(unemployment_rate, 1)"),
    ("count", "person", "labour_force_employed * unemployment_rate / 100"),
    ("ratio", "none", "open_vacancies / labour_force_unemployed"),
    ("ratio", "none", "welfare_returns / welfare_outflow"),
    ("per 10000 adults", "person", "welfare_persons / inhabitants_18_plus * 10000"),
    ("per 1000 inhabitants", "job", "1000 * jobs / inhabitants"),
    ("per 1000 aged 15-64", "job", "jobs / labour_force_employed * 1000"),
    ("grade", "establishment", "change(business_climate_grade, 12)"),
]


@pytest.mark.parametrize(("unit", "counted", "formula"), SOUND)
def test_parts_that_go_together_are_taken(
    unit: str, counted: str, formula: str, catalogue: Catalogue
) -> None:
    text = f"measures: [{{id: own, name: x, unit: {unit}, counted: {counted}, formula: '{formula}'}}]"
    assert read_measures(text, "measures.yaml", catalogue.measures)["own"].formula == formula


def test_a_formula_names_its_measures_in_order() -> None:
    found = [name.measure for name in names(parse("a / (b - c) + growth(a * d, 12)"))]
    assert found == ["a", "b", "c", "a", "d"]


def test_built_in_formulas_name_the_parts_they_should() -> None:
    measures = load_catalogue().measures
    computed = {each.id: each.formula for each in measures.values() if each.formula}
    assert computed == {
        "welfare_benefits_change": "change(welfare_benefits, 12)",
        "welfare_benefits_growth": "growth(welfare_benefits, 12)",
        "welfare_benefits_national_growth": "growth(welfare_benefits_national_below_pension_age, 12)",
        "welfare_persons_at_year_end": "welfare_persons_below_pension_age + welfare_persons_pension_age",
        "welfare_persons_per_10000_adults": "welfare_persons / inhabitants_18_plus * 10000",
        "welfare_outflow_to_work_share": "welfare_outflow_to_work / welfare_outflow * 100",
        "welfare_returns_national_share": "welfare_returns_national / welfare_inflow_national * 100",
        "labour_participation_net_change": "change(labour_participation_net, 12)",
    }

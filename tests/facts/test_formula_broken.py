"""A gallery of broken formulas, each with the exact problem and column."""

import pytest

from perspectief.facts.catalogue import Catalogue, read_measures
from perspectief.facts.codes import FORMULA_CODES
from perspectief.ground.problem import Problem, Refused

# Unit and counted object of the measure, its formula, and the problem: code, column within the formula
# (from 1), what was found, and what was suggested.
GALLERY = [
    ("count", "person", "", "formula-incomplete", 1, "", ""),
    ("count", "person", "   ", "formula-incomplete", 1, "", ""),
    ("count", "person", "welfare_inflow +", "formula-incomplete", 17, "", ""),
    ("count", "person", "(welfare_inflow", "formula-incomplete", 16, "", ""),
    ("count", "person", "change(welfare_inflow", "formula-incomplete", 22, "", ""),
    ("count", "person", "change(welfare_inflow,", "formula-incomplete", 23, "", ""),
    ("count", "person", "welfare_inflow)", "formula-unexpected", 15, ")", ""),
    ("count", "person", "welfare_inflow welfare_outflow", "formula-unexpected", 16, "welfare_outflow", ""),
    ("count", "person", "2 ** welfare_inflow", "formula-unexpected", 4, "*", ""),
    ("count", "person", "welfare_inflow % 2", "formula-unexpected", 16, "%", ""),
    ("count", "person", "welfare_inflow.real", "formula-unexpected", 15, ".", ""),
    ("count", "person", "welfare_inflow[0]", "formula-unexpected", 15, "[", ""),
    ("count", "person", "change()", "formula-unexpected", 8, ")", ""),
    ("count", "person", "change(welfare_inflow)", "formula-unexpected", 22, ")", ""),
    ("count", "person", "× welfare_inflow", "formula-unexpected", 1, "×", ""),
    ("count", "person", "__import__(1)", "formula-unknown-function", 1, "__import__", ""),
    ("count", "person", "2 * sqrt(welfare_inflow)", "formula-unknown-function", 5, "sqrt", ""),
    ("count", "person", "1.000.000 * welfare_inflow", "formula-number", 1, "1.000.000", ""),
    ("count", "person", "welfare_inflow * 2.", "formula-number", 18, "2.", ""),
    ("count", "person", "change(welfare_inflow, 0)", "formula-months", 24, "0", ""),
    ("count", "person", "change(welfare_inflow, 1.5)", "formula-months", 24, "1.5", ""),
    ("count", "person", "change(welfare_inflow, 241)", "formula-months", 24, "241", ""),
    ("count", "person", "change(welfare_inflow, jobs)", "formula-months", 24, "jobs", ""),
    ("count", "person", "(" * 22 + "welfare_inflow" + ")" * 22, "formula-too-deep", 22, "", ""),
    ("count", "person", "welfare_inflow / 0", "formula-divides-by-zero", 18, "0", ""),
    ("count", "person", "welfare_inflow / 0.0", "formula-divides-by-zero", 18, "0.0", ""),
    ("count", "person", "100 * 2", "formula-without-measure", 1, "100 * 2", ""),
    ("count", "person", "2 * welfare_inflo", "formula-unknown-measure", 5, "welfare_inflo", "welfare_inflow"),
    ("count", "person", "zzzz", "formula-unknown-measure", 1, "zzzz", ""),
    ("count", "person", "2 * own", "formula-ring", 5, "own", ""),
    ("count", "file", "welfare_files + welfare_persons", "formula-units-differ", 15, "welfare_files", ""),
    ("count", "person", "welfare_inflow - 5", "formula-units-differ", 16, "welfare_inflow", ""),
    ("percent", "person", "50 - unemployment_rate", "formula-units-differ", 4, "50", ""),
    ("count", "file", "welfare_persons", "formula-other-unit", 1, "welfare_persons", ""),
    ("percent", "person", "welfare_outflow_to_work / welfare_outflow", "formula-other-unit", 1, None, ""),
    ("percent", "person", "change(unemployment_rate, 12)", "formula-other-unit", 1, None, ""),
    ("per 1000 adults", "person", "jobs / inhabitants_18_plus * 1000", "formula-other-unit", 1, None, ""),
    ("per 1000 inhabitants", "person", "jobs / inhabitants * 1000", "formula-other-unit", 1, None, ""),
    ("grade", "establishment", "growth(business_climate_grade, 12)", "formula-other-unit", 1, None, ""),
    ("percent", "file", "welfare_persons / inhabitants * 10000", "formula-other-unit", 1, None, ""),
    ("per 1000 adults", "job", "jobs / inhabitants * 1000", "formula-other-base", 8, "inhabitants", ""),
]  # fmt: skip
MEASURE = """\
measures:
  - id: own
    name: Verzonnen
    unit: {unit}
    counted: {counted}
    formula: {quote}{formula}{quote}
"""


def problem_of(unit: str, counted: str, formula: str, catalogue: Catalogue, quote: str = '"') -> Problem:
    text = MEASURE.format(unit=unit, counted=counted, formula=formula, quote=quote)
    with pytest.raises(Refused) as refused:
        read_measures(text, "measures.yaml", catalogue.measures)
    (problem,) = refused.value.problems
    return problem


@pytest.mark.parametrize(("unit", "counted", "formula", "code", "column", "found", "likely"), GALLERY)
def test_a_broken_formula_is_refused_at_the_very_column(
    unit: str,
    counted: str,
    formula: str,
    code: str,
    column: int,
    found: str | None,
    likely: str,
    catalogue: Catalogue,
) -> None:
    problem = problem_of(unit, counted, formula, catalogue)
    begins = len('    formula: "')
    assert (problem.code, problem.path) == (code, "measures[0].formula")
    assert (problem.place.line, problem.place.column) == (6, begins + column)
    assert problem.found == (formula if found is None else found)
    assert problem.suggestion == likely


def test_the_gallery_shows_every_code_of_formulas() -> None:
    assert {code for _, _, _, code, *_ in GALLERY} == set(FORMULA_CODES)
    assert len(GALLERY) >= 20


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_the_column_is_right_with_and_without_quotes(quote: str, catalogue: Catalogue) -> None:
    problem = problem_of("count", "person", "2 * welfare_inflo", catalogue, quote)
    assert problem.place.column == len("    formula: ") + len(quote) + 5


def test_a_folded_formula_is_refused_where_it_begins(catalogue: Catalogue) -> None:
    folded = ">-\n      2 *\n      welfare_inflo"
    problem = problem_of("count", "person", folded, catalogue, quote="")
    assert (problem.place.line, problem.place.column) == (6, len("    formula: ") + 1)


def test_a_ring_over_several_measures_is_told_of_each(catalogue: Catalogue) -> None:
    text = "measures:\n" + "".join(
        f"  - {{id: {one}, name: x, unit: count, counted: job, formula: {other} * 2}}\n"
        for one, other in (("aa", "bb"), ("bb", "cc"), ("cc", "aa"))
    )
    with pytest.raises(Refused) as refused:
        read_measures(text, "measures.yaml", catalogue.measures)
    assert [problem.code for problem in refused.value.problems] == ["formula-ring"] * 3

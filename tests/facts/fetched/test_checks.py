"""A batch is judged by the rules for single figures, and every problem names its row."""

from datetime import date

import pytest

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.fetched import Coded, FigureBatch, batch_of, validate
from perspectief.facts.fetched.batch import COLUMNS, Column
from perspectief.facts.regions import Regions
from perspectief.facts.row_checks import figure_of
from tests.facts.fetched.samples import sound

JANUARY, FEBRUARY = date(2020, 1, 1), date(2020, 2, 29)


def test_a_sound_batch_has_no_problem(catalogue: Catalogue, regions: Regions) -> None:
    assert validate(sound(), catalogue, regions) == []


def test_an_empty_batch_has_no_problem(catalogue: Catalogue, regions: Regions) -> None:
    nothing = sound(**{name: [] for name in COLUMNS})
    assert len(nothing) == 0
    assert validate(nothing, catalogue, regions) == []


# In each, the second of two rows is wrong.
WRONG: dict[str, tuple[str, Column]] = {
    "unknown-measure": ("measure", ["welfare_persons", "welfare_person"]),
    "unknown-region": ("region", ["GM0141", "GM9999"]),
    "not-one-of": ("kind", ["stock", "stocks"]),
    "end-before-start": ("end", [FEBRUARY, date(2020, 1, 31)]),
    "published-before-period": ("published_on", [date(2020, 3, 1), date(2020, 1, 15)]),
    "unit-differs": ("unit", ["count", "percent"]),
    "counted-differs": ("counted", ["person", "file"]),
    "bad-url": ("source_url", ["", "ftp://example.org"]),
    "missing-cell": ("source", ["register", ""]),
    "interval-reversed": ("low", [2500.0, 2600.0]),
    "outside-interval": ("high", [2500.0, 2505.0]),
    "outside-measure": ("value", [2500.0, -1.0]),
    "figure-says-nothing": ("value", [2500.0, None]),
    "out-of-range": ("value", [2500.0, 1e16]),
}


def _wrong(code: str) -> FigureBatch:
    column, cells = WRONG[code]
    changes: dict[str, Column] = {column: cells}
    if code == "interval-reversed":
        changes |= {"high": [2500.0, 2505.0], "value": [2500.0, None]}
    if code == "outside-interval":
        changes |= {"low": [2500.0, 2500.0]}
    return sound(**changes)


@pytest.mark.parametrize("code", WRONG)
def test_each_rule_names_its_row_and_column(code: str, catalogue: Catalogue, regions: Regions) -> None:
    problems = validate(_wrong(code), catalogue, regions, "made-up")
    assert [problem.code for problem in problems] == [code]
    assert problems[0].place.file == "made-up"
    assert problems[0].place.line == 2
    assert problems[0].details["rows"] == "1"


@pytest.mark.parametrize("code", WRONG)
def test_a_batch_is_refused_for_what_a_row_of_a_file_is_refused_for(
    code: str, catalogue: Catalogue, regions: Regions
) -> None:
    batch = _wrong(code)
    for row in range(2):
        found = validate(batch.take([row]), catalogue, regions)  # type: ignore[arg-type]  # a list will do
        _, faults = figure_of(_fields(batch, row), catalogue, regions)
        assert {problem.code for problem in found} == {fault.code for fault in faults}


def _fields(batch: FigureBatch, row: int) -> dict[str, str]:
    """The row as the fields of a CSV file."""
    fields = {"note": "", "release": "released"}
    for name in COLUMNS:
        column = getattr(batch, name)
        if isinstance(column, Coded):
            fields[name] = column.text(row)
        else:
            fields[name] = "" if str(column[row]) in ("nan", "NaT") else str(column[row])
            if isinstance(column[row], float) and fields[name]:
                fields[name] = f"{column[row]:.1f}"
    return fields


def test_a_wrong_word_is_told_once_however_many_rows_hold_it(catalogue: Catalogue, regions: Regions) -> None:
    (problem,) = validate(sound(region="GM0142"), catalogue, regions)
    assert (problem.code, problem.place.line, problem.details["rows"]) == ("unknown-region", 1, "2")
    assert problem.suggestion in regions.records


def test_of_very_many_wrong_numbers_the_first_are_told(catalogue: Catalogue, regions: Regions) -> None:
    many = batch_of(
        {
            "measure": "welfare_persons",
            "region": "GM0141",
            "start": JANUARY,
            "end": FEBRUARY,
            "kind": "stock",
            "value": [-1.0] * 1000,
            "unit": "count",
            "published_on": date(2020, 3, 1),
            "source": "register",
        }
    )
    problems = validate(many, catalogue, regions)
    assert [problem.place.line for problem in problems] == list(range(1, 21))
    assert {problem.details["rows"] for problem in problems} == {"1000"}


def test_a_change_may_lie_below_what_a_measure_can_be(catalogue: Catalogue, regions: Regions) -> None:
    assert validate(sound(value=[-100.0, -5.0], kind="change"), catalogue, regions) == []


def test_what_is_counted_may_differ_under_an_assumption(catalogue: Catalogue, regions: Regions) -> None:
    assert validate(sound(counted="file", assumption="Read as persons."), catalogue, regions) == []


def test_an_inferred_figure_may_be_published_before_its_period(
    catalogue: Catalogue, regions: Regions
) -> None:
    early = sound(published_on=date(2019, 1, 1), origin="inferred")
    assert validate(early, catalogue, regions) == []


def test_an_answer_is_named_by_its_hash(catalogue: Catalogue, regions: Regions) -> None:
    (problem,) = validate(sound(answer="abc"), catalogue, regions)
    assert problem.code == "bad-answer-hash"


def test_a_known_absence_is_a_figure(catalogue: Catalogue, regions: Regions) -> None:
    assert validate(sound(value=[None, 3.0], as_published=[".", ""], status="M"), catalogue, regions) == []


@pytest.mark.parametrize(
    "columns", [{"colour": "red"}, {"value": [1.0, 2.0, 3.0]}, {"region": ["GM0141"], "value": [1.0, 2.0]}]
)
def test_columns_that_make_no_batch_are_a_programmers_error(columns: dict[str, Column]) -> None:
    with pytest.raises(ValueError, match="columns"):
        sound(**columns)


def test_a_column_may_not_be_left_out() -> None:
    with pytest.raises(ValueError, match="missing"):
        batch_of({"measure": "welfare_persons"})

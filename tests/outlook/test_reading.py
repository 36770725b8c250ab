"""What each kind of figure says of a path."""

from datetime import date
from math import inf, log

import pytest

from perspectief.facts.model import Figure, Measure
from perspectief.outlook.observation import Observation, years_of
from perspectief.outlook.priors import prior_of
from perspectief.outlook.reading import observations_of
from tests.outlook.conftest import make_figure

Measures = dict[str, Measure]
AS_OF = date(2023, 6, 1)
DAY = date(2021, 12, 31)


def _read(
    measures: Measures, *figures: Figure, measure: str = "welfare_files", breaks: tuple[date, ...] = ()
) -> tuple[Observation, ...]:
    about = measures[measure]
    return observations_of(figures, about, prior_of(about), AS_OF, breaks)


def _bounds(observation: Observation) -> tuple[float, float]:
    return observation.low, observation.high


def test_an_exact_figure_is_one_point_of_the_path(measures: Measures) -> None:
    (found,) = _read(measures, make_figure(DAY, 2500.0))
    assert found.part == "point" and found.noise == 0
    assert _bounds(found) == (log(2500), log(2500))
    assert found.start == found.end == years_of(DAY)


@pytest.mark.parametrize(
    ("low", "high"), [(2550.0, 2650.0), (2400.0, 2450.0), (2400.0, None), (None, 2600.0), (0.0, 2600.0)]
)
def test_an_interval_keeps_its_bounds(measures: Measures, low: float | None, high: float | None) -> None:
    (found,) = _read(measures, make_figure(DAY, None, low=low, high=high))
    assert _bounds(found) == (log(low) if low else -inf, log(high) if high else inf)


@pytest.mark.parametrize("bounds", [(None, None), (0.0, None), (-5.0, None), (None, -1.0), (-9.0, -3.0)])
def test_what_bounds_no_count_is_left_out(
    measures: Measures, bounds: tuple[float | None, float | None]
) -> None:
    assert _read(measures, make_figure(DAY, None, low=bounds[0], high=bounds[1])) == ()


def test_a_change_keeps_its_own_unit_and_both_its_days(measures: Measures) -> None:
    fell = make_figure(DAY, -100.0, start=date(2021, 7, 1), kind="change", low=-105.0, high=-95.0)
    (found,) = _read(measures, fell)
    assert (found.part, *_bounds(found)) == ("change", -105.0, -95.0)
    assert (found.start, found.end) == (years_of(date(2021, 7, 1)), years_of(DAY))


@pytest.mark.parametrize("years", [1, 5])
def test_a_flow_is_a_rate_a_year_whatever_its_period(measures: Measures, years: int) -> None:
    flow = make_figure(
        DAY, 700.0 * years, start=date(2022 - years, 1, 1), kind="flow", measure="welfare_outflow"
    )
    (found,) = _read(measures, flow, measure="welfare_outflow")
    assert found.part == "mean"
    assert found.low == found.high == pytest.approx(log(700), abs=1e-3)
    assert found.end - found.start == pytest.approx(years, abs=2e-3)


def test_flows_say_nothing_of_a_level_that_is_counted_too(measures: Measures) -> None:
    flow = make_figure(DAY, 700.0, start=date(2021, 1, 1), kind="flow")
    (found,) = _read(measures, make_figure(DAY, 2500.0), flow)
    assert found.part == "point"


@pytest.mark.parametrize(
    ("name", "bounds"),
    [("krap", (log(1.5), log(4))), ("zeer-krap", (log(4), inf)), ("zeer-ruim", (-inf, log(0.25)))],
)
def test_a_class_is_an_interval_of_the_ratio_behind_it(
    measures: Measures, name: str, bounds: tuple[float, float]
) -> None:
    step = next(step for step in measures["labour_tension"].scale if step.id == name)
    figure = make_figure(
        DAY, None, kind="class", low=step.low, high=step.high, measure="labour_tension", unit="ratio"
    )
    (found,) = _read(measures, figure, measure="labour_tension")
    assert _bounds(found) == pytest.approx(bounds)


def test_a_grade_of_a_survey_has_the_error_of_its_sample(measures: Measures) -> None:
    grade = make_figure(
        DAY, 6.8, kind="survey", low=6.75, high=6.85, measure="business_climate_grade", unit="grade"
    )
    (found,) = _read(measures, grade, measure="business_climate_grade")
    assert _bounds(found) == (6.75, 6.85)  # a grade is not on the log scale
    assert found.noise > 0.02


@pytest.mark.parametrize("status", ["F", "M"])
def test_what_is_forecast_or_missing_says_nothing(measures: Measures, status: str) -> None:
    assert _read(measures, make_figure(DAY, 2500.0, status=status)) == ()


@pytest.mark.parametrize("status", ["P", "E", "B"])
def test_a_provisional_figure_counts_like_any_other(measures: Measures, status: str) -> None:
    (found,), (sure,) = _read(measures, make_figure(DAY, status=status)), _read(measures, make_figure(DAY))
    assert (_bounds(found), found.noise) == (_bounds(sure), sure.noise)


def test_a_figure_of_a_period_that_has_not_begun_says_nothing(measures: Measures) -> None:
    assert _read(measures, make_figure(date(2023, 12, 31), published_on=DAY)) == ()


def test_who_counted_something_else_may_be_off_and_who_inferred_that_twice_as_far(measures: Measures) -> None:
    (same,) = _read(measures, make_figure(DAY))
    (other,) = _read(measures, make_figure(DAY, counted="personen"))
    (assumed,) = _read(measures, make_figure(DAY, assumption="read as files"))
    (inferred,) = _read(measures, make_figure(DAY, counted="personen", origin="inferred"))
    assert same.noise == 0 < other.noise == assumed.noise
    assert inferred.noise == 2 * other.noise


def test_of_one_source_the_last_word_counts(measures: Measures) -> None:
    first = make_figure(DAY, 2500.0)
    later = make_figure(DAY, 2450.0, published_on=date(2023, 1, 1))
    for order in ((first, later), (later, first)):
        (found,) = _read(measures, *order)
        assert _bounds(found) == (log(2450), log(2450))


def test_a_figure_that_its_source_took_back_says_nothing(measures: Measures) -> None:
    taken_back = make_figure(DAY, None, status="M", published_on=date(2023, 1, 1))
    assert _read(measures, make_figure(DAY), taken_back) == ()


def test_the_same_number_from_two_sources_is_one_figure(measures: Measures) -> None:
    repeated = make_figure(DAY, source="Another report", published_on=date(2023, 1, 1))
    assert len(_read(measures, make_figure(DAY), repeated)) == 1


@pytest.mark.parametrize("day", [date(2022, 1, 15), date(2023, 1, 1)])
def test_who_repeats_a_number_does_not_make_it_less_sure(measures: Measures, day: date) -> None:
    repeated = make_figure(DAY, source="Press", counted="personen", published_on=day)
    (found,) = _read(measures, make_figure(DAY, published_on=date(2022, 3, 1)), repeated)
    assert found.noise == 0


def test_a_forecast_that_came_true_does_not_take_the_place_of_the_figure(measures: Measures) -> None:
    forecast = make_figure(DAY, source="Plan", status="F", published_on=date(2023, 1, 1))
    assert len(_read(measures, make_figure(DAY), forecast)) == 1


def test_contradictory_figures_of_one_day_are_believed_less_by_what_they_differ(measures: Measures) -> None:
    low, high = make_figure(DAY, 2400.0), make_figure(DAY, 2600.0, source="Another report")
    found = _read(measures, low, high)
    assert [each.noise for each in found] == pytest.approx([log(2600 / 2400)] * 2)
    wide = make_figure(DAY, None, low=2300.0, high=2700.0, source="Press")
    assert [each.noise for each in _read(measures, low, wide)] == [0, 0]  # these may both be true


def test_half_open_figures_can_contradict_each_other_too(measures: Measures) -> None:
    above = make_figure(DAY, None, low=2600.0, high=None)
    below = make_figure(DAY, None, low=None, high=2400.0, source="Another report")
    assert [each.noise for each in _read(measures, above, below)] == pytest.approx([log(2600 / 2400)] * 2)


def test_small_whole_counts_are_as_wide_as_whole_counts_are(measures: Measures) -> None:
    three, nought = _read(measures, make_figure(DAY, 3.0), make_figure(date(2022, 12, 31), 0.0))
    assert _bounds(three) == (log(2.5), log(3.5))
    assert _bounds(nought) == (-inf, log(0.5))
    (many,) = _read(measures, make_figure(DAY, 50.0))
    assert many.low == many.high


def test_a_figure_knows_how_many_breaks_came_after_it(measures: Measures) -> None:
    figures = [make_figure(date(year, 12, 31), 2500.0 + year) for year in (2018, 2019, 2020)]
    found = _read(measures, *figures, breaks=(date(2019, 1, 1), date(2020, 12, 31)))
    assert [each.before for each in found] == [2, 1, 0]


def test_a_thousand_figures_are_read_oldest_first(measures: Measures) -> None:
    figures = [make_figure(date.fromordinal(736_000 + n), 2000.0 + n) for n in range(1000)]
    found = _read(measures, *figures[::-1])
    assert len(found) == 1000
    assert [each.end for each in found] == sorted(each.end for each in found)

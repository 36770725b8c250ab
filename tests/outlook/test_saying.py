"""What is said of made-up knowledge: shared shocks, breaks, forecasts, paces, and days of every kind."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.model import Figure
from perspectief.facts.shipped import shipped_figures
from perspectief.outlook.record import COUNTRY, Case, Knowledge, case_of, say
from perspectief.outlook.regular_path import RegularPath
from perspectief.outlook.said import SaidOutlook
from perspectief.outlook.trajectory import Trajectory
from perspectief.programme.model import Indicator, Programme
from tests.outlook.conftest import make_figure

AS_OF = date(2022, 12, 31)
WORDS = {"nl": "x", "en": "x"}
NATIONAL = "welfare_benefits_national_below_pension_age"


def _indicator(
    id_: str, measure: str = "welfare_files", region: str = "GM0141", **more: object
) -> dict[str, object]:
    targets = [{"id": f"{id_}-t", "due": "2024-12-31", "versions": [{"edition": "p", "at_most": 2200}]}]
    fields = {"id": id_, "goal": "g", "title": WORDS, "measure": measure, "region": region}
    return {**fields, "definition": {"text": WORDS}, "targets": targets, **more}


def _knowledge(
    figures: Sequence[Figure],
    *indicators: dict[str, object],
    as_of: date = AS_OF,
    forecasts: Sequence[Figure] = (),
) -> Knowledge:
    programme = Programme.model_validate(
        {
            "perspectief": 1,
            "title": WORDS,
            "ambition": WORDS,
            "municipality": {"code": "GM0141", "name": "Almelo", "boundaries": 2022},
            "editions": [{"id": "p", "title": WORDS, "kind": "begroting", "date": "2015-11-01"}],
            "goals": [{"id": "g", "title": WORDS}],
            "indicators": list(indicators),
        }
    )

    def known(measure: str, region: str) -> list[Figure]:
        every = [*figures, *forecasts, *shipped_figures(measure, region)]
        return [
            each
            for each in every
            if (each.measure, each.region) == (measure, region) and each.is_known(as_of)
        ]

    return Knowledge(programme, load_catalogue().measures, known, as_of)


def _case(knowledge: Knowledge, at: int = 0) -> Case:
    indicator: Indicator = knowledge.programme.indicators[at]
    return case_of(knowledge, indicator, indicator.measure)


def _said(knowledge: Knowledge) -> list[SaidOutlook]:
    return list(say(knowledge, AS_OF).outlooks)


def _yearly(*values: float, **more: object) -> list[Figure]:
    first = 2022 - len(values)
    return [make_figure(date(first + n, 11, 30), value, **more) for n, value in enumerate(values, start=1)]


def test_indicators_of_one_country_share_its_paths_and_regions_draw_their_own() -> None:
    figures = [*_yearly(2500, 2450, 2400), *_yearly(2500, 2450, 2400, region="GM0153")]
    figures += _yearly(3700, 3650, 3600, measure="welfare_persons", counted="bijstandsontvangers 18+")
    knowledge = _knowledge(
        figures, _indicator("a"), _indicator("b", region="GM0153"), _indicator("c", "welfare_persons")
    )
    day = [date(2025, 12, 31)]
    here, there, persons = (np.log(_case(knowledge, at).levels(day)[:, 0]) for at in range(3))
    driver = knowledge.driver(NATIONAL)
    assert driver is not None
    for other in (there, persons):
        assert not np.allclose(here, other)
        assert np.corrcoef(here, other)[0, 1] > 0.25
    assert np.median(here) == pytest.approx(np.median(there), abs=0.02)


def test_two_measures_of_one_indicator_do_not_share_what_is_their_own() -> None:
    figures = [*_yearly(40000, 40500, measure="jobs"), *_yearly(5000, 5050, measure="establishments")]
    knowledge = _knowledge(figures, _indicator("a", "jobs"), _indicator("b", "establishments"))
    one, other = (np.log(_case(knowledge, at).levels([date(2025, 12, 31)])[:, 0]) for at in range(2))
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.06


def test_a_forecast_for_the_country_is_no_figure_of_the_country() -> None:
    forecast = make_figure(
        date(2022, 12, 31), 900_000.0, measure=NATIONAL, region=COUNTRY, status="F",
        published_on=date(2022, 12, 20), source="Plan",
    )  # fmt: skip
    figures = _yearly(2500, 2450, 2400)
    without = _said(_knowledge(figures, _indicator("a")))
    assert _said(_knowledge(figures, _indicator("a"), forecasts=[forecast])) == without


def test_a_long_series_of_months_is_a_regular_path_and_forecasts_do_not_lengthen_it() -> None:
    days = [date(2018 + n // 12, n % 12 + 1, 28) for n in range(60)]
    months = [date.fromordinal(replaced.toordinal()) for replaced in map(_month_end, days)]
    rng = np.random.default_rng(1)
    figures = [make_figure(day, float(40000 + 100 * rng.standard_normal()), measure="jobs") for day in months]
    coming = make_figure(AS_OF, 90000.0, measure="jobs", status="F", published_on=date(2022, 12, 1))
    found = [_case(_knowledge(figures[:-1] + more, _indicator("a", "jobs"))) for more in ([], [coming])]
    assert all(isinstance(each.path, RegularPath) for each in found)
    assert found[0].path is not None and found[1].path is not None
    assert found[0].path.keys == found[1].path.keys
    broken = _case(
        _knowledge(figures, _indicator("a", "jobs", breaks=[{"date": "2020-01-01", "text": WORDS}]))
    )
    assert isinstance(broken.path, Trajectory)


def _month_end(day: date) -> date:
    following = replace_month(day)
    return date.fromordinal(following.toordinal() - 1)


def replace_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


@pytest.mark.parametrize("months", [40, 60])
def test_flows_by_the_month_are_told_by_the_year_however_many_there_are(months: int) -> None:
    ends = [_month_end(date(2022 - n // 12, 12 - n % 12, 1)) for n in range(1, months)]
    figures = [
        make_figure(
            end, 60.0, start=end.replace(day=1), kind="flow", measure="welfare_inflow", published_on=end
        )
        for end in ends
    ]
    levels = _case(_knowledge(figures, _indicator("a", "welfare_inflow"))).levels([AS_OF])
    assert np.median(levels) == pytest.approx(730, rel=0.05)


def test_who_is_below_a_ceiling_needs_no_pace() -> None:
    rising = _knowledge(_yearly(1800, 1950, 2100), _indicator("a"))
    falling = _knowledge(_yearly(2700, 2600, 2500), _indicator("a"))
    (low,), (high,) = ([chance for each in _said(k) for chance in each.chances] for k in (rising, falling))
    assert low.pace_multiple is None
    assert high.gap is not None and high.gap > 0
    assert high.pace_multiple is not None and high.pace_multiple > 0


def test_a_figure_of_a_year_that_has_only_begun_still_has_a_chance() -> None:
    early = make_figure(date(2022, 12, 31), 2500.0, start=date(2022, 1, 1), published_on=date(2022, 2, 1))
    (outlook,) = _said(_knowledge([early], _indicator("a"), as_of=date(2022, 3, 1)))
    assert outlook.chances[0].chance is not None


def test_on_the_due_day_itself_a_known_figure_decides() -> None:
    known = make_figure(date(2022, 12, 31), 2100.0, published_on=AS_OF)
    targets = [{"id": "t", "due": "2022-12-31", "versions": [{"edition": "p", "at_most": 2200}]}]
    (outlook,) = _said(_knowledge([known], _indicator("a", targets=targets)))
    assert (outlook.chances[0].chance or 0) > 0.99


@pytest.mark.parametrize("figures", [[], [make_figure(date(2022, 6, 30), None, status="M")]])
def test_without_a_figure_the_chance_says_so(figures: list[Figure]) -> None:
    (outlook,) = _said(_knowledge(figures, _indicator("a")))
    assert outlook.moments == () and outlook.priors == {}
    assert [each.reason for each in outlook.chances] == ["no-figures"]


@pytest.mark.parametrize("due", ["2023-01-01", "2031-12-31", "2060-12-31"])
def test_a_due_date_near_or_very_far_has_a_chance(due: str) -> None:
    targets = [{"id": "t", "due": due, "versions": [{"edition": "p", "at_most": 2200}]}]
    (outlook,) = _said(_knowledge(_yearly(2500, 2450, 2400), _indicator("a", targets=targets)))
    assert outlook.chances[0].chance is not None
    assert np.isfinite([moment.band95 for moment in outlook.moments]).all()


def test_levels_stay_within_what_the_measure_can_be() -> None:
    figures = _yearly(9.8, 9.9, measure="business_climate_grade", kind="survey")
    levels = _case(_knowledge(figures, _indicator("a", "business_climate_grade"))).levels([date(2032, 1, 1)])
    assert levels.max() <= 10 and levels.min() >= 1


def test_the_seed_makes_other_draws_of_the_same_knowledge() -> None:
    knowledge = _knowledge(_yearly(2500, 2450, 2400), _indicator("a"))
    one, again, other = (_said(replace(knowledge, seed=seed)) for seed in (1, 1, 2))
    assert one == again != other

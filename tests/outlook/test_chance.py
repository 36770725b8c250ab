"""The chance of each kind of target, its error, what is missing, or why none can be stated."""

from datetime import date
from math import inf

import numpy as np
import pytest
from scipy.stats import binom

from perspectief.facts.model import Measure
from perspectief.outlook.chance import chance_of, why_not
from perspectief.programme.model import Indicator, TargetVersion

Measures = dict[str, Measure]
NORMAL = 2300 + 80 * np.random.default_rng(1).standard_normal(4_000)
DUE, AS_OF = date(2022, 12, 31), date(2021, 12, 31)
BASELINE = {"date": "2016-12-31", "value": 40000}


def version(**aim: object) -> TargetVersion:
    return TargetVersion.model_validate({"edition": "p", **aim})


def indicator(**more: object) -> Indicator:
    words = {"nl": "x", "en": "x"}
    fields = {
        "id": "i",
        "goal": "g",
        "title": words,
        "measure": "welfare_files",
        "definition": {"text": words},
    }
    return Indicator.model_validate({**fields, "targets": [], **more})


@pytest.mark.parametrize(("aim", "share"), [("at_most", 0.1), ("at_least", 0.9)])
def test_a_bound_is_reached_by_the_draws_on_its_side(measures: Measures, aim: str, share: float) -> None:
    levels = np.arange(2201.0, 2301.0)
    found = chance_of(
        version(**{aim: 2210 if aim == "at_most" else 2211}), measures["welfare_files"], levels, 1
    )
    assert found.chance == pytest.approx(share)


def test_counts_are_whole_and_the_bound_itself_counts(measures: Measures) -> None:
    levels = np.array([2200.4, 2200.6, 2199.6, 2201.0])
    found = chance_of(version(at_most=2200), measures["welfare_files"], levels, 1)
    assert found.chance == 0.5
    ratio = chance_of(version(at_most=2200), measures["labour_tension"], levels, 1)
    assert ratio.chance == 0.25


@pytest.mark.parametrize(("by", "share"), [(4000, 0.25), (-4000, 0.25)])
def test_a_change_is_counted_from_its_baseline(measures: Measures, by: int, share: float) -> None:
    levels = np.array([40000 + by, 40000 + by / 2, 40000.0, 40000 - by])
    change = {"by": by, "since": "2016-12-31", "baseline": BASELINE}
    found = chance_of(version(change_since=change), measures["jobs"], levels, 1)
    assert found.chance == share
    assert found.gap == pytest.approx(abs(by) - np.median(levels - 40000) * np.sign(by))


def test_a_baseline_that_is_an_interval_is_drawn(measures: Measures) -> None:
    change = {"by": 4000, "since": "2016-12-31", "baseline": {**BASELINE, "low": 39500, "high": 40500}}
    found = chance_of(version(change_since=change), measures["jobs"], np.full(4_000, 44250.0), 3)
    assert found.chance == pytest.approx(0.75, abs=0.03)
    assert found.gap == pytest.approx(-250, abs=25)


@pytest.mark.parametrize(
    ("name", "level", "reached"),
    [
        ("krap", 1.5, True),  # the low edge is in a class, the high one is not
        ("krap", 1.4999, False),
        ("krap", 4.0, False),
        ("krap", 3.9999, True),
        ("zeer-krap", 4.0, True),
        ("zeer-krap", 1e9, True),
        ("zeer-ruim", 0.0, True),
        ("zeer-ruim", 0.25, False),
        ("zeer-ruim", 0.2499, True),
    ],
)
def test_a_class_holds_its_low_edge_and_not_its_high_one(
    measures: Measures, name: str, level: float, reached: bool
) -> None:
    target = version(class_is={"name": name})
    assert chance_of(target, measures["labour_tension"], np.full(10, level), 1).chance == float(reached)


@pytest.mark.parametrize(("level", "gap"), [(1.0, 0.5), (5.0, 1.0), (2.0, -0.5), (3.8, -0.2)])
def test_the_gap_is_what_is_missing_and_below_nought_inside(
    measures: Measures, level: float, gap: float
) -> None:
    found = chance_of(version(class_is={"name": "krap"}), measures["labour_tension"], np.full(9, level), 1)
    assert found.gap == pytest.approx(gap)


@pytest.mark.parametrize(("aim", "gap"), [({"at_most": 2200}, 172), ({"at_least": 2200}, -172)])
def test_the_gap_is_positive_where_it_falls_short(measures: Measures, aim: dict[str, int], gap: int) -> None:
    assert chance_of(version(**aim), measures["welfare_files"], np.full(9, 2372.0), 1).gap == gap


def test_the_error_of_the_draws_is_that_of_their_number(measures: Measures) -> None:
    found = chance_of(version(at_most=2250), measures["welfare_files"], NORMAL, 1)
    assert found.error == pytest.approx(binom(4_000, found.chance).std() / 4_000)
    shares = [
        chance_of(version(at_most=2250), measures["welfare_files"], 2300 + 80 * draws, 1).chance
        for draws in np.random.default_rng(2).standard_normal((400, 500))
    ]
    stated = chance_of(version(at_most=2250), measures["welfare_files"], NORMAL[:500], 1).error
    assert np.std(shares) == pytest.approx(stated, rel=0.15)


@pytest.mark.parametrize("aim", [1, 99999])
def test_a_chance_of_nought_or_one_is_never_without_error(measures: Measures, aim: int) -> None:
    found = chance_of(version(at_most=aim), measures["welfare_files"], NORMAL, 1)
    assert found.chance in (0, 1) and found.error == pytest.approx(1 / 4_000)


@pytest.mark.parametrize(
    "aim", [{"undetermined": "pm"}, {"better_than_peers_by": {"by": 1, "peers": "NL01"}}]
)
def test_a_target_that_speaks_of_no_level_has_no_chance(measures: Measures, aim: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        chance_of(version(**aim), measures["welfare_files"], NORMAL, 1)


REASONS: list[tuple[dict[str, object], date, str | None]] = [
    ({"at_most": 2200}, AS_OF, None),
    ({"at_most": 2200}, DUE, None),
    ({"at_most": 2200}, date(2023, 1, 1), "due"),
    ({"withdrawn": True}, AS_OF, "withdrawn"),
    ({"undetermined": "pm"}, AS_OF, "undetermined"),
    ({"better_than_peers_by": {"by": 1, "peers": "NL01"}}, AS_OF, "no-peers"),
    ({"change_since": {"by": 4000, "since": "2016-12-31"}}, AS_OF, "no-definition"),
    ({"change_since": {"by": 4000, "since": "2016-12-31", "baseline": BASELINE}}, AS_OF, None),
]


@pytest.mark.parametrize(("aim", "day", "reason"), REASONS)
def test_why_no_chance_is_stated(aim: dict[str, object], day: date, reason: str | None) -> None:
    assert why_not(indicator(), version(**aim), DUE, day) == reason


def test_without_a_definition_there_is_no_chance() -> None:
    assert why_not(indicator(definition=None), version(at_most=2200), DUE, AS_OF) == "no-definition"


def test_no_level_at_all_is_not_infinite_gap(measures: Measures) -> None:
    found = chance_of(version(at_most=2200), measures["welfare_files"], np.zeros(10), 1)
    assert (found.chance, found.gap) == (1, -2200) and found.gap < inf

"""The numbers that are assumed: which measure has which, and those that were fitted against their panels."""

from collections.abc import Sequence
from dataclasses import replace
from math import log

import numpy as np
import pytest

from perspectief.facts.model import Measure
from perspectief.outlook.observation import Observation
from perspectief.outlook.panel import IN_MOTION, fit_prior
from perspectief.outlook.prior import Prior
from perspectief.outlook.priors import families, prior_named, prior_of
from perspectief.outlook.trajectory import fit
from scripts.fit_priors import PANELS, Panel, deviations


def test_every_measure_has_a_prior_that_moves(measures: dict[str, Measure]) -> None:
    for measure in measures.values():
        prior = prior_of(measure)
        assert prior.motion.noise > 0 and prior.motion.drift > 0 and prior.motion.damping > 0
        assert prior.registration > 0 and prior.level > 0


def test_what_is_named_goes_before_its_unit_and_the_rest_has_the_last(measures: dict[str, Measure]) -> None:
    assert prior_of(measures["welfare_files"]).name == "welfare"
    assert prior_of(measures["business_climate_grade"]).name == "grade"
    assert families()[-1].units == ("*",)
    named = [name for family in families() for name in family.measures]
    assert len(named) == len(set(named))
    assert set(named) <= set(measures)


def test_a_prior_says_where_it_comes_from() -> None:
    assert all(
        family.source.nl and family.source.en and family.basis in ("fitted", "assumed")
        for family in families()
    )
    shipped = {panel.family for panel in PANELS}
    assert {family.name for family in families() if family.basis == "fitted"} == {*shipped, "any"}


def test_an_unknown_family_is_no_prior() -> None:
    with pytest.raises(KeyError):
        prior_named("weather")


def test_the_smaller_the_livelier() -> None:
    welfare = prior_named("welfare")
    assert welfare.for_level(100).noise > 2 * welfare.for_level(10_000).noise
    assert welfare.for_level(0).noise == welfare.for_level(1).noise


def _evidence(prior: Prior, panel: Sequence[Sequence[Observation]]) -> float:
    return sum(fit(region, prior).log_evidence for region in panel)


def _times(prior: Prior, name: str, times: float) -> Prior:
    if name in IN_MOTION:
        return replace(prior, motion=replace(prior.motion, **{name: times * getattr(prior.motion, name)}))
    return replace(prior, **{name: times * getattr(prior, name)})


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.family)
def test_no_fitted_number_is_beaten_by_a_third_more_or_less(panel: Panel) -> None:
    regions = list(deviations(panel).values())
    assert len(regions) > 300
    prior = prior_named(panel.family)
    best = _evidence(prior, regions)
    beaten = {
        (name, times): gain
        for name in panel.free
        for times in (0.7, 1.3)
        if (gain := _evidence(_times(prior, name, times), regions) - best) > 2
    }
    assert beaten == {}


def test_a_prior_of_two_years_covers_the_changes_of_the_third() -> None:
    panel = next(each for each in PANELS if each.family == "welfare")
    earlier = list(deviations(panel, until=2016).values())
    # Every second region, in half the time; `scripts/fit_priors.py --until 2016` takes all.
    prior, whole, held = (
        fit_prior(prior_named("welfare"), earlier[::2], panel.free, rounds=80),
        deviations(panel),
        [],
    )
    for number, figures in enumerate(whole.values()):
        *known, coming = figures
        draws = fit(known, prior).draws(np.array([coming.middle]), 1_000, number)[:, 0]
        low, high = np.log(np.quantile(draws, (0.1, 0.9)))
        # What came is known to five persons either way: the part of that within the band.
        held.append(
            np.clip((min(coming.high, high) - max(coming.low, low)) / (coming.high - coming.low), 0, 1)
        )
    assert len(held) > 300
    assert 0.75 <= np.mean(held) <= 0.90


def test_a_panel_is_apart_from_what_all_did_together() -> None:
    panel = next(each for each in PANELS if each.family == "inhabitants")
    moves = [each[-1].high - each[0].high for each in deviations(panel).values()]
    assert abs(np.median(moves)) < log(1.02)

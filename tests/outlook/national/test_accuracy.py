"""How good the outlook is on figures that ship: the bars of the benchmark, and another series beside it."""

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.outlook_national import (
    HORIZONS,
    Outcome,
    coverage,
    effective_moments,
    interval,
    last_value,
    mean_error,
    rolled,
    rolled_peer,
    within,
)
from perspectief.outlook import national

Floats = NDArray[np.float64]


@pytest.fixture(scope="module")
def ours() -> list[Outcome]:
    return rolled()


def test_errors_stay_within_what_was_asked(ours: list[Outcome]) -> None:
    errors = [mean_error(ours, ahead) for ahead in HORIZONS]
    assert (np.array(errors) <= (1.25, 2.3, 5.0, 6.0)).all(), errors


def test_errors_from_2015_stay_within_what_was_asked(ours: list[Outcome]) -> None:
    errors = [mean_error(within(ours, "from 2015"), ahead) for ahead in HORIZONS]
    assert (np.array(errors) <= (1.1, 2.3, 4.6, 5.0)).all(), errors


def test_the_last_value_does_as_was_known_of_it() -> None:
    # The same origins, targets and mean as those by which the bars were set.
    errors = [mean_error(rolled_peer(last_value), ahead) for ahead in HORIZONS]
    assert errors == pytest.approx([2.2, 3.8, 6.7, 9.3], abs=0.06)


def test_bands_cover_what_came(ours: list[Outcome]) -> None:
    shares = np.array([coverage(ours, ahead) for ahead in HORIZONS])
    assert ((shares.round(2) >= 0.75) & (shares.round(2) <= 0.88)).all(), shares  # asked in whole per cent


def test_bands_cover_what_came_before_2015_too(ours: list[Outcome]) -> None:
    shares = np.array([coverage(within(ours, "before 2015"), ahead) for ahead in HORIZONS])
    assert (shares >= 0.70).all(), shares


def test_an_outlook_knows_nothing_later(welfare: Floats) -> None:
    cut = national.fit(welfare[:200], national.WELFARE)
    changed = welfare.copy()
    changed[200:] += 1.0
    again = national.fit(changed[:200], national.WELFARE)
    np.testing.assert_array_equal(cut.draws(36, 20, 1), again.draws(36, 20, 1))


def test_the_employed_are_foreseen_better_than_by_last_year(employed: Floats) -> None:
    errors, plain = [], []
    for origin in range(72, len(employed) - 12, 4):
        middle = national.fit(employed[: origin + 1]).middle(12)
        came = employed[origin + 1 : origin + 13]
        errors.append(np.abs(middle - came))
        plain.append(np.abs(employed[origin - 11 : origin + 1] - came))
    ours_by_month, plain_by_month = np.mean(errors, axis=0), np.mean(plain, axis=0)
    assert ours_by_month[5] < 0.6 * plain_by_month[5]
    assert ours_by_month[11] < 0.9 * plain_by_month[11]


def test_overlapping_outlooks_are_worth_few_moments() -> None:
    hits = [True] * 50 + [False] * 20 + [True] * 30
    assert 3 < effective_moments(hits, 6) < 8
    assert effective_moments([True, False] * 50, 1) == 100
    assert effective_moments([True] * 60, 12) == 5


def test_an_interval_of_few_moments_is_wide() -> None:
    low, high = interval(0.8, 6)
    assert 0.3 < low < 0.5 and 0.9 < high < 1.0
    narrow = interval(0.8, 600)
    assert narrow[1] - narrow[0] < 0.07

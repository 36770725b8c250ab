"""Fitting a national series: known numbers are found again, and what cannot be fitted is refused."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.outlook import national

Floats = NDArray[np.float64]
Made = Callable[..., Floats]
WIDE = national.Beliefs(damping=(0.92, 0.03), pull=(0.004, 0.003), cyclic=1.0)
SEASON = tuple(float(each) for each in 0.004 * np.sin(np.arange(12) / 6.0 * np.pi))


@pytest.mark.parametrize(("damping", "pull"), [(0.97, 0.001), (0.9, 0.004), (0.86, 0.007)])
def test_a_series_made_by_the_model_gives_its_parameters_back(
    made: Made, damping: float, pull: float
) -> None:
    found = national.fit(made(5, 900, damping=damping, pull=pull), WIDE).parameters
    assert found.damping == pytest.approx(damping, abs=3 * found.damping_sd + 0.01)
    assert found.pull == pytest.approx(pull, abs=3 * found.pull_sd)
    assert found.shock == pytest.approx(0.0015, rel=0.15)
    assert found.damping_sd < 0.025


def test_more_damping_is_told_from_less(made: Made) -> None:
    fast, slow = (national.fit(made(5, 900, damping=each), WIDE).parameters for each in (0.86, 0.97))
    assert slow.damping - fast.damping > 2 * (fast.damping_sd + slow.damping_sd)


def test_the_season_is_found_and_carried_on(made: Made) -> None:
    levels = made(3, 305, season=SEASON)
    found = national.fit(levels, WIDE).parameters
    shifted = np.roll(SEASON, -((240 + 305) % 12))
    off = np.array(found.season) - shifted
    assert (off**2).mean() ** 0.5 < 0.001  # the season itself has .0028
    assert sum(found.season) == pytest.approx(0.0, abs=1e-9)


def test_bands_cover_what_comes_of_series_made_by_the_model(made: Made) -> None:
    covered = []
    for seed in range(150):
        levels = made(seed, 276)
        model = national.fit(levels[:240], national.WELFARE)
        off = np.abs(levels[240:] - model.middle(36)) / model.spread(36)
        covered.append(off[[5, 11, 23, 35]] < 1.2816)
    # 150 independent series: a standard deviation of .033.
    assert np.mean(covered, axis=0) == pytest.approx(np.full(4, 0.8), abs=0.11)


def test_a_pull_is_believed_in_where_figures_show_one(made: Made) -> None:
    cycling = made(11, 900, damping=0.9, pull=0.006)
    growing = 12.0 + 0.002 * np.arange(900) + np.random.default_rng(1).normal(0.0, 0.002, 900).cumsum()
    with_pull, without = (national.fit(each).parameters.pull for each in (cycling, growing))
    assert with_pull > 10 * without


def test_a_flat_series_stays_flat_and_is_not_sure_of_it() -> None:
    model = national.fit(np.full(60, 12.0))
    assert model.middle(36) == pytest.approx(np.full(36, 12.0), abs=1e-6)
    assert 0.0 < model.spread(36)[-1] < 0.05
    assert np.isfinite(model.draws(36, 100, 1)).all()


@pytest.mark.parametrize("months", [3, 6, 12, 24, 36])
@pytest.mark.parametrize("beliefs", [national.ANY, national.WELFARE])
def test_a_short_series_falls_back_on_beliefs(
    welfare: Floats, months: int, beliefs: national.Beliefs
) -> None:
    model = national.fit(welfare[-months:], beliefs)
    assert np.abs(model.middle(36) - welfare[-1]).max() < 0.1
    assert 0.03 < model.spread(36)[-1] < 0.3
    assert model.parameters.damping == pytest.approx(beliefs.damping[0], abs=0.03)


def test_a_short_mean_hardly_pulls(welfare: Floats) -> None:
    short, long = (national.fit(each, national.WELFARE) for each in (welfare[-12:], welfare))
    assert short.settings[:, 1].max() < 0.15 * long.settings[:, 1].max()


def test_months_without_a_figure_widen_the_outlook(welfare: Floats) -> None:
    gone = welfare.copy()
    gone[-6:] = np.nan
    gappy, whole = national.fit(gone, national.WELFARE), national.fit(welfare, national.WELFARE)
    six_ago = national.fit(welfare[:-6], national.WELFARE)
    assert gappy.spread(6)[0] > whole.spread(6)[0]
    assert gappy.middle(6) == pytest.approx(six_ago.middle(12)[6:], abs=0.002)


def test_months_before_the_first_figure_do_not_count(welfare: Floats) -> None:
    padded = np.concatenate([np.full(12, np.nan), welfare])
    np.testing.assert_array_equal(
        national.fit(padded, national.WELFARE).middle(12), national.fit(welfare, national.WELFARE).middle(12)
    )


def test_a_rounded_last_figure_counts_for_less(welfare: Floats) -> None:
    higher, exact, rough = welfare.copy(), np.zeros(len(welfare)), np.zeros(len(welfare))
    higher[-1] += 0.002
    rough[-1] = 0.003
    moved = [
        national.fit(higher, national.WELFARE, rounding).middle(1)[0]
        - national.fit(welfare, national.WELFARE, rounding).middle(1)[0]
        for rounding in (exact, rough)
    ]
    assert 0.0 < moved[1] < 0.4 * moved[0]
    spreads = [national.fit(welfare, national.WELFARE, each).spread(1)[0] for each in (exact, rough)]
    assert spreads[1] > 1.3 * spreads[0]


def test_earlier_misses_widen_the_outlook_and_hits_do_not_narrow_it(made: Made) -> None:
    calm = made(2, 300)
    waves = calm + 0.05 * np.sin(np.arange(300) / 300.0 * 60.0)  # faster than beliefs allow for
    factors = [dict(national.fit(each, national.WELFARE).parameters.widths) for each in (calm, waves)]
    assert min(factors[0].values()) >= 1.0
    assert factors[1][12] > factors[0][12]


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        ([], "0 figures"),
        ([12.0, 12.1], "2 figures"),
        ([np.nan] * 40, "0 figures"),
        ([12.0, np.inf, 12.0, 12.0], "log level"),
        ([12.0, -np.inf, 12.0, 12.0], "log level"),
        ([[12.0, 12.0, 12.0]], "one row"),
        ([12.0] * 12_001, "at most"),
    ],
)
def test_what_is_no_series_is_refused(levels: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        national.fit(np.array(levels))


@pytest.mark.parametrize("rounding", [[0.1], [-0.1] * 4, [np.nan] * 4, [np.inf] * 4])
def test_what_is_no_rounding_is_refused(rounding: list[float]) -> None:
    with pytest.raises(ValueError, match="rounding"):
        national.fit(np.full(4, 12.0), rounding=np.array(rounding))


@pytest.mark.parametrize(
    "changed",
    [
        {"damping": (1.0, 0.1)},
        {"damping": (0.9, 0.0)},
        {"pull": (0.0, 0.1)},
        {"pull": (0.001, -1.0)},
        {"cyclic": 1.1},
        {"scale": 0.0},
        {"worth": -1.0},
        {"trust": 0.0},
    ],
)
def test_what_cannot_be_believed_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"between|positive"):
        national.Beliefs(**({"damping": (0.9, 0.1), "pull": (0.001, 0.001), "cyclic": 0.5} | changed))  # type: ignore[arg-type]  # wrong on purpose

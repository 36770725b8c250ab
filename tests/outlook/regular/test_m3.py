"""The bars on the 1,428 monthly series of the M3 competition; what they became is only scored."""

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks import outlook_m3 as bench
from perspectief.outlook import regular

Floats = NDArray[np.float64]

pytestmark = pytest.mark.skipif(not bench.SHARED.is_dir(), reason="needs ../shared/data/forecasting")


@pytest.fixture(scope="module")
def series() -> bench.Series:
    return bench.read()


@pytest.fixture(scope="module")
def found(series: bench.Series) -> regular.Forecast:
    return regular.forecast_all(series.train, bench.HORIZON)


def test_the_middle_is_as_accurate_as_the_bars_ask(series: bench.Series, found: regular.Forecast) -> None:
    assert len(series.train) == 1428 and series.came.shape == (1428, 18)
    assert bench.smape(series.came, found.middle) <= 13.4
    assert bench.mase(series, found.middle) <= 0.83


def test_widths_from_training_parts_alone_cover(series: bench.Series, found: regular.Forecast) -> None:
    quantiles = found.quantiles(bench.CHANCES)
    assert 0.78 <= bench.covered(series.came, quantiles, 80) <= 0.84
    assert 0.93 <= bench.covered(series.came, quantiles, 95) <= 0.97


def test_cross_fitted_widths_cover_and_are_sharp(series: bench.Series, found: regular.Forecast) -> None:
    quantiles = regular.cross_fitted(found, series.came, bench.CHANCES)
    assert 0.79 <= bench.covered(series.came, quantiles, 80) <= 0.81
    assert 0.94 <= bench.covered(series.came, quantiles, 95) <= 0.96
    assert bench.interval_score(series, quantiles, (80, 95)) <= 0.38

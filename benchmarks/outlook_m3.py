"""Forecasts of the 1,428 monthly series of the M3 competition: ours, and a mean of four statsforecast models.

    python benchmarks/outlook_m3.py [--peer 60 | --peer all] [--seed 3]

Horizon 18; what the series became is only used to score, and for the widths that are called cross-fitted
(each series gets widths learnt from other series). sMAPE: mean of 200 |a - f| / (|a| + |f|). MASE: mean
absolute error over that of the seasonal naive forecast within the training part. WIS: weighted interval score
(Bracher et al. 2021, doi:10.1371/journal.pcbi.1008618) of the median and the bands of 80 and 95 %, over the
same scale; beside it the one that has the band of 50 % as well. Bands count outcomes over all series and
months ahead.

The peer is the mean of AutoARIMA, AutoETS, AutoCES and DynamicOptimizedTheta, on a random sample (its size
and seed are printed) or on all series. It is timed series by series after one to warm up; we are timed on all
series, learning of widths included. Its bands are the mean of those of the four. Needs
../shared/data/forecasting and statsforecast. Nothing is asserted: the figures are printed, with the load of
the machine.
"""

import argparse
import csv
import gzip
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
from numpy.typing import NDArray

from perspectief.outlook import regular

Floats = NDArray[np.float64]

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data" / "forecasting"
HORIZON, SEASON, RUNS = 18, 12, 5
CHANCES: Floats = np.array([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])
BANDS = {50: (2, 4), 80: (1, 5), 95: (0, 6)}
_FIRST_CALL = """
import sys, time
import numpy as np
began = time.perf_counter()
from perspectief.outlook import regular
regular.forecast(100 + np.arange(60.0) % 12, 18)
print(time.perf_counter() - began)
"""


@dataclass(frozen=True, slots=True)
class Series:
    """The training parts, what came after (n, 18), and the scale of errors (n)."""

    train: list[Floats]
    came: Floats
    scale: Floats

    def some(self, places: Sequence[int]) -> "Series":
        chosen = list(places)
        return Series([self.train[i] for i in chosen], self.came[chosen], self.scale[chosen])


def read() -> Series:
    """All monthly series."""
    parts: dict[str, dict[str, list[float]]] = {"train": defaultdict(list), "test": defaultdict(list)}
    with gzip.open(SHARED / "m3_monthly.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            parts[row["split"]][row["series"]].append(float(row["value"]))
    train = [np.array(values) for values in parts["train"].values()]
    came = np.array([parts["test"][name] for name in parts["train"]])
    scale = np.array([np.abs(one[SEASON:] - one[:-SEASON]).mean() for one in train])
    return Series(train, came, scale)


def smape(came: Floats, middle: Floats) -> float:
    """Symmetric mean absolute percentage error."""
    return float(np.mean(200 * np.abs(came - middle) / (np.abs(came) + np.abs(middle))))


def mase(series: Series, middle: Floats) -> float:
    """Mean absolute scaled error."""
    return float(np.mean(np.abs(series.came - middle).mean(axis=1) / series.scale))


def covered(came: Floats, quantiles: Floats, level: int) -> float:
    """The share of outcomes within a band."""
    low, high = (quantiles[..., i] for i in BANDS[level])
    return float(np.mean((came >= low) & (came <= high)))


def interval_score(series: Series, quantiles: Floats, levels: Sequence[int]) -> float:
    """The scaled weighted interval score of the median and the bands."""
    came, middle = series.came, quantiles[..., 3]
    total = 0.5 * np.abs(came - middle)
    for level in levels:
        low, high = (quantiles[..., i] for i in BANDS[level])
        missed = np.maximum(low - came, 0) + np.maximum(came - high, 0)
        total = total + (1 - level / 100) / 2 * (high - low) + missed
    return float(np.mean(total.mean(axis=1) / (len(levels) + 0.5) / series.scale))


def line(name: str, series: Series, quantiles: Floats) -> str:
    """One row of the table."""
    middle = quantiles[..., 3]
    shares = " ".join(f"{100 * covered(series.came, quantiles, level):6.1f}" for level in BANDS)
    two, three = (interval_score(series, quantiles, levels) for levels in ((80, 95), (50, 80, 95)))
    return (
        f"{name:42} {smape(series.came, middle):6.2f} {mase(series, middle):6.3f}"
        f" {shares} {two:6.3f} {three:6.3f}"
    )


def peer_models() -> list[Any]:
    """The four models, fresh."""
    from statsforecast.models import AutoARIMA, AutoCES, AutoETS, DynamicOptimizedTheta

    kinds = (AutoARIMA, AutoETS, AutoCES, DynamicOptimizedTheta)
    return [kind(season_length=SEASON) for kind in kinds]


def peer(values: Floats) -> Floats:
    """Quantiles (18, 7) of one series: means of the four models' own."""
    found = []
    for model in peer_models():
        said = model.forecast(y=values, h=HORIZON, level=[50, 80, 95])
        names = ["lo-95", "lo-80", "lo-50", "mean", "hi-50", "hi-80", "hi-95"]
        found.append(np.stack([said[name] for name in names], axis=1))
    quantiles: Floats = np.mean(found, axis=0)
    return quantiles


def timed_peer(train: Sequence[Floats]) -> tuple[Floats, float]:
    """Quantiles (n, 18, 7) and seconds for each series, after one series to warm up."""
    peer(train[0])
    began = time.perf_counter()
    quantiles = np.stack([peer(one) for one in train])
    return quantiles, (time.perf_counter() - began) / len(train)


def timed_ours(train: Sequence[Floats]) -> tuple[regular.Forecast, float]:
    """The outlooks with widths learnt from the training parts, and the median of seconds for all series."""
    regular.forecast_all(train[:2], HORIZON, SEASON)
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        regular.forecast_all(train, HORIZON, SEASON).quantiles(CHANCES)
        taken.append(time.perf_counter() - began)
    return regular.forecast_all(train, HORIZON, SEASON), statistics.median(taken)


def first_call() -> float:
    """Seconds from importing to the first outlook in a new process; compiled code comes from the cache."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", _FIRST_CALL]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--peer", default="60", help="how many series the peer gets, or: all")
    parser.add_argument("--seed", type=int, default=3)
    given, _ = parser.parse_known_args()
    series = read()
    number = len(series.train)
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"M3 monthly, {number} series, horizon {HORIZON}; {machine}")
    ours, seconds = timed_ours(series.train)
    alone = ours.quantiles(CHANCES)
    crossed = regular.cross_fitted(ours, series.came, CHANCES)
    print(f"{'':42} {'sMAPE':>6} {'MASE':>6} {'50 %':>6} {'80 %':>6} {'95 %':>6} {'WIS':>6} {'WIS50':>6}")
    print(line("ours, widths from training parts alone", series, alone))
    print(line("ours, widths cross-fitted over series", series, crossed))
    size = number if given.peer == "all" else min(number, int(given.peer))
    places = sorted(np.random.default_rng(given.seed).choice(number, size, replace=False).tolist())
    sample = series.some(places)
    theirs, each = timed_peer(sample.train)
    print(f"on {size} of them (random, seed {given.seed}):")
    print(line("ours, widths from training parts alone", sample, alone[places]))
    print(line("mean of four statsforecast models", sample, theirs))
    print(
        f"ours {seconds:.2f} s for all (median of {RUNS}), {1e3 * seconds / number:.2f} ms a series;"
        f" the peer {1e3 * each:.0f} ms a series: {each * number / seconds:.0f} times ours."
        f" First call in a new process {first_call():.1f} s"
    )


if __name__ == "__main__":
    main()

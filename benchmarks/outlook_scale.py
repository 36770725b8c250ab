"""Every municipality, ten measures, twenty years of months: bands and a chance for each, on two cores.

    python -m benchmarks.outlook_scale [--regions 34 342 3420]

Series are made up: a country's path with a local part each. Each is fitted (its liveliness weighed) on its
last 120 months; 1,000 paths are drawn for 24 months, and bands and the chance of 5 % less in a year are taken
from them. Cost should grow with the number of regions, no faster.
"""

import argparse
import os
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from threadpoolctl import threadpool_limits

from perspectief.outlook import national
from perspectief.outlook.bands import LEVELS
from perspectief.outlook.driver import Driver
from perspectief.outlook.motion import Array
from perspectief.outlook.observation import MONTH, Observation
from perspectief.outlook.priors import prior_named
from perspectief.outlook.trajectory import fit

MEASURES, MONTHS, AHEAD, DRAWS = 10, 240, 24, 1_000
CORES = 2
BATCH = 100
TIMES = np.arange(MONTHS) * MONTH


def made_up(measure: int, regions: int) -> tuple[Driver, Array]:
    """A country's driver and levels (regions, months) that move with it."""
    rng = np.random.default_rng(measure)
    country = np.cumsum(0.9 ** np.arange(MONTHS) * 0.002 + rng.normal(0, 0.004, MONTHS))
    model = national.fit(country, national.WELFARE)
    driver = Driver(0.0, country, model.middle(AHEAD + 2), model.draws(AHEAD + 2, DRAWS, measure))
    local = np.cumsum(rng.normal(0, 0.004, (regions, MONTHS)), axis=1)
    return driver, np.exp(7 + country + local + rng.normal(0, 0.003, (regions, MONTHS)))


def judged(work: tuple[int, Driver, Array]) -> tuple[Array, Array]:
    """Bands (regions, 7, months) and chances (regions) of some regions of one measure."""
    seed, driver, levels = work
    prior, ahead = prior_named("welfare"), TIMES[-1] + (np.arange(AHEAD) + 1) * MONTH
    bands, chances = np.empty((len(levels), len(LEVELS), AHEAD)), np.empty(len(levels))
    with threadpool_limits(1):
        for at, row in enumerate(levels):
            known = [Observation("point", t, t, v, v) for t, v in zip(TIMES, np.log(row), strict=True)]
            draws = fit(known, prior, driver).draws(ahead, DRAWS, seed + at)
            bands[at] = np.quantile(draws, LEVELS, axis=0)
            chances[at] = (draws[:, 11] <= 0.95 * row[-1]).mean()
    return bands, chances


def timed(regions: int) -> float:
    """Seconds for so many regions and all measures."""
    panels = [made_up(measure, regions) for measure in range(MEASURES)]
    work = [
        (measure * regions + begin, driver, levels[begin : begin + BATCH])
        for measure, (driver, levels) in enumerate(panels)
        for begin in range(0, regions, BATCH)
    ]
    began = time.perf_counter()
    with ProcessPoolExecutor(CORES) as pool:
        found = list(pool.map(judged, work))
    assert sum(len(chances) for _, chances in found) == regions * MEASURES
    return time.perf_counter() - began


def main(counts: tuple[int, ...] = (34, 342, 3420)) -> None:
    """Print seconds for each number of regions, and per series."""
    print(f"{MEASURES} measures, {MONTHS} months, {CORES} processes, load {os.getloadavg()[0]:.1f}")
    for regions in counts:
        seconds = timed(regions)
        each = 1000 * seconds / regions / MEASURES
        print(f"{regions:>6,} regions: {seconds:7.1f} s, {each:.1f} ms per series", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=int, nargs="*", default=[34, 342, 3420])
    main(tuple(parser.parse_args().regions))

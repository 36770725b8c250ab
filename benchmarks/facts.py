"""Ten million figures checked, stored and asked: the store of fetched figures, plain pandas and SQLite.

    python benchmarks/facts.py [--rows 10000000] [--runs 9] [--only ours pandas sqlite]

Each contender runs in a process of its own, on the same made-up figures: 40 measures, 342 municipalities,
20 years of months, each month published three times (provisional, revised, final). They come measure by
measure, as tables of a source do. Each contender checks the same rules, leaves out what is known already,
stores the rest, and then gives the whole panel of one measure as of a day. What is measured is checking and
storing; making the figures is not. Needs pandas and pyarrow (the `bench` dependency group). Nothing is
asserted: the numbers are printed, with the load of the machine.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np

from benchmarks.contenders import CONTENDERS, Rows

MEASURES, REGIONS, MONTHS, VINTAGES = 40, 342, 240, 3
DAYS = ["2012-03-31", "2018-06-30", "2026-01-01"]


def made_up(number: int, regions: int) -> Rows:
    """The figures of one measure, published measure by measure; the same every time."""
    rng = np.random.default_rng(number)
    shape = (regions, MONTHS, VINTAGES)
    first = np.datetime64("2006-01") + np.arange(MONTHS)
    months = np.broadcast_to(first[None, :, None], shape).ravel()
    vintage = np.broadcast_to(np.arange(VINTAGES)[None, None, :], shape).ravel()
    level = rng.integers(200, 9000, (regions, 1, 1)) + rng.integers(-50, 50, (regions, MONTHS, 1))
    value = (level + np.arange(VINTAGES)[None, None, :]).astype(float).ravel()
    return Rows(
        measure=f"measure_{number:02d}",
        region=np.repeat(np.arange(regions, dtype=np.int32), MONTHS * VINTAGES),
        start=months.astype("datetime64[D]"),
        end=(months + 1).astype("datetime64[D]") - 1,
        value=np.maximum(value, 0),
        final=(vintage == VINTAGES - 1),
        published_on=(months + np.array([2, 5, 12])[vintage] + 1).astype("datetime64[D]"),
    )


def regions_for(rows: int) -> int:
    """How many municipalities give about so many figures."""
    return max(1, min(REGIONS, round(rows / (MEASURES * MONTHS * VINTAGES))))


def run(name: str, rows: int, runs: int) -> dict[str, float]:
    """One contender, in this process."""
    regions = regions_for(rows)
    with tempfile.TemporaryDirectory() as scratch:
        contender = CONTENDERS[name](Path(scratch), regions)
        stored, seconds, worked = 0, 0.0, 0.0
        for number in range(MEASURES):
            batch = made_up(number, regions)
            began, busy = time.perf_counter(), time.process_time()
            stored += contender.add(batch)
            seconds += time.perf_counter() - began
            worked += time.process_time() - busy
        again = _timed(lambda: contender.add(made_up(7, regions)), 1)[0]
        taken, cells = [], 0
        for number in range(runs):
            asked = f"measure_{(number * 7) % MEASURES:02d}", DAYS[number % len(DAYS)]
            began = time.perf_counter()
            cells = contender.panel(*asked)
            taken.append(time.perf_counter() - began)
        size = sum(path.stat().st_size for path in Path(scratch).rglob("*") if path.is_file())
    return {
        "rows": stored,
        "seconds": seconds,
        "rate": stored / seconds,
        "cpu_rate": stored / worked,
        "again": again,
        "panel": statistics.median(taken),
        "panel_worst": max(taken),
        "cells": cells,
        "disk": size / 1e6,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        **{f"share of {part}": share for part, share in contender.shares(seconds).items()},
    }


def _timed(work: Callable[[], object], runs: int) -> list[float]:
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return taken


def main() -> None:
    """Run the contenders one after the other and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=9, help="questions asked; the median counts")
    parser.add_argument("--only", nargs="*", choices=list(CONTENDERS), default=list(CONTENDERS))
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        print(json.dumps(run(given.only[0], given.rows, given.runs)))
        return
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
    print(
        f"{'':8} {'figures':>10} {'a second':>10} {'a CPU second':>13} {'again':>7} {'panel':>9} {'worst':>9}"
        f" {'memory':>8} {'disk':>8}"
    )
    for name in given.only:
        command = [sys.executable, __file__, "--inside", "--only", name, "--rows", str(given.rows)]
        done = subprocess.run(
            [*command, "--runs", str(given.runs)], check=True, capture_output=True, text=True
        )
        seen = json.loads(done.stdout)
        print(
            f"{name:8} {seen['rows']:10,.0f} {seen['rate']:10,.0f} {seen['cpu_rate']:13,.0f}"
            f" {seen['again']:6.2f}s"
            f" {seen['panel'] * 1e3:6.0f} ms {seen['panel_worst'] * 1e3:6.0f} ms"
            f" {seen['memory']:5.0f} MB {seen['disk']:5.0f} MB   load {os.getloadavg()[0]:.1f}"
        )
        shares = {
            key.removeprefix("share of "): part for key, part in seen.items() if key.startswith("share")
        }
        if shares:
            print("         " + ", ".join(f"{part} {share:.0%}" for part, share in shares.items()))


if __name__ == "__main__":
    main()

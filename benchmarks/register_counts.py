"""Counts of 120 months over 2,500, 40,000 and 400,000 files, from made-up columns; where the time goes.

    python benchmarks/register_counts.py [--files 2500 40000 400000] [--runs 5]

The columns are as `perspectief.register.history` gives them: every row with both times, by subject and start.
The sizes are of files that run on the last day; with the history of ten years there are about three times as
many. Nothing is asserted: medians of the runs are printed, with the load of the machine.
"""

import argparse
import cProfile
import os
import pstats
import resource
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
import numpy.typing as npt

from perspectief.register.codes import Group, Scheme
from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import Ages, CountDefinition, Counted, What
from perspectief.register.counting.months import counting_days
from perspectief.register.counting.series import series
from perspectief.register.days import FOREVER, number_of
from perspectief.register.history import Births, Groups, Memberships, Participations, Spells, Works

Column = npt.NDArray[Any]
FIRST, LAST = date(2013, 1, 1), date(2022, 12, 31)
MONTHLY_OUT, BACK = 0.018, 0.25  # of the stock a month; of those who left, within the ten years
COUPLES, AT_WORK = 0.15, 0.5
RUNNING = 0.19  # of all files of those years, on the last day
DEFINITIONS = {
    "stock of files": CountDefinition("a", "m", What.STOCK, Counted.FILES),
    "stock of persons": CountDefinition("a", "m", What.STOCK),
    "stock, 18 to pension age": CountDefinition(
        "a", "m", What.STOCK, schemes=frozenset(Scheme), ages=Ages.BELOW_PENSION_AGE, age_from=18
    ),
    "inflow of persons": CountDefinition("a", "m", What.INFLOW),
    "outflow of persons": CountDefinition("a", "m", What.OUTFLOW),
    "outflow to work": CountDefinition("a", "m", What.OUTFLOW_TO_WORK, schemes=frozenset(Scheme)),
    "returns in 6 months": CountDefinition(
        "a", "m", What.RETURNS, schemes=frozenset(Scheme), period_months=12
    ),
    "participation share": CountDefinition(
        "a", "m", What.PARTICIPATION_SHARE, groups=frozenset({Group.PARTICIPATION}), hours_a_week=2
    ),
    "moves between groups": CountDefinition("a", "m", What.MOVES),
}


def made_up(files: int) -> Columns:
    """Columns of files of which so many run on the last day; the same every time."""
    rng = np.random.default_rng(files)
    start, last = number_of(FIRST) - 3650, number_of(LAST)
    many = int(files / RUNNING)
    begin = rng.integers(start, last, many)
    end = begin + rng.exponential(30.4 / MONTHLY_OUT, many).astype(np.int64) + 1
    again = np.flatnonzero((rng.random(many) < BACK) & (end < last))
    file = np.concatenate([np.arange(many), again])
    gap = rng.exponential(300, len(again)).astype(np.int64) + 1
    begin, end = np.concatenate([begin, end[again] + gap]), np.concatenate([end, end[again] + gap + 700])
    times = _times(rng, begin, np.where(end > last, FOREVER, end))
    scheme = rng.choice([0, 0, 0, 0, 0, 0, 1, 3], many)[file].astype(np.int8)
    reason = np.where(times["end"] == FOREVER, -1, rng.integers(0, 12, len(file))).astype(np.int8)
    spells = _by(file, {"file": file, "scheme": scheme, "reason": reason, **times})
    return _of_people(rng, spells, many)


def _of_people(rng: np.random.Generator, spells: dict[str, Column], many: int) -> Columns:
    second = rng.random(many) < COUPLES
    both = np.concatenate([np.arange(len(spells["file"])), np.flatnonzero(second[spells["file"]])])
    row = {name: column[both] for name, column in spells.items() if name != "scheme"}
    resident = row["file"] + many * (np.arange(len(both)) >= len(spells["file"]))
    members = _by(resident, {"resident": resident, **row})
    times = {name: members[name] for name in ("start", "end", "known_from", "known_until")}
    who = members["resident"]
    group = rng.integers(0, 3, len(who)).astype(np.int8)
    middle = (times["start"] + np.minimum(times["end"], number_of(LAST))) // 2
    moved = _by(
        np.concatenate([who, who]),
        {
            "resident": np.concatenate([who, who]),
            "group": np.concatenate([group, (group + rng.integers(0, 2, len(who)).astype(np.int8)) % 3]),
            "start": np.concatenate([times["start"], middle]),
            "end": np.concatenate([middle, times["end"]]),
            "known_from": np.concatenate([times["known_from"]] * 2),
            "known_until": np.concatenate([times["known_until"]] * 2),
        },
    )
    active = rng.random(len(who)) < 0.6
    part = {name: column[active] for name, column in times.items()}
    kind, hours = rng.integers(0, 8, active.sum()).astype(np.int8), rng.integers(-1, 12, active.sum())
    left = (times["end"] != FOREVER) & (rng.random(len(who)) < AT_WORK)
    work = {name: column[left] for name, column in times.items()}
    work["start"], work["end"] = work["end"], work["end"] + rng.integers(10, 900, left.sum())
    codes = {name: np.zeros(left.sum(), np.int8) for name in ("place", "contract", "subsidy")}
    residents, firsts = np.unique(who, return_index=True)
    born = rng.integers(number_of(date(1945, 1, 1)), number_of(date(2000, 1, 1)), len(residents), np.int32)
    return Columns(
        Memberships(**members),
        Spells(**spells),
        Groups(**moved),
        Participations(resident=who[active], kind=kind, hours=hours, **part),
        Works(resident=who[left], hours=np.full(left.sum(), 24), **codes, **work),
        Births(resident=residents, born=born, **{name: times[name][firsts] for name in times}),
    )


def _times(rng: np.random.Generator, begin: Column, end: Column) -> dict[str, Column]:
    known = begin + rng.integers(0, 40, len(begin))
    columns = {"start": begin, "end": end, "known_from": known, "known_until": np.full(len(begin), FOREVER)}
    return {name: column.astype(np.int32) for name, column in columns.items()}


def _by(who: Column, columns: dict[str, Column]) -> dict[str, Column]:
    order = np.lexsort((columns["start"], who))
    return {name: column[order] for name, column in columns.items()}


def measure(files: int, runs: int) -> None:
    """Print the medians for one size."""
    columns, days = made_up(files), counting_days(FIRST, LAST)
    many, members = len(columns.spells), len(columns.memberships)
    print(f"\n{files:,} files running, {many:,} spells, {members:,} memberships")
    for name, definition in DEFINITIONS.items():
        last = int(series(columns, definition, days, LAST).counts.value[-1])
        clock, busy = [], []
        for _ in range(runs):
            began, worked = time.perf_counter(), time.process_time()
            series(columns, definition, days, LAST)
            clock.append(time.perf_counter() - began)
            busy.append(time.process_time() - worked)
        seconds = f"{statistics.median(clock):8.3f} s ({statistics.median(busy):.3f} s of the processor)"
        print(f"  {name:<26}{seconds}   last month {last:,}")


def profile(files: int, name: str) -> None:
    """Print where the time of one definition goes."""
    columns, days = made_up(files), counting_days(FIRST, LAST)
    watch = cProfile.Profile()
    watch.runcall(series, columns, DEFINITIONS[name], days, LAST)
    print(f"\n{name}, {files:,} files:")
    pstats.Stats(watch).strip_dirs().sort_stats("tottime").print_stats(12)


def main() -> None:
    """Measure each size, then tell where the time goes at the largest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--files", type=int, nargs="*", default=[2_500, 40_000, 400_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--profile", choices=list(DEFINITIONS), default="participation share")
    given = parser.parse_args()
    months, load = len(counting_days(FIRST, LAST)), os.getloadavg()[0]
    print(f"{months} months; load {load:.1f} on {os.cpu_count()} cores")
    for files in given.files:
        measure(files, given.runs)
    profile(max(given.files), given.profile)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB")


if __name__ == "__main__":
    main()

"""Counts of 120 months from a register on SQLite and PostgreSQL, and where the time goes.

    python -m benchmarks.register_counts [--sizes 2500 40000 400000] [--only sqlite postgresql]

A made-up town of each size is put into an empty register, read back by columns and counted by definition, as
known on the last day. Beside it the peer: the same counts in plain SQL on the same database, up to 40,000
files. Both have to give the same numbers. Times are asserted nowhere: medians are printed, with the load.
"""

import argparse
import cProfile
import os
import pstats
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import register_sql, register_town
from perspectief.register import history
from perspectief.register.codes import Group, Scheme
from perspectief.register.counting.columns import Columns
from perspectief.register.counting.definition import Ages, CountDefinition, Counted, What
from perspectief.register.counting.months import counting_days
from perspectief.register.counting.series import series
from perspectief.register.database import close_register, init_register, open_register
from perspectief.register.town.town import MadeUpTown
from tests.register import cluster

SIZES = (2_500, 40_000, 400_000)
VENDORS = ("sqlite", "postgresql")
KEY = "a key for benchmarks only, of more than enough characters"
FIRST, LAST = date(2016, 1, 1), register_town.UNTIL
PEER_UP_TO, RUNS = 40_000, 5
ALL = frozenset(Scheme)


def _returns(months: int) -> CountDefinition:
    return CountDefinition("a", "m", What.RETURNS, schemes=ALL, period_months=12, return_months=months)


DEFINITIONS = {
    "stock of files": CountDefinition("a", "m", What.STOCK, Counted.FILES),
    "stock of persons": CountDefinition("a", "m", What.STOCK),
    "stock, 18 to pension age": CountDefinition(
        "a", "m", What.STOCK, schemes=ALL, ages=Ages.BELOW_PENSION_AGE, age_from=18
    ),
    "inflow of persons": CountDefinition("a", "m", What.INFLOW),
    "outflow of persons": CountDefinition("a", "m", What.OUTFLOW),
    "outflow to work": CountDefinition("a", "m", What.OUTFLOW_TO_WORK, schemes=ALL),
    "returns in 6 months": _returns(6),
    "returns in 12 months": _returns(12),
    "returns in 24 months": _returns(24),
    "participation share": CountDefinition(
        "a", "m", What.PARTICIPATION_SHARE, groups=frozenset({Group.PARTICIPATION}), hours_a_week=2
    ),
    "moves between groups": CountDefinition("a", "m", What.MOVES),
}
_DAYS = counting_days(FIRST, LAST)


def measure(files: int, vendors: tuple[str, ...]) -> None:
    """One size on every database: filling, reading, the peer; then counting, which no database sees."""
    town = register_town.town_of(files)
    found: list[Columns] = []
    for vendor in vendors:
        with tempfile.TemporaryDirectory() as scratch, _place(vendor, Path(scratch)) as where:
            found = [_from_database(where, vendor, town, files)]
    print(f"  counting 120 months, medians of {RUNS}; load {os.getloadavg()[0]:.1f}", flush=True)
    for name, definition in DEFINITIONS.items():
        seconds, busy, told = _counted(found[-1], definition)
        print(f"    {name:<26}{seconds:7.3f} s ({busy:.3f} s of the processor)   December 2024: {told:,}")
    _where_it_goes(found[-1])
    print(f"  peak of memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB")


@contextmanager
def _place(vendor: str, folder: Path) -> Iterator[str]:
    """An empty register for a while."""
    if vendor == "sqlite":
        init_register(folder)
        yield str(folder)
        close_register()
        return
    with cluster.cluster() as home:
        cluster.make_database(home, "bench")
        init_register(cluster.url(home, "bench"))
        yield cluster.url(home, "bench")
        close_register()


def _from_database(where: str, vendor: str, town: MadeUpTown, files: int) -> Columns:
    """Fill a register, read it and let the peer count in it."""
    began = time.perf_counter()
    rows = register_town.fill(town)
    print(f"  {vendor}: {rows:,} rows filled in {time.perf_counter() - began:.0f} s", flush=True)
    close_register()
    open_register(where)
    columns, seconds, worked = {}, {}, time.process_time()
    for name in [each.name for each in fields(Columns)]:
        began = time.perf_counter()
        columns[name] = getattr(history, name)()
        seconds[name] = time.perf_counter() - began
    read, whole = sum(map(len, columns.values())), sum(seconds.values())
    busy, load = time.process_time() - worked, os.getloadavg()[0]
    parts = ", ".join(f"{name} {part:.2f}" for name, part in seconds.items())
    print(f"    {read:,} rows read in {whole:.2f} s ({1e6 * whole / read:.2f} us a row): {parts}")
    print(f"    of the processor, without a server's: {busy:.2f} s; load {load:.1f}", flush=True)
    held = Columns(**columns)
    if files <= PEER_UP_TO:
        _beside_sql(held, vendor)
    return held


def _beside_sql(columns: Columns, vendor: str) -> None:
    """The peer's seconds; it has to count the same."""
    for name, question in register_sql.QUESTIONS.items():
        began = time.perf_counter()
        theirs = register_sql.counted(question, _DAYS, vendor)
        seconds = time.perf_counter() - began
        ours = series(columns, DEFINITIONS[name], _DAYS, LAST).counts.value.tolist()
        if ours != theirs:
            raise SystemExit(f"{name} on {vendor}: the peer counts otherwise")
        print(f"    plain SQL, {name:<20}{seconds:8.2f} s", flush=True)


def _counted(columns: Columns, definition: CountDefinition) -> tuple[float, float, int]:
    """Seconds on the clock and of the processor, and the count of a year earlier, all of which was known."""
    clock, busy, told = [], [], 0
    for _ in range(RUNS):
        began, worked = time.perf_counter(), time.process_time()
        told = int(series(columns, definition, _DAYS, LAST).counts.value[-13])
        clock.append(time.perf_counter() - began)
        busy.append(time.process_time() - worked)
    return statistics.median(clock), statistics.median(busy), told


def _where_it_goes(columns: Columns) -> None:
    """Of all definitions together: what was known, whose spells, and what is counted from those."""
    watch = cProfile.Profile()
    for definition in DEFINITIONS.values():
        watch.runcall(series, columns, definition, _DAYS, LAST)
    spent = _spent(watch)
    known, spells = spent("_relevant"), spent("population") + spent("on_welfare") + spent("within_groups")
    rest = spent("series") - known - spells
    print(f"    of all: what was known {known:.2f} s, spells {spells:.2f} s, counting {rest:.2f} s")


def _spent(watch: cProfile.Profile) -> Callable[[str], float]:
    told: dict[Any, Any] = vars(pstats.Stats(watch))["stats"]
    return lambda name: sum(row[3] for (_, _, function), row in told.items() if function == name)


def main(sizes: tuple[int, ...] = SIZES, vendors: tuple[str, ...] = VENDORS) -> None:
    """Measure each size."""
    os.environ["PERSPECTIEF_REGISTER_KEY"] = KEY
    print(f"{len(_DAYS)} months, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for files in sizes:
        print(f"{files:,} files", flush=True)
        measure(files, vendors)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--only", nargs="*", choices=VENDORS, default=list(VENDORS))
    given = parser.parse_args()
    main(tuple(given.sizes), tuple(given.only))

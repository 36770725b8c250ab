"""What the trail costs: writing an entry in a transaction, alone and with others, and verifying many.

    python -m benchmarks.trail [--entries 2000] [--threads 8] [--verify 100000]

`alone` is one transaction with one entry, from its beginning to its end, so with what the database needs to
keep it. The difference of the next two is what an entry adds to a transaction that does something else.
PostgreSQL is that of the tests, which waits for no disk. Nothing is asserted: medians and the 95th percentile
are printed, with the load.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from django.db import connections, transaction

from perspectief.register.database import init_register, open_register
from perspectief.register.models import Resident
from perspectief.register.trail.anchor import anchor
from perspectief.register.trail.codes import Reason
from perspectief.register.trail.deed import Deed, Ref
from perspectief.register.trail.verify import verify
from perspectief.register.trail.write import write, write_many
from tests.register import cluster

KEY = "a-key-of-a-trail-for-benchmarks-only-long-enough"
AT = datetime(2030, 1, 1, tzinfo=UTC)
DEED = Deed(1, "coach", "see_person", Ref("resident", "0b8f1f0e-0000-4000-8000-000000000001"), Reason.OWN)


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each time."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - began))
    return took


def shown(name: str, took: list[float]) -> None:
    """One line: the median and the 95th percentile."""
    ordered = sorted(took)
    print(
        f"  {name:34} median {statistics.median(took):7.2f} ms   p95 {ordered[int(0.95 * len(took))]:7.2f} ms"
    )


def resident() -> None:
    """A transaction without the trail."""
    with transaction.atomic():
        Resident.objects.create()


def resident_and_entry() -> None:
    """The same with it."""
    with transaction.atomic():
        Resident.objects.create()
        write(DEED, AT)


def at_once(threads: int, each: int) -> list[float]:
    """Many writers, each entry in a transaction of its own."""

    def work(_: int) -> list[float]:
        took = timed(lambda: write(DEED, AT), each)
        connections.close_all()
        return took

    with ThreadPoolExecutor(threads) as pool:
        return [one for some in pool.map(work, range(threads)) for one in some]


def fill(count: int) -> None:
    """So many more entries."""
    for first in range(0, count, 1000):
        write_many([DEED] * min(1000, count - first), AT)


def measure(name: str, folder: Path, given: argparse.Namespace) -> None:
    """All of it on the open register."""
    print(name)
    shown("alone", timed(lambda: write(DEED, AT), given.entries))
    shown("a row, without the trail", timed(resident, given.entries))
    shown("a row, and its entry", timed(resident_and_entry, given.entries))
    shown(f"{given.threads} threads at once", at_once(given.threads, given.entries // given.threads))
    fill(given.verify)
    anchor(folder, AT)
    began = time.perf_counter()
    verdict = verify(folder)
    print(f"  verify {verdict.entries} entries: {time.perf_counter() - began:.1f} s, sound: {verdict.sound}")


def main() -> None:
    """Both databases, one after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--verify", type=int, default=100_000)
    given = parser.parse_args()
    os.environ["PERSPECTIEF_TRAIL_KEY"] = KEY
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        init_register(folder)
        open_register(folder)
        measure("SQLite", Path(folder), given)
    with cluster.cluster() as home, tempfile.TemporaryDirectory() as folder:
        cluster.make_database(home, "trail")
        init_register(cluster.url(home, "trail"))
        open_register(cluster.url(home, "trail"))
        measure("PostgreSQL", Path(folder), given)


if __name__ == "__main__":
    main()

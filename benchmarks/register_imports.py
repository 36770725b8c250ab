"""A month of a million benefits into the register, beside a plain COPY of the same lines into one table.

    python -m benchmarks.register_imports [--lines 1000000] [--only postgresql sqlite]

The lines are made up, one in four with a partner; every BSN is made at run time and passes the
eleven-test. The first month is all new; in the second three in a hundred files are gone, as many are new,
and some changed. `read` reads and checks the lines without a database, `copy` is the limit. Each runs in a
process of its own, so that its memory is its own; `processor` counts the server of PostgreSQL too, `MB` does
not. Nothing is asserted: the numbers are printed, with the load.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from perspectief.register import bsn
from perspectief.register.database import init_register, open_register
from perspectief.register.imports import layout as layouts
from perspectief.register.imports.checks import Checks
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.importing import Order, import_file
from perspectief.register.imports.lining import Lining
from perspectief.register.imports.reading import lines
from tests.register import cluster
from tests.register.imports.towns import CODE, HEADER

MONTHS = ("202203", "202204")
KEY = "a key for benchmarks only, of more than enough characters"


def numbers(count: int) -> Iterator[str]:
    """As many different BSNs that pass the eleven-test."""
    draw = random.Random(6)
    step = draw.randrange(1, 1000)
    first, made = 10_000_000, 0
    while made < count:
        first += step % 7 + 1
        step = (step * 48_271) % 2_147_483_647
        last = (
            sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), str(first), strict=True)) % 11
        )
        if last < 10:
            made += 1
            yield f"{first}{last}"


def write_month(path: Path, month: str, count: int) -> None:
    """One month; in the second, some are gone, new or changed."""
    second = month == MONTHS[1]
    each = numbers(int(count * 1.35) + 1000)
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER + "\n")
        gone = 0
        for number in range(count + count * 3 // 100):
            person, partner = next(each), next(each) if number % 4 == 0 else ""
            if number % 33 == 0 if second else number >= count:
                gone += 1
                continue
            group = "2" if second and number % 50 == 1 else "1"
            born = f"{1955 + number % 45}{number % 12 + 1:02}15"
            told = f"{born if partner else ''};{group if partner else ''};{'0' if partner else ''}"
            start = f"{2010 + number % 11}{number % 12 + 1:02}01"
            if number >= count:
                start = "20220405"
            who = f"{person};{born};{group};{number % 2};{partner};{told}"
            out.write(f"{CODE};{month};D{number:08};{who};01;{start};;;\n")


def run(what: str, folder: Path, where: str) -> dict[str, float]:
    """One measurement, in this process: the seconds of each part, and its own memory in MB."""
    os.environ["PERSPECTIEF_REGISTER_KEY"] = KEY
    seconds: dict[str, float] = {}
    began = time.perf_counter()
    if what == "copy":
        _plain_copy(folder / f"benefits_{MONTHS[0]}.csv", where)
    else:
        open_register(where or folder)
        _measured(what, folder, seconds)
    seconds["all"] = time.perf_counter() - began
    seconds["processor"] = time.process_time() + _server()
    seconds["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return seconds


def _server() -> float:
    """Seconds of the processor that PostgreSQL spent on this connection."""
    if connection.settings_dict.get("ENGINE", "").endswith("postgresql") and connection.connection:
        stat = (
            Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rsplit(")", 1)[1].split()
        )
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _measured(what: str, folder: Path, seconds: dict[str, float]) -> None:
    if what == "read":
        _read_only(folder / f"benefits_{MONTHS[0]}.csv")
        return
    part_now, since = "digest", time.perf_counter()

    def tell(part: str) -> None:
        nonlocal part_now, since
        now = time.perf_counter()
        seconds[part_now] = now - since
        part_now, since = part, now

    at = datetime(2022, 4 + MONTHS.index(what), 10, tzinfo=UTC)
    import_file(Order(folder / f"benefits_{what}.csv", layouts.shipped("benefits"), at, CODE, tell=tell))
    tell("end")


def _read_only(path: Path) -> None:
    layout, marks = layouts.shipped("benefits"), bsn.marker()
    checks = Checks(Kind.BENEFITS, CODE, datetime(2022, 5, 1, tzinfo=UTC), marks)
    for _ in Lining(path.name, layout, marks).batches(lines(path, layout), checks):
        pass


def _plain_copy(path: Path, where: str) -> None:
    import psycopg

    columns = ", ".join(f"{name} text" for name in HEADER.split(";"))
    with psycopg.connect(where) as connection:
        connection.execute(f"CREATE TABLE plain ({columns})")
        sql = "COPY plain FROM STDIN (FORMAT csv, DELIMITER ';', HEADER)"
        with path.open("rb") as stream, connection.cursor().copy(sql) as copy:
            while chunk := stream.read(1 << 20):
                copy.write(chunk)


def measure(folder: Path, where: str, order: list[str]) -> None:
    """Run each in a process of its own and print it."""
    for what in order:
        command = [sys.executable, "-m", "benchmarks.register_imports", "--inside", what, str(folder), where]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr[-3000:])
        seen = json.loads(done.stdout)
        whole, memory, busy = seen.pop("all"), seen.pop("memory"), seen.pop("processor")
        parts = ", ".join(f"{name} {part:.1f}" for name, part in seen.items() if part >= 0.05)
        load = os.getloadavg()[0]
        print(
            f"  {what:7} {whole:6.1f} s  processor {busy:6.1f} s  {memory:5.0f} MB  load {load:.1f}  {parts}",
            flush=True,
        )


def main() -> None:
    """Make the months and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument(
        "--only", nargs="*", choices=["postgresql", "sqlite"], default=["postgresql", "sqlite"]
    )
    parser.add_argument("--inside", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        what, folder, where = given.inside
        print(json.dumps(run(what, Path(folder), where)))
        return
    os.environ["PERSPECTIEF_REGISTER_KEY"] = KEY
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for month in MONTHS:
            write_month(folder / f"benefits_{month}.csv", month, given.lines)
        size = (folder / f"benefits_{MONTHS[0]}.csv").stat().st_size / 1e6
        print(f"{given.lines} lines, {size:.0f} MB, {os.cpu_count()} cores")
        if "sqlite" in given.only:
            init_register(folder)
            print("SQLite")
            measure(folder, "", ["read", *MONTHS])
        if "postgresql" in given.only:
            _on_postgres(folder)


def _on_postgres(folder: Path) -> None:
    with cluster.cluster() as home:
        where = cluster.url(home, "bench")
        cluster.make_database(home, "bench")
        init_register(where)
        print("PostgreSQL")
        measure(folder, where, ["copy", *MONTHS])


if __name__ == "__main__":
    main()

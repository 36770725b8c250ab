"""Everything that the register is judged by, in one run, with peers beside it.

    python -m benchmarks.register [--only counts imports gate] [--sizes 2500 40000 400000] [--lines 1000000]

Counts of 120 months on both databases, beside plain SQL; months of benefits, beside a plain COPY; the gate
over 120 months. PostgreSQL has to be installed (`scripts/ensure_postgres.py`). Nothing is asserted.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks import gate, register_counts


def _imports(lines: int) -> None:
    """In a process of its own: it measures memory."""
    command = [sys.executable, "-m", "benchmarks.register_imports", "--lines", str(lines)]
    subprocess.run(command, check=True)


def main() -> None:
    """Run the parts that were asked for, in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--only", nargs="*", choices=("counts", "imports", "gate"))
    parser.add_argument("--sizes", type=int, nargs="*", default=list(register_counts.SIZES))
    parser.add_argument("--lines", type=int, default=1_000_000)
    given = parser.parse_args()
    parts: dict[str, Callable[[], None]] = {
        "counts": lambda: register_counts.main(tuple(given.sizes)),
        "imports": lambda: _imports(given.lines),
        "gate": lambda: gate.main(120),
    }
    for name in given.only or parts:
        print(f"\n== {name}", flush=True)
        began = time.perf_counter()
        parts[name]()
        print(f"-- {name}: {time.perf_counter() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()

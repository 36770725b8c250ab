"""Measures how long the commands take that a person waits for; prints, and judges nothing.

Each number is the median of five runs (a cold build: of three), as a person would start them: a new
process each time.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PERSPECTIEF = Path(sys.executable).with_name("perspectief")
SCRATCH = (".cache", "site")


def seconds(folder: Path, *arguments: str, runs: int = 5, cold: bool = False) -> list[float]:
    """How long each run of a command took, in seconds; `cold` forgets what earlier runs left."""
    taken = []
    for _ in range(runs):
        if cold:
            for name in SCRATCH:
                shutil.rmtree(folder / name, ignore_errors=True)
        began = time.perf_counter()
        subprocess.run([PERSPECTIEF, *arguments], check=True, capture_output=True, stdin=subprocess.DEVNULL)
        taken.append(time.perf_counter() - began)
    return taken


def main(example: Path) -> None:
    """Measure on a copy of `example`, so that the folder itself stays as it is."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / example.name
        shutil.copytree(example, folder, ignore=shutil.ignore_patterns(*SCRATCH))
        here = str(folder)
        measured = {
            "perspectief --help": seconds(folder, "--help"),
            "build, cold": seconds(folder, "build", here, runs=3, cold=True),
            "build, nothing changed": seconds(folder, "build", here),
            "check": seconds(folder, "check", here),
            "status": seconds(folder, "status", here),
        }
    print(f"{'command':24} {'median':>8} {'fastest':>8} {'slowest':>8}")
    for name, taken in measured.items():
        print(f"{name:24} {statistics.median(taken):7.2f}s {min(taken):7.2f}s {max(taken):7.2f}s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Measures builds of made-up folders, and the same data with a peer; prints, and judges nothing.

`python -m benchmarks.build` builds 1 and 20 folders; `--all` 342 too. `--peer MODULES` measures the peer with
what npm installed there (see benchmarks/eleventy). Pictures of the first VARIANTS folders are drawn; others
have the same invented figures and find them in the shared cache, so drawing is told apart: `cold` draws,
`warm` finds every picture drawn.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import peer
from benchmarks.made_up import houses, write
from benchmarks.measure import Run, run

PERSPECTIEF = Path(sys.executable).with_name("perspectief")
AS_OF = "2026-01-01"
RUNS = {1: 3, 20: 1, 342: 1}


def main() -> None:
    """Build trees of growing size and print a line for each."""
    options = _options()
    sizes = (1, 20, 342) if options.all else (1, 20)
    heads = f"{'seconds':>8} {'pages/s':>8} {'CPU s':>8} {'peak MB':>8}"
    print(f"{'what':34} {'folders':>7} {'pages':>7} {heads}", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        tree = [write(house, place / "tree" / house.code) for house in houses(sizes[-1])]
        for size in sizes:
            _ours(tree[:size], place / "cache")
            if options.peer:
                _theirs(place / f"peer-{size}", options.peer.resolve(), size)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="build 342 folders too")
    parser.add_argument("--peer", type=Path, metavar="MODULES", help="node_modules with the peer")
    return parser.parse_args()


def _ours(folders: Sequence[Path], cache: Path) -> None:
    command: list[str | Path] = [PERSPECTIEF, "build", *folders, "--as-of", AS_OF, "--cache", cache]
    cold = run(command, cache.parent, {})
    pages = sum(1 for folder in folders for _ in (folder / "site").rglob("*.html"))
    _print("Perspectief, new pictures drawn", len(folders), pages, [cold])
    warm = []
    for _ in range(RUNS[len(folders)]):
        for folder in folders:
            shutil.rmtree(folder / "site")  # a site with nothing changed would be left as it is
        warm.append(run(command, cache.parent, {}))
    _print("Perspectief, pictures drawn before", len(folders), pages, warm)


def _theirs(folder: Path, modules: Path, count: int) -> None:
    peer.prepare(houses(count), folder, modules)
    runs = [run(peer.STEP, folder, {}) for _ in range(RUNS.get(count, 1))]
    _print("Eleventy, no charts", count, peer.pages(folder), runs)


def _print(what: str, folders: int, pages: int, runs: Sequence[Run]) -> None:
    seconds = statistics.median(one.seconds for one in runs)
    processor = statistics.median(one.processor for one in runs)
    peak = max(one.megabytes for one in runs)
    rate = f"{seconds:8.1f} {pages / seconds:8.1f} {processor:8.1f} {peak:8.0f}"
    print(f"{what:34} {folders:7} {pages:7} {rate}", flush=True)


if __name__ == "__main__":
    main()

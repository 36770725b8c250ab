"""The peer: Evidence, which makes a site of pages with a table, a chart and text from CSV files.

It needs Node and `npm install` in a folder that `--peer` names. Its charts are drawn in the reader's browser.
"""

import csv
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.made_up import EDITIONS, House

PROJECT = Path(__file__).with_name("evidence")
LOOKS = tuple(f"{language}-{day}" for language in ("nl", "en") for day in ("now", *(id_ for id_, _ in EDITIONS)))
STEPS = (("npm", "run", "sources"), ("npm", "run", "build"))
ENVIRONMENT = {"SEND_ANONYMOUS_USAGE_STATS": "no", "CI": "1"}


def prepare(houses: Iterable[House], folder: Path, modules: Path) -> None:
    """Write the peer's project with the same invented data; `modules` is where npm has installed it."""
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns("node_modules"))
    os.symlink(modules, folder / "node_modules")
    tables = {"looks": _looks, "indicators": _indicators, "levels": _levels}
    made = tuple(houses)
    for name, rows in tables.items():
        with (folder / "sources" / "town" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows(made))


def pages(folder: Path) -> int:
    """How many pages the peer has made."""
    return sum(1 for _ in (folder / "build").rglob("*.html"))


def _looks(houses: tuple[House, ...]) -> Iterator[tuple[object, ...]]:
    yield "house", "look"
    yield from ((house.code, look) for house in houses for look in LOOKS)


def _indicators(houses: tuple[House, ...]) -> Iterator[tuple[object, ...]]:
    yield "house", "indicator", "goal", "title", "text", "last_level", "aim"
    for house in houses:
        for one in house.indicators:
            yield house.code, one.id, one.goal, one.title, one.text, one.levels[-1][1], one.aims[-1]


def _levels(houses: tuple[House, ...]) -> Iterator[tuple[object, ...]]:
    yield "house", "indicator", "year", "level", "source"
    for house in houses:
        for one in house.indicators:
            yield from ((house.code, one.id, year, level, "Verzonnen bron") for year, level in one.levels)

"""The peer: Eleventy, which makes pages of the same invented data from templates; see docs/benchmarks.md why.

It needs Node and `npm install` in a copy of `benchmarks/eleventy`; `--peer` names the `node_modules` made
there.
It draws no charts and writes no downloads, so it does less for each page.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.made_up import EDITIONS, GOALS, House, Indicator

PROJECT = Path(__file__).with_name("eleventy")
DAYS = ("now", *(edition for edition, _ in EDITIONS))
LOOKS = tuple(f"{language}-{day}" for language in ("nl", "en") for day in DAYS)
STEP = ("node", "node_modules/@11ty/eleventy/cmd.cjs")


def prepare(houses: Iterable[House], folder: Path, modules: Path) -> None:
    """Write the peer's project with the same data; `modules` is where npm has installed it."""
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns("node_modules"))
    (folder / "node_modules").symlink_to(modules)
    (folder / "data").mkdir()
    made = [page for house in houses for look in LOOKS for page in _pages(house, look)]
    (folder / "data" / "pages.json").write_text(json.dumps(made), encoding="utf-8")


def pages(folder: Path) -> int:
    """How many pages the peer has made."""
    return sum(1 for _ in (folder / "build").rglob("*.html"))


def _pages(house: House, look: str) -> Iterator[dict[str, object]]:
    shared = {"house": house.code, "name": house.name, "look": look}
    place = f"{house.code}/{look}"
    every = [_line(one, place) for one in house.indicators]
    text = "Alles in dit programma is verzonnen."
    yield {**shared, "path": f"{place}/index.html", "title": house.name, "text": text, "indicators": every}
    for number in range(1, GOALS + 1):
        goal = f"goal-{number}"
        lines = [_line(one, place) for one in house.indicators if one.goal == goal]
        yield {**shared, "path": f"{place}/{goal}.html", "title": goal, "text": text, "indicators": lines}
    for one in house.indicators:
        own = {"path": f"{place}/{one.id}.html", "title": one.title, "text": one.text}
        yield {**shared, **own, "levels": one.levels, "aim": one.aims[-1]}


def _line(one: Indicator, place: str) -> dict[str, object]:
    return {
        "path": f"{place}/{one.id}.html",
        "title": one.title,
        "last": one.levels[-1][1],
        "aim": one.aims[-1],
    }

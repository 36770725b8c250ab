"""Folders that were made up to measure with: real names of municipalities, invented goals and figures.

Every programme says `made_up: true`, so every page made of it says so too.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from perspectief.facts.regions import load_regions

INDICATORS = 40
VARIANTS = 4  # so many sets of figures; more folders than that have the same ones again
GOALS = 8
YEARS = range(2016, 2025)
EDITIONS = (("begroting-2021", "2020-11-05"), ("jaarverslag-2023", "2024-05-20"))
_COLUMNS = (
    "measure,region,start,end,kind,as_published,value,low,high,unit,counted,status,origin,"
    "published_on,published_precision,release,source,source_url,note,assumption"
).split(",")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One invented indicator: a level for each year, and what it should be in two documents."""

    id: str
    goal: str
    title: str
    text: str
    levels: tuple[tuple[int, int], ...]
    aims: tuple[int, int]


@dataclass(frozen=True, slots=True)
class House:
    """One invented programme of a municipality."""

    code: str
    name: str
    indicators: tuple[Indicator, ...]


def houses(count: int, seed: int = 1) -> Iterator[House]:
    """So many programmes, at most one for each municipality of 2026; the same seed gives the same ones."""
    records = load_regions().records.values()
    there = [one for one in records if one.kind == "municipality" and one.last_year == 2026 and one.name]
    for number, record in enumerate(sorted(there, key=lambda one: one.code)[:count]):
        chance = random.Random(seed * 10_000 + number % VARIANTS)
        made = tuple(_indicator(each, chance) for each in range(INDICATORS))
        yield House(record.code, record.name.nl if record.name else record.code, made)


def write(house: House, folder: Path) -> Path:
    """Write a programme as a folder that `perspectief build` takes."""
    (folder / "figures").mkdir(parents=True)
    (folder / "programme.yaml").write_text("\n".join(_programme(house)) + "\n", encoding="utf-8")
    (folder / "measures.yaml").write_text("\n".join(_measures(house)) + "\n", encoding="utf-8")
    with (folder / "figures" / "all.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows(row for indicator in house.indicators for row in _figures(house, indicator))
    return folder


def _indicator(number: int, chance: random.Random) -> Indicator:
    level, levels = chance.randrange(500, 5000), []
    for year in YEARS:
        level = max(50, round(level * chance.uniform(0.9, 1.08)))
        levels.append((year, level))
    aims = (round(level * chance.uniform(0.7, 1.1)), round(level * chance.uniform(0.7, 1.1)))
    text = " ".join(f"Verzonnen uitleg {chance.randrange(1000)} bij deze indicator." for _ in range(6))
    name = f"Verzonnen indicator {number + 1}"
    return Indicator(f"indicator-{number + 1}", f"goal-{number % GOALS + 1}", name, text, tuple(levels), aims)


def _programme(house: House) -> Iterator[str]:
    yield "perspectief: 1"
    yield "made_up: true"
    yield "title: {nl: Verzonnen programma, en: Made-up programme}"
    yield f'municipality: {{code: {house.code}, name: "{house.name}", boundaries: 2026}}'
    yield "ambition: Alles in dit programma is verzonnen om mee te meten."
    yield "owners: [{id: office, name: Een afdeling}]"
    yield "editions:"
    for edition, day in EDITIONS:
        kind, _, year = edition.partition("-")
        yield f"  - {{id: {edition}, title: {kind.capitalize()} {year}, kind: {kind}, date: {day}}}"
    yield "goals:"
    yield '  - {id: main-goal, number: "1", title: Een verzonnen hoofddoel}'
    for number in range(1, GOALS + 1):
        yield f"  - {{id: goal-{number}, parent: main-goal, title: Verzonnen doel {number}}}"
    yield "indicators:"
    for indicator in house.indicators:
        yield from _entry(indicator)
    yield "activities:"
    for number in range(1, GOALS + 1):
        yield f"  - id: activity-{number}"
        yield f"    title: Verzonnen activiteit {number}"
        yield f"    goals: [goal-{number}]"
        yield "    plan: Verzonnen werk dat bij dit doel hoort."
        yield f'    budget_line: {{code: "6.{number}", name: Verzonnen post {number}}}'
        yield f"    costs: [{{edition: begroting-2021, year: 2021, budget: {number}50000}}]"


def _entry(indicator: Indicator) -> Iterator[str]:
    first, last = indicator.aims
    yield f"  - id: {indicator.id}"
    yield f"    goal: {indicator.goal}"
    yield f"    title: {indicator.title}"
    yield f"    measure: {indicator.id.replace('-', '_')}"
    yield f"    definition: {{text: {indicator.text}}}"
    yield "    owner: office"
    yield "    frequency: yearly"
    yield "    source: {name: Verzonnen bron}"
    yield "    targets:"
    yield f"      - id: target-{indicator.id}"
    yield "        due: 2026-12-31"
    yield "        versions:"
    yield f"          - {{edition: begroting-2021, at_most: {first}}}"
    yield f"          - {{edition: jaarverslag-2023, at_most: {last}, reason: Verzonnen reden.}}"


def _measures(house: House) -> Iterator[str]:
    yield "measures:"
    for indicator in house.indicators:
        yield f"  - id: {indicator.id.replace('-', '_')}"
        yield f"    name: {indicator.title}"
        yield "    unit: count"
        yield "    counted: file"
        yield "    counted_as: [dossiers]"


def _figures(house: House, indicator: Indicator) -> Iterator[tuple[object, ...]]:
    measure = indicator.id.replace("-", "_")
    for year, level in indicator.levels:
        day = f"{year}-12-31"
        yield (
            measure, house.code, day, day, "stock", level, level, level, level, "count", "dossiers", "A",
            "published", f"{year + 1}-03-01", "day", "released", "Verzonnen bron", "", "", "",
        )  # fmt: skip

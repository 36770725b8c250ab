"""Make the small tables of regions that ship with `facts` from files of Statistics Netherlands.

    python scripts/make_region_tables.py FOLDER

FOLDER holds `cbs/population_region_2019_2026_cbs03759ned.csv` (inhabitants on 1 January per region and
year), `cbs_odata/03759ned/codes-RegioS.json` (codes, names, provinces and history of the regions) and
`regions/gemeente_arbeidsmarktregio_2026.csv` (municipality to labour market region).
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypedDict

from perspectief.facts.boundaries.changes import Change, undone
from perspectief.facts.boundaries.descriptions import Entry, entries_of, unmatched
from perspectief.facts.regions import FIRST_YEAR, LAST_YEAR, size_class_of

TABLES = Path(__file__).resolve().parent.parent / "src" / "perspectief" / "facts" / "tables"
POPULATION = Path("cbs") / "population_region_2019_2026_cbs03759ned.csv"
CODES = Path("cbs_odata") / "03759ned" / "codes-RegioS.json"
LABOUR_MARKET = Path("regions") / "gemeente_arbeidsmarktregio_2026.csv"
_KIND_MARKS = (" (gemeente)", " (PV)")
_ENDS = ("Opgeheven", "Naamswijziging")
Counts = Mapping[str, Mapping[int, int]]


class Code(TypedDict):
    """A region as the table's list of codes has it."""

    Identifier: str
    Title: str
    Description: str | None
    DimensionGroupId: str


def inhabitants(path: Path) -> Counts:
    """Inhabitants per region code and year."""
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in sorted(csv.DictReader(file), key=lambda row: row["jaar"]):
            if row["bevolking_1jan"]:
                counts[row["RegioS"]][int(row["jaar"])] = int(float(row["bevolking_1jan"]))
    return counts


def codes(path: Path) -> dict[str, Code]:
    """The regions of the table by code."""
    found: list[Code] = json.loads(path.read_text(encoding="utf-8"))["value"]
    return {one["Identifier"]: one for one in found}


def labour_market_regions(path: Path) -> dict[str, str]:
    """The name of the labour market region of each municipality."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["gemeentecode"]: row["arbeidsmarktregio"] for row in csv.DictReader(file)}


def changes(regions: Mapping[str, Code], counts: Counts) -> list[Change]:
    """What went from one municipality to another from `FIRST_YEAR` on, as giver and receiver tell it."""
    told: dict[tuple[date, str, str], list[Entry]] = defaultdict(list)
    for code, region in regions.items():
        for entry in entries_of(code, region["Description"] or "") if code.startswith("GM") else ():
            if entry.day.year >= FIRST_YEAR and entry.origin != entry.target:
                told[entry.day, entry.origin, entry.target].append(entry)
    return [_change(key, told, counts) for key in sorted(told)]


def _change(
    key: tuple[date, str, str], told: Mapping[tuple[date, str, str], list[Entry]], counts: Counts
) -> Change:
    day, origin, target = key
    words = {entry.kind for entry in told[key]}
    siblings = [each for each in told if each[:2] == (day, origin)]
    ends = any(entry.kind in _ENDS for entry in told[key])
    border = "split" if len(siblings) > 1 else "merger"
    kind = "rename" if "Naamswijziging" in words else border if ends else "border"
    forms = bool(words & {"Ontstaan", "Naamswijziging"})
    moved = _moved(told[key])
    out_of = sum(_moved(told[each]) or 0 for each in siblings)
    if kind == "border":
        out_of = _went_on(origin, day, told, counts) + out_of if moved else 0
    return Change(day, kind, origin, target, forms, moved, out_of or None)  # type: ignore[arg-type]  # four words


def _moved(told: list[Entry]) -> int | None:
    return next((entry.inhabitants for entry in told if entry.inhabitants is not None), None)


def _went_on(
    origin: str, day: date, told: Mapping[tuple[date, str, str], list[Entry]], counts: Counts
) -> int:
    """Inhabitants left behind: those of the first 1 January known since, or what it had at its end."""
    known = [count for year, count in sorted(counts.get(origin, {}).items()) if date(year, 1, 1) >= day]
    if known:
        return known[0]
    ends = {key: entries for key, entries in told.items() if key[1] == origin and key[0] > day}
    return sum(
        _moved(entries) or 0 for entries in ends.values() if any(entry.kind in _ENDS for entry in entries)
    )


def _plain_name(name: str) -> str:
    for mark in _KIND_MARKS:
        name = name.removesuffix(mark)
    return name


def _write(name: str, header: list[str], rows: list[list[object]]) -> None:
    with (TABLES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def write_changes(found: list[Change]) -> None:
    """One row for what went from one municipality to another on a day."""
    header = ["date", "kind", "from", "to", "forms_to", "inhabitants", "out_of"]
    rows: list[list[object]] = [
        [
            each.day.isoformat(),
            each.kind,
            each.origin,
            each.target,
            "yes" if each.forms_target else "no",
            each.inhabitants,
            each.out_of,
        ]
        for each in found
    ]
    _write("municipality_changes.csv", header, rows)


def write_municipalities(
    regions: Mapping[str, Code], found: list[Change], counts: Counts, labour: Mapping[str, str]
) -> None:
    """Every municipality since `FIRST_YEAR`, with the first and last year of which it saw 1 January."""
    today = [code for code, years in counts.items() if code.startswith("GM") and LAST_YEAR in years]
    years: dict[str, list[int]] = defaultdict(list)
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for code in undone(today, found, date(year, 1, 1)):
            years[code].append(year)
    header = ["code", "name", "first_year", "last_year", "inhabitants", "size_class"]
    rows: list[list[object]] = []
    for code in sorted(years):
        last = years[code][-1]
        count = counts.get(code, {}).get(last)
        size = size_class_of(count) if count is not None else ""
        name, province = _plain_name(regions[code]["Title"]), regions[code]["DimensionGroupId"][2:]
        rows.append([code, name, years[code][0], last, count, size, labour.get(code, ""), province])
    _write("municipalities.csv", [*header, "labour_market_region", "province"], rows)


def main(folder: Path) -> None:
    """Write the tables of regions and say where giver and receiver differ."""
    counts, regions = inhabitants(folder / POPULATION), codes(folder / CODES)
    found = changes(regions, counts)
    write_changes(found)
    write_municipalities(regions, found, counts, labour_market_regions(folder / LABOUR_MARKET))
    provinces = [code for code in sorted(counts) if code.startswith("PV")]
    _write(
        "provinces.csv",
        ["code", "name", "inhabitants"],
        [[code, _plain_name(regions[code]["Title"]), counts[code][LAST_YEAR]] for code in provinces],
    )
    told = [entry for code in regions for entry in entries_of(code, regions[code]["Description"] or "")]
    for different in unmatched(entry for entry in told if "GM" in entry.origin and "GM" in entry.target):
        print("giver and receiver differ:", *different, sep="\n    ")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

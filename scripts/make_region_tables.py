"""Make the small tables of regions that ship with `facts` from files of Statistics Netherlands.

    python scripts/make_region_tables.py FOLDER

FOLDER holds `cbs/population_region_2019_2026_cbs03759ned.csv` (inhabitants on 1 January per region and
year) and `regions/gemeente_arbeidsmarktregio_2026.csv` (municipality to labour market region).
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from perspectief.facts.regions import size_class_of

TABLES = Path(__file__).resolve().parent.parent / "src" / "perspectief" / "facts" / "tables"
POPULATION = Path("cbs") / "population_region_2019_2026_cbs03759ned.csv"
LABOUR_MARKET = Path("regions") / "gemeente_arbeidsmarktregio_2026.csv"
_KIND_MARKS = (" (gemeente)", " (PV)")


def inhabitants(path: Path) -> tuple[dict[str, dict[int, int]], dict[str, str]]:
    """Inhabitants per region code and year, and the latest name of each code."""
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    names: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in sorted(csv.DictReader(file), key=lambda row: row["jaar"]):
            if row["bevolking_1jan"]:
                counts[row["RegioS"]][int(row["jaar"])] = int(float(row["bevolking_1jan"]))
                names[row["RegioS"]] = _plain_name(row["naam"])
    return counts, names


def labour_market_regions(path: Path) -> dict[str, str]:
    """The name of the labour market region of each municipality."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["gemeentecode"]: row["arbeidsmarktregio"] for row in csv.DictReader(file)}


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


def main(folder: Path) -> None:
    """Write the tables of municipalities and provinces."""
    counts, names = inhabitants(folder / POPULATION)
    regions = labour_market_regions(folder / LABOUR_MARKET)
    municipalities: list[list[object]] = []
    provinces: list[list[object]] = []
    for code in sorted(counts):
        years = counts[code]
        last = max(years)
        if code.startswith("GM"):
            count = years[last]
            municipalities.append(
                [code, names[code], min(years), last, count, size_class_of(count), regions.get(code, "")]
            )
        elif code.startswith("PV"):
            provinces.append([code, names[code], years[last]])
    header = ["code", "name", "first_year", "last_year", "inhabitants", "size_class", "labour_market_region"]
    _write("municipalities.csv", header, municipalities)
    _write("provinces.csv", ["code", "name", "inhabitants"], provinces)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

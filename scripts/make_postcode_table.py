"""Make the small table of postcode centres that ships with `facts`.

    python scripts/make_postcode_table.py FOLDER

FOLDER holds `regions/pc4_centroids_nl.csv`: the 4PP table (MIT licence, see `tables/README.md`) with the
municipality of 2026 in which each point lies.
"""

import csv
import sys
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "src" / "perspectief" / "facts" / "tables"
SOURCE = Path("regions") / "pc4_centroids_nl.csv"
BOXES_ONLY = "Postbus"


def main(folder: Path) -> None:
    """Write the postcodes where people live or work; numbers of post office boxes are no place."""
    with (folder / SOURCE).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["soort"] != BOXES_ONLY]
    with (TABLES / "postcodes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["postcode", "latitude", "longitude", "municipality"])
        for row in sorted(rows, key=lambda row: row["postcode"]):
            point = [f"{float(row[name]):.4f}" for name in ("latitude", "longitude")]
            writer.writerow([row["postcode"], *point, row["gemeentecode_2026_pip"]])
    print(f"postcodes.csv: {len(rows)} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

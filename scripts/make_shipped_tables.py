"""Make the small tables of figures that ship with `facts` from open data.

    python scripts/make_shipped_tables.py FOLDER

FOLDER holds, from Statistics Netherlands, `cbs/social_security_national_monthly_cbs37789ksz.csv`,
`cbs/labour_national_monthly_cbs80590ned.csv`, `cbs/bijstand_flow_region_2015_2017.csv` (tables 83450NED,
83747NED and 84066NED) and `cbs/population_region_2019_2026_cbs03759ned.csv`.
"""

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "src" / "perspectief" / "facts" / "tables"
CBS = Path("cbs")
BENEFITS = CBS / "social_security_national_monthly_cbs37789ksz.csv"
LABOUR = CBS / "labour_national_monthly_cbs80590ned.csv"
PANEL = CBS / "bijstand_flow_region_2015_2017.csv"
POPULATION = CBS / "population_region_2019_2026_cbs03759ned.csv"
PANEL_TABLES = {"2015": "83450NED", "2016": "83747NED", "2017": "84066NED"}
# The measure of the catalogue for each column that ships: by the code in brackets, or by the column's name.
BENEFIT_COLUMNS = {
    "welfare_benefits_national": "D000203_2",
    "welfare_benefits_national_below_pension_age": "90210",
    "welfare_benefits_national_pension_age": "90200",
    "ioaw_benefits_national": "D000233",
    "ioaz_benefits_national": "D003284",
    "unemployment_benefits_national": "D007076_2",
}
LABOUR_COLUMNS = {
    "labour_participation_net": "netto_participatie_pct",
    "labour_participation_net_adjusted": "netto_participatie_sa_pct",
    "unemployment_rate": "werkloosheid_pct",
    "unemployment_rate_adjusted": "werkloosheid_sa_pct",
    "labour_force_employed": "werkzame_beroepsbevolking_x1000",
    "labour_force_unemployed": "werkloze_beroepsbevolking_x1000",
    "labour_force_unemployed_adjusted": "werkloze_sa_x1000",
}
PANEL_COLUMNS = {
    "welfare_persons": "bijstandsontvangers",
    "welfare_inflow": "instroom_aantal",
    "welfare_outflow": "uitstroom_aantal",
    "welfare_outflow_to_work": "uitstroom_naar_werk_aantal",
    "inhabitants_18_plus": "inwoners_18plus",
}
PANEL_REGIONS = ("land", "provincie", "gemeente")
_WELFARE = ("D000203_2", "90210", "90200")
_STATUS = {"Definitief": "A", "Voorlopig": "P"}
Row = Mapping[str, str]


def read(path: Path) -> list[Row]:
    """The rows of a file, by column name."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, header: list[str], rows: list[list[str]]) -> None:
    """Write a table and say how many rows it has."""
    with (TABLES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def months(name: str, rows: list[Row], columns: Mapping[str, str]) -> None:
    """A national series: its months alone, years and quarters left out."""
    found = [
        [_month(row["Perioden"]), _STATUS[row["status"]], *(_number(row, each) for each in columns.values())]
        for row in rows
        if row["Perioden"][4:6] == "MM"
    ]
    write(name, ["period", "status", *columns], found)


def _month(period: str) -> str:
    return f"{period[:4]}-{period[6:]}"


def _number(row: Row, column: str) -> str:
    """The number as the source wrote it: without a decimal for persons and for estimates of welfare."""
    estimated = column in _WELFARE and _STATUS[row["status"]] == "P"
    whole = estimated or column.endswith("_x1000") or column in PANEL_COLUMNS.values()
    return row[column].removesuffix(".0") if whole else row[column]


def _coded(rows: list[Row]) -> list[Row]:
    """The rows with their columns named by the code that stands in brackets, where one does."""
    return [{key.rpartition("[")[2].rstrip("]"): text for key, text in row.items()} for row in rows]


def panel(rows: list[Row]) -> None:
    """The yearly welfare panel, persons of 18 and over: country, provinces and municipalities."""
    found = [
        [
            row["regiocode"],
            row["jaar"],
            PANEL_TABLES[row["jaar"]],
            *(_number(row, each) for each in PANEL_COLUMNS.values()),
        ]
        for row in rows
        if row["leeftijd"] == "18+" and row["regiosoort"] in PANEL_REGIONS
    ]
    write("welfare_yearly.csv", ["region", "period", "table", *PANEL_COLUMNS], sorted(found))


def inhabitants(rows: list[Row]) -> None:
    """Inhabitants on 1 January of the country, provinces and municipalities."""
    found = [
        [row["RegioS"], row["jaar"], row["bevolking_1jan"].removesuffix(".0")]
        for row in rows
        if row["RegioS"][:2] in ("NL", "PV", "GM") and row["bevolking_1jan"]
    ]
    write("inhabitants.csv", ["region", "period", "inhabitants"], sorted(found))


def main(folder: Path) -> None:
    """Write every table."""
    months("benefits_national.csv", _coded(read(folder / BENEFITS)), BENEFIT_COLUMNS)
    months("labour_national.csv", read(folder / LABOUR), LABOUR_COLUMNS)
    panel(read(folder / PANEL))
    inhabitants(read(folder / POPULATION))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

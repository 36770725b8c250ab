"""Figures that ship with the package: what they are, when they were known, and that they wait."""

import csv
import os
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from perspectief.facts import shipped
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions
from perspectief.facts.row_checks import figure_of
from perspectief.facts.shipped import (
    SHIPPED_MEASURES,
    beside,
    shipped_figures,
    shipped_regions,
)
from perspectief.facts.shipped_tables import TABLES, assumed_day
from perspectief.facts.store import COLUMNS, Facts, load_figures

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data" / "cbs"
NEEDS_SHARED = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/data/cbs")
FOLDER = files("perspectief.facts").joinpath("tables")
LATER = date(2030, 1, 1)


def _at(measure: str, region: str, end: date) -> Figure:
    (figure,) = (each for each in shipped_figures(measure, region) if each.end == end)
    return figure


@pytest.mark.parametrize("measure", SHIPPED_MEASURES)
def test_every_shipped_figure_is_one_that_a_folder_might_hold(
    measure: str, catalogue: Catalogue, regions: Regions
) -> None:
    codes = shipped_regions(measure)
    for code in [*codes[:40], *codes[-40:]]:
        for figure in shipped_figures(measure, code):
            written = {column: getattr(figure, column) for column in COLUMNS}
            fields = {column: "" if value is None else str(value) for column, value in written.items()}
            numbers = {name: f"{written[name]:.15g}" for name in ("value", "low", "high")}
            again, faults = figure_of(fields | numbers, catalogue, regions)
            assert faults == []
            assert again == figure


def test_a_number_of_thousands_keeps_the_rounding_of_its_source() -> None:
    figure = _at("welfare_benefits_national_below_pension_age", "NL01", date(2026, 1, 31))
    assert (figure.value, figure.low, figure.high) == (347_300, 347_250, 347_350)
    assert (figure.as_published, figure.status) == ("347,3 duizend", "A")


def test_an_estimate_is_provisional_and_rounded_to_thousands() -> None:
    figure = _at("welfare_benefits_national", "NL01", date(2026, 4, 30))
    assert (figure.value, figure.low, figure.high) == (405_000, 404_500, 405_500)
    assert (figure.as_published, figure.status) == ("405 duizend", "P")


def test_a_count_at_the_end_of_a_month_is_of_its_last_day() -> None:
    assert _at("ioaw_benefits_national", "NL01", date(2024, 2, 29)).start == date(2024, 2, 29)
    assert _at("labour_participation_net", "NL01", date(2024, 2, 29)).start == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("calendar", "end", "day"),
    [
        ("two_months", date(2026, 4, 30), date(2026, 6, 30)),
        ("two_months", date(2025, 12, 31), date(2026, 2, 28)),
        ("next_month", date(2025, 12, 31), date(2026, 1, 20)),
        ("next_year", date(2017, 12, 31), date(2018, 12, 31)),
        ("half_year", date(2026, 1, 1), date(2026, 6, 30)),
    ],
)
def test_the_day_of_publication_follows_the_calendar(calendar: str, end: date, day: date) -> None:
    assert assumed_day(end, calendar) == day  # type: ignore[arg-type]  # one of the literals above


def test_what_was_not_yet_published_was_not_known() -> None:
    facts = replace(Facts.of([]), beside=beside)
    known = facts.known("welfare_benefits_national", "NL01", date(2020, 3, 30))
    assert known[-1].end == date(2019, 12, 31)
    assert {figure.published_precision for figure in known} == {"assumed"}


def test_flows_of_2015_count_something_else_and_say_so() -> None:
    first, second, third = shipped_figures("welfare_outflow", "GM0141")
    assert (first.counted, first.assumption != "", first.assumption_en != "") == (
        "uitstromers 18+",
        True,
        True,
    )
    assert (second.assumption, second.status, third.status) == ("", "B", "A")
    assert {figure.status for figure in shipped_figures("welfare_persons", "GM0141")} == {"A"}


def test_the_source_of_the_panel_is_the_table_of_its_year() -> None:
    sources = [figure.source for figure in shipped_figures("welfare_persons", "GM0141")]
    assert sources == ["CBS StatLine 83450NED", "CBS StatLine 83747NED", "CBS StatLine 84066NED"]


def test_a_folder_without_figures_knows_the_country(
    folder: Path, catalogue: Catalogue, regions: Regions
) -> None:
    facts = load_figures(folder, catalogue, regions)
    assert len(facts) == 0
    latest = facts.latest_level("welfare_persons", "NL01", LATER)
    assert latest
    assert (latest.value, latest.end) == (508_480, date(2017, 12, 31))


def test_figures_of_the_folder_go_before_those_that_ship() -> None:
    (own,) = (each for each in shipped_figures("welfare_persons", "GM0141") if each.end.year == 2016)
    own = replace(own, value=3681.0, source="Own count", published_on=date(2020, 1, 1))
    known = replace(Facts.of([own]), beside=beside).known("welfare_persons", "GM0141", LATER)
    assert [(figure.end.year, figure.source) for figure in known] == [
        (2015, "CBS StatLine 83450NED"),
        (2016, "Own count"),
        (2017, "CBS StatLine 84066NED"),
    ]


def test_a_measure_that_ships_nowhere_opens_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_rows", lambda file: pytest.fail(f"{file} was opened"))
    assert shipped_figures("welfare_files", "GM0141") == ()
    assert shipped_regions("welfare_files") == ()


def test_a_region_without_figures_has_none() -> None:
    assert shipped_figures("welfare_persons", "GROUP-NOORD") == ()


def test_the_tables_are_small_and_each_is_told_of() -> None:
    tables = [Path(str(each)) for each in FOLDER.iterdir() if each.name.endswith((".csv", ".gz"))]
    told = FOLDER.joinpath("README.md").read_text(encoding="utf-8")
    assert all(f"`{path.name}`" in told for path in tables)
    assert sum(path.stat().st_size for path in tables) < 1_500_000
    assert all(path.stat().st_size < 300_000 for path in tables)
    assert {table.file for table in TABLES} <= {path.name for path in tables}


def _rows(name: str) -> list[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@NEEDS_SHARED
def test_the_national_months_are_those_of_the_source() -> None:
    rows = _rows("social_security_national_monthly_cbs37789ksz.csv")
    months = [row for row in rows if row["Perioden"][4:6] == "MM"]
    column = "Totaal bijstandsuitkeringen [D000203_2]"
    told = [float(row[column]) * 1000 for row in months]
    assert [figure.value for figure in shipped_figures("welfare_benefits_national", "NL01")] == told
    assert len(told) == 340


@NEEDS_SHARED
def test_inhabitants_are_those_of_the_source() -> None:
    rows = _rows("population_region_2019_2026_cbs03759ned.csv")
    told = sum(float(row["bevolking_1jan"]) for row in rows if row["RegioS"][:2] in ("NL", "PV", "GM"))
    ours = [each for code in shipped_regions("inhabitants") for each in shipped_figures("inhabitants", code)]
    assert sum(figure.value or 0 for figure in ours) == told


@NEEDS_SHARED
def test_the_panel_is_that_of_the_source() -> None:
    rows = _rows("bijstand_flow_region_2015_2017.csv")
    adults = [row for row in rows if row["leeftijd"] == "18+" and row["regiosoort"] == "gemeente"]
    told = sum(float(row["uitstroom_naar_werk_aantal"]) for row in adults)
    codes = [code for code in shipped_regions("welfare_outflow_to_work") if code.startswith("GM")]
    ours = [each for code in codes for each in shipped_figures("welfare_outflow_to_work", code)]
    assert sum(figure.value or 0 for figure in ours) == told
    assert len(ours) == 393 + 390 + 388

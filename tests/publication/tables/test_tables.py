"""The tables that councils know say what the account says, and their files hold the same as the page."""

import csv
import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import which

import openpyxl
import pytest

from perspectief.account.model import Account
from perspectief.ground.text import LANGUAGES, Language
from perspectief.publication.tables import (
    Table,
    activity_table,
    as_csv,
    as_xlsx,
    bbv_table,
    indicator_table,
    money_table,
)
from perspectief.publication.tables.model import (
    Cell,
    Column,
    DayCell,
    Link,
    LinkCell,
    Note,
    NumberCell,
    Row,
    TextCell,
)
from perspectief.publication.words import Words
from tests.publication.built import ALMELO, GRONINGEN, accounts_of

DUTCH = Words("nl")


@pytest.fixture(scope="module")
def almelo_now() -> Account:
    return accounts_of(ALMELO, date(2023, 12, 31))[0]


@pytest.fixture(scope="module")
def groningen_now() -> Account:
    return accounts_of(GRONINGEN, date(2026, 1, 1))[0]


def tables_of(account: Account, words: Words) -> tuple[Table, ...]:
    return (
        indicator_table(account, words), bbv_table(account, words),
        activity_table(account, words, None), money_table(account, words),
    )  # fmt: skip


def under(table: Table, title: str, row: Row) -> Cell:
    return row.cells[[column.title for column in table.columns].index(title)]


def rows_named(table: Table, name: str) -> Iterator[Row]:
    for row in table.rows:
        if any(isinstance(cell, TextCell) and cell.text == name for cell in row.cells):
            yield row


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_cell_for_every_column_and_every_mark_a_note(
    almelo_now: Account, groningen_now: Account, language: Language
) -> None:
    for account in (almelo_now, groningen_now):
        for table in tables_of(account, Words(language)):
            known = {note.mark for note in table.notes}
            for row in table.rows:
                assert len(row.cells) == len(table.columns), table.id
                asked = (c.marks for c in row.cells if isinstance(c, TextCell | NumberCell))
                assert {mark for marks in asked for mark in marks} <= known


def test_the_aim_stands_as_each_document_left_it(almelo_now: Account) -> None:
    table = indicator_table(almelo_now, DUTCH)
    [withdrawn] = rows_named(table, "Tussendoel voor 2020")
    first = under(table, "Doel in Perspectiefnota 2019", withdrawn)
    later = under(table, "Doel in Begroting 2022", withdrawn)
    assert isinstance(first, TextCell) and first.text.startswith("2.350 of minder")
    assert isinstance(later, TextCell) and later.text == "ingetrokken"


def test_an_aim_that_a_document_did_not_know_yet_leaves_its_cell_empty(almelo_now: Account) -> None:
    table = indicator_table(almelo_now, DUTCH)
    [raised] = rows_named(table, "Nieuw tussendoel voor 2020, hoger dan 2.350")
    assert under(table, "Doel in Perspectiefnota 2019", raised) is None
    assert under(table, "Doel in Begroting 2020", raised) is not None


def test_a_rough_figure_stays_a_range_and_an_exact_one_a_number(almelo_now: Account) -> None:
    table = indicator_table(almelo_now, DUTCH)
    row = next(rows_named(table, "Dossiers in de bijstand"))
    rough, exact = under(table, "2018", row), under(table, "2019", row)
    assert isinstance(rough, TextCell) and rough.text == "2.750 tot 2.850" and rough.marks
    assert isinstance(exact, NumberCell) and exact.value == 2668 and exact.beside == "1-9-2019"


def test_a_change_over_a_period_stands_in_no_year(almelo_now: Account) -> None:
    table = indicator_table(almelo_now, DUTCH)
    jobs = next(rows_named(table, "Banen in Almelo"))
    assert under(table, "2019", jobs) is None


def test_a_table_of_an_earlier_day_knows_no_later_figure() -> None:
    account, _ = accounts_of(ALMELO, date(2019, 12, 31))
    table = indicator_table(account, DUTCH)
    years = [column.title for column in table.columns if column.title.isdigit()]
    assert max(years) == "2019"
    assert not any("2022" in column.title for column in table.columns)


def test_bbv_rows_are_the_municipality_beside_its_size_class(almelo_now: Account) -> None:
    table = bbv_table(almelo_now, DUTCH)
    regions = [cell.text for row in table.rows if isinstance(cell := row.cells[1], TextCell)]
    assert regions == ["Almelo", "Gemeenten met 50.000 tot 100.000 inwoners"] * 2
    last = under(table, "2019", table.rows[-1])
    assert isinstance(last, NumberCell) and last.value == 351.7 and last.marks == ("*",)


def test_sources_that_disagree_are_both_in_the_cell_with_a_note(almelo_now: Account) -> None:
    table = bbv_table(almelo_now, DUTCH)
    both = under(table, "2016", table.rows[0])
    assert isinstance(both, TextCell) and both.text == "844,9 / 875,2"
    notes = {note.mark: note.text for note in table.notes}
    assert "spreken" in notes[both.marks[0]]


def test_without_required_figures_the_table_has_no_rows(groningen_now: Account) -> None:
    assert bbv_table(groningen_now, DUTCH).rows == ()


def test_what_is_not_known_of_money_is_said_and_is_never_zero(almelo_now: Account) -> None:
    table = money_table(almelo_now, DUTCH)
    [guidance] = rows_named(table, "Kleine schulden overnemen")
    spent = under(table, "Uitgegeven", guidance)
    assert isinstance(spent, TextCell) and spent.text == "niet bekend"
    assert not any(
        isinstance(cell, NumberCell) and not cell.value for row in table.rows for cell in row.cells
    )


def test_a_total_stands_only_where_every_part_is_known(groningen_now: Account) -> None:
    [one] = groningen_now.activities
    whole = _with_second(groningen_now, one.model_copy(update={"id": "second"}))
    gap = _with_second(groningen_now, one.model_copy(update={"id": "second", "costs": ()}))
    assert _total(whole, "2019") == 2_500_000
    assert _total(gap, "2019") is None


def _with_second(account: Account, second: object) -> Account:
    return account.model_copy(update={"activities": (*account.activities, second)})


def _total(account: Account, year: str) -> float | None:
    table = money_table(account, DUTCH)
    totals = [row for row in table.rows if row.total and _text(under(table, "Jaar", row)) == year]
    assert len(totals) == 1
    budget = under(table, "Begroot", totals[0])
    return budget.value if isinstance(budget, NumberCell) else None


def _text(cell: Cell) -> str:
    return cell.text if isinstance(cell, TextCell) else ""


def test_an_annual_report_tells_of_the_year_before_it(almelo_now: Account) -> None:
    report = next(edition for edition in almelo_now.editions if edition.kind == "jaarverslag")
    titles = [column.title for column in activity_table(almelo_now, DUTCH, report).columns]
    assert "Uitvoering in 2022" in titles


# What files make of it

HOSTILE = Table(
    "money",
    "en",
    "A table",
    (Column("=1+1"), Column("Amount", "number", "€"), Column("Day", "day"), Column("Source", "link")),
    (
        Row((
            TextCell("=cmd|' /C calc'!A0", "en"), NumberCell(-12.5, 2, ("*",), "Q2"),
            DayCell(date(2022, 2, 3)),
            LinkCell((Link("a & b <c>", "https://example.org/?a=1&b=2", "en"), Link("none", "", "nl"))),
        )),
        Row((TextCell("bell \x07 and \ud800", "en"), None, None, None), total=True),
    ),
)  # fmt: skip


def _hostile() -> Table:
    return replace(HOSTILE, notes=(Note("*", "provisional", "en"),))


def test_csv_runs_no_formula_and_keeps_numbers_and_days() -> None:
    table = replace(_hostile(), rows=HOSTILE.rows[:1])
    head, row = csv.reader(io.StringIO(as_csv(table).decode(), newline=""))
    assert head == ["'=1+1", "Amount (€)", "Day", "Source", "Notes"]
    assert row[0].startswith("'=cmd")
    assert row[1:3] == ["-12.5", "2022-02-03"]
    assert row[4] == "Amount: Q2; provisional"


@pytest.mark.filterwarnings("error")
def test_a_workbook_opens_with_numbers_days_and_texts_as_they_are() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([_hostile()], "About & <so on>")))
    assert book.sheetnames == ["Money", "Notes"]
    sheet = book["Money"]
    assert [sheet["A2"].value, sheet["A2"].data_type] == ["=cmd|' /C calc'!A0", "s"]
    assert sheet["B2"].value == -12.5 and sheet["B2"].number_format == "#,##0.00"
    assert sheet["C2"].value.date() == date(2022, 2, 3)
    assert sheet["D2"].value == "a & b <c> https://example.org/?a=1&b=2; none"
    assert sheet["A3"].value == "bell  and " and sheet["A3"].font.b
    assert book["Notes"]["A1"].value == "About & <so on>"


def test_a_wide_sheet_goes_on_behind_column_z() -> None:
    columns = tuple(Column(str(number)) for number in range(60))
    table = Table("bbv", "nl", "Breed", columns, (Row((None,) * 59 + (NumberCell(7.0, 0),)),))
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx([table], "")))["BBV"]
    assert sheet["BH1"].value == "59" and sheet["BH2"].value == 7


def test_the_same_tables_are_the_same_bytes(almelo_now: Account) -> None:
    tables = tables_of(almelo_now, DUTCH)
    again = tables_of(almelo_now, DUTCH)
    assert as_xlsx(tables, "x") == as_xlsx(again, "x")
    assert [as_csv(table) for table in tables] == [as_csv(table) for table in again]


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_reads_the_workbook_as_the_csv_says_it(almelo_now: Account, tmp_path: Path) -> None:
    table = bbv_table(almelo_now, DUTCH)
    (tmp_path / "bbv.xlsx").write_bytes(as_xlsx([table], "x"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    to_csv = ["--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(tmp_path / "bbv.xlsx")]
    command = ["soffice", profile, *to_csv]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    read = list(csv.reader(io.StringIO((tmp_path / "bbv.csv").read_text(encoding="utf-8"), newline="")))
    wrote = list(csv.reader(io.StringIO(as_csv(table).decode(), newline="")))
    assert [row[:2] for row in read] == [row[:2] for row in wrote]
    assert read[1][4] in {"882.5", "882,5"}

"""The spreadsheet that an owner gets: just what is asked of it, locked where it is given."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.account import open_house
from perspectief.account.forms import form_for
from perspectief.account.forms.form import OPEN_ROWS, OPEN_ROWS_OF_NOTHING_KNOWN
from perspectief.account.forms.layout import CELLS, COLUMNS
from perspectief.account.forms.periods import from_day, from_the_start
from perspectief.facts.numbers import read
from perspectief.ground.problem import Refused
from perspectief.publication.words import Words
from perspectief.publication.workbook import workbook_bytes
from perspectief.publication.workbook.explanation import WAYS
from perspectief.publication.workbook.headers import word_lists
from tests.forms.house import AS_OF, FIGURES, HAPPENED, form_bytes, opened, sheet


def test_the_same_form_gives_the_same_bytes(folder: Path) -> None:
    assert form_bytes(open_house(folder)) == form_bytes(open_house(folder))


def test_an_owner_is_asked_for_its_own_figures_of_each_year_that_is_past(folder: Path) -> None:
    form = form_for(open_house(folder), "work", None, AS_OF)
    asked = [(row.measure.id, row.region, row.start and row.start.isoformat()) for row in form.figures]
    assert asked == [
        ("welfare_files", "GM0014", "2021-12-31"),
        ("welfare_files", "GM0014", "2022-12-31"),
        *[("welfare_files", "GM0014", None)] * OPEN_ROWS,
        *[("welfare_persons", "GM0014", None)] * OPEN_ROWS,
    ]


def test_texts_that_stand_there_are_shown_to_be_changed(folder: Path) -> None:
    form = form_for(open_house(folder), "work", "begroting-2024", AS_OF)
    assert [(row.about, row.section) for row in form.texts] == [
        *[("indicator:benefits", section) for section in ("happened", "why", "steering")],
        *[("activity:guidance", section) for section in ("plan", "progress", "result")],
    ]
    assert form.texts[0].nl == HAPPENED


@pytest.mark.parametrize("role", ["figures", "texts"])
def test_what_is_asked_is_open_and_all_else_is_locked(folder: Path, role: str) -> None:
    page = sheet(opened(form_bytes(open_house(folder))), role)
    assert page.protection.sheet and not page.protection.password
    for row in range(2, page.max_row + 1):
        locked = {
            column
            for number, column in enumerate(COLUMNS[role], start=1)
            if page.cell(row, number).protection.locked
        }
        open_period = role == "figures" and page.cell(row, 4).value is None  # each measure has known figures
        free = {*CELLS[role], *(("start", "end", "kind") if open_period else ())}
        assert locked == {*COLUMNS[role]} - free
    assert all(cell.protection.locked for cell in page[1])


def test_a_figure_stays_the_text_that_was_typed(folder: Path) -> None:
    page = sheet(opened(form_bytes(open_house(folder))), "figures")
    assert {page.cell(row, 9).number_format for row in range(2, page.max_row + 1)} == {"@"}


def test_it_can_be_read_aloud_scrolled_and_printed(folder: Path) -> None:
    book = opened(form_bytes(open_house(folder)))
    assert book.properties.title == "Begroting 2024: Afdeling werk"
    assert book.properties.language == "nl"
    assert book.sheetnames == ["Uitleg", "Cijfers", "Teksten", "perspectief"]
    assert [page.sheet_state for page in book.worksheets] == ["visible", "visible", "visible", "hidden"]
    page = sheet(book, "figures")
    assert page.freeze_panes == "D2"
    assert page.print_title_rows == "$1:$1"
    assert page["A1"].font.bold
    assert len(page.data_validations.dataValidation) == 3


def test_the_explanation_says_who_what_and_by_when(folder: Path) -> None:
    book = opened(form_bytes(open_house(folder)))
    said = " ".join(str(cell.value) for row in book["Uitleg"].iter_rows() for cell in row if cell.value)
    for word in ("Groningen", "Afdeling werk", "Begroting 2024", "1 oktober 2023", "ca. 2600", ".xlsx"):
        assert word in said


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_the_ways_that_it_explains_are_read_as_it_says(way: tuple[str, str, str, str]) -> None:
    reading = read(way[0])
    bounds = [
        "" if bound is None else f"{bound:g}".replace(".", ",") for bound in (reading.low, reading.high)
    ]
    assert bounds == list(way[1:3])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_word_of_a_list_stands_for_one_code(language: str) -> None:
    words = Words("nl" if language == "nl" else "en")
    for choices in word_lists(words).values():
        assert len(set(choices.values())) == len(choices)


def test_words_of_the_municipality_are_never_formulas(folder: Path) -> None:
    programme = folder / "programme.yaml"
    text = programme.read_text(encoding="utf-8").replace("nl: Bijstandsuitkeringen", "nl: '=1+1'")
    programme.write_text(text.replace("name: Groningen", "name: '=HYPERLINK(1)'"), encoding="utf-8")
    book = opened(form_bytes(open_house(folder)))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert {"=1+1", "=HYPERLINK(1)"} <= {cell.value for cell in cells}
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


@pytest.mark.parametrize(
    ("owner", "edition", "code"),
    [
        ("wrok", None, "form-unknown-owner"),
        ("work", "begroting-2025", "form-unknown-edition"),
        ("work", "begroting-2023", "form-edition-adopted"),
        ("policy", None, "form-nothing-asked"),
    ],
)
def test_what_cannot_be_asked_is_told(folder: Path, owner: str, edition: str | None, code: str) -> None:
    with pytest.raises(Refused) as refused:
        form_for(open_house(folder), owner, edition, AS_OF)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_without_a_concept_only_figures_are_asked(folder: Path) -> None:
    programme = folder / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("    status: concept\n", ""), encoding="utf-8")
    form = form_for(open_house(folder), "work", None, AS_OF)
    assert form.edition is None and not form.texts and form.figures
    assert opened(workbook_bytes(form, Words("en"))).sheetnames == ["Explanation", "Figures", "perspectief"]


def test_where_nothing_is_known_a_form_asks_from_the_first_edition_on(folder: Path) -> None:
    (folder / "figures").joinpath("a.csv").write_text(FIGURES.splitlines()[0] + "\n", encoding="utf-8")
    for other in (folder / "figures").glob("*.csv"):
        other.write_text(FIGURES.splitlines()[0] + "\n", encoding="utf-8")
    house = open_house(folder)
    rows = [row for row in form_for(house, "work", None, AS_OF).figures if row.measure.id == "welfare_files"]
    first = min(edition.date for edition in house.programme.editions)
    asked = [row.end for row in rows if row.end]
    assert asked and all(row.start == row.end for row in rows), "a stock is counted on one day"
    assert asked[0] >= first and asked == sorted(asked)
    assert len([row for row in rows if row.end is None]) == OPEN_ROWS_OF_NOTHING_KNOWN
    assert all(row.open_period for row in rows if row.end), "nothing says on which day is counted"


def test_where_only_a_starting_level_is_known_a_form_asks_from_its_counting_day_on(folder: Path) -> None:
    (folder / "figures" / "all.csv").write_text(FIGURES.splitlines()[0] + "\n", encoding="utf-8")
    programme = folder / "programme.yaml"
    old, new = "at_least: 150000", "at_least: 150000, baseline: {date: 2021-04-01, value: 148000}"
    text = programme.read_text(encoding="utf-8")
    assert old in text
    programme.write_text(text.replace(old, new), encoding="utf-8")
    form = form_for(open_house(folder), "economy", None, AS_OF)
    asked = [(row.start and row.start.isoformat(), row.open_period) for row in form.figures]
    known = [(f"{year}-04-01", False) for year in (2021, 2022, 2023)]
    assert asked == [*known, *[(None, False)] * OPEN_ROWS]
    page = sheet(opened(workbook_bytes(form, Words("nl"))), "figures")
    assert [page.cell(row, 4).protection.locked for row in range(2, 7)] == [True] * 3 + [False] * 2


def test_a_year_that_is_no_calendar_year_keeps_its_days() -> None:
    periods = from_day(date(2022, 6, 30), "yearly", date(2023, 9, 1), on_one_day=False)
    assert [(str(start), str(end)) for start, end in periods] == [
        ("2021-07-01", "2022-06-30"),
        ("2022-07-01", "2023-06-30"),
    ]


@pytest.mark.parametrize(
    ("frequency", "found"),
    [
        ("yearly", ["2022-12-31", "2023-12-31"]),
        ("half_yearly", ["2022-12-31", "2023-06-30", "2023-12-31"]),
        ("quarterly", ["2022-09-30", "2022-12-31", "2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"]),
        ("less_often", []),
        (None, []),
    ],
)
def test_periods_between_two_days(frequency: str | None, found: list[str]) -> None:
    periods = from_the_start(date(2022, 7, 5), frequency, date(2024, 1, 2))
    assert [end.isoformat() for _, end in periods] == found
    assert all(start.day == 1 for start, _ in periods)


def test_of_many_months_the_last_twelve_are_asked() -> None:
    assert len(from_the_start(date(2020, 1, 1), "monthly", date(2024, 1, 2))) == 12


def test_what_lies_before_the_starting_level_of_the_programme_is_not_asked(folder: Path) -> None:
    programme = folder / "programme.yaml"
    old, new = "at_most: 9000", "at_most: 9000, baseline: {date: 2022-12-31, value: 9800}"
    programme.write_text(programme.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    form = form_for(open_house(folder), "work", None, AS_OF)
    asked = [str(row.end) for row in form.figures if row.measure.id == "welfare_files" and row.end]
    assert asked == ["2022-12-31"]

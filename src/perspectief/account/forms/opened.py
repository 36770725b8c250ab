"""A workbook that was handed in, held against what was handed out: sheets, headers and given cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from perspectief.account.forms.form import edition_of
from perspectief.account.forms.layout import CELLS, COLUMNS, FORMAT, HEADER_ROW, HIDDEN_SHEET
from perspectief.account.house import House
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.sheets import Book, Sheet, read_book

META_WIDTH = 6


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets of a form by their role, and what its hidden sheet remembers.

    `words` gives per column the code of each word; `handed_out` per (about, section) the fingerprints of the
    Dutch and the English text as they were.
    """

    owner: str
    edition: str
    sheets: Mapping[str, Sheet]
    words: Mapping[str, Mapping[str, str]]
    handed_out: Mapping[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Remembered:
    facts: Mapping[str, str]
    sheets: Mapping[str, str]
    headers: Mapping[tuple[str, str], str]
    words: Mapping[str, Mapping[str, str]]
    texts: Mapping[tuple[str, str], tuple[str, str]]


def open_form(house: House, path: Path) -> Opened:
    """The form in a file; raises `Refused` where it is no form of this programme, or was rearranged."""
    book = read_book(path)
    hidden = book.find(HIDDEN_SHEET)
    if hidden is None:
        raise Refused([Problem("form-not-ours", Place(path.name))])
    remembered = _remembered(hidden)
    _refuse_other_house(house, hidden, remembered)
    problems = [*_sheet_problems(book, remembered)]
    sheets = {role: sheet for role, name in remembered.sheets.items() if (sheet := book.find(name))}
    for role in COLUMNS:
        if role in sheets:
            problems += _problems_within(role, sheets[role], remembered)
    if problems:
        raise Refused(problems)
    facts = remembered.facts
    return Opened(facts["owner"], facts.get("edition", ""), sheets, remembered.words, remembered.texts)


def _remembered(hidden: Sheet) -> _Remembered:
    facts: dict[str, str] = {}
    sheets: dict[str, str] = {}
    headers: dict[tuple[str, str], str] = {}
    words: dict[str, dict[str, str]] = {}
    texts: dict[tuple[str, str], tuple[str, str]] = {}
    for number in range(1, hidden.last_row + 1):
        what, first, second, third, fourth, _ = (hidden.text(number, n) for n in range(1, META_WIDTH + 1))
        if what == "sheet":
            sheets[first] = second
        elif what == "column":
            headers[first, second] = third
        elif what == "word":
            words.setdefault(first, {})[third] = second
        elif what == "text":
            texts[first, second] = (third, fourth)
        elif what:
            facts[what] = first
    return _Remembered(facts, sheets, headers, words, texts)


def _refuse_other_house(house: House, hidden: Sheet, remembered: _Remembered) -> None:
    """One reason is enough: of a form for somebody else nothing can be used."""
    facts, file = remembered.facts, hidden.file
    if facts.get("format") != FORMAT:
        raise Refused([Problem("form-version", Place(file), found=facts.get("format", ""))])
    municipality = house.programme.municipality.code
    if facts.get("municipality") != municipality:
        found = facts.get("municipality", "")
        raise Refused([Problem("form-other-municipality", Place(file), "", found, (municipality,))])
    owners = tuple(owner.id for owner in house.programme.owners)
    if facts.get("owner") not in owners:
        found = facts.get("owner", "")
        near = nearest(found, owners)
        raise Refused([Problem("form-unknown-owner", Place(file), "", found, owners, near)])
    if edition := facts.get("edition"):
        try:
            edition_of(house, edition)
        except Refused as refused:
            first = refused.problems[0]
            raise Refused([Problem(first.code, Place(file), "", edition, first.allowed)]) from None


def _sheet_problems(book: Book, remembered: _Remembered) -> Iterator[Problem]:
    wanted = ["figures", *(["texts"] if remembered.facts.get("edition") else [])]
    for role in wanted:
        name = remembered.sheets.get(role, role)
        sheet = book.find(name)
        if sheet is None:
            yield Problem("form-sheet-missing", Place(book.file), name, name)
        elif sheet.hidden:
            yield Problem("form-sheet-hidden", Place(book.file), name, name)
    ours = {HIDDEN_SHEET, *remembered.sheets.values()}
    for sheet in book.sheets:
        if sheet.name not in ours and sheet.cells:
            yield sheet.problem("form-sheet-unknown", *min(sheet.cells), found=sheet.name)


def _problems_within(role: str, sheet: Sheet, remembered: _Remembered) -> Iterator[Problem]:
    """A header that is not as it was makes all below it a guess, so the first one is all that is said."""
    for number, column in enumerate(COLUMNS[role], start=1):
        expected = remembered.headers.get((role, column), "")
        if sheet.text(HEADER_ROW, number) != expected:
            yield sheet.problem("form-header", HEADER_ROW, number, suggestion=expected)
            return
    for row, column_number, area in sheet.merged:
        yield sheet.problem("cell-merged", row, column_number, found=area)
    yield from _beyond(role, sheet)
    yield from _out_of_sight(role, sheet)


def _beyond(role: str, sheet: Sheet) -> Iterator[Problem]:
    """What stands beside the columns or below the rows, and would be left unread."""
    width = len(COLUMNS[role])
    seen: set[int] = set()
    for row, column in sorted(sheet.cells):
        below = row > HEADER_ROW and not sheet.text(row, 1)
        if (column > width or below) and row not in seen:
            seen.add(row)
            yield sheet.problem("form-cell-beyond", row, column)


def _out_of_sight(role: str, sheet: Sheet) -> Iterator[Problem]:
    filled = {COLUMNS[role].index(column) + 1 for column in CELLS[role]}
    for row, column in sorted(sheet.cells):
        hidden = row in sheet.hidden_rows or column in sheet.hidden_columns
        if hidden and column in filled and row > HEADER_ROW:
            yield sheet.problem("form-cell-hidden", row, column)

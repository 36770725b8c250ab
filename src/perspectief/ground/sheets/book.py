"""A workbook as plain values: what each cell says as text, or why it cannot be taken."""

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as OpenCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.sheets.container import safe_bytes

_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
# Characters that the format writes as _x000D_, and those that no text should hold.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something: its text, or the code of what is wrong with it.

    `kind` is "text", "number" or "date"; a date reads as 2022-12-31, a number without thousands marks
    and with a decimal comma, as in Dutch documents.
    """

    row: int
    column: int
    text: str
    kind: str = "text"
    code: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet that hold something, by row and column counted from 1."""

    file: str
    name: str
    hidden: bool
    cells: Mapping[tuple[int, int], Cell]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[tuple[int, int, str], ...]

    def text(self, row: int, column: int) -> str:
        """What a cell says; an empty text where it holds nothing."""
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def place(self, row: int, column: int) -> Place:
        """Where a cell is, for a `Problem`."""
        return Place(self.file, row, column)

    def path(self, row: int, column: int) -> str:
        """ "Cijfers!G7"."""
        return f"{self.name}!{cell_name(row, column)}"

    def problem(self, code: str, row: int, column: int, found: str = "", **more: str) -> Problem:
        """A problem of one cell; `suggestion` among the named values is the likely correction."""
        suggestion = more.pop("suggestion", "")
        found = found or self.text(row, column)
        place, path = self.place(row, column), self.path(row, column)
        return Problem(code, place, path, found[:200], suggestion=suggestion, details=more)

    @property
    def last_row(self) -> int:
        """The last row that holds something; 0 for an empty sheet."""
        return max((row for row, _ in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook in their order."""

    file: str
    sheets: tuple[Sheet, ...]

    def find(self, name: str) -> Sheet | None:
        """The sheet with this name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def cell_name(row: int, column: int) -> str:
    """ "G7"."""
    return f"{get_column_letter(column)}{row}"


def read_book(path: Path) -> Book:
    """The sheets of an .xlsx file; formulas, errors and the like stay in their cells as codes.

    Raises `Refused` where the file as a whole cannot be trusted or read.
    """
    data = safe_bytes(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep; we only read
            workbook = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
        return Book(path.name, tuple(_sheet(path.name, one) for one in workbook.worksheets))
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        # Parts that are sound XML and yet no workbook make openpyxl stumble in many ways.
        raise Refused([Problem("sheet-file-damaged", Place(path.name))]) from error


def _sheet(file: str, sheet: Worksheet) -> Sheet:
    cells = {(cell.row, cell.column): cell for cell in _cells(sheet)}
    rows = frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden)
    merged = tuple((area.min_row, area.min_col, str(area)) for area in sheet.merged_cells.ranges)
    hidden = sheet.sheet_state != "visible"
    return Sheet(file, sheet.title, hidden, cells, rows, _hidden_columns(sheet), tuple(sorted(merged)))


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """Columns that are out of sight; neighbours of one width stand in the file as one."""
    hidden = set()
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min and column.max:
            hidden |= set(range(column.min, min(column.max, 16_384) + 1))
    return frozenset(hidden)


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    # Only what stands in the file: walking every row would make a million empty cells of one far away.
    for cell in sheet._cells.values():
        if isinstance(cell, MergedCell) or cell.value is None:
            continue
        found = _cell(cell)
        if found.text or found.code:
            yield found


def _cell(cell: OpenCell) -> Cell:
    value, where = cell.value, (cell.row, cell.column)
    if cell.data_type == "f":
        formula = str(getattr(value, "text", value))
        return Cell(*where, formula, code="cell-formula")
    if cell.data_type == "e":
        return Cell(*where, str(value), code="cell-error")
    if isinstance(value, bool):
        return Cell(*where, "TRUE" if value else "FALSE", code="cell-boolean")
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return Cell(*where, day.isoformat(), "date")
    if isinstance(value, int | float):
        return _number(where, value)
    return Cell(*where, _plain(str(value)))


def _number(where: tuple[int, int], value: float) -> Cell:
    """A number as a Dutch document writes it; 2.668 may have been two thousand and more."""
    written = format(Decimal(repr(value)), "f").removesuffix(".0")
    if _AMBIGUOUS.fullmatch(written):
        return Cell(*where, written, "number", "ambiguous-number", written.replace(".", ""))
    return Cell(*where, written.replace(".", ","), "number")


def _plain(text: str) -> str:
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return text if not _CONTROL.search(text) else _CONTROL.sub("", text)

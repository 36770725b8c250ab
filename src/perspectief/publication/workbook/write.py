"""A form as the bytes of an XLSX file: locked where it is given, open where something is asked."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from perspectief.account.forms import FigureRow, Form, TextRow
from perspectief.account.forms.layout import CELLS, COLUMNS, HIDDEN_SHEET
from perspectief.publication.words.words import Words
from perspectief.publication.workbook.explanation import explanation_rows, step_sentences, way_rows
from perspectief.publication.workbook.headers import HEADERS, SHEETS, word_lists
from perspectief.publication.workbook.remember import Lists, ranges_of, remember

_LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 - the format's own days have no time zone
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_DARK, _GREY, _PALE = "125458", "595959", "F2F2F2"
_HEAD = PatternFill("solid", fgColor=_DARK)
_GIVEN = PatternFill("solid", fgColor=_PALE)
_SIDE = Side("thin", color="BFBFBF")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_WRAP = Alignment(wrap_text=True, vertical="top")
_WIDTHS = {
    "measure": 24, "name": 34, "region": 11, "start": 12, "end": 12, "kind": 20, "unit": 20, "counted": 18,
    "as_published": 18, "published_on": 13, "status": 20, "origin": 26, "source": 34, "source_url": 34,
    "note": 40, "assumption": 40, "last": 50, "edition": 20, "subject": 30, "title": 34, "section": 18,
    "nl": 70, "en": 70,
}  # fmt: skip
_FORMATS = {"as_published": "@", "published_on": "yyyy-mm-dd", "start": "yyyy-mm-dd", "end": "yyyy-mm-dd"}
_LISTED = ("kind", "status", "origin")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook_bytes(form: Form, words: Words) -> bytes:
    """The form as a workbook in one language; the same form gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    names = {role: words.t(name) for role, name in SHEETS.items()}
    lists = word_lists(words)
    _explain(book.create_sheet(names["explanation"]), form, words)
    hidden = book.create_sheet(HIDDEN_SHEET)
    remember(hidden, form, names, lists, words)
    ranges = ranges_of(hidden, lists)
    _figures(book.create_sheet(names["figures"]), form.figures, lists, ranges, words)
    if form.edition:
        _texts(book.create_sheet(names["texts"]), form.edition.id, form.texts, lists, words)
    book.move_sheet(hidden, len(book.worksheets))
    _no_formulas(book)
    book.security = WorkbookProtection(lockStructure=True)
    _describe(book, form, words)
    return _the_same_every_time(book)


def _no_formulas(book: Workbook) -> None:
    """No cell of ours is a formula, whatever somebody's words begin with."""
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    for cell in cells:
        if isinstance(cell.value, str):
            cell.data_type = "s"


def _describe(book: Workbook, form: Form, words: Words) -> None:
    about = form.edition.title if form.edition else form.title
    book.properties.title = f"{words.text(about)}: {words.text(form.owner.name)}"
    book.properties.creator = words.text(form.municipality_name)
    book.properties.language = words.language
    book.properties.created = book.properties.modified = _LONG_AGO


def _the_same_every_time(book: Workbook) -> bytes:
    """The bytes without the moment of writing, which the library puts in two places."""
    written, out = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", data)
            info = zipfile.ZipInfo(part.filename, _ZIP_DAY)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            new.writestr(info, data)
    return out.getvalue()


def _explain(sheet: Worksheet, form: Form, words: Words) -> None:
    for label, value in explanation_rows(form, words):
        sheet.append([label, value])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    sheet.append([])
    for number, sentence in enumerate(step_sentences(form, words), start=1):
        sheet.append([f"{number}.", sentence])
    sheet.append([])
    sheet.append([words.t("You may write"), words.t("This says"), words.t("Lowest"), words.t("Highest")])
    _head(sheet, sheet.max_row, 4)
    for text, low, high, meaning in way_rows(words):
        sheet.append([text, meaning, low, high])
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = _WRAP
    for letter, width in (("A", 20), ("B", 90), ("C", 12), ("D", 12)):
        sheet.column_dimensions[letter].width = width
    sheet.protection.sheet = True
    _print_setup(sheet, words, header=False)


def _figures(
    sheet: Worksheet,
    rows: Iterable[FigureRow],
    lists: Lists,
    ranges: Mapping[str, str],
    words: Words,
) -> None:
    columns = COLUMNS["figures"]
    sheet.append([words.t(HEADERS["figures"][column]) for column in columns])
    for row in rows:
        given = _given(row, lists, words)
        sheet.append([given.get(column) for column in columns])
        open_period = row.start is None or row.open_period
        free = {*CELLS["figures"], *(("start", "end", "kind") if open_period else ())}
        _dress(sheet, columns, free)
    last = max(sheet.max_row, 2)
    for column in _LISTED:
        letter = get_column_letter(columns.index(column) + 1)
        _offer(sheet, f"{letter}2:{letter}{last}", ranges[column], words)
    _finish(sheet, columns, "D2", words)


def _given(row: FigureRow, lists: Lists, words: Words) -> dict[str, object]:
    last = row.last
    return {
        "measure": row.measure.id,
        "name": f"{words.text(row.measure.name)} ({words.text(row.region_name)})",
        "region": row.region,
        "start": row.start,
        "end": row.end,
        "kind": lists["kind"][row.kind],
        "unit": lists["unit"][row.measure.unit],
        "counted": lists["counted"][row.measure.counted],
        "last": last and f"{words.period_short(last.start, last.end)}: {last.as_published} ({last.source})",
    }


def _texts(
    sheet: Worksheet,
    edition: str,
    rows: Iterable[TextRow],
    lists: Lists,
    words: Words,
) -> None:
    columns = COLUMNS["texts"]
    sheet.append([words.t(HEADERS["texts"][column]) for column in columns])
    for row in rows:
        part = lists["section"][row.section]
        sheet.append([edition, row.about, words.text(row.title), part, row.nl or None, row.en or None])
        _dress(sheet, columns, {*CELLS["texts"]})
        sheet.row_dimensions[sheet.max_row].height = _height(row)
    _finish(sheet, columns, "E2", words)


def _height(row: TextRow) -> float:
    """Room in points for the longer of the two texts, and for a few lines where there is none yet."""
    lines = max(
        sum(len(line) // 75 + 1 for line in text.splitlines()) for text in (row.nl or "-", row.en or "-")
    )
    return 15.0 * min(max(lines, 4), 25)


def _dress(sheet: Worksheet, columns: tuple[str, ...], free: set[str]) -> None:
    """The last row: grey and locked where it is given, white and open where something is asked."""
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(sheet.max_row, number)
        is_free = column in free
        cell.protection = Protection(locked=not is_free)
        cell.alignment, cell.border = _WRAP, _LINE
        if not is_free:
            cell.fill = _GIVEN
            cell.font = Font(color=_GREY)
        cell.number_format = _FORMATS.get(column, "@" if is_free else "General")


def _offer(sheet: Worksheet, cells: str, source: str, words: Words) -> None:
    offered = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    offered.errorTitle = words.t("Not in the list")
    offered.error = words.t("Choose a word from the list, or leave the cell empty.")
    sheet.add_data_validation(offered)
    offered.add(cells)


def _finish(sheet: Worksheet, columns: tuple[str, ...], below: str, words: Words) -> None:
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[column]
    _head(sheet, 1, len(columns))
    sheet.freeze_panes = below
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False allows it
    _print_setup(sheet, words, header=True)


def _head(sheet: Worksheet, row: int, width: int) -> None:
    for number in range(1, width + 1):
        cell = sheet.cell(row, number)
        cell.fill, cell.font = _HEAD, Font(bold=True, color="FFFFFF")
        cell.alignment, cell.border = _WRAP, _LINE


def _print_setup(sheet: Worksheet, words: Words, *, header: bool) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page = words.t("Page {page} of {pages}", page="&P", pages="&N")
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text=page))
    if header:
        sheet.print_title_rows = "1:1"

"""Tables as a workbook: one sheet each, and one with what has to be known of them."""

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from perspectief.ground.files import write_atomically
from perspectief.publication.tables.model import NumberCell, Table
from perspectief.publication.tables.plain import Plain, titles, values
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_NAMES = {
    "indicators": mark("Indicators"),
    "bbv": mark("BBV"),
    "activities": mark("Activities"),
    "money": mark("Money"),
}
_MADE = (1980, 1, 1, 0, 0, 0)  # no day at all: the same tables are the same bytes
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_WIDTHS = {"text": 28, "number": 14, "day": 14, "link": 40}
_VERSION = 1  # of what this module writes; part of the name under which a workbook is kept


def as_xlsx(tables: Sequence[Table], about: str, cache: Path) -> bytes:
    """Tables as XLSX, the same bytes for the same tables; `about` is the line above their notes.

    `cache` is a directory that may be deleted at any time: a workbook is written once per content.
    """
    key = hashlib.sha256(f"{_VERSION}{tables!r}{about}".encode()).hexdigest()
    path = cache / f"{key}.xlsx"
    if path.is_file():
        return path.read_bytes()
    data = _written(tables, about)
    cache.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)
    return data


def _written(tables: Sequence[Table], about: str) -> bytes:
    from openpyxl import Workbook  # slow to load: only when a workbook has to be made

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Perspectief"
    for table in tables:
        _sheet(book.create_sheet(Words(table.language).t(_NAMES[table.id])), table)
    _notes(book, tables, about)
    out = io.BytesIO()
    book.save(out)
    return _without_clock(out.getvalue())


def _sheet(sheet: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    _fill(sheet, [list(titles(table)), *values(table)])
    for head in sheet[1]:
        head.font = Font(bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(table.rows, start=2):
        for position, cell in enumerate(row.cells, start=1):
            if isinstance(cell, NumberCell):
                sheet.cell(number, position).number_format = _format(cell.decimals)
            if row.total:
                sheet.cell(number, position).font = Font(bold=True)
    for number, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"


def _fill(sheet: "Worksheet", rows: Sequence[Sequence[Plain]]) -> None:
    """Values as they are; a text that begins like a formula stays a text."""
    for number, row in enumerate(rows, start=1):
        for position, value in enumerate(row, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(number, position)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(("=", "+", "-", "@"))


def _notes(book: "Workbook", tables: Sequence[Table], about: str) -> None:
    words = Words(tables[0].language)
    sheet = book.create_sheet(words.t("Notes"))
    lines: list[list[Plain]] = [[about]]
    for table in tables:
        lines += [[], [table.caption]]
        lines += [[note.mark or None, note.text] for note in table.notes]
    _fill(sheet, lines)
    sheet.column_dimensions["B"].width = 100


def _format(decimals: int) -> str:
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def _widths(table: Table) -> list[int]:
    return [*(_WIDTHS[column.kind] for column in table.columns), 60]


def _without_clock(data: bytes) -> bytes:
    """The same archive with one fixed time on every part of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name, _MADE), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()

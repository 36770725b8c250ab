"""Tables as a workbook: one sheet each, and one with what has to be known of them.

Written out here, part by part (ECMA-376, Office Open XML): a site has some dozens of small workbooks, and a
library that can do all that Excel can takes longer over them than all pages take. Nothing in it tells the
time: the same tables are the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from perspectief.publication.tables.model import Cell, NumberCell, Table
from perspectief.publication.tables.plain import Plain, titles, values
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

_NAMES = {
    "indicators": mark("Indicators"),
    "bbv": mark("BBV"),
    "activities": mark("Activities"),
    "money": mark("Money"),
}
_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that an archive can name
_FIRST_DAY = date(1899, 12, 30)  # what a spreadsheet counts days from
_WIDTHS = {"text": 28, "number": 14, "day": 14, "link": 40}
_MOST_DECIMALS = 6
_PLAIN, _BOLD, _DAY, _NUMBER = 0, 1, 2, 3  # positions in the list of looks; numbers with 0, 1, ... decimals
_BOLD_NUMBER = _NUMBER + _MOST_DECIMALS + 1
_UNWRITABLE = re.compile("[^\\t\\n\\r -\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")  # not in XML 1.0
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    rows: Sequence[str]
    widths: Sequence[int]
    frozen: bool


def as_xlsx(tables: Sequence[Table], about: str) -> bytes:
    """Tables as XLSX, the same bytes for the same tables; `about` is the line above their notes."""
    sheets = [*(_sheet(table) for table in tables), _notes(tables, about)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in _parts(sheets):
            archive.writestr(zipfile.ZipInfo(path, _NO_DAY), f"{_HEAD}{text}", zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheet(table: Table) -> _Sheet:
    rows = [_row(1, [(title, _BOLD) for title in titles(table)])]
    for number, (row, given) in enumerate(zip(table.rows, values(table), strict=True), start=2):
        looks = [*(_look(cell, total=row.total) for cell in row.cells), _PLAIN]
        rows.append(_row(number, list(zip(given, looks, strict=True))))
    widths = [*(_WIDTHS[column.kind] for column in table.columns), 60]
    return _Sheet(Words(table.language).t(_NAMES[table.id]), rows, widths, frozen=True)


def _notes(tables: Sequence[Table], about: str) -> _Sheet:
    lines: list[list[tuple[Plain, int]]] = [[(about, _PLAIN)]]
    for table in tables:
        lines += [[], [(table.caption, _BOLD)]]
        lines += [[(note.mark or None, _PLAIN), (note.text, _PLAIN)] for note in table.notes]
    rows = [_row(number, line) for number, line in enumerate(lines, start=1)]
    return _Sheet(Words(tables[0].language).t("Notes"), rows, (40, 100), frozen=False)


def _look(cell: Cell, *, total: bool) -> int:
    if isinstance(cell, NumberCell):
        return (_BOLD_NUMBER if total else _NUMBER) + min(cell.decimals, _MOST_DECIMALS)
    return _BOLD if total else _PLAIN


def _row(number: int, cells: Sequence[tuple[Plain, int]]) -> str:
    written = (_cell(f"{_letters(at)}{number}", value, look) for at, (value, look) in enumerate(cells))
    return f'<row r="{number}">{"".join(written)}</row>'


def _cell(place: str, value: Plain, look: int) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, float):
        return f'<c r="{place}" s="{look}"><v>{value!r}</v></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="{_DAY}"><v>{(value - _FIRST_DAY).days}</v></c>'
    # A text is never a formula, whatever it begins with.
    return f'<c r="{place}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("", text))


def _letters(position: int) -> str:
    """ "A" for 0, "Z" for 25, "AA" for 26."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _parts(sheets: Sequence[_Sheet]) -> Iterator[tuple[str, str]]:
    """Every part of the archive with its path, in the order in which readers look for them."""
    numbers = range(1, len(sheets) + 1)
    made = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{made}</Types>'
        ),
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    named = "".join(
        f'<sheet name="{_text(sheet.name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, sheet in zip(numbers, sheets, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>',
    )
    parts = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*parts, ("styles", "styles.xml")])
    yield "xl/styles.xml", _styles()
    for n, sheet in zip(numbers, sheets, strict=True):
        yield f"xl/worksheets/sheet{n}.xml", _worksheet(sheet)


def _relations(parts: Sequence[tuple[str, str]]) -> str:
    lines = (
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{sort}" Target="{path}"/>'
        for n, (sort, path) in enumerate(parts, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _worksheet(sheet: _Sheet) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(sheet.widths, start=1)
    )
    pane = '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    view = f'<sheetView workbookViewId="0">{pane if sheet.frozen else ""}</sheetView>'
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews>{view}</sheetViews><cols>{columns}</cols>'
        f"<sheetData>{''.join(sheet.rows)}</sheetData></worksheet>"
    )


def _styles() -> str:
    """The looks that cells refer to by their position: plain, bold, day, numbers, bold numbers."""
    decimals = range(_MOST_DECIMALS + 1)
    formats = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="#,##0{"." + "0" * n if n else ""}"/>' for n in decimals
    )
    top = '<alignment vertical="top" wrapText="1"/>'
    looks = [_look_of(0, 0, top), _look_of(0, 1, top), _look_of(14, 0, top)]
    looks += [_look_of(200 + n, bold, '<alignment vertical="top"/>') for bold in (0, 1) for n in decimals]
    font = '<sz val="11"/><name val="Calibri"/></font>'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(decimals)}">{formats}</numFmts>'
        f'<fonts count="2"><font>{font}<font><b/>{font}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(looks)}">{"".join(looks)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _look_of(number_format: int, font: int, alignment: str) -> str:
    return (
        f'<xf numFmtId="{number_format}" fontId="{font}" fillId="0" borderId="0" xfId="0" '
        f'applyNumberFormat="1" applyFont="1" applyAlignment="1">{alignment}</xf>'
    )

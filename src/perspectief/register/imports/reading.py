"""Lines of a file as cells, one at a time: CSV, fixed width, or the rows of a workbook.

Text is looked at a block of lines at a time; only a block with something odd in it line by line.
"""

import codecs
import csv
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, NoReturn

from perspectief.ground.files import CONTROL
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.sheets.book import Sheet, read_book
from perspectief.register.imports.json_reading import cells, items
from perspectief.register.imports.layout import LONGEST_LINE, Layout

CODES = (
    "import-empty-file",
    "import-other-encoding",
    "import-lone-cr",
    "import-sheet-missing",
    "import-line-too-long",
    "import-bytes",
    "control-character",
    "quote-malformed",
    "cell-merged",
)


_BLOCK = 2_000


class Line(NamedTuple):
    """A line: its number, its cells, and the codes of cells of a workbook that cannot be taken, by index."""

    number: int
    cells: list[str]
    codes: tuple[tuple[int, str], ...] = ()


def lines(path: Path, layout: Layout) -> Iterator[Line]:
    """The lines of a file, the header of CSV and workbooks among them; empty lines are passed over.

    Nothing but the line at hand is kept, of a workbook the workbook. Raises `Refused` where reading stops.
    """
    if layout.form in ("xlsx", "json"):
        yield from _of_workbook(path, layout) if layout.form == "xlsx" else _of_json(path, layout)
        return
    with path.open("rb") as stream:
        texts = _texts(stream, path.name, layout)
        yield from _fixed(texts) if layout.form == "fixed" else _csv(texts, path.name, layout)


def _refused(
    code: str, file: str, line: int = 0, column: int = 0, found: str = "", **details: str
) -> Refused:
    return Refused([Problem(code, Place(file, line, column), found=found, details=details)])


def _texts(stream: BinaryIO, file: str, layout: Layout) -> Iterator[str]:
    """Decoded lines with their newline; looked at before any parser sees them."""
    number, pieces = 0, iter(partial(stream.readline, LONGEST_LINE + 1), b"")
    while block := list(islice(pieces, _BLOCK)):
        plain = _plain(block, layout) if number else None  # the first may begin with a mark
        yield from plain or (_looked_at(raw, file, layout, number + at) for at, raw in enumerate(block, 1))
        number += len(block)
    if number == 0:
        raise _refused("import-empty-file", file)


def _plain(block: list[bytes], layout: Layout) -> list[str] | None:
    """The lines of a block in which nothing can be wrong; None where something may be."""
    if max(map(len, block)) > LONGEST_LINE:
        return None
    try:
        text = b"".join(block).decode(layout.encoding).replace("\r\n", "\n").removesuffix("\n")
    except UnicodeDecodeError:
        return None
    if not text.replace("\n", "").isprintable():
        return None
    return [f"{line}\n" for line in text.split("\n")]


def _looked_at(raw: bytes, file: str, layout: Layout, number: int) -> str:
    if len(raw) > LONGEST_LINE:
        _refuse_long(raw, file, number)
    text = _decoded(raw, file, layout, number)
    body = text.rstrip("\r\n") if text[-1:] in "\r\n" else text
    if not body.isprintable():
        _refuse_control(body, file, number)
    return body + "\n"


def _decoded(raw: bytes, file: str, layout: Layout, number: int) -> str:
    mark = codecs.BOM_UTF8
    if number == 1:
        if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise _refused("import-other-encoding", file, 1, 1, "UTF-16", encoding=layout.encoding)
        if raw.startswith(mark) and layout.encoding != "utf-8":
            raise _refused("import-other-encoding", file, 1, 1, "UTF-8", encoding=layout.encoding)
        raw = raw.removeprefix(mark)
    try:
        return raw.decode(layout.encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(layout.encoding, "replace")
        found = f"0x{raw[error.start]:02X}"
        raise _refused(
            "import-bytes", file, number, len(before) + 1, found, encoding=layout.encoding
        ) from None


def _refuse_long(raw: bytes, file: str, number: int) -> NoReturn:
    if b"\r" in raw.rstrip(b"\r\n"):
        raise _refused("import-lone-cr", file, number)
    raise _refused("import-line-too-long", file, number, limit=str(LONGEST_LINE))


def _refuse_control(body: str, file: str, number: int) -> None:
    if "\r" in body:
        raise _refused("import-lone-cr", file, number)
    if match := CONTROL.search(body):
        found = f"U+{ord(match.group()):04X}"
        raise _refused("control-character", file, number, match.start() + 1, found)


def _fixed(texts: Iterator[str]) -> Iterator[Line]:
    for number, text in enumerate(texts, start=1):
        body = text[:-1]
        if body.strip():
            yield Line(number, [body])


def _csv(texts: Iterator[str], file: str, layout: Layout) -> Iterator[Line]:
    rows = csv.reader(texts, delimiter=layout.delimiter, strict=True)
    try:
        for cells in rows:
            if cells:
                yield Line(rows.line_num, cells)
    except csv.Error:
        raise _refused("quote-malformed", file, rows.line_num, 1) from None


def _of_json(path: Path, layout: Layout) -> Iterator[Line]:
    """A header of the paths that are asked, then a line for each object; its number counts objects."""
    columns = [spot.column for _, spot in layout.told() if spot.column]
    yield Line(0, columns)
    with path.open(encoding="utf-8-sig") as stream:
        for number, item in enumerate(items(stream, path.name), start=1):
            yield Line(number, cells(item, columns))


def _of_workbook(path: Path, layout: Layout) -> Iterator[Line]:
    book = read_book(path)
    sheet = book.find(layout.sheet) if layout.sheet else book.sheets[0]
    if sheet is None:
        raise _refused("import-sheet-missing", path.name, found=layout.sheet)
    if sheet.merged:
        raise Refused([sheet.problem("cell-merged", row, column, area) for row, column, area in sheet.merged])
    if not sheet.last_row:
        raise _refused("import-empty-file", path.name)
    yield from _rows(sheet)


def _rows(sheet: Sheet) -> Iterator[Line]:
    widest = max(column for _, column in sheet.cells)
    for row in range(1, sheet.last_row + 1):
        cells = [sheet.cells.get((row, column)) for column in range(1, widest + 1)]
        if any(cells):
            texts = [cell.text if cell else "" for cell in cells]
            wrong = tuple((at, cell.code) for at, cell in enumerate(cells) if cell and cell.code)
            yield Line(row, texts, wrong)

"""Files that are wrong in their bytes or their packing, made from a sound month, with the exact report."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from perspectief.register.imports.layout import Layout, shipped
from tests.register.imports.towns import HEADER, Benefit
from tests.register.people import bsn

NAME = "benefits_202203"
SOUND = f"{HEADER}\n{Benefit(1, 1).line()}\n{Benefit(2, 2).line()}\n"


@dataclass(frozen=True)
class Case:
    """How the file is made, and the problems it leads to."""

    name: str
    expected: tuple[str, ...]
    make: Callable[[Path], tuple[Path, Layout]]


def _bytes(data: bytes, layout: str = "benefits", **changes: str) -> Callable[[Path], tuple[Path, Layout]]:
    def make(folder: Path) -> tuple[Path, Layout]:
        path = folder / f"{NAME}.csv"
        path.write_bytes(data)
        return path, shipped(layout).model_copy(update=changes)

    return make


def _book(
    change: Callable[[Workbook], None], packed: Callable[[bytes], bytes] | None = None
) -> Callable[[Path], tuple[Path, Layout]]:
    def make(folder: Path) -> tuple[Path, Layout]:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "list"
        sheet.append(["bsn", "soort", "van", "tot_en_met", "uren", "bevestigd_door"])
        sheet.append([int(bsn(1)), "taal", date(2022, 2, 1), None, 3, None])
        change(book)
        data = io.BytesIO()
        book.save(data)
        path = folder / "list.xlsx"
        path.write_bytes(packed(data.getvalue()) if packed else data.getvalue())
        return path, shipped("participation").model_copy(update={"form": "xlsx", "sheet": "list"})

    return make


def _put(cell: str, value: str | float) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book.worksheets[0][cell] = value

    return change


def _as_number(book: Workbook) -> None:
    cell = book.worksheets[0]["C2"]
    cell.value, cell.number_format = 44593, "General"


def _merged(book: Workbook) -> None:
    book.worksheets[0].merge_cells("B2:C2")


def _renamed(book: Workbook) -> None:
    book.worksheets[0].title = "other"


def _bomb(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/picture.bin", b"\0" * 120_000_000)
    return out.getvalue()


def _entities(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            body = old.read(part)
            bomb = b'<!DOCTYPE a [<!ENTITY a "ha">]><workbook'
            new.writestr(
                part, body.replace(b"<workbook", bomb) if part.filename == "xl/workbook.xml" else body
            )
    return out.getvalue()


def _nothing(_: Workbook) -> None:
    """As it is."""


_LONG = SOUND.replace("D00002", '"' + "x" * 20_000 + '"')
CASES = (
    Case("empty", ("import-empty-file 0:0  |  |",), _bytes(b"")),
    Case("only-a-byte-order-mark", ("import-empty-file 0:0  |  |",), _bytes(b"\xef\xbb\xbf")),
    Case("utf-16", ("import-other-encoding 1:1  | UTF-16 |",), _bytes(SOUND.encode("utf-16"))),
    Case("utf-16-without-a-mark", ("control-character 1:2  | U+0000 |",), _bytes(SOUND.encode("utf-16-le"))),
    Case(
        "windows-1252-for-utf-8",
        ("import-bytes 3:14  | 0xE9 |",),
        _bytes(SOUND.replace("D00002", "Dé2").encode("cp1252")),
    ),
    Case(
        "utf-8-mark-for-windows-1252",
        ("import-other-encoding 1:1  | UTF-8 |",),
        _bytes(SOUND.encode("utf-8-sig"), encoding="windows-1252"),
    ),
    Case("lone-carriage-returns", ("import-lone-cr 1:0  |  |",), _bytes(SOUND.replace("\n", "\r").encode())),
    Case(
        "nul-bytes",
        ("control-character 3:14  | U+0000 |",),
        _bytes(SOUND.replace("D00002", "D\0002").encode()),
    ),
    Case(
        "writing-turned-round",
        ("control-character 3:14  | U+202E |",),
        _bytes(SOUND.replace("D00002", "D\u202e2").encode()),
    ),
    Case("a-huge-field", ("import-line-too-long 3:0  |  |",), _bytes(_LONG.encode())),
    Case("a-line-without-end", ("import-line-too-long 1:0  |  |",), _bytes(b"x" * 3_000_000)),
    Case("cut-off-within-a-line", ("import-too-few-cells 3:0  |  |",), _bytes(SOUND[:-20].encode())),
    Case(
        "a-workbook-named-csv", ("control-character 1:3  | U+0003 |",), _bytes(b"PK\x03\x04\x14\x00\x06\x00")
    ),
    Case("formula-in-a-workbook", ("cell-formula 2:5 uren | =1+2 |",), _book(_put("E2", "=1+2"))),
    Case("formula-where-the-number-is", ("cell-formula 2:1 bsn |  |",), _book(_put("A2", "=123+2"))),
    Case("error-in-a-workbook", ("cell-error 2:2 soort | #REF! |",), _book(_put("B2", "#REF!"))),
    Case("day-as-a-number-in-a-workbook", ("import-day-as-number 2:3 van | 44593 |",), _book(_as_number)),
    Case("decimal-hours-in-a-workbook", ("not-a-whole-number 2:5 uren | 3,5 |",), _book(_put("E2", 3.5))),
    Case("merged-cells", ("cell-merged 2:2 list!B2 | B2:C2 |",), _book(_merged)),
    Case("sheet-missing", ("import-sheet-missing 0:0  | list |",), _book(_renamed)),
    Case("zip-bomb", ("sheet-file-packed 0:0  |  |",), _book(_nothing, _bomb)),
    Case("entities", ("sheet-file-entities 0:0  |  |",), _book(_nothing, _entities)),
    Case(
        "old-workbook",
        ("sheet-file-old 0:0  |  |",),
        _book(_nothing, lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512),
    ),
    Case("damaged-workbook", ("sheet-file-damaged 0:0  |  |",), _book(_nothing, lambda data: data[:-300])),
)

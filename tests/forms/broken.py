"""Broken spreadsheets, each made from a sound form, with exactly the problems expected of it.

A problem is written as `code place | found | suggestion`, where the place is a cell or the file as a whole.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from tests.forms.house import put, sheet

Broken = Callable[[Workbook], None]
Bytes = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Case:
    """A change to the workbook or to its bytes, and the problems it leads to."""

    name: str
    expected: tuple[str, ...]
    change: Broken | None = None
    packed: Bytes | None = None


def _figure(**cells: object) -> Broken:
    whole: dict[str, object] = {"as_published": "9.812", "published_on": "2022-03-01", **cells}
    return lambda book: put(book, "figures", 2, **whole)


def _rezipped(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if (changed := change(part.filename, old.read(part))) is not None:
                new.writestr(part.filename, changed)
        for name, body in more.items():
            new.writestr(name, body)
    return out.getvalue()


def _adding(name: str, body: bytes) -> Bytes:
    return lambda data: _rezipped(data, lambda _, part: part, **{name: body})


def _in_part(name: str, old: bytes, new: bytes) -> Bytes:
    return lambda data: _rezipped(data, lambda part, body: body.replace(old, new) if part == name else body)


def _without(name: str) -> Bytes:
    return lambda data: _rezipped(data, lambda part, body: None if part == name else body)


def _lying_size(data: bytes) -> bytes:
    """A part that unpacks to 200 MB while the directory says a thousand bytes."""
    bomb = _adding("xl/media/picture.bin", b"\0" * 200_000_000)(data)
    real, said = (200_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little")
    return bomb.replace(real, said)


def _entity_bomb(data: bytes) -> bytes:
    bomb = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    return _in_part("xl/workbook.xml", b"<workbook", bomb + b"<workbook")(data)


def _utf16_entities(data: bytes) -> bytes:
    """The same, in an encoding in which a search for its letters finds nothing."""
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY a "ha">]><sst/>'
    return _rezipped(
        data, lambda part, body: text.encode("utf-16") if part == "xl/theme/theme1.xml" else body
    )


def _ole(text: str) -> Bytes:
    return lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + text.encode("utf-16-le")


def _swapped(book: Workbook) -> None:
    figures, texts = sheet(book, "figures"), sheet(book, "texts")
    figures.title = "even"
    texts.title, figures.title = "Cijfers", "Teksten"


def _moved_columns(book: Workbook) -> None:
    for row in sheet(book, "figures").iter_rows(min_col=9, max_col=10):
        row[0].value, row[1].value = row[1].value, row[0].value


def _merged(book: Workbook) -> None:
    sheet(book, "figures").merge_cells("I2:I3")


def _hidden_row(book: Workbook) -> None:
    _figure()(book)
    sheet(book, "figures").row_dimensions[2].hidden = True


def _hidden_column(book: Workbook) -> None:
    _figure(note="Let op.")(book)
    sheet(book, "figures").column_dimensions["O"].hidden = True


def _hidden_sheet(book: Workbook) -> None:
    sheet(book, "texts").sheet_state = "hidden"


def _extra_sheet(book: Workbook) -> None:
    book.create_sheet("Kladblok")["B3"] = "nog doen"


def _secret_sheet(book: Workbook) -> None:
    _extra_sheet(book)
    book["Kladblok"].sheet_state = "veryHidden"


def _renamed(book: Workbook) -> None:
    sheet(book, "figures").title = "Getallen"


def _remembered(what: str, value: str) -> Broken:
    def change(book: Workbook) -> None:
        row = next(row for row in book["perspectief"].iter_rows() if row[0].value == what)
        row[1].value = value

    return change


def _far_away(book: Workbook) -> None:
    sheet(book, "figures")["I1048576"] = "9.812"


def _beside(book: Workbook) -> None:
    sheet(book, "figures")["T2"] = "opmerking"


def _other_row(book: Workbook) -> None:
    put(book, "figures", 2, measure="jobs", counted="banen", as_published="1", published_on="2022-03-01")


def _error_cell(book: Workbook) -> None:
    _figure(as_published="#N/A")(book)
    sheet(book, "figures")["I2"].data_type = "e"


def _day_as_number(book: Workbook) -> None:
    _figure(published_on=44621)(book)
    sheet(book, "figures")["J2"].number_format = "General"


def _twice(book: Workbook) -> None:
    _figure()(book)
    put(book, "figures", 3, start=date(2021, 12, 31), end=date(2021, 12, 31))
    put(book, "figures", 3, as_published="9.900", published_on="2022-03-01")


def _many_cells(data: bytes) -> bytes:
    rows = b"".join(b'<row r="%d" ht="%d"/>' % (number, number * 7919 % 409) for number in range(99, 200_100))
    return _in_part("xl/worksheets/sheet2.xml", b"</sheetData>", rows + b"</sheetData>")(data)


_MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_SHEET_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_LINK = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" '
    b'TargetMode="External" Type="http://example.org/image" Target="https://example.org/a.png"/></Relationships>'
)

CASES = (
    # the file as a whole
    Case("empty file", ("sheet-file-empty form.xlsx",), packed=lambda _: b""),
    Case("no zip", ("sheet-file-other form.xlsx",), packed=lambda _: b"%PDF-1.7\n\0\0"),
    Case(
        "CSV named .xlsx",
        ("sheet-file-is-text form.xlsx",),
        packed=lambda _: b"measure;region\njobs;GM0014\n",
    ),
    Case("old .xls", ("sheet-file-old form.xlsx",), packed=_ole("Workbook")),
    Case("password", ("sheet-file-password form.xlsx",), packed=_ole("EncryptedPackage")),
    Case("cut off halfway", ("sheet-file-damaged form.xlsx",), packed=lambda data: data[: len(data) // 2]),
    Case("a zip without a workbook", ("sheet-file-other form.xlsx",), packed=_without("xl/workbook.xml")),
    Case(
        "broken XML", ("sheet-file-damaged form.xlsx",), packed=_in_part("xl/workbook.xml", b"</sheets>", b"")
    ),
    Case(
        "a sheet that is gone",
        ("form-sheet-missing Cijfers | Cijfers",),
        packed=_without("xl/worksheets/sheet2.xml"),
    ),
    Case("macros", ("sheet-macros form.xlsx",), packed=_adding("xl/vbaProject.bin", b"\0")),
    Case(
        "macros by type only",
        ("sheet-macros form.xlsx",),
        packed=_in_part("[Content_Types].xml", _SHEET_TYPE, _MACRO_TYPE),
    ),
    Case(
        "links to another workbook",
        ("sheet-links-out form.xlsx",),
        packed=_adding("xl/externalLinks/externalLink1.xml", b"<a/>"),
    ),
    Case(
        "a picture from elsewhere",
        ("sheet-links-out form.xlsx",),
        packed=_adding("xl/drawings/_rels/a.rels", _LINK),
    ),
    Case(
        "a zip bomb",
        ("sheet-file-packed form.xlsx",),
        packed=_adding("xl/media/picture.bin", b"\0" * 50_000_000),
    ),
    Case("a zip bomb that lies", ("sheet-file-damaged form.xlsx",), packed=_lying_size),
    Case("entities", ("sheet-file-entities form.xlsx",), packed=_entity_bomb),
    Case("entities out of sight", ("sheet-file-entities form.xlsx",), packed=_utf16_entities),
    Case("a million rows", ("sheet-too-many-cells form.xlsx",), packed=_many_cells),
    # the form as a whole
    Case("no form", ("form-not-ours form.xlsx",), lambda book: book.remove(book["perspectief"])),
    Case("another version", ("form-version form.xlsx | 2",), _remembered("format", "2")),
    Case(
        "another municipality",
        ("form-other-municipality form.xlsx | GM0141",),
        _remembered("municipality", "GM0141"),
    ),
    Case("an unknown owner", ("form-unknown-owner form.xlsx | wrok | work",), _remembered("owner", "wrok")),
    Case(
        "an unknown edition",
        ("form-unknown-edition form.xlsx | begroting-2025",),
        _remembered("edition", "begroting-2025"),
    ),
    Case(
        "an adopted edition",
        ("form-edition-adopted form.xlsx | begroting-2023",),
        _remembered("edition", "begroting-2023"),
    ),
    Case(
        "a sheet renamed",
        ("form-sheet-missing Cijfers | Cijfers", "form-sheet-unknown Getallen!A1 | Getallen"),
        _renamed,
    ),
    Case("a sheet hidden", ("form-sheet-hidden Teksten | Teksten",), _hidden_sheet),
    Case("a sheet added", ("form-sheet-unknown Kladblok!B3 | Kladblok",), _extra_sheet),
    Case("a sheet added out of sight", ("form-sheet-unknown Kladblok!B3 | Kladblok",), _secret_sheet),
    Case(
        "two sheets swapped",
        ("form-header Cijfers!A1 | Editie | Grootheid", "form-header Teksten!A1 | Grootheid | Editie"),
        _swapped,
    ),
    Case(
        "columns moved",
        ("form-header Cijfers!I1 | Gepubliceerd op | Cijfer, zoals gepubliceerd",),
        _moved_columns,
    ),
    Case(
        "a header changed",
        ("form-header Cijfers!J1 | Datum | Gepubliceerd op",),
        lambda book: put(book, "figures", 1, published_on="Datum"),
    ),
    Case(
        "a header emptied",
        ("form-header Teksten!F1 |  | Tekst in het Engels",),
        lambda book: put(book, "texts", 1, en=None),
    ),
    # cells out of place
    Case("merged cells", ("cell-merged Cijfers!I2 | I2:I3",), _merged),
    Case(
        "a hidden row",
        ("form-cell-hidden Cijfers!I2 | 9.812", "form-cell-hidden Cijfers!J2 | 2022-03-01"),
        _hidden_row,
    ),
    Case("a hidden column", ("form-cell-hidden Cijfers!O2 | Let op.",), _hidden_column),
    Case(
        "beside the table",
        ("form-cell-beyond Cijfers!T2 | opmerking",),
        _beside,
    ),
    Case("in the last row of all", ("form-cell-beyond Cijfers!I1048576 | 9.812",), _far_away),
    # cells that cannot be read
    Case("a formula", ("cell-formula Cijfers!I2 | =9800+12",), _figure(as_published="=9800+12")),
    Case("a formula in a day", ("cell-formula Cijfers!J2 | =TODAY()",), _figure(published_on="=TODAY()")),
    Case("an error", ("cell-error Cijfers!I2 | #N/A",), _error_cell),
    Case("true", ("cell-boolean Cijfers!I2 | TRUE",), _figure(as_published=True)),
    Case(
        "a number made a date",
        ("cell-date Cijfers!I2 | 2023-10-15",),
        _figure(as_published=date(2023, 10, 15)),
    ),
    Case(
        "a date as a number",
        ("cell-number-as-date Cijfers!J2 | 44621 | 2022-03-01",),
        _day_as_number,
    ),
    Case(
        "a day with strokes",
        ("not-a-date Cijfers!J2 | 1/3/2022 | 2022-03-01",),
        _figure(published_on="1/3/2022"),
    ),
    Case(
        "a number of two meanings",
        ("ambiguous-number Cijfers!I2 | 9.812 | 9812",),
        _figure(as_published=9.812),
    ),
    Case(
        "a sentence",
        ("number-unreadable Cijfers!I2 | het waren er 9812 | 9812",),
        _figure(as_published="het waren er 9812"),
    ),
    Case("no figure", ("form-no-figure Cijfers!I2",), _figure(as_published=None)),
    Case("no day", ("missing-cell Cijfers!J2",), _figure(published_on=None)),
    Case(
        "a word off the list", ("not-one-of Cijfers!K2 | voorlopg | voorlopig",), _figure(status="voorlopg")
    ),
    Case("an address that is none", ("bad-url Cijfers!N2 | onze site",), _figure(source_url="onze site")),
    Case(
        "published before it was",
        ("published-before-period Cijfers!J2 | 2020-01-01",),
        _figure(published_on="2020-01-01"),
    ),
    Case(
        "published tomorrow",
        ("form-published-ahead Cijfers!J2 | 2023-09-02",),
        _figure(published_on="2023-09-02"),
    ),
    # cells that were given
    Case("another owner's figure", ("form-not-yours Cijfers!A2 | jobs",), _other_row),
    Case("another region", ("form-other-region Cijfers!C2 | GM0141 | GM0014",), _figure(region="GM0141")),
    Case("another unit", ("form-fixed-cell Cijfers!G2 | … % | aantal",), _figure(unit="… %")),
    Case(
        "another thing counted",
        ("form-fixed-cell Cijfers!H2 | personen | dossiers",),
        _figure(counted="personen"),
    ),
    Case(
        "an unknown measure",
        ("unknown-measure Cijfers!A2 | welfare_file | welfare_files",),
        _figure(measure="welfare_file"),
    ),
    Case("the same figure twice", ("form-figure-twice Cijfers!I3 | 9.900",), _twice),
    Case(
        "other than what stands",
        ("form-figure-differs Cijfers!I2 | 9.951",),
        _figure(
            start=date(2020, 12, 31),
            end=date(2020, 12, 31),
            as_published="9.951",
            published_on="2021-03-01",
            source="Verzonnen jaarverslag",
        ),
    ),
    # texts
    Case(
        "another edition",
        ("form-fixed-cell Teksten!A2 | begroting-2023 | begroting-2024",),
        lambda book: put(book, "texts", 2, edition="begroting-2023"),
    ),
    Case(
        "another owner's text",
        ("form-not-yours Teksten!B2 | indicator:jobs",),
        lambda book: put(book, "texts", 2, subject="indicator:jobs"),
    ),
    Case(
        "another part",
        ("form-text-row Teksten!D2 | Voortgang",),
        lambda book: put(book, "texts", 2, section="Voortgang"),
    ),
    Case(
        "English alone",
        ("english-without-dutch Teksten!E3",),
        lambda book: put(book, "texts", 3, en="More work."),
    ),
    Case(
        "a heading in a text",
        ("form-text-heading Teksten!E3 | Er is\n## Bijsturing\nmeer werk.",),
        lambda book: put(book, "texts", 3, nl="Er is\n## Bijsturing\nmeer werk."),
    ),
    Case(
        "a picture in a text",
        ("image-in-text Teksten!E3 | https://example.org/a.png",),
        lambda book: put(book, "texts", 3, nl="![a](https://example.org/a.png)"),
    ),
    Case(
        "a link that acts",
        ("link-not-allowed Teksten!E3 | javascript:alert(1)",),
        lambda book: put(book, "texts", 3, nl="[a](javascript:alert(1))"),
    ),
    Case(
        "a text by formula", ("cell-formula Teksten!E3 | =A1",), lambda book: put(book, "texts", 3, nl="=A1")
    ),
)

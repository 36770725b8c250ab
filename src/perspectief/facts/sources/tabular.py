"""Figures from a plain table, CSV or XLSX, at an address or in the folder: UWV's, or one of your own.

UWV's tension table has the columns Jaar, Kwartaal, Regio, Beroepsgroep, Spanning and Typering. `fetch.code`
names the column with the values, `fetch.cells` what must stand in other columns.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Literal

from pydantic import Field

from perspectief.facts.fetched import FigureBatch
from perspectief.facts.model import Measure
from perspectief.facts.regions import Regions
from perspectief.facts.sources.answers import Answer
from perspectief.facts.sources.http import Web
from perspectief.facts.sources.observed import Observed, Spoken, fetching, figures_of
from perspectief.facts.sources.periods import Frequency, counted_days
from perspectief.facts.sources.source import Column, Order, Progress, Shape, silent
from perspectief.facts.sources.statline import is_wanted
from perspectief.facts.sources.written_periods import period_written
from perspectief.ground.files import read_bytes
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.sheets.book import Book, read_book
from perspectief.ground.text import Frozen

CODES = (
    "cell-not-number",
    "cell-not-period",
    "region-not-known",
    "column-missing",
    "table-not-text",
    "sheet-missing",
)
_LIMIT_BYTES = 50_000_000
_MOST_PROBLEMS = 20


_Table = tuple[tuple[str, ...], tuple[tuple[int, Mapping[str, str]], ...]]


class Layout(Frozen):
    """The columns of a table and how its cells are written; `regions` gives codes for names of its own.

    A period is `period` (2024, 2024-06, 2024KW2, 2024-06-30) or `year` with `quarter` or `month`. Without
    `region` every row is about the region that the measure names. `missing` are the words for no value.
    """

    region: str | None = None
    period: str | None = None
    year: str | None = None
    quarter: str | None = None
    month: str | None = None
    remark: str | None = None
    sheet: str | None = None
    decimal: Literal[",", "."] = ","
    missing: tuple[str, ...] = ()
    regions: Mapping[str, str] = Field(default={})


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table as texts, with the number of each and the answer they stand in."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a table is found, at an address or as a file in the folder, and how it is laid out."""

    id: str
    title: str
    layout: Layout
    url: str | None = None
    file: str | None = None

    @property
    def shown(self) -> str:
        """Its place, for a person."""
        return self.url or self.file or self.id


class Tabular:
    """One table at one place."""

    def __init__(self, spot: Spot, web: Web, folder: Path, regions: Regions) -> None:
        self.name, self._spot, self._layout = spot.id, spot, spot.layout
        self._title, self._shown = spot.title, spot.shown
        self._web, self._folder, self._regions = web, folder, regions
        self._codes = {name.casefold(): code for name, code in _names(regions)}
        self._codes |= {name.casefold(): code for name, code in spot.layout.regions.items()}

    def shape(self, order: Order) -> Shape:
        """The wanted columns that are there, and the wanted choices; see `Source.shape`."""
        held = self._rows()
        fetches = [fetching(measure) for measure in order.measures]
        codes = {fetch.code for fetch in fetches if fetch.code in held.columns}
        dimensions: dict[str, dict[str, str]] = {name: {} for name in self._used() if name in held.columns}
        for name, choice in sorted({pair for fetch in fetches for pair in fetch.cells.items()}):
            if name in held.columns:
                found = any(row[name] == choice for _, row in held.rows)
                dimensions.setdefault(name, {}).update({choice: choice} if found else {})
        return Shape(
            self._title, {code: Column(code, code, "") for code in sorted(filter(None, codes))}, dimensions
        )

    def read(self, order: Order, shape: Shape, progress: Progress = silent) -> FigureBatch:
        """Every wanted figure of the table; raises `Refused` with each cell that cannot be read."""
        held = self._rows()
        self._refuse_columns(order, held)
        problems: list[Problem] = []
        observed = [
            one for measure in order.measures for one in self._observed(measure, held, order, problems)
        ]
        if problems:
            raise Refused(problems[:_MOST_PROBLEMS])
        progress(len(held.rows), len(held.rows))
        columns = {measure.id: shape.columns[fetching(measure).code or ""] for measure in order.measures}
        said = Spoken(self._title, self._spot.url or "", self._web.today)
        return figures_of(observed, columns, said)

    def _used(self) -> list[str]:
        layout = self._layout
        return [
            name for name in (layout.region, layout.period, layout.year, layout.quarter, layout.month) if name
        ]

    def _rows(self) -> _Rows:
        answer, data = self._answer()
        if self._shown.lower().endswith(".xlsx"):
            columns, rows = self._of_book(data, answer.sha256)
        else:
            columns, rows = _of_csv(data, self._shown)
        return _Rows(columns, rows, answer.sha256)

    def _answer(self) -> tuple[Answer, bytes]:
        if self._spot.url:
            return self._web.get(self._spot.url)
        name = self._spot.file or ""
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise Refused([Problem("outside-folder", Place(name))])
        data = read_bytes(self._folder / name, root=self._folder, limit_bytes=_LIMIT_BYTES)
        return self._web.answers.keep(f"file:{name}", data, self._web.today), data

    def _of_book(self, data: bytes, digest: str) -> _Table:
        book = _book(data, digest)
        sheet = book.find(self._layout.sheet) if self._layout.sheet else next(iter(book.sheets), None)
        if sheet is None:
            raise Refused([Problem("sheet-missing", Place(self._shown), found=self._layout.sheet or "")])
        width = max((column for _, column in sheet.cells), default=0)
        columns = tuple(sheet.text(1, column) for column in range(1, width + 1))
        rows = tuple(
            (row, {name: sheet.text(row, at) for at, name in enumerate(columns, start=1)})
            for row in range(2, sheet.last_row + 1)
        )
        return columns, rows

    def _refuse_columns(self, order: Order, held: _Rows) -> None:
        wanted = [*self._used(), *(name for measure in order.measures for name in fetching(measure).cells)]
        missing = sorted({name for name in wanted if name not in held.columns})
        if missing:
            raise Refused(
                [
                    Problem("column-missing", Place(self._shown, 1, 1), found=name, allowed=held.columns)
                    for name in missing
                ]
            )

    def _observed(
        self, measure: Measure, held: _Rows, order: Order, problems: list[Problem]
    ) -> Iterator[Observed]:
        fetch = fetching(measure)
        for number, row in held.rows:
            if any(row[name] != choice for name, choice in fetch.cells.items()) or not any(row.values()):
                continue
            try:
                one = self._one(measure, number, row, held.answer)
            except Refused as refused:
                problems += refused.problems
                continue
            if is_wanted(one, order):
                yield one

    def _one(self, measure: Measure, number: int, row: Mapping[str, str], answer: str) -> Observed:
        fetch, layout = fetching(measure), self._layout
        text = row[fetch.code or ""]
        first, last = counted_days(fetch, *self._period(fetch.frequency, number, row))
        absent = text == "" or text in layout.missing
        value = None if absent else self._number(text, number, fetch.code or "")
        note = row.get(layout.remark, "") if layout.remark else ""
        region = self._region(row, number, fetch.region)
        return Observed(measure, region, first, last, value, "A", answer, missing=text or "–", note=note)

    def _number(self, text: str, number: int, column: str) -> float:
        plain = text.replace(" ", "").replace("\u00a0", "").rstrip("%")
        other = "." if self._layout.decimal == "," else ","
        if other in plain and not _are_thousands(plain, other, self._layout.decimal):
            raise self._wrong("cell-not-number", number, column, text)
        try:
            value = float(plain.replace(other, "").replace(self._layout.decimal, "."))
        except ValueError:
            raise self._wrong("cell-not-number", number, column, text) from None
        if not abs(value) < 1e15:
            raise self._wrong("cell-not-number", number, column, text)
        return value

    def _region(self, row: Mapping[str, str], number: int, fixed: str | None) -> str:
        if self._layout.region is None:
            return fixed or "NL01"
        text = row[self._layout.region]
        code = text if self._regions.find(text) else self._codes.get(text.casefold())
        if code is None:
            raise self._wrong("region-not-known", number, self._layout.region, text)
        return code

    def _period(self, frequency: Frequency, number: int, row: Mapping[str, str]) -> tuple[date, date]:
        layout = self._layout
        named = layout.period or layout.year or ""
        text = row.get(named, "")
        part = row.get(layout.quarter or layout.month or "", "")
        found = period_written(frequency, f"{text}-{part}" if part else text)
        if found is None:
            raise self._wrong("cell-not-period", number, named, f"{text} {part}".strip())
        return found

    def _wrong(self, code: str, number: int, column: str, found: str) -> Refused:
        return Refused([Problem(code, Place(self._shown, number, 1), column, found[:200])])


def _book(data: bytes, name: str) -> Book:
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / f"{name}.xlsx"
        path.write_bytes(data)
        return read_book(path)


def _names(regions: Regions) -> Iterator[tuple[str, str]]:
    return ((record.name.nl, code) for code, record in regions.records.items() if record.name)


def _are_thousands(plain: str, mark: str, decimal: str) -> bool:
    """Whether marks in a whole number stand between groups of three digits."""
    whole = plain.partition(decimal)[0].lstrip("-+").split(mark)
    return 1 <= len(whole[0]) <= 3 and all(len(group) == 3 for group in whole[1:])


def _of_csv(data: bytes, shown: str) -> _Table:
    text = _decoded(data, shown)
    first = text.partition("\n")[0]
    delimiter = max(";,\t|", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Refused([Problem("table-not-text", Place(shown), found=str(error))]) from None
    columns = tuple(cell.strip() for cell in lines[0]) if lines else ()
    rows = tuple((number, _row(columns, cells)) for number, cells in enumerate(lines[1:], start=2))
    return columns, rows


def _row(columns: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    padded = [*cells, *[""] * len(columns)]
    return {name: padded[at].strip() for at, name in enumerate(columns)}


def _decoded(data: bytes, shown: str) -> str:
    if b"\x00" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused([Problem("table-not-text", Place(shown))])
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused([Problem("table-not-text", Place(shown))])

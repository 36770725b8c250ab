"""A published table as it comes: CSV, packed or not; comma, semicolon or tab; fields that hold line ends."""

import csv
import gzip
import io
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from perspectief.ground.files import read_bytes, shown_name
from perspectief.ground.problem import Place, Problem, Refused

LIMIT_BYTES = 400_000_000  # ESCO's largest file holds 15 MB
_FIELD_LIMIT = 1_000_000
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Record:
    """One row: fields by column name, and the line on which it begins."""

    fields: Mapping[str, str]
    line: int

    def get(self, column: str) -> str:
        """The field without white space around it; empty where the column is not there."""
        return self.fields.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table, those that do not fit its columns, and what is needed to point at a field."""

    file: str
    columns: tuple[str, ...]
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    lines: Sequence[str]
    delimiter: str

    def problem(self, code: str, record: Record, column: str, **details: str) -> Problem:
        """What is wrong with a field, and where it stands."""
        place = self._place(record, column)
        return Problem(code, place, column, found=record.get(column)[:200], details=details)

    def _place(self, record: Record, column: str) -> Place:
        index = self.columns.index(column) if column in self.columns else 0
        line, at = _field_start(self.lines, record.line, index, self.delimiter)
        return Place(self.file, line, at)


def read_sheet(path: Path) -> Sheet:
    """The table in a file; raises `Refused` with file, line and column where it cannot be read."""
    file = shown_name(path, path.parent)
    text = text_of(path)
    lines = list(io.StringIO(text, newline="\n"))
    if not lines:
        raise Refused([Problem("sheet-empty", Place(file, 1, 1))])
    delimiter = max(_DELIMITERS, key=lines[0].count)
    rows = _rows(text, file, delimiter)
    columns = tuple(name.strip() for name in rows[0][1])
    records, problems = [], []
    for line, fields in rows[1:]:
        if len(fields) == len(columns):
            records.append(Record(dict(zip(columns, fields, strict=True)), line))
        elif any(fields):
            problems.append(_misfit(Place(file, line, 1), len(fields), len(columns)))
    return Sheet(file, columns, tuple(records), tuple(problems), lines, delimiter)


def _misfit(place: Place, found: int, expected: int) -> Problem:
    return Problem("sheet-row-length", place, found=str(found), details={"expected": str(expected)})


def text_of(path: Path) -> str:
    """The text of a file, unpacked where it is packed; raises `Refused` where that cannot be."""
    data = read_bytes(path, root=path.parent, limit_bytes=LIMIT_BYTES)
    if path.suffix == ".gz":
        data = _unpacked(data, path.name)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", errors="replace")) + 1
        place = Place(path.name, before.count(b"\n") + 1, column)
        raise Refused([Problem("not-utf8", place, found=f"0x{data[error.start]:02X}")]) from error


def _unpacked(data: bytes, file: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            found = stream.read(LIMIT_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Refused([Problem("sheet-not-gzip", Place(file))]) from error
    if len(found) > LIMIT_BYTES:
        limit = {"bytes": str(len(found)), "limit": str(LIMIT_BYTES)}
        raise Refused([Problem("file-too-large", Place(file), details=limit)])
    return found


def _rows(text: str, file: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Records with the line on which each begins."""
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
    found, start = [], 1
    try:
        for fields in reader:
            found.append((start, fields))
            start = reader.line_num + 1
    except csv.Error as error:
        raise Refused([Problem("sheet-bad-quotes", Place(file, start, 1))]) from error
    return found


def _field_start(lines: Sequence[str], line: int, index: int, delimiter: str) -> tuple[int, int]:
    """Line and column, from 1, where a field of the record that begins on `line` begins."""
    seen, quoted, column = 0, False, 1
    while seen < index and line <= len(lines):
        text = lines[line - 1]
        if column > len(text):
            line, column = line + 1, 1
            continue
        sign = text[column - 1]
        quoted ^= sign == '"'
        seen += sign == delimiter and not quoted
        column += 1
    return line, column

"""Lines as rows for the staging table, or as problems: all of a file at once, up to a limit.

Lines are read a batch at a time, column by column. Only a batch in which something may be wrong is read line
by line, to tell what.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.yaml_tree import more_problems
from perspectief.register.bsn import Marker
from perspectief.register.imports import layout as layouts
from perspectief.register.imports.cells import NEW, Reader, Value, Wrong, reader, shown
from perspectief.register.imports.layout import Layout
from perspectief.register.imports.reading import Line

CODES = (
    "import-column-missing",
    "import-header-missing",
    "import-other-kind",
    "import-line-length",
    "duplicate-column",
    "import-too-few-cells",
    "import-too-many-cells",
)
MOST_PROBLEMS = 500
Row = tuple[int | Value, ...]
Values = dict[str, Value]
# What is wrong between the fields of one line: a code, the field, and values for its words.
Fault = tuple[str, str, dict[str, str]]
Check = Callable[[Values], Iterator[Fault]]
# Line numbers first, then the fields in the order of their names; as long as each other.
Columns = Sequence[Sequence[int] | Sequence[Value]]
_BATCH = 2_000


class Checking(Protocol):
    """What is looked for between the fields of a line."""

    @property
    def line(self) -> Check:
        """What is wrong with one line."""

    def fine(self, columns: Mapping[str, Sequence[Value]]) -> bool:
        """Whether surely nothing is wrong with many lines, given column by column."""


class Enough(Exception):  # noqa: N818 (a person has seen enough)
    """So many problems that reading on would help nobody."""


@dataclass
class Problems:
    """The problems of one file, as they are found."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """One more. Raises `Enough` at the limit, with a last one that says so."""
        self.found.append(problem)
        if len(self.found) >= MOST_PROBLEMS:
            self.found.append(more_problems(problem.place, MOST_PROBLEMS))
            raise Enough


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a field's text is in a line: a cell by index, or a slice of the whole line, or a set value."""

    label: str
    at: int = -1
    end: int = -1
    value: str = ""


class Lining:
    """Turns the lines of one file into columns: line numbers, then the fields in the order of `names`."""

    def __init__(self, file: str, layout: Layout, marker: Marker) -> None:
        self._file, self._layout = file, layout
        told = list(layout.told())
        self.names = tuple(field.name for field, _ in told)
        self._readers = [reader(field, spot, layout, marker) for field, spot in told]
        self._spots: list[_Spot] = []
        self._width = 0
        self.problems = Problems(file)

    def batches(self, lines: Iterator[Line], checking: Checking) -> Iterator[Columns]:
        """What can be staged, some thousands of lines at a time, until a line is wrong.

        What is wrong goes to `problems`; the rest of the file is then only looked through, up to the limit.
        """
        try:
            self._begin(lines)
            for batch in _batches(lines):
                columns = self._columns(batch, checking) or self._one_by_one(batch, checking.line)
                if not self.problems.found:
                    yield columns
        except Refused as stopped:
            self.problems.found.extend(stopped.problems)
        except Enough:
            return

    def _columns(self, batch: list[Line], checking: Checking) -> Columns | None:
        """The columns of a batch in which nothing is wrong; None where something may be."""
        if any(line.codes for line in batch) or not (texts := self._texts_of(batch)):
            return None
        read: list[Sequence[Value]] = []
        for each, column in zip(self._readers, texts, strict=True):
            if (values := each.column(column)) is None:
                return None
            read.append(values)
        if not checking.fine(dict(zip(self.names, read, strict=True))):
            return None
        return [line.number for line in batch], *read

    def _texts_of(self, batch: list[Line]) -> list[Sequence[str]]:
        """The texts of each field; nothing where a line has another length."""
        rows: Sequence[Sequence[str]] = [line.cells for line in batch]
        if self._layout.form == "fixed":
            bodies, length = [row[0] for row in rows], self._layout.line_length
            if length and set(map(len, bodies)) != {length}:
                return []
            return [
                [body[s.at : s.end].strip() for body in bodies] if s.end > 0 else [s.value] * len(bodies)
                for s in self._spots
            ]
        if set(map(len, rows)) != {self._width}:
            return []
        columns = list(zip(*rows, strict=True))
        return [columns[s.at] if s.at >= 0 else [s.value] * len(rows) for s in self._spots]

    def _one_by_one(self, batch: list[Line], check: Check) -> Columns:
        rows = [row for line in batch if (row := self._row(line, check)) is not None]
        return list(zip(*rows, strict=True))

    def _begin(self, lines: Iterator[Line]) -> None:
        if self._layout.form == "fixed":
            told = self._layout.told()
            self._spots = [_Spot(f.name, s.start - 1, s.start - 1 + s.length, s.value) for f, s in told]
            return
        header = next(lines, None)
        if header is None:
            raise Refused([Problem("import-empty-file", Place(self._file))])
        self._spots = _by_header(self._file, self._layout, header)
        self._width = len(header.cells)

    def _row(self, line: Line, check: Check) -> Row | None:
        texts = self._texts(line)
        if texts is None:
            return None
        before = len(self.problems.found)
        values: list[Value] = []
        for at, (each, text) in enumerate(zip(self._readers, texts, strict=True)):
            value = each.known.get(text, NEW)
            values.append(self._value(line, at, each, text) if value is NEW else value)
        if line.codes:
            self._add_codes(line)
        if len(self.problems.found) > before:
            return None
        by_name = dict(zip(self.names, values, strict=True))
        for code, name, details in check(by_name):
            self._add(line, self.names.index(name), texts, code, details)
        return None if len(self.problems.found) > before else (line.number, *by_name.values())

    def _value(self, line: Line, at: int, each: Reader, text: str) -> Value:
        try:
            return each.value(text)
        except Wrong as wrong:
            if not any(index == self._spots[at].at for index, _ in line.codes):
                place = Place(self._file, line.number, self._column(at))
                self.problems.add(each.problem(wrong, place, self._spots[at].label, text))
            return None

    def _texts(self, line: Line) -> list[str] | None:
        if self._layout.form == "fixed":
            return self._slices(line)
        cells = line.cells
        if len(cells) != self._width:
            self._add_width(line)
            return None
        return [cells[spot.at].strip() if spot.at >= 0 else spot.value for spot in self._spots]

    def _slices(self, line: Line) -> list[str] | None:
        body, length = line.cells[0], self._layout.line_length
        if length and len(body) != length:
            details = {"length": str(len(body)), "expected": str(length)}
            self.problems.add(Problem("import-line-length", Place(self._file, line.number), details=details))
            return None
        return [body[spot.at : spot.end].strip() if spot.end > 0 else spot.value for spot in self._spots]

    def _column(self, at: int) -> int:
        return self._spots[at].at + 1

    def _add(self, line: Line, at: int, texts: Sequence[str], code: str, details: dict[str, str]) -> None:
        is_bsn = self._readers[at].field.sort == "bsn"
        found = "" if is_bsn else shown(texts[at])
        place = Place(self._file, line.number, self._column(at))
        self.problems.add(Problem(code, place, self._spots[at].label, found, details=details))

    def _add_width(self, line: Line) -> None:
        few = len(line.cells) < self._width
        details = {"fields": str(len(line.cells)), "columns": str(self._width)}
        code = "import-too-few-cells" if few else "import-too-many-cells"
        self.problems.add(Problem(code, Place(self._file, line.number), details=details))

    def _add_codes(self, line: Line) -> None:
        """Cells of a workbook that cannot be taken, where a field is read from them."""
        labels = {spot.at: (spot.label, each) for spot, each in zip(self._spots, self._readers, strict=True)}
        for at, code in line.codes:
            if at in labels:
                label, each = labels[at]
                found = "" if each.field.sort == "bsn" else shown(line.cells[at])
                self.problems.add(Problem(code, Place(self._file, line.number, at + 1), label, found))


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    """Lines by the thousand; where reading stops, the lines before come first."""
    going = True
    while going:
        batch: list[Line] = []
        stopped: Refused | None = None
        try:
            for line in islice(lines, _BATCH):
                batch.append(line)
        except Refused as why:
            stopped = why
        if batch:
            yield batch
        if stopped:
            raise stopped
        going = bool(batch)


def _by_header(file: str, layout: Layout, header: Line) -> list[_Spot]:
    names = [cell.strip().lower() for cell in header.cells]
    place = Place(file, header.number)
    wanted = [(spot.column, spot.value) for _, spot in layout.told()]
    missing = [column for column, _ in wanted if column and column.lower() not in names]
    if missing and (other := _other_kind(layout, names)):
        details = {"kind": layout.kind.value}
        raise Refused([Problem("import-other-kind", place, found=other, details=details)])
    if missing and len(missing) == sum(1 for column, _ in wanted if column):
        raise Refused([Problem("import-header-missing", place, allowed=tuple(missing))])
    there = tuple(shown(name) for name in names)
    wrong = [
        Problem("import-column-missing", place, column, column, there, nearest(column, there))
        for column in missing
    ]
    wrong += [
        Problem("duplicate-column", Place(file, header.number, at + 1), found=shown(name))
        for at, name in enumerate(names)
        if name and name in names[:at]
    ]
    if wrong:
        raise Refused(wrong)
    return [
        _Spot(column, names.index(column.lower())) if column else _Spot(value, value=value)
        for column, value in wanted
    ]


def _other_kind(layout: Layout, names: list[str]) -> str:
    """The kind whose own layout this header fits, where that is another one."""
    for name in layouts.names():
        other = layouts.shipped(name)
        columns = {spot.column for _, spot in other.told() if spot.column}
        if other.form != "json" and other.kind != layout.kind and columns and columns <= set(names):
            return other.kind.value
    return ""

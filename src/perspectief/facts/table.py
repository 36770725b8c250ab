"""A CSV text as rows whose every field can be found again in the file; and rows as CSV text."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from perspectief.ground.formulas import guarded, unguarded
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused


def _read_back(field: str) -> str:
    """The field as it was before it was made harmless, without white space around it."""
    return unguarded(field.strip()).strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One record: fields by column name, and the line on which it begins."""

    fields: dict[str, str]
    line: int


@dataclass(frozen=True)
class Table:
    """The records of a CSV text, with what is needed to find a field's place."""

    file: str
    lines: Sequence[str]
    delimiter: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    def place(self, row: Row, column: str) -> Place:
        """Where a field begins: line and character column, both from 1."""
        index = self.columns.index(column) if column in self.columns else 0
        return field_place(self.file, self.lines, row.line, index, self.delimiter)


def field_place(file: str, lines: Sequence[str], line: int, index: int, delimiter: str) -> Place:
    """Where field number `index` of the record that begins on `line` begins."""
    seen, quoted, at_start = 0, False, True
    for number in range(line, len(lines) + 1):
        for column, character in enumerate(lines[number - 1], start=1):
            if at_start and seen == index:
                return Place(file, number, column)
            if character == '"' and (quoted or at_start):
                quoted = not quoted
                at_start = False
            elif character == delimiter and not quoted:
                seen, at_start = seen + 1, True
            else:
                at_start = False
        if not quoted:
            return Place(file, number, len(lines[number - 1].rstrip("\n")) + 1)
    return Place(file, line, 1)


def read_table(
    text: str, file: str, required: Sequence[str], optional: Sequence[str], aliases: dict[str, str]
) -> Table:
    """The rows of a CSV text whose first line names the columns; comma or semicolon.

    Problems of single rows are in `Table.problems`; raises `Refused` where no rows can be told apart.
    """
    lines = list(io.StringIO(text, newline="\n"))
    delimiter = _delimiter(lines[0] if lines else "")
    records = list(_records(lines, file, delimiter))
    if not records:
        raise Refused([Problem("table-empty", Place(file, 1, 1))])
    header_line, header = records[0]
    columns = tuple(aliases.get(name.strip().lower(), name.strip().lower()) for name in header)
    problems = _header_problems(file, lines, delimiter, header_line, columns, (required, optional))
    if problems:
        raise Refused(problems)
    rows, found = [], []
    for line, fields in records[1:]:
        if problem := _length_problem(file, lines, delimiter, (line, fields), columns):
            found.append(problem)
        elif any(field.strip() for field in fields):
            rows.append(Row(dict(zip(columns, map(_read_back, fields), strict=True)), line))
    return Table(file, lines, delimiter, columns, tuple(rows), tuple(found))


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A CSV text with commas and plain line ends; formulas are made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[guarded(field) for field in row] for row in rows])
    return out.getvalue()


def _delimiter(header: str) -> str:
    return ";" if header.count(";") > header.count(",") else ","


def _records(lines: list[str], file: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Records with the line on which each begins; empty lines are left out."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 1
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refused([_quote_problem(lines, file, start, str(error))]) from error
        if record:
            yield start, record
        start = reader.line_num + 1


def _quote_problem(lines: list[str], file: str, start: int, message: str) -> Problem:
    """The quotation mark at fault: the one that opens what never closes, or the record's first."""
    column = max(1, lines[start - 1].find('"') + 1) if start <= len(lines) else 1
    open_to_the_end = "unexpected end of data" in message or "field larger" in message
    code = "quote-never-closed" if open_to_the_end else "quote-malformed"
    return Problem(code, Place(file, start, column))


def _header_problems(
    file: str,
    lines: Sequence[str],
    delimiter: str,
    line: int,
    columns: tuple[str, ...],
    allowed: tuple[Sequence[str], Sequence[str]],
) -> list[Problem]:
    required, optional = allowed
    known = (*required, *optional)
    problems = []
    for index, column in enumerate(columns):
        code = _column_code(column, columns[:index], known)
        if code:
            place = field_place(file, lines, line, index, delimiter)
            missing = [name for name in known if name not in columns]
            likely = nearest(column, missing) if code == "unknown-column" else ""
            problems.append(Problem(code, place, column, column, tuple(known), likely))
    for column in required:
        if column not in columns:
            problems.append(Problem("missing-column", Place(file, line, 1), column))
    return problems


def _column_code(column: str, before: tuple[str, ...], known: Sequence[str]) -> str:
    if column not in known:
        return "unknown-column"
    return "duplicate-column" if column in before else ""


def _length_problem(
    file: str, lines: Sequence[str], delimiter: str, record: tuple[int, list[str]], columns: tuple[str, ...]
) -> Problem | None:
    line, fields = record
    if len(fields) == len(columns):
        return None
    details = {"fields": str(len(fields)), "columns": str(len(columns))}
    if len(fields) > len(columns):
        place = field_place(file, lines, line, len(columns), delimiter)
        return Problem("too-many-fields", place, found=fields[len(columns)][:200], details=details)
    return Problem("too-few-fields", Place(file, line, 1), path=columns[len(fields)], details=details)

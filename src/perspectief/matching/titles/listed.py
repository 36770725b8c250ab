"""A list of titles in somebody's own table: which column holds them, and the rows as they come."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching.taxonomy.published import Sheet, read_sheet

# What people call a column of titles, the likeliest first.
KNOWN = (
    "title", "titel", "functietitel", "functie", "beroep", "beroepsnaam", "beroepnaam", "job_title",
    "jobtitle", "vacaturetitel", "vacature", "occupation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of a table and the lines on which their rows begin; an empty one stays in its place."""

    column: str
    titles: tuple[str, ...]
    lines: tuple[int, ...]


def read_titles(path: Path, column: str | None = None) -> Titles:
    """The titles in a CSV file; raises `Refused` where it cannot be read or no column holds titles."""
    sheet = read_sheet(path)
    if sheet.problems:
        raise Refused(sheet.problems[:100])
    found = _column(sheet, column)
    if not sheet.records:
        raise Refused([Problem("sheet-empty", Place(sheet.file, 1, 1))])
    titles = tuple(" ".join(record.get(found).split()) for record in sheet.records)
    return Titles(found, titles, tuple(record.line for record in sheet.records))


def _column(sheet: Sheet, asked: str | None) -> str:
    """The column asked for, or one that is called as columns of titles are, or the only one."""
    if asked is not None:
        return _named(sheet, (asked,), asked)
    return sheet.columns[0] if len(sheet.columns) == 1 else _named(sheet, KNOWN, "")


def _named(sheet: Sheet, wanted: Sequence[str], asked: str) -> str:
    by_folded = {column.casefold(): column for column in reversed(sheet.columns)}
    for name in wanted:
        if name.casefold() in by_folded:
            return by_folded[name.casefold()]
    code = "titles-no-such-column" if asked else "titles-no-column"
    raise Refused([Problem(code, Place(sheet.file, 1, 1), found=asked, allowed=sheet.columns)])

"""The rows of a handed-in form as draft figures, or what is wrong with each cell."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from perspectief.account.forms.form import asked_of
from perspectief.account.forms.layout import FIGURE_CELLS, FIGURE_COLUMNS, HEADER_ROW
from perspectief.account.forms.opened import Opened
from perspectief.account.house import House
from perspectief.facts.bounds import Fault
from perspectief.facts.model import Figure, Measure
from perspectief.facts.numbers import attempt
from perspectief.facts.reading import Reading
from perspectief.facts.row_checks import figure_of
from perspectief.facts.store import Located, locate_figures
from perspectief.ground.near import nearest
from perspectief.ground.problem import Problem
from perspectief.ground.sheets import Sheet

_DAYS = ("start", "end", "published_on")
_WORDED = ("kind", "unit", "counted", "status", "origin")
_NUMBER = FIGURE_COLUMNS.index("as_published") + 1
_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure and the row of the sheet that says it."""

    figure: Figure
    row: int


def read_figure_rows(opened: Opened, house: House, today: date) -> tuple[list[FigureCell], list[Problem]]:
    """Every figure that was filled in, and the problems of the rows that say none."""
    sheet = opened.sheets["figures"]
    asked = asked_of(house, opened.owner)
    found: list[FigureCell] = []
    problems: list[Problem] = []
    for row in sorted({row for row, _ in sheet.cells if row > HEADER_ROW}):
        if not _is_filled(sheet, row):
            continue
        faults = [*_cell_faults(sheet, row), *_given_faults(opened, sheet, row, asked, house)]
        fields, worded = _fields(opened, sheet, row, house)
        faults += worded
        figure = None
        if not faults:
            figure, faults = figure_of(fields, house.catalogue, house.regions)
            faults += _ahead(figure, today)
        if figure is not None and not faults:
            found.append(FigureCell(figure, row))
        problems += [_problem(sheet, row, fault) for fault in faults]
    return found, problems


def _ahead(figure: Figure | None, today: date) -> Iterator[Fault]:
    """Nothing is published on a day that is still to come."""
    if figure is not None and figure.published_on > today:
        found, details = figure.published_on.isoformat(), {"today": today.isoformat()}
        yield Fault("form-published-ahead", "published_on", found, details=details)


def held_against_folder(
    sheet: Sheet, cells: list[FigureCell], house: House, drafts: Collection[Figure]
) -> tuple[list[Figure], list[Problem]]:
    """The figures that are new or stand there already; those that contradict one that stands are problems.

    `drafts` of the same form were released by nobody yet, so they may be contradicted.
    """
    located = locate_figures(house.folder, house.catalogue, house.regions)
    standing = {here.figure.key: here for here in located if here.figure not in drafts}
    figures: list[Figure] = []
    problems: list[Problem] = []
    rows: dict[tuple[object, ...], int] = {}
    for cell in cells:
        first = rows.setdefault(cell.figure.key, cell.row)
        there = standing.get(cell.figure.key)
        if first != cell.row:
            problems.append(sheet.problem("form-figure-twice", cell.row, _NUMBER, first_row=str(first)))
        elif there is not None and _bare(there.figure) != _bare(cell.figure):
            problems.append(_differs(sheet, cell, there))
        else:
            figures.append(cell.figure)
    return figures, problems


def _bare(figure: Figure) -> Figure:
    """The figure as it is before and after release."""
    return replace(figure, release="draft", released_by="", released_on=None)


def _differs(sheet: Sheet, cell: FigureCell, there: Located) -> Problem:
    column, found, other = _NUMBER, cell.figure.as_published, there.figure.as_published
    for name in FIGURE_CELLS:
        mine, theirs = str(getattr(cell.figure, name)), str(getattr(there.figure, name))
        if mine != theirs:
            column, found, other = FIGURE_COLUMNS.index(name) + 1, mine, theirs
            break
    where = {"first_file": there.place.file, "first_line": str(there.place.line)}
    return sheet.problem("form-figure-differs", cell.row, column, found, other=other, **where)


def _text(sheet: Sheet, row: int, column: str) -> str:
    return sheet.text(row, FIGURE_COLUMNS.index(column) + 1)


def _is_filled(sheet: Sheet, row: int) -> bool:
    return any(_text(sheet, row, column) for column in FIGURE_CELLS)


def _cell_faults(sheet: Sheet, row: int) -> Iterator[Fault]:
    """Formulas, errors, and values that the spreadsheet made into something else."""
    for number, column in enumerate(FIGURE_COLUMNS[:-1], start=1):
        cell = sheet.cells.get((row, number))
        if cell is None or column == "name":
            continue
        if cell.code and (cell.code != "ambiguous-number" or column == "as_published"):
            yield Fault(cell.code, column, cell.text, suggestion=cell.suggestion)
        elif cell.kind == "date" and column == "as_published":
            yield Fault("cell-date", column, cell.text)
        elif cell.kind == "number" and column in _DAYS:
            yield Fault("cell-number-as-date", column, cell.text, suggestion=_likely_day(cell.text))
    if not _text(sheet, row, "as_published"):
        yield Fault("form-no-figure", "as_published")


def _likely_day(number: str) -> str:
    """The day that a spreadsheet's number stands for, where it is one of our time."""
    if not number.isdigit() or not 20_000 <= int(number) <= 80_000:
        return ""
    return (_EPOCH + timedelta(days=int(number))).isoformat()


def _given_faults(
    opened: Opened, sheet: Sheet, row: int, asked: dict[tuple[str, str], str | None], house: House
) -> Iterator[Fault]:
    """Cells that are locked and yet other than they were: somebody else's figure, another unit."""
    name, region = _text(sheet, row, "measure"), _text(sheet, row, "region")
    measure = house.catalogue.find(name)
    regions = tuple(place for one, place in asked if one == name)
    own = tuple(dict.fromkeys(one for one, _ in asked))
    if measure is None:
        yield Fault("unknown-measure", "measure", name, suggestion=nearest(name, own))
    elif not regions:
        yield Fault("form-not-yours", "measure", name, own)
    elif region not in regions:
        yield Fault("form-other-region", "region", region, regions, nearest(region, regions))
    else:
        yield from _as_measured(opened, sheet, row, measure)


def _as_measured(opened: Opened, sheet: Sheet, row: int, measure: Measure) -> Iterator[Fault]:
    for column, code in (("unit", measure.unit), ("counted", measure.counted)):
        words = opened.words.get(column, {})
        found = _text(sheet, row, column)
        if words.get(found, found) != code:
            expected = next((word for word, meant in words.items() if meant == code), code)
            yield Fault("form-fixed-cell", column, found, suggestion=expected)


def _fields(opened: Opened, sheet: Sheet, row: int, house: House) -> tuple[dict[str, str], list[Fault]]:
    """The fields of a figure as a CSV line would have them."""
    fields = {column: _text(sheet, row, column) for column in FIGURE_COLUMNS[:-1] if column != "name"}
    faults = []
    for column in _WORDED:
        words = opened.words.get(column, {})
        fields[column] = words.get(fields[column], fields[column])
        if fields[column] and fields[column] not in words.values():
            near = nearest(fields[column], words)
            faults.append(Fault("not-one-of", column, fields[column], tuple(words), near))
    counted = fields["counted"]
    fields["counted"] = "" if counted == "none" else counted
    fields |= {"value": "", "low": "", "high": "", "published_precision": "day", "release": "draft"}
    fields["status"] = fields["status"] or _status(fields["as_published"])
    fields["origin"] = fields["origin"] or ("published" if fields["source"] else "counted")
    fields["source"] = fields["source"] or _office(house, opened.owner)
    return fields, faults


def _status(text: str) -> str:
    """What the writing itself says: "ca. 2600" is rounded, "2.668*" provisional, "nnb" missing."""
    reading = attempt(text)
    if not isinstance(reading, Reading):
        return "A"
    if reading.absence:
        return "M"
    return "P" if reading.provisional else "E" if reading.approximate else "A"


def _office(house: House, owner: str) -> str:
    return next(one.name.nl for one in house.programme.owners if one.id == owner)


def _problem(sheet: Sheet, row: int, fault: Fault) -> Problem:
    column = fault.column if fault.column in FIGURE_COLUMNS else "as_published"
    place = row, FIGURE_COLUMNS.index(column) + 1
    allowed, found = fault.allowed, fault.found[:200]
    return Problem(
        fault.code, sheet.place(*place), sheet.path(*place), found, allowed, fault.suggestion, fault.details
    )

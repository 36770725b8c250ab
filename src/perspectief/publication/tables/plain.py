"""A table as plain values for a spreadsheet: what its notes say stands in a last column."""

from datetime import date

from perspectief.publication.tables.model import Cell, DayCell, LinkCell, NumberCell, Table, TextCell
from perspectief.publication.words import Words

Plain = str | float | date | None


def titles(table: Table) -> list[str]:
    """The headings, with the unit of a column behind it; "Notes" last."""
    named = [f"{one.title} ({one.unit})" if one.unit else one.title for one in table.columns]
    return [*named, Words(table.language).t("Notes")]


def values(table: Table) -> list[list[Plain]]:
    """The rows as numbers, days and texts."""
    return [[*(plain(cell) for cell in row.cells), _notes_of(table, row.cells)] for row in table.rows]


def plain(cell: Cell) -> Plain:
    """The value of a cell without what stands beside it."""
    if isinstance(cell, NumberCell):
        return cell.value
    if isinstance(cell, DayCell):
        return cell.day
    if isinstance(cell, LinkCell):
        return "; ".join(f"{one.text} {one.address}".strip() for one in cell.links)
    return cell.text if cell else None


def _notes_of(table: Table, cells: tuple[Cell, ...]) -> str:
    """ "2019: 1-9-2019; rounded or estimated"."""
    texts = {note.mark: note.text for note in table.notes}
    said = []
    for column, cell in zip(table.columns, cells, strict=True):
        if isinstance(cell, TextCell | NumberCell):
            parts = [cell.beside, *(texts[mark] for mark in cell.marks)]
            if any(parts):
                said.append(f"{column.title}: {'; '.join(part for part in parts if part)}")
    return " | ".join(said)

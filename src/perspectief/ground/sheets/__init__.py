"""Somebody's spreadsheet read with suspicion: cells as plain values with their place, or every problem."""

from perspectief.ground.sheets.book import Book, Cell, Sheet, cell_name, read_book

__all__ = ["Book", "Cell", "Sheet", "cell_name", "read_book"]

"""How a form lies in a workbook: the columns of its sheets and what its hidden sheet remembers."""

import hashlib

FORMAT = "1"
HIDDEN_SHEET = "perspectief"
HEADER_ROW = 1

FIGURE_COLUMNS: tuple[str, ...] = (
    "measure",
    "name",
    "region",
    "start",
    "end",
    "kind",
    "unit",
    "counted",
    "as_published",
    "published_on",
    "status",
    "origin",
    "source",
    "source_url",
    "note",
    "assumption",
    "last",
)
# What an office fills in; the rest is given and locked.
FIGURE_CELLS: tuple[str, ...] = FIGURE_COLUMNS[8:16]
TEXT_COLUMNS: tuple[str, ...] = ("edition", "subject", "title", "section", "nl", "en")
TEXT_CELLS: tuple[str, ...] = TEXT_COLUMNS[4:]
COLUMNS = {"figures": FIGURE_COLUMNS, "texts": TEXT_COLUMNS}
CELLS = {"figures": FIGURE_CELLS, "texts": TEXT_CELLS}
# Columns whose cells hold a word of a closed list; the hidden sheet says which code it stands for.
WORDED = ("kind", "unit", "counted", "status", "origin", "section")
LONGEST_CELL = 32_000  # a spreadsheet holds 32,767 characters in a cell


def fingerprint(text: str) -> str:
    """A mark of a text as it was handed out, by which a change is told from what a colleague wrote."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:16]


def plain(text: str) -> str:
    """A text as a cell keeps it: no white space at the ends of the whole or of a line."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())

"""What is wrong with a source, its answers or the settings for it, one sentence for each code."""

from perspectief.publication.words.marker import mark

OF_SOURCES = {
    "shape-file-damaged": mark(
        "This file says how the table “{found}” looked and cannot be read. Restore it from a copy, or remove"
        " it: the next refresh takes the table as it finds it."
    ),
    "code-not-in-table": mark(
        "The table {table} has no code “{found}”. Look the code up at the source and correct it in"
        " measures.yaml."
    ),
    "refresh-running": mark("Another refresh of this folder is running. Wait until it is done."),
    "table-not-needed": mark("No measure of this programme comes from a table “{found}”."),
}

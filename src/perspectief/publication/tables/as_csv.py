"""A table as CSV."""

import csv
import io
from datetime import date

from perspectief.ground.formulas import guarded
from perspectief.publication.tables.model import Table
from perspectief.publication.tables.plain import Plain, titles, values


def as_csv(table: Table) -> bytes:
    """A table as CSV (UTF-8, comma, CRLF): numbers with a point, days as 2022-12-31.

    What a spreadsheet would run gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(guarded(title) for title in titles(table))
    writer.writerows([_written(value) for value in row] for row in values(table))
    return out.getvalue().encode()


def _written(value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(int(value) if value == int(value) else value)
    return value.isoformat() if isinstance(value, date) else guarded(value)

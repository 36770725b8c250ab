"""What a data file of a made-up programme says of itself: a table that is passed on has to say it too."""

import csv
import io
from collections.abc import Iterable, Iterator

from perspectief.publication.address import ACCOUNT, SCHEMA

SAID = "verzonnen stad / made-up town"
_COLUMN = "made_up"
_ACCOUNT = f"/{ACCOUNT}"
File = tuple[str, bytes]


def marked(files: Iterable[File]) -> Iterator[File]:
    """The same files; each CSV with a last column that says it, each JSON of an indicator with a first key.

    An account says `made_up` already, and a page and a workbook say it in words.
    """
    for path, data in files:
        if path.endswith(".csv"):
            yield path, _table(data)
        elif path.endswith(".json") and path not in (ACCOUNT, SCHEMA) and not path.endswith(_ACCOUNT):
            yield path, data.replace(b"{", f'{{\n "{_COLUMN}": "{SAID}",'.encode(), 1)
        else:
            yield path, data


def _table(data: bytes) -> bytes:
    """CSV with one column more; also where there are no rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for number, row in enumerate(csv.reader(io.StringIO(data.decode(), newline=""))):
        writer.writerow([*row, SAID if number else f"{_COLUMN}: {SAID}"])
    return out.getvalue().encode()

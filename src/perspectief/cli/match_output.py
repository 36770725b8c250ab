"""What `perspectief match` found, as a table in the terminal, as CSV or as JSON: the same rows in all
three.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from perspectief.cli.console import BESIDE, OUT
from perspectief.cli.language import WORDS as W
from perspectief.cli.match_words import fault_sentence
from perspectief.cli.matched import Matched
from perspectief.facts.table import write_table
from perspectief.ground.files import write_atomically

Value = str | int | float | None
MOST_SHOWN = 40
MOST_REMARKS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """Rows under headings; `shown` are what the terminal calls the columns."""

    headings: tuple[str, ...]
    shown: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]


def give(found: Found, output: Path | None) -> None:
    """Print the first rows, or write all."""
    if output is None:
        OUT.print(_table(found))
        _tell_of_more(len(found.rows) - MOST_SHOWN)
        return
    text = _as_json(found) if output.suffix == ".json" else _as_csv(found)
    write_atomically(output, text.encode())
    OUT.print(W.t("Written to {file}.", file=str(output)))


def tell_remarks(matched: Matched) -> None:
    """What of others could not be so and counts as unknown: told beside the answer."""
    for file, remark in matched.remarks[:MOST_REMARKS]:
        BESIDE.print(
            W.t("{file}, item {item}: {fault} It counts as unknown.", file=file, item=remark.item,
                fault=fault_sentence(remark.fault))
        )  # fmt: skip
    more = len(matched.remarks) - MOST_REMARKS
    if more > 0:
        BESIDE.print(W.n("And {count} remark more.", "And {count} remarks more.", more))


def _as_csv(found: Found) -> str:
    return write_table(found.headings, [[_text(value) for value in row] for row in found.rows])


def _as_json(found: Found) -> str:
    rows = [dict(zip(found.headings, row, strict=True)) for row in found.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _shown(value: Value) -> str | None:
    """A number in the manner of the language; of several codes how many."""
    if isinstance(value, int | float):
        return W.number(value)
    return value if value is None or "|" not in value else W.number(value.count("|") + 1)


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _table(found: Found) -> Table:
    table = Table(*found.shown, box=None)
    for row in found.rows[:MOST_SHOWN]:
        table.add_row(*map(_shown, row))
    return table


def _tell_of_more(more: int) -> None:
    if more > 0:
        OUT.print(
            W.n(
                "And {count} row more; --output writes all.",
                "And {count} rows more; --output writes all.",
                more,
            )
        )

"""The shape that a table had when it was last taken in, and what differs now."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from perspectief.facts.fetched.files import FETCHED, refusing, table_place
from perspectief.facts.sources.source import Column, Shape
from perspectief.ground.files import read_text, write_atomically
from perspectief.ground.problem import Place, Problem, Refused

SHAPES = f"{FETCHED}/shapes"
CODES = ("shape-file-damaged",)
_LIMIT_BYTES = 20_000_000

ChangeKind = Literal[
    "table-title", "code-gone", "title", "unit", "dimension-gone", "dimension-new", "cell-gone", "cell-title"
]


@dataclass(frozen=True, slots=True)
class ShapeChange:
    """One thing that a source says otherwise than before; `subject` is a code or a dimension."""

    kind: ChangeKind
    subject: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The shape of a table when it was last taken in, and the last day on which it was seen to be so."""

    shape: Shape
    checked_on: date


def taken(folder: Path, source: str, table: str) -> Taken | None:
    """What is kept of a table; None where it was never taken in. Raises `Refused` for a damaged file."""
    path = _file(folder, source, table)
    if not path.exists():
        return None
    shown = f"{SHAPES}/{source}/{table}.json"
    try:
        return _read(json.loads(read_text(path, root=folder, limit_bytes=_LIMIT_BYTES)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused([Problem("shape-file-damaged", Place(shown), found=table)]) from error


def keep(folder: Path, source: str, table: str, what: Taken) -> None:
    """Keep the shape of a table; written whole or not at all."""
    path = _file(folder, source, table)
    written = {"checked_on": what.checked_on.isoformat(), **asdict(what.shape)}
    with refusing(SHAPES):
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True)
        write_atomically(path, (text + "\n").encode())


def _file(folder: Path, source: str, table: str) -> Path:
    table_place(folder, source, table)  # the same names serve as those of directories of figures
    return folder / SHAPES / source / f"{table}.json"


def together(before: Shape | None, now: Shape) -> Shape:
    """The shape as it is now, with what it was known to have of measures that are not asked for this time."""
    if before is None:
        return now
    columns = {**before.columns, **now.columns}
    dimensions = {**before.dimensions, **now.dimensions}
    for name in set(before.dimensions) & set(now.dimensions):
        dimensions[name] = {**before.dimensions[name], **now.dimensions[name]}
    return replace(now, columns=columns, dimensions=dimensions)


def changes(before: Shape, now: Shape, asked: frozenset[str]) -> tuple[ShapeChange, ...]:
    """What differs for the codes that are asked for; what was not known before is no change."""
    return tuple(_changes(before, now, asked))


def _changes(before: Shape, now: Shape, asked: frozenset[str]) -> Iterator[ShapeChange]:
    if before.title != now.title:
        yield ShapeChange("table-title", "", before.title, now.title)
    for code, column in before.columns.items():
        if code in asked:
            yield from _column_changes(column, now.columns.get(code))
    yield from _dimension_changes(before.dimensions, now.dimensions)


def _column_changes(before: Column, now: Column | None) -> Iterator[ShapeChange]:
    if now is None:
        yield ShapeChange("code-gone", before.code, before.title, "")
        return
    if before.title != now.title:
        yield ShapeChange("title", before.code, before.title, now.title)
    if before.unit != now.unit:
        yield ShapeChange("unit", before.code, before.unit, now.unit)


def _dimension_changes(
    before: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]]
) -> Iterator[ShapeChange]:
    for name in sorted(before.keys() - now.keys()):
        yield ShapeChange("dimension-gone", name, name, "")
    for name in sorted(now.keys() - before.keys()):
        yield ShapeChange("dimension-new", name, "", name)
    for name in sorted(before.keys() & now.keys()):
        yield from _cell_changes(name, before[name], now[name])


def _cell_changes(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[ShapeChange]:
    for code, title in before.items():
        if code not in now:
            yield ShapeChange("cell-gone", f"{name} {code}", title, "")
        elif now[code] != title:
            yield ShapeChange("cell-title", f"{name} {code}", title, now[code])


def _read(held: dict[str, Any]) -> Taken:
    columns = {code: Column(**column) for code, column in held["columns"].items()}
    dimensions = {name: dict(cells) for name, cells in held["dimensions"].items()}
    shape = Shape(held["title"], columns, dimensions, held["modified"])
    return Taken(shape, date.fromisoformat(held["checked_on"]))

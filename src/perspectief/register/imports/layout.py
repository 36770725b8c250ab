"""A layout: where each field of a line stands and which codes stand for ours; everybody may write one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Bounds

from perspectief.ground.checked import validate
from perspectief.ground.files import read_text
from perspectief.ground.near import nearest
from perspectief.ground.problem import Problem, Refused
from perspectief.ground.yaml_tree import Path as KeyPath
from perspectief.ground.yaml_tree import Tree, parse, written
from perspectief.register.imports.fields import FIELDS, Field, Kind, Sort

CODES = (
    "import-field-unknown",
    "import-field-missing",
    "import-place-unsaid",
    "import-positions-overlap",
    "import-code-unknown-here",
    "import-other-layout",
)
_LIMIT_BYTES = 200_000
LONGEST_LINE = 10_000


class Spot(BaseModel):
    """Where one field stands: a column by its name, positions from 1, or the same value for every line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    column: str = Bounds(default="", max_length=200)
    start: int = Bounds(default=0, ge=0, le=LONGEST_LINE)
    length: int = Bounds(default=0, ge=0, le=LONGEST_LINE)
    value: str = Bounds(default="", max_length=200)
    codes: dict[str, str] = Bounds(default_factory=dict)


class Layout(BaseModel):
    """How a file of one kind is laid out.

    `last_day` tells whether `end` is the last day, or the first day after. `line_length` is of fixed width.
    `file_name` is a pattern such as `benefits_{month}`, by which a file that is misnamed is noticed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    form: Literal["csv", "fixed", "xlsx", "json"] = "csv"
    encoding: Literal["utf-8", "windows-1252", "iso-8859-15"] = "utf-8"
    delimiter: Annotated[str, Bounds(min_length=1, max_length=1)] = ";"
    dates: Literal["yyyymmdd", "yyyy-mm-dd", "dd-mm-yyyy"] = "yyyy-mm-dd"
    last_day: bool = True
    line_length: int = Bounds(default=0, ge=0, le=LONGEST_LINE)
    sheet: str = Bounds(default="", max_length=31)
    file_name: str = Bounds(default="", max_length=100)
    fields: dict[str, Spot]

    def told(self) -> "Iterator[tuple[Field, Spot]]":
        """The fields of this kind that the layout gives a place, in the order of the kind."""
        return ((field, self.fields[field.name]) for field in FIELDS[self.kind] if field.name in self.fields)


@dataclass(frozen=True, slots=True)
class _Fault:
    code: str
    path: KeyPath
    found: str = ""
    allowed: tuple[str, ...] = ()


def load_layout(path: Path, kind: Kind) -> Layout:
    """A municipality's own layout. Raises `Refused` with everything that is wrong in it."""
    return parse_layout(read_text(path, root=path.parent, limit_bytes=_LIMIT_BYTES), path.name, kind)


@lru_cache
def shipped(name: str) -> Layout:
    """A layout that comes with the program, by the name of its file."""
    return parse_layout(text_of(name), f"{name}.yaml", None)


def text_of(name: str) -> str:
    """The text of such a layout."""
    return files("perspectief.register.imports").joinpath(f"layouts/{name}.yaml").read_text("utf-8")


def names() -> list[str]:
    """The names of all layouts that come with the program."""
    folder = files("perspectief.register.imports").joinpath("layouts")
    return sorted(each.name.removesuffix(".yaml") for each in folder.iterdir() if each.name.endswith(".yaml"))


def parse_layout(text: str, file: str, kind: Kind | None) -> Layout:
    """The layout that a YAML text describes; for any kind where none is asked for."""
    tree = parse(text, file)
    layout, problems = validate(Layout, tree)
    if layout is None:
        raise Refused(problems)
    wrong = [_problem(tree, fault) for fault in _faults(layout, kind)]
    if wrong:
        raise Refused(wrong)
    return layout


def _problem(tree: Tree, fault: _Fault) -> Problem:
    place = tree.key_place(fault.path) if fault.path else tree.place(())
    likely = nearest(fault.found, fault.allowed) if fault.found else ""
    return Problem(fault.code, place, written(fault.path), fault.found, fault.allowed, likely)


def _faults(layout: Layout, kind: Kind | None) -> Iterator[_Fault]:
    if kind not in (None, layout.kind):
        yield _Fault("import-other-layout", ("kind",), layout.kind, (str(kind),))
        return
    known = {field.name: field for field in FIELDS[layout.kind]}
    for name in layout.fields:
        if name not in known:
            yield _Fault("import-field-unknown", ("fields", name), name, tuple(known))
    for field in known.values():
        if field.required and field.name not in layout.fields:
            yield _Fault("import-field-missing", ("fields",), field.name)
    for field, spot in layout.told():
        yield from _of_spot(layout, field, spot)
    if layout.form == "fixed":
        yield from _overlaps(layout)


def _of_spot(layout: Layout, field: Field, spot: Spot) -> Iterator[_Fault]:
    has_place = spot.start and spot.length if layout.form == "fixed" else spot.column
    if not has_place and not spot.value:
        yield _Fault("import-place-unsaid", ("fields", field.name), field.name)
    if field.sort is Sort.CODE:
        for theirs, ours in spot.codes.items():
            if ours not in field.codes:
                yield _Fault(
                    "import-code-unknown-here", ("fields", field.name, "codes", theirs), ours, field.codes
                )


def _overlaps(layout: Layout) -> Iterator[_Fault]:
    placed = sorted((spot.start, spot.start + spot.length, field.name) for field, spot in layout.told())
    reached = 1
    for start, end, name in placed:
        beyond = 0 < layout.line_length < end - 1
        if start and (start < reached or beyond):
            yield _Fault("import-positions-overlap", ("fields", name), name)
        reached = max(reached, end)

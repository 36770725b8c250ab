"""The measures that figures may be of: the built-in catalogue and the folder's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import Field

from perspectief.facts.model import Measure, ScaleClass
from perspectief.facts.units import UNITS
from perspectief.ground.checked import validate
from perspectief.ground.files import read_text
from perspectief.ground.near import nearest
from perspectief.ground.problem import Problem, Refused
from perspectief.ground.text import Frozen
from perspectief.ground.yaml_tree import Tree, parse

FILE_NAME = "measures.yaml"
_LIMIT_BYTES = 2_000_000


class MeasuresFile(Frozen):
    """What a `measures.yaml` holds."""

    measures: tuple[Measure, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Catalogue:
    """Measures by id."""

    measures: Mapping[str, Measure]

    def find(self, measure: str) -> Measure | None:
        """The measure with this id, or None."""
        return self.measures.get(measure)

    def suggest(self, measure: str) -> str:
        """The id nearest to `measure`, or an empty text."""
        return nearest(measure, self.measures)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The built-in measures and those of `folder`'s own `measures.yaml`, where there is one.

    Raises `Refused` with every problem of the file; an id that stands already is one of them.
    """
    builtin = _builtin()
    path = folder / FILE_NAME if folder else None
    if folder is None or path is None or not (path.exists() or path.is_symlink()):
        return Catalogue(builtin)
    own = read_measures(read_text(path, root=folder, limit_bytes=_LIMIT_BYTES), FILE_NAME, taken=builtin)
    return Catalogue({**builtin, **own})


@lru_cache(maxsize=1)
def _builtin() -> dict[str, Measure]:
    text = files("perspectief.facts").joinpath(FILE_NAME).read_text(encoding="utf-8")
    return read_measures(text, f"perspectief/facts/{FILE_NAME}", taken={})


def read_measures(text: str, file: str, taken: Mapping[str, Measure]) -> dict[str, Measure]:
    """The measures of a YAML text; ids in `taken` may not be used again. Raises `Refused`."""
    tree = parse(text, file)
    value, problems = validate(MeasuresFile, tree)
    if value is None:
        raise Refused(problems)
    found = [*_duplicates(value, tree, taken)]
    for number, measure in enumerate(value.measures):
        found += _faults(measure, number, tree)
    if found:
        raise Refused(found)
    return {measure.id: measure for measure in value.measures}


def _duplicates(value: MeasuresFile, tree: Tree, taken: Mapping[str, Measure]) -> Iterator[Problem]:
    lines: dict[str, str] = dict.fromkeys(taken, "")
    for number, measure in enumerate(value.measures):
        place = tree.place(("measures", number, "id"))
        if measure.id in lines:
            first = {"first_line": lines[measure.id]} if lines[measure.id] else {}
            yield Problem("duplicate-measure", place, f"measures[{number}].id", measure.id, details=first)
        lines.setdefault(measure.id, str(place.line))


def _faults(measure: Measure, number: int, tree: Tree) -> Iterator[Problem]:
    path = ("measures", number)
    if measure.unit not in UNITS:
        place = tree.place((*path, "unit"))
        likely = nearest(measure.unit, UNITS)
        yield Problem("unknown-unit", place, f"measures[{number}].unit", measure.unit, UNITS, likely)
    if measure.minimum is not None and measure.maximum is not None and measure.minimum > measure.maximum:
        place = tree.place((*path, "minimum"))
        found, other = f"{measure.minimum:g}", {"maximum": f"{measure.maximum:g}"}
        yield Problem("minimum-above-maximum", place, f"measures[{number}].minimum", found, details=other)
    yield from _scale_faults(measure, number, tree)


def _scale_faults(measure: Measure, number: int, tree: Tree) -> Iterator[Problem]:
    """Classes run upwards: each begins where the one before it ends, and only the outer ends are open."""
    names: set[str] = set()
    for position, scale_class in enumerate(measure.scale):
        where = tree.place(("measures", number, "scale", position))
        path = f"measures[{number}].scale[{position}]"
        if scale_class.id in names:
            yield Problem("duplicate-class", where, f"{path}.id", scale_class.id)
        names.add(scale_class.id)
        before = measure.scale[position - 1].high if position else scale_class.low
        torn = position > 0 and (before is None or before != scale_class.low)
        if torn or _upside_down(scale_class):
            yield Problem("scale-out-of-order", where, path, scale_class.id)


def _upside_down(scale_class: ScaleClass) -> bool:
    low, high = scale_class.low, scale_class.high
    return low is not None and high is not None and low >= high

"""The measures that figures may be of: the built-in catalogue and the folder's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import Field

from perspectief.facts.formula.check import formula_faults
from perspectief.facts.formula.parse import FormulaError
from perspectief.facts.model import Measure, ScaleClass
from perspectief.facts.units import UNITS
from perspectief.ground.checked import validate
from perspectief.ground.files import read_text
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Frozen
from perspectief.ground.yaml_tree import Path as KeyPath
from perspectief.ground.yaml_tree import Tree, parse, written

FILE_NAME = "measures.yaml"
BUILT_IN = (FILE_NAME, "measures_tension.yaml")
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
    found: dict[str, Measure] = {}
    for name in BUILT_IN:
        text = files("perspectief.facts").joinpath(name).read_text(encoding="utf-8")
        found |= read_measures(text, f"perspectief/facts/{name}", taken=found)
    return found


def read_measures(text: str, file: str, taken: Mapping[str, Measure]) -> dict[str, Measure]:
    """The measures of a YAML text; ids in `taken` may not be used again. Raises `Refused`."""
    tree = parse(text, file)
    value, problems = validate(MeasuresFile, tree)
    if value is None:
        raise Refused(problems)
    found = [*_duplicates(value, tree, taken)]
    for number, measure in enumerate(value.measures):
        found += _faults(measure, number, tree)
    found += _formula_problems(value, tree, text, taken)
    if found:
        raise Refused(found)
    return {measure.id: measure for measure in value.measures}


def _formula_problems(
    value: MeasuresFile, tree: Tree, text: str, taken: Mapping[str, Measure]
) -> Iterator[Problem]:
    """What is wrong with formulas; each is looked at beside all others of the file and of the catalogue."""
    known = {**taken, **{measure.id: measure for measure in value.measures}}
    for number, measure in enumerate(value.measures):
        for _, error in formula_faults((measure,), known):
            path: KeyPath = ("measures", number, "formula")
            yield _formula_problem(error, path, tree, text)


def _formula_problem(error: FormulaError, path: KeyPath, tree: Tree, text: str) -> Problem:
    place = _within(tree.place(path), error.at, text, tree.raw.get(path, ""))
    return Problem(
        error.code, place, written(path), error.found, error.allowed, error.suggestion, dict(error.details)
    )


def _within(place: Place, at: int, text: str, raw: str) -> Place:
    """Where the character `at` of a plain value stands; its beginning where it is folded or escaped."""
    line = text.split("\n")[place.line - 1]
    begins = place.column - 1 + line[place.column - 1 :].startswith(("'", '"'))
    return replace(place, column=begins + at + 1) if line.startswith(raw, begins) else place


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

"""What a person wants of an indicator to start with: "jobs 43000 44000 2028", or the measure alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from perspectief.cli.starter_years import Years
from perspectief.facts.catalogue import Catalogue, load_catalogue
from perspectief.facts.model import Measure
from perspectief.facts.numbers import attempt
from perspectief.facts.reading import Reading
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused

PLACE = Place("--indicator")
_PLAIN = re.compile(r"[0-9]+(\.[0-9]{1,2})?")  # 6.9 with a point; 4.200 is read as figures are
_YEAR = re.compile(r"20[0-9]{2}")
_WITHOUT_YEAR, _WITH_YEAR = 2, 3


@dataclass(frozen=True, slots=True)
class Wish:
    """A measure, the level that is known and the aim, in its unit, or the class aimed at.

    `year` is that of the due date; `goal` counts from 1 and is chosen by order where it is None.
    """

    measure: Measure
    level: float | None = None
    aim: float | None = None
    step: str = ""
    year: int | None = None
    goal: int | None = None


def wishes_of(texts: Sequence[str], years: Years) -> list[Wish]:
    """The wishes that texts say; raises `Refused` with everything that is wrong in them."""
    catalogue = load_catalogue()
    read = [_read(text.split() or [""], catalogue, years) for text in texts]
    problems = [one for one in read if isinstance(one, Problem)]
    found = [one for one in read if isinstance(one, Wish)]
    names = [wish.measure.id for wish in found]
    twice = dict.fromkeys(name for name in names if names.count(name) > 1)
    problems += [Problem("same-twice", PLACE, found=name) for name in twice]
    if problems:
        raise Refused(problems)
    return found


def number_of(text: str) -> float | None:
    """A number as a person writes it: 4200, 4.200 or 6,9; None where it cannot be one number."""
    if _PLAIN.fullmatch(text):
        return float(text)
    reading = attempt(text)
    return reading.value if isinstance(reading, Reading) and reading.exact else None


def class_of(text: str, measure: Measure) -> str:
    """The id of a class on the measure's scale by its id or name, or an empty text."""
    said = text.strip().lower()
    found = (one.id for one in measure.scale if said in (one.id, one.name.nl, one.name.en))
    return next(found, "") if said else ""


def fault_of(measure: Measure, number: float) -> Problem | None:
    """What is wrong with a level or an aim that the measure cannot have."""
    low, high = measure.minimum, measure.maximum
    if (low is None or low <= number) and (high is None or number <= high):
        return None
    ends = {"minimum": low, "maximum": high}
    details = {name: "" if end is None else f"{end:g}" for name, end in ends.items()}
    return Problem("outside-measure", PLACE, found=f"{number:g}", details=details)


def _read(parts: Sequence[str], catalogue: Catalogue, years: Years) -> Wish | Problem:
    measure = catalogue.find(parts[0])
    if measure is None:
        return Problem("unknown-measure", PLACE, found=parts[0], suggestion=catalogue.suggest(parts[0]))
    rest = list(parts[1:])
    if not rest:
        return Wish(measure)
    return _classed(measure, rest, years) if measure.scale else _numbered(measure, rest, years)


def _classed(measure: Measure, rest: list[str], years: Years) -> Wish | Problem:
    year = int(rest.pop()) if _YEAR.fullmatch(rest[-1]) else None
    step = class_of(" ".join(rest), measure)
    if not step or not years.is_ahead(year):
        names = tuple(one.id for one in measure.scale)
        said = " ".join(rest)
        return Problem("class-not-on-scale", PLACE, "", said, names, nearest(said, names))
    return Wish(measure, step=step, year=year)


def _numbered(measure: Measure, rest: list[str], years: Years) -> Wish | Problem:
    numbers = [number for text in rest[:_WITHOUT_YEAR] if (number := number_of(text)) is not None]
    year = int(rest[-1]) if len(rest) == _WITH_YEAR and _YEAR.fullmatch(rest[-1]) else None
    whole = len(numbers) == _WITHOUT_YEAR and len(rest) == _WITHOUT_YEAR + (year is not None)
    if not whole or not years.is_ahead(year):
        details = {"measure": measure.id, "year": str(years.due)}
        return Problem("indicator-numbers", PLACE, found=" ".join((measure.id, *rest)), details=details)
    faults = [fault for number in numbers if (fault := fault_of(measure, number))]
    return faults[0] if faults else Wish(measure, numbers[0], numbers[1], year=year)

"""Value, low and high of a row: written numbers, what the published text says, and whether they agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from perspectief.facts.model import Measure
from perspectief.facts.number_words import CLASS_WORDS
from perspectief.facts.numbers import attempt
from perspectief.facts.reading import Reading
from perspectief.facts.units import UNITS_OF_SIGN
from perspectief.ground.near import nearest
from perspectief.ground.problem import Problem

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}|[+-]?[1-9][0-9]{0,2}(?:[.,][0-9]{3}){2,}")
_SHORT_OF_THOUSANDS = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{2,3}|[0-9]{1,3} ?[kK])")
_NO_FRACTION = re.compile(r"[^.,]*|[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,0+)?")
_BIGGEST = 1e15


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of one column, before its place in the file is looked up."""

    code: str
    column: str
    found: str = ""
    allowed: tuple[str, ...] = ()
    suggestion: str = ""
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Value, low and high of a figure in the measure's unit."""

    value: float | None
    low: float | None
    high: float | None

    @property
    def given(self) -> tuple[float, ...]:
        """Those of the three that are known."""
        return tuple(part for part in (self.value, self.low, self.high) if part is not None)


@lru_cache(maxsize=512)
def _words_of(scale: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str], ...]:
    words = dict(CLASS_WORDS)
    for name, dutch, english in scale:
        words |= {name: name, dutch.lower(): name, english.lower(): name}
    return tuple(words.items())


def _read(text: str, measure: Measure) -> Reading | Problem | None:
    if not text:
        return None
    scale = tuple((one.id, one.name.nl, one.name.en or one.name.nl) for one in measure.scale)
    return attempt(text, _words_of(scale))


def bounds_of(fields: Mapping[str, str], measure: Measure, faults: list[Fault]) -> Bounds:
    """Written numbers win; what is left blank is read from the published text."""
    before = len(faults)
    written = Bounds(*(_number(fields, column, faults) for column in ("value", "low", "high")))
    if len(faults) > before:
        return written
    result = _read(fields["as_published"], measure)
    if result is None:
        bounds = _alone(written)
        if not bounds.given:
            faults.append(Fault("figure-says-nothing", "as_published"))
    elif isinstance(result, Problem):
        bounds = _alone(written)
        if not bounds.given:
            faults.append(_unread(result, fields["as_published"], measure))
    else:
        bounds = _with_text(fields, written, result, measure, faults)
    if len(faults) == before:
        faults += _sound(fields, bounds, measure)
    return bounds


def _unread(problem: Problem, text: str, measure: Measure) -> Fault:
    """Where a measure has classes, a text that is no number was probably meant as one of them."""
    if measure.scale and problem.code == "number-unreadable":
        names = tuple(one.name.nl for one in measure.scale)
        return Fault("class-not-on-scale", "as_published", text, names, nearest(text, names))
    likely = _likely_whole(text, problem.suggestion) if measure.unit == "count" else problem.suggestion
    return Fault(problem.code, "as_published", text, (), likely, problem.details)


def _likely_whole(text: str, likely: str) -> str:
    """The whole number behind "43.65", which a spreadsheet made of 43.650, or behind "43.4k"; or `likely`."""
    match = _SHORT_OF_THOUSANDS.fullmatch(text.strip())
    if match:
        return match[1] + match[2].rstrip("kK ").ljust(3, "0")
    return likely if _NO_FRACTION.fullmatch(likely) else ""


def _number(fields: Mapping[str, str], column: str, faults: list[Fault]) -> float | None:
    text = fields[column]
    if not text:
        return None
    if _THOUSANDS.fullmatch(text):
        plain = re.sub(r"[.,]", "", text)
        faults.append(Fault("ambiguous-number", column, text, suggestion=plain))
        return None
    if not _NUMBER.fullmatch(text):
        faults.append(Fault("not-a-number", column, text))
        return None
    number = float(text.replace(",", "."))
    if abs(number) > _BIGGEST:
        faults.append(Fault("out-of-range", column, text))
        return None
    return number


def _alone(written: Bounds) -> Bounds:
    """Numbers without a readable text: a value without bounds is exact."""
    if written.value is not None and written.low is None and written.high is None:
        return Bounds(written.value, written.value, written.value)
    return written


def _with_text(
    fields: Mapping[str, str], written: Bounds, reading: Reading, measure: Measure, faults: list[Fault]
) -> Bounds:
    text = fields["as_published"]
    if reading.unit and measure.unit not in UNITS_OF_SIGN[reading.unit]:
        allowed = (measure.unit,)
        unit: dict[str, str] = {"unit": reading.unit}
        faults.append(Fault("text-unit-differs", "as_published", text, allowed, details=unit))
    said = _said(text, reading, measure, faults)
    if written.given and not _agree(written, said):
        found = " ".join(f"{part:.15g}" for part in written.given)
        faults.append(Fault("text-disagrees", "value", found, (), _short(said), {"text": text}))
    if not written.given and measure.unit == "count" and _is_fraction(reading):
        likely = _likely_whole(text, "")
        faults.append(Fault("fraction-of-a-count", "as_published", text, suggestion=likely))
    if reading.classes and written.given:
        return _alone(written)
    if written.low is not None or written.high is not None:
        value = said.value if written.value is None else written.value
        low = said.low if written.low is None else written.low
        high = said.high if written.high is None else written.high
        return Bounds(value, low, high)
    return said if written.value is None else Bounds(written.value, *_around(written.value, said))


def _around(value: float, said: Bounds) -> tuple[float | None, float | None]:
    return (said.low, said.high) if said.given else (value, value)


def _said(text: str, reading: Reading, measure: Measure, faults: list[Fault]) -> Bounds:
    if not reading.classes:
        return Bounds(reading.value, reading.low, reading.high)
    scale = {one.id: one for one in measure.scale}
    unknown = [name for name in reading.classes if name not in scale]
    if unknown:
        near = nearest(text, scale)
        faults.append(Fault("class-not-on-scale", "as_published", text, tuple(scale), near))
        return Bounds(None, None, None)
    ends = [scale[name] for name in reading.classes]
    lows, highs = [one.low for one in ends], [one.high for one in ends]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    return Bounds(None, low, high)


def _agree(written: Bounds, said: Bounds) -> bool:
    """Whether the written numbers and the text can both be true: the value within, the ranges touching."""
    if not said.given:
        return False
    low, high = _wide(said)
    written_low, written_high = _wide(written)
    slack = 1e-9 * max(1.0, *(abs(part) for part in (*said.given, *written.given)))
    inside = written.value is None or low - slack <= written.value <= high + slack
    return inside and written_low <= high + slack and written_high >= low - slack


def _wide(bounds: Bounds) -> tuple[float, float]:
    alone = _alone(bounds)
    low = float("-inf") if alone.low is None else alone.low
    high = float("inf") if alone.high is None else alone.high
    return low, high


def _short(said: Bounds) -> str:
    parts = said.given if said.value is None else (said.value,)
    return " ".join(f"{part:.15g}" for part in parts)


def _is_fraction(reading: Reading) -> bool:
    return reading.exact and reading.value is not None and not reading.value.is_integer()


def _sound(fields: Mapping[str, str], bounds: Bounds, measure: Measure) -> list[Fault]:
    low, high = bounds.low, bounds.high
    if low is not None and high is not None and low > high:
        return [Fault("interval-reversed", "low", fields["low"], details={"high": fields["high"]})]
    if bounds.value is not None and not _within(bounds.value, low, high):
        ends = {"low": _shown(low), "high": _shown(high)}
        return [Fault("outside-interval", "value", _shown(bounds.value), details=ends)]
    if fields["kind"] == "change" or all(
        _within(part, measure.minimum, measure.maximum) for part in bounds.given
    ):
        return []
    ends = {"minimum": _shown(measure.minimum), "maximum": _shown(measure.maximum)}
    column = "value" if bounds.value is not None else "low"
    found = " ".join(dict.fromkeys(map(_shown, bounds.given)))
    return [Fault("outside-measure", column, found, details=ends)]


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _shown(number: float | None) -> str:
    return "" if number is None else f"{number:.15g}"

"""A value with its unit, an interval, a class by its name, money."""

import re
from typing import TYPE_CHECKING

from perspectief.publication.words import codes, numbers
from perspectief.publication.words.marker import mark

if TYPE_CHECKING:
    from perspectief.account.model import FigureView, Interval, Measure, ScaleClass
    from perspectief.publication.words.words import Words

_MILLION = 1_000_000
_BILLION = 1_000_000_000


def interval(words: "Words", low: float | None, high: float | None, decimals: int | None = None) -> str:
    """A range in words; both ends None is "unknown"."""
    if low is None and high is None:
        return words.t("unknown")
    if high is None:
        return words.t("{number} or more", number=words.number(low or 0, decimals))
    if low is None:
        return words.t("{number} or less", number=words.number(high, decimals))
    if low == high:
        return words.number(low, decimals)
    return words.t("{low} to {high}", low=words.number(low, decimals), high=words.number(high, decimals))


def amount(words: "Words", value: "float | Interval | ScaleClass | None", measure: "Measure") -> str:
    """A value, an interval or a class of `measure`, with its unit."""
    if value is None:
        return words.t("unknown")
    if isinstance(value, int | float):
        return _of_one(words, float(value), measure.unit)
    if (name := getattr(value, "name", None)) is not None:  # a class of a scale
        return words.text(name)
    return _of_range(words, value, measure.unit)  # type: ignore[arg-type]  # an interval, known by what it lacks


def figure(words: "Words", view: "FigureView", measure: "Measure") -> str:
    """What a figure says; a rough one with its interval, one on a scale with its class."""
    if view.value is None and view.low is None and view.high is None:
        return _absent(words, view.as_published)
    if view.kind == "class" or (view.value is None and measure.scale):
        return classes(words, view.low, view.high, measure) or _of_range(words, view, measure.unit)
    if is_rough(view):
        text = _of_range(words, view, measure.unit)
    else:
        text = _of_one(words, view.value if view.value is not None else view.low or 0, measure.unit)
    return f"{text} ({named})" if (named := _class_beside(words, view, measure)) else text


def _absent(words: "Words", as_published: str) -> str:
    return words.t("not given ({text})", text=as_published) if as_published else words.t("not given")


_PLAIN_NUMBER = re.compile(r"[-+−–]?[0-9][0-9.,\s]*\*?\s*%?")  # no "ca." or "ruim" before it


def is_rough(view: "FigureView") -> bool:
    """Whether a figure is an interval and not one number.

    A number that its source merely rounded ("4.5", or 3590 in tens) is said as the source says it; what
    was estimated, inferred or written as "ca." or "ruim" is not.
    """
    if view.value is None or view.low is None or view.high is None:
        return True
    if view.low == view.high:
        return False
    if view.status == "E" or view.origin == "inferred" or not _PLAIN_NUMBER.fullmatch(view.as_published):
        return True
    return max(view.high - view.value, view.value - view.low) > numbers.rounding(view.value) * 1.000001


def between(words: "Words", low: float, high: float, measure: "Measure") -> str:
    """ "tussen 2.400 en 2.450", with the unit of the measure."""
    number = words.t("between {low} and {high}", low=words.number(low), high=words.number(high))
    return _with_unit(words, number, measure.unit)


def classes(words: "Words", low: float | None, high: float | None, measure: "Measure") -> str:
    """The names of the classes that [low, high) touches, joined by "or"; empty when it touches none."""
    names = [words.text(step.name) for step in measure.scale if _touches(step, low, high)]
    if len(names) < 2:
        return "".join(names)
    return words.t("{items} or {last}", items=", ".join(names[:-1]), last=names[-1])


def money(words: "Words", euro: float) -> str:
    """Euro, in millions or billions where that is shorter and loses nothing that matters."""
    for size, msgid in ((_BILLION, mark("€ {number} billion")), (_MILLION, mark("€ {number} million"))):
        if abs(euro) >= size:
            return words.t(msgid, number=words.number(round(euro / size, 2)))
    return words.t("€ {number}", number=words.number(euro, 0 if euro == int(euro) else 2))


def _touches(step: "ScaleClass", low: float | None, high: float | None) -> bool:
    below = high is not None and step.low is not None and high <= step.low and low != high
    point_below = low is not None and low == high and step.low is not None and low < step.low
    above = low is not None and step.high is not None and low >= step.high
    return not (below or point_below or above)


def _class_beside(words: "Words", view: "FigureView", measure: "Measure") -> str:
    if not measure.scale or view.kind == "change":
        return ""
    return classes(words, view.low, view.high, measure)


def _of_one(words: "Words", value: float, unit: str) -> str:
    if unit in {"euro", "EUR"}:
        return money(words, value)
    return _with_unit(words, words.number(value), unit)


def _of_range(words: "Words", bounds: "Interval | FigureView", unit: str) -> str:
    low, high = bounds.low, bounds.high
    if low is not None and low == high:
        return _of_one(words, low, unit)
    return _with_unit(words, interval(words, low, high), unit)


def _with_unit(words: "Words", number: str, unit: str) -> str:
    msgid = codes.UNIT.get(unit)
    return words.t(msgid, number=number) if msgid else f"{number} {unit}"

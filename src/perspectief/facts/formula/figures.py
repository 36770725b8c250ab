"""A computed figure: what came out of a formula, with the provenance of its parts."""

from collections.abc import Callable, Iterable, Mapping
from math import ceil, floor, isfinite

from perspectief.facts.formula.outcome import Outcome
from perspectief.facts.formula.series import Period
from perspectief.facts.model import Figure, Kind, Measure, Precision, Status
from perspectief.ground.text import Language, Text

_ROUGHEST: tuple[Precision, ...] = ("day", "month", "year", "assumed")
_STATUSES: tuple[Status, ...] = ("P", "E", "F", "I", "U", "V", "N", "B")  # the first one found is told
_MORE_DIGITS = 2  # than the measure is shown with
_SERVING = "De stand van {measure} op 1 januari is voor het hele jaar gebruikt."
_SERVING_EN = "The count of {measure} on 1 January is used for the whole year."
_NOTE = "Berekend uit: {parts}."
_NOTE_EN = "Computed from: {parts}."


def figure_of(
    measure: Measure, region: str, period: Period, outcome: Outcome, measures: Mapping[str, Measure]
) -> Figure:
    """The figure that an outcome is, for a region and period; `measures` give its parts their names."""
    value, low, high = _bounded(outcome, measure)
    parts, urls = outcome.parts, {figure.source_url for figure in outcome.parts}
    return Figure(
        measure=measure.id,
        region=region,
        start=period[0],
        end=period[1],
        kind=_kind(measure, parts),
        as_published=_written(value, low, high, measure.decimals),
        value=value,
        low=low,
        high=high,
        unit=measure.unit,
        counted=next(iter(measure.counted_as), measure.counted),
        status=_status(parts),
        origin="computed",
        published_on=outcome.day,
        published_precision=max((each.published_precision for each in parts), key=_ROUGHEST.index),
        release="released",
        source="; ".join(_once(each.source for each in parts)),
        source_url=urls.pop() if len(urls) == 1 else "",
        note=_NOTE.format(parts=_said(parts, measures, "nl")),
        assumption=_assumption(outcome, measures, "nl"),
        note_en=_NOTE_EN.format(parts=_said(parts, measures, "en")),
        assumption_en=_assumption(outcome, measures, "en"),
    )


def _bounded(outcome: Outcome, measure: Measure) -> tuple[float | None, float | None, float | None]:
    """Value and bounds; open bounds are None, and none lies beyond what the measure can be."""
    value, low, high = outcome.interval.value, outcome.interval.low, outcome.interval.high
    if measure.minimum is not None:
        low = max(low, min(measure.minimum, high if value is None else value))
    if measure.maximum is not None:
        high = min(high, max(measure.maximum, low if value is None else value))
    digits = measure.decimals + _MORE_DIGITS
    return _rounded(value, digits, round), _rounded(low, digits, _below), _rounded(high, digits, _above)


def _rounded(number: float | None, digits: int, to: Callable[[float, int], float]) -> float | None:
    """A division gives digits without end; no more are kept than say something, and bounds move outwards."""
    if number is None or not isfinite(number):
        return None
    plain = round(number, 9)  # what is nearly a round number is one
    return plain if round(plain, digits) == plain else to(plain, digits)


def _below(number: float, digits: int) -> float:
    return round(floor(number * 10.0**digits) / 10.0**digits, digits)


def _above(number: float, digits: int) -> float:
    return round(ceil(number * 10.0**digits) / 10.0**digits, digits)


def _kind(measure: Measure, parts: tuple[Figure, ...]) -> Kind:
    """A count is of the kind of its parts, all else says how two of them stand to each other."""
    return parts[0].kind if measure.unit == "count" else "rate"


def _status(parts: tuple[Figure, ...]) -> Status:
    found = {each.status for each in parts}
    return next((status for status in _STATUSES if status in found), "A")


def _written(value: float | None, low: float | None, high: float | None, decimals: int) -> str:
    if value is not None:
        return _dutch(value, decimals)
    return " - ".join("" if each is None else _dutch(each, decimals) for each in (low, high)).strip()


def _dutch(number: float, decimals: int) -> str:
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _said(parts: tuple[Figure, ...], measures: Mapping[str, Measure], language: Language) -> str:
    return "; ".join(_part(each, measures[each.measure].name.within(language)) for each in parts)


def _part(figure: Figure, name: str) -> str:
    return f"{name}, {_period(figure)}: {figure.as_published}"


def _period(figure: Figure) -> str:
    return f"{figure.end}" if figure.start == figure.end else f"{figure.start} – {figure.end}"


def _assumption(outcome: Outcome, measures: Mapping[str, Measure], language: Language) -> str:
    """Under which assumption each part served, and what the parts assume themselves; each said once."""
    served = (_served(measures[each].name, language) for each in sorted(outcome.serving))
    own = (
        each.assumption_en if language == "en" and each.assumption_en else each.assumption
        for each in outcome.parts
    )
    return " ".join(_once([*served, *own]))


def _served(name: Text, language: Language) -> str:
    if language == "nl":
        return _SERVING.format(measure=f"“{name.nl}”")
    return _SERVING_EN.format(measure=f"“{name.en or name.nl}”")


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))

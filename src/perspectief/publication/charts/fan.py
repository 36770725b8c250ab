"""What is expected, as a fan that opens behind the last figure: the middle, and bands of 50, 80 and 95 %."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Any

from perspectief.account.model import Account, FigureView, IndicatorAccount, Moment
from perspectief.publication.charts.frame import Frame
from perspectief.publication.charts.labels import Box, Wish
from perspectief.publication.charts.look import Look
from perspectief.publication.sentences.expected import level_said
from perspectief.publication.sentences.lookup import figure_of, measure_of
from perspectief.publication.words import Words
from perspectief.publication.words.dates import middle

Layer = dict[str, Any]
Band = tuple[float, float]
# The widest first: narrower ones lie over it and so are darker.
_HALF_BAR = 9
_BANDS = ((2, 0.12), (1, 0.16), (0, 0.22))


@dataclass(frozen=True, slots=True)
class Rib:
    """One day of the fan: the middle, and the bands of 50, 80 and 95 %."""

    day: date
    level: float
    bands: tuple[Band, Band, Band]


@dataclass(frozen=True, slots=True)
class Fan:
    """The days of a fan in order, and the words at its end and at the day that matters most."""

    ribs: tuple[Rib, ...]
    label: str
    at: Rib


def fan_of(indicator: IndicatorAccount, account: Account, words: Words) -> Fan | None:
    """The fan of an indicator's outlook, from the last figure in it; None without a day ahead."""
    outlook = indicator.outlook
    if outlook is None or all(moment.date < account.as_of for moment in outlook.moments):
        return None  # days that are past are told in the table of what was said before
    start = _start(indicator, account)
    ahead = [_rib(moment) for moment in outlook.moments if not start or moment.date > start.day]
    if not ahead:
        return None
    at = _that_matters(indicator, ahead)
    said = level_said(at.level, at.bands[1], measure_of(account, indicator.measure), words)
    label = words.t("expected: {number}", number=said)
    return Fan(((start, *ahead) if start else tuple(ahead)), label, at)


def _rib(moment: Moment) -> Rib:
    return Rib(moment.date, moment.middle, (moment.band50, moment.band80, moment.band95))


def _that_matters(indicator: IndicatorAccount, ahead: list[Rib]) -> Rib:
    """The first due date that the fan reaches, or else its last day."""
    dues = {target.version.due for target in indicator.targets}
    return next((rib for rib in ahead if rib.day in dues), ahead[-1])


def _start(indicator: IndicatorAccount, account: Account) -> Rib | None:
    """The last level that the outlook was made of, as rough as it is."""
    keys = set(indicator.outlook.figures if indicator.outlook else ())
    known = [figure_of(account, key) for key in indicator.figures if key in keys]
    levels = [(one, level) for one in known if one and (level := _level(one)) is not None]
    if not levels:
        return None
    figure, level = levels[-1]
    low = level if figure.low is None else figure.low
    high = level if figure.high is None else figure.high
    return Rib(middle(figure.start, figure.end), level, ((low, high),) * 3)


def _level(figure: FigureView) -> float | None:
    if figure.kind in {"change", "flow", "class"} and figure.value is None:
        return None
    if figure.kind == "change":
        return None
    if figure.value is None and figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return figure.value


def span_of_levels(fan: Fan | None, *, by_class: bool = False) -> list[float]:
    """The levels that a chart has to hold: the band of 80 %, and of 95 % what is not far beyond it.

    `by_class`: only the middles, for a band that runs far into an open class would squeeze the others.
    """
    if by_class:
        return [rib.level for rib in fan.ribs] if fan else []
    levels: list[float] = []
    for rib in fan.ribs if fan else ():
        (low, high), (lowest, highest) = rib.bands[1], rib.bands[2]
        wide = high - low
        levels += [max(lowest, low - wide), min(highest, high + wide)]
    return levels


def layers(fan: Fan | None, around: Frame, look: Look) -> list[Layer]:
    """The bands from wide to narrow, and a dotted line through the middles."""
    if fan is None:
        return []
    if len(fan.ribs) == 1:
        bars = (_bar(fan.ribs[0], which, shade, around, look) for which, shade in _BANDS)
        return [*bars, _point(fan.at, look)]
    bands = (_band(fan, which, shade, around, look) for which, shade in _BANDS)
    return [*bands, _middles(fan, look), _point(fan.at, look)]


def _iso(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _ends(rib: Rib, which: int, around: Frame) -> dict[str, float]:
    low, high = rib.bands[which]
    return {"y": max(low, around.low), "y2": min(high, around.high)}


_X = {"field": "x", "type": "temporal"}
_Y = {"field": "y", "type": "quantitative"}


def _band(fan: Fan, which: int, shade: float, around: Frame, look: Look) -> Layer:
    values = [{"x": _iso(rib.day), **_ends(rib, which, around)} for rib in fan.ribs]
    mark = {"type": "area", "color": look.accent, "opacity": shade}
    return {"data": {"values": values}, "mark": mark, "encoding": {"x": _X, "y": _Y, "y2": {"field": "y2"}}}


def _bar(rib: Rib, which: int, shade: float, around: Frame, look: Look) -> Layer:
    """A fan of one day: bands upright, one over the other."""
    values = [{"x": _iso(rib.day), **_ends(rib, which, around)}]
    mark = {"type": "rule", "color": look.accent, "strokeWidth": 2 * _HALF_BAR, "opacity": shade + 0.06}
    return {"data": {"values": values}, "mark": mark, "encoding": {"x": _X, "y": _Y, "y2": {"field": "y2"}}}


def _middles(fan: Fan, look: Look) -> Layer:
    values = [{"x": _iso(rib.day), "y": rib.level} for rib in fan.ribs]
    mark = {"type": "line", "color": look.accent, "strokeWidth": 1.5, "strokeDash": [2, 3]}
    return {"data": {"values": values}, "mark": mark, "encoding": {"x": _X, "y": _Y}}


def _point(rib: Rib, look: Look) -> Layer:
    """Where the middle is on the day that the words are about: a small open ring, unlike any figure."""
    values = [{"x": _iso(rib.day), "y": rib.level}]
    mark = {"type": "point", "stroke": look.accent, "fill": look.paper, "size": 28, "opacity": 1}
    return {"data": {"values": values}, "mark": mark, "encoding": {"x": _X, "y": _Y}}


def wishes(fan: Fan | None, around: Frame) -> list[Wish]:
    """The words of a fan: what is expected, outside the fan, and the names of the bands at its end."""
    if fan is None:
        return []
    if len(fan.ribs) == 1:  # at its height: above or below it would read as the name of another class
        at = around.x(fan.at.day), around.y(fan.at.level)
        expected = Wish(fan.label, *at, "note", 1, must=True, beside=_HALF_BAR)
        return [expected] if around.size.narrow else [*_names(fan.at, around, _HALF_BAR), expected]
    low, high = fan.at.bands[2]
    reach = (
        max(fan.at.level - low, high - fan.at.level) / (around.high - around.low) * around.size.plot_height
    )
    expected = Wish(fan.label, around.x(fan.at.day), around.y(fan.at.level), "note", reach)
    return [expected] if around.size.narrow else [*_names(fan.ribs[-1], around, 3), expected]


def _names(last: Rib, around: Frame, half: float) -> list[Wish]:
    """The name of each band beside its edge, pushed apart where bands are thin."""
    upper = max(band[1] for band in last.bands) <= around.high  # else only the lower edges can be seen
    order = (2, 1, 0) if upper else (0, 1, 2)
    edges = [around.y(max(around.low, last.bands[which][1 if upper else 0])) for which in order]
    apart = around.size.text * 1.25
    if min(edges[1] - edges[0], edges[2] - edges[1]) < apart:
        centre = sum(edges) / len(edges)
        edges = [centre - apart, centre, centre + apart]
    return [
        Wish(("50 %", "80 %", "95 %")[which], around.x(last.day), y, "note", 1, beside=half)
        for which, y in zip(order, edges, strict=True)
    ]


def taken(fan: Fan | None, around: Frame) -> list[Box]:
    """The room of the fan, in upright strips: words are hard to read on it."""
    ribs = fan.ribs if fan else ()
    if len(ribs) == 1:
        return [_strip(around.x(ribs[0].day), _HALF_BAR, ribs[0].bands[2], around)]
    return [strip for first, second in pairwise(ribs) for strip in _strips(first, second, around)]


def _strips(first: Rib, second: Rib, around: Frame) -> list[Box]:
    start, end = around.x(first.day), around.x(second.day)
    steps = max(1, ceil((end - start) / 8))
    boxes = []
    for step in range(steps):
        share = (step + 0.5) / steps
        low, high = (
            one + (two - one) * share for one, two in zip(first.bands[2], second.bands[2], strict=True)
        )
        boxes.append(_strip(start + (end - start) * share, (end - start) / steps / 2, (low, high), around))
    return boxes


def _strip(x: float, half: float, band: Band, around: Frame) -> Box:
    return Box(x - half, around.y(min(band[1], around.high)), x + half, around.y(max(band[0], around.low)))

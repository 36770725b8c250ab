"""The Vega-Lite specification of an indicator's chart, as a plain dict without outside data."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from perspectief.account.model import Account, IndicatorAccount
from perspectief.publication.charts import fan, layers
from perspectief.publication.charts.contents import Contents, contents, span_of_days
from perspectief.publication.charts.frame import NARROW, WIDE, Frame, Size, frame
from perspectief.publication.charts.look import PLAIN, Look
from perspectief.publication.words import Words

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, within which frame, with which look."""

    shown: Contents
    frame: Frame
    look: Look
    words: Words


def indicator_chart(
    indicator: IndicatorAccount, account: Account, words: Words, *, narrow: bool = False, look: Look = PLAIN
) -> Spec | None:
    """The chart of an indicator, 720 or (narrow) 360 pixels wide; None when there is nothing to draw."""
    shown = contents(indicator, account, words)
    if shown is None:
        return None
    around = frame(_size(shown, narrow=narrow), span_of_days(shown), _levels(shown), shown.minimum)
    return _spec(Scene(shown, around, look, words))


def _size(shown: Contents, *, narrow: bool) -> Size:
    """The names of classes need more room on the left than numbers."""
    size = NARROW if narrow else WIDE
    longest = max((len(name) for _, _, name, _ in shown.bands), default=0)
    return replace(size, left=max(size.left, round(longest * size.text * 0.6) + 14))


def _levels(shown: Contents) -> list[float]:
    levels = [one for dot in shown.dots for one in (dot.level, dot.low, dot.high) if one is not None]
    levels += [one for line in shown.aims for one in (line.low, line.high)]
    asked = [one for low, high, _, aimed in shown.bands if aimed for one in (low, high) if one is not None]
    return levels + asked + fan.span_of_levels(shown.fan, by_class=bool(shown.bands))


def _spec(scene: Scene) -> Spec:
    size, look = scene.frame.size, scene.look
    return {
        "$schema": SCHEMA,
        "width": size.plot_width,
        "height": size.plot_height,
        "autosize": {"type": "none"},
        "padding": {"left": size.left, "right": size.right, "top": size.top, "bottom": size.bottom},
        "background": look.paper,
        "layer": layers.all_layers(scene.shown, scene.frame, look, scene.words),
        "encoding": {"x": _x(scene.frame), "y": _y(scene)},
        "config": _config(look, size.text),
    }


def _x(around: Frame) -> Spec:
    return {
        "type": "temporal",
        "scale": {"type": "utc", "domain": [_day(around.first), _day(around.last)], "nice": False},
        "axis": {
            "values": [_day(day) for day in around.years()],
            "labelExpr": "utcFormat(datum.value, '%Y')",
            "grid": False,
            "title": None,
            "tickSize": 6,
            "labelPadding": 4,
            "labelOverlap": False,
            "labelFlush": False,
        },
    }


def _y(scene: Scene) -> Spec:
    around, words = scene.frame, scene.words
    names = {f"{tick:g}" if abs(tick) < 1e6 else str(tick): words.number(tick) for tick in around.ticks}
    cases = "".join(f"abs(datum.value - {key}) < 1e-9 ? '{name}' : " for key, name in names.items())
    return {
        "type": "quantitative",
        "scale": {"domain": [around.low, around.high], "nice": False, "zero": False},
        "axis": {
            "values": list(around.ticks),
            "labelExpr": f"{cases}''",
            "title": None,
            "domain": False,
            "ticks": False,
            "labelPadding": 8,
            "labelOverlap": False,
            "labels": not scene.shown.bands,  # the names of the classes stand there
            "grid": not scene.shown.bands,
        },
    }


def _config(look: Look, text: int) -> Spec:
    return {
        "aria": False,
        "font": look.font,
        "view": {"stroke": None},
        "axis": {
            "labelColor": look.muted,
            "labelFontSize": text,
            "gridColor": look.grid,
            "domainColor": look.line,
            "tickColor": look.line,
        },
        "text": {"font": look.font, "fontSize": text},
    }


def _day(day: date) -> Spec:
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}

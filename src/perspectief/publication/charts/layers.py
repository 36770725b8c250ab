"""The layers of a chart, from the back to the front."""

from datetime import date
from typing import Any

from perspectief.publication.charts import fan, texts
from perspectief.publication.charts.contents import AimLine, Contents, Dot
from perspectief.publication.charts.frame import Frame
from perspectief.publication.charts.look import Look
from perspectief.publication.words import Words

Layer = dict[str, Any]
_FIELD_X = {"field": "x", "type": "temporal"}
_FIELD_Y = {"field": "y", "type": "quantitative"}


def all_layers(shown: Contents, around: Frame, look: Look, words: Words) -> list[Layer]:
    """Classes, rough aims, the fan, the day looked from, ranges, lines, aims, dots, words."""
    rough, *aims = _aims(shown, look)
    layers = [
        *_bands(shown, around, look),
        rough,
        *fan.layers(shown.fan, around, look),
        *_today(shown, around, look),
        *_paths(shown, look),
        *_ranges(shown, around, look),
        *aims,
        *_dots(shown, look),
        *_editions(shown, around, look),
        *texts.layers(shown, around, look, words),
    ]
    return [layer for layer in layers if layer["data"]["values"]]


def _layer(values: list[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]) -> Layer:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def iso(day: date) -> str:
    """A day as the data of a chart write it: midnight, UTC."""
    return f"{day.isoformat()}T00:00:00Z"


def _bands(shown: Contents, around: Frame, look: Look) -> list[Layer]:
    values = [
        {
            "y": max(around.low, low if low is not None else around.low),
            "y2": min(around.high, high if high is not None else around.high),
            "fill": look.tint if asked else look.paper,
        }
        for low, high, _, asked in shown.bands
    ]
    values = [value for value in values if float(str(value["y"])) < float(str(value["y2"]))]
    encoding = {
        "x": {"value": 0},
        "x2": {"value": around.size.plot_width},
        "y": _FIELD_Y,
        "y2": {"field": "y2"},
        "fill": {"field": "fill", "type": "nominal", "scale": None},
    }
    return [
        _layer(
            values, {"type": "rect", "stroke": look.line, "strokeWidth": 0.5, "strokeOpacity": 0.6}, encoding
        )
    ]


def _today(shown: Contents, around: Frame, look: Look) -> list[Layer]:
    if not texts.shows_today(shown, around):
        return []
    mark = {"type": "rule", "color": look.line, "strokeDash": [1, 3], "strokeWidth": 1.5}
    encoding = {"x": _FIELD_X, "y": {"value": 0}, "y2": {"value": around.size.plot_height}}
    return [_layer([{"x": iso(shown.as_of)}], mark, encoding)]


def _paths(shown: Contents, look: Look) -> list[Layer]:
    """A thin line through the levels of each place; dashed for other places."""
    layers = []
    for series in dict.fromkeys(dot.series for dot in shown.dots):
        dots = [
            dot
            for dot in shown.dots
            if dot.series == series and dot.level is not None and dot.sort != "inferred"
        ]
        values = [{"x": iso(dot.day), "y": dot.level} for dot in sorted(dots, key=lambda dot: dot.day)]
        mark = {"type": "line", "color": look.muted if series else look.accent, "strokeWidth": 1.5}
        if series:
            mark["strokeDash"] = [5, 4]
        layers.append(_layer(values if len(values) > 1 else [], mark, {"x": _FIELD_X, "y": _FIELD_Y}))
    return layers


def _ranges(shown: Contents, around: Frame, look: Look) -> list[Layer]:
    """How rough a figure is (upright) and over which period it was counted (level)."""
    upright = [
        {
            "x": iso(dot.day),
            "y": max(around.low, _or(dot.low, around.low)),
            "y2": min(around.high, _or(dot.high, around.high)),
        }
        for dot in shown.dots
        if dot.low != dot.high and dot.level is not None
    ]
    bar = {"type": "rule", "color": look.accent, "strokeWidth": 7, "opacity": 0.65, "strokeCap": "butt"}
    level = [
        {"x": iso(dot.start), "x2": iso(dot.end), "y": dot.level}
        for dot in shown.dots
        if dot.level is not None and dot.start != dot.end and not dot.series
    ]
    thin = {"type": "rule", "color": look.accent, "strokeWidth": 2, "strokeCap": "round"}
    return [
        *_classes(shown, around, look),
        _layer(upright, bar, {"x": _FIELD_X, "y": _FIELD_Y, "y2": {"field": "y2"}}),
        _layer(level, thin, {"x": _FIELD_X, "x2": {"field": "x2"}, "y": _FIELD_Y}),
    ]


def _classes(shown: Contents, around: Frame, look: Look) -> list[Layer]:
    """A figure that is only a class: the room that it may lie in, over its period."""
    values = [
        {
            "x": iso(dot.start),
            "x2": iso(dot.end),
            "y": max(around.low, _or(dot.low, around.low)),
            "y2": min(around.high, _or(dot.high, around.high)),
        }
        for dot in shown.dots
        if dot.level is None
    ]
    mark = {
        "type": "rect",
        "fill": look.accent,
        "fillOpacity": 0.28,
        "stroke": look.accent,
        "strokeWidth": 1.5,
    }
    return [
        _layer(values, mark, {"x": _FIELD_X, "x2": {"field": "x2"}, "y": _FIELD_Y, "y2": {"field": "y2"}})
    ]


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _aims(shown: Contents, look: Look) -> list[Layer]:
    rough = [_span(line) | {"y": line.low, "y2": line.high} for line in shown.aims if line.low != line.high]
    held = [_span(line) for line in shown.aims if line.held and line.start < line.due]
    gone = [_span(line) for line in shown.aims if not line.held]
    ends = [{"x": iso(line.due), "y": _level(line), "held": line.held} for line in shown.aims]
    across = {"x": _FIELD_X, "x2": {"field": "x2"}, "y": _FIELD_Y}
    return [
        _layer(rough, {"type": "rect", "fill": look.tint}, {**across, "y2": {"field": "y2"}}),
        _layer(held, {"type": "rule", "color": look.ink, "strokeWidth": 2}, across),
        _layer(gone, {"type": "rule", "color": look.muted, "strokeWidth": 1.5, "strokeDash": [4, 4]}, across),
        _layer(
            [end for end in ends if end["held"]],
            {
                "type": "point",
                "shape": "diamond",
                "filled": True,
                "color": look.ink,
                "size": 90,
                "opacity": 1,
            },
            {"x": _FIELD_X, "y": _FIELD_Y},
        ),
        _layer(
            [end for end in ends if not end["held"]],
            {
                "type": "point",
                "shape": "M-.6,-.6L.6,.6M-.6,.6L.6,-.6",
                "stroke": look.muted,
                "strokeWidth": 2,
                "size": 90,
            },
            {"x": _FIELD_X, "y": _FIELD_Y},
        ),
    ]


def _span(line: AimLine) -> dict[str, Any]:
    return {"x": iso(line.start), "x2": iso(line.due), "y": _level(line)}


def _level(line: AimLine) -> float:
    return (line.low + line.high) / 2


def _dots(shown: Contents, look: Look) -> list[Layer]:
    own = [dot for dot in shown.dots if dot.level is not None]
    sorts = {
        "full": [dot for dot in own if dot.sort in {"exact", "rough"}],
        "hollow": [dot for dot in own if dot.sort == "inferred"],
        "elsewhere": [dot for dot in own if dot.sort == "elsewhere"],
    }
    base = {"type": "point", "size": 64, "opacity": 1, "strokeWidth": 2}
    looks = {
        "full": {**base, "fill": look.accent, "stroke": look.paper, "size": 80},
        "hollow": {**base, "fill": look.paper, "stroke": look.accent},
        "elsewhere": {**base, "fill": look.paper, "stroke": look.muted, "shape": "square", "size": 48},
    }
    where = {"x": _FIELD_X, "y": _FIELD_Y}
    return [_layer([_point(dot) for dot in dots], looks[sort], where) for sort, dots in sorts.items()]


def _point(dot: Dot) -> dict[str, Any]:
    return {"x": iso(dot.day), "y": dot.level}


def _editions(shown: Contents, around: Frame, look: Look) -> list[Layer]:
    values = [{"x": iso(day)} for day, _ in shown.editions if around.first <= day <= around.last]
    mark = {
        "type": "point",
        "shape": "triangle-up",
        "filled": True,
        "color": look.muted,
        "size": 50,
        "opacity": 1,
    }
    offset = 30 if around.size.narrow else 34
    return [_layer(values, mark, {"x": _FIELD_X, "y": {"value": around.size.plot_height + offset}})]

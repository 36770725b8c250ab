"""The calibration curve: how often it came, against what was said; on the diagonal they agree."""

from typing import Any

from perspectief.account.model import TrackedSeries
from perspectief.publication.charts.look import PLAIN, Look
from perspectief.publication.words import Words

Spec = dict[str, Any]
SIZE = 360
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_LEFT, _RIGHT, _TOP, _BOTTOM, _TEXT = 78, 22, 14, 54, 13


def calibration_chart(tracked: TrackedSeries, words: Words, look: Look = PLAIN) -> Spec:
    """A square of 360 pixels: a dashed diagonal, and a dot for each range of chances."""
    ends = [{"x": 0, "y": 0}, {"x": 1, "y": 1}]
    points = [{"x": one.said, "y": one.came} for one in sorted(tracked.calibration, key=lambda one: one.said)]
    line = {"type": "line", "color": look.accent, "strokeWidth": 1.5}
    dots = {"type": "point", "fill": look.accent, "stroke": look.paper, "size": 80, "opacity": 1}
    dashed = {"type": "line", "color": look.muted, "strokeDash": [4, 4], "strokeWidth": 1.5}
    where = {
        "x": _axis("x", words.t("what we said"), words),
        "y": _axis("y", words.t("how often it came"), words),
    }
    return {
        "$schema": _SCHEMA,
        "width": SIZE - _LEFT - _RIGHT,
        "height": SIZE - _TOP - _BOTTOM,
        "autosize": {"type": "none"},
        "padding": {"left": _LEFT, "right": _RIGHT, "top": _TOP, "bottom": _BOTTOM},
        "background": look.paper,
        "layer": [
            {"data": {"values": values}, "mark": mark, "encoding": where}
            for values, mark in ((ends, dashed), (points, line), (points, dots))
            if values
        ],
        "config": _config(look),
    }


def _axis(field: str, title: str, words: Words) -> Spec:
    names = {tick / 100: f"{words.number(tick)} %" for tick in (0, 20, 40, 60, 80, 100)}
    cases = "".join(f"abs(datum.value - {tick}) < 1e-9 ? '{name}' : " for tick, name in names.items())
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [0, 1], "nice": False},
        "axis": {
            "values": list(names),
            "labelExpr": f"{cases}''",
            "title": title,
            "titlePadding": 8,
            "labelFlush": False,
        },
    }


def _config(look: Look) -> Spec:
    axis = {
        "labelColor": look.muted,
        "titleColor": look.ink,
        "titleFontWeight": 400,
        "labelFontSize": _TEXT,
        "titleFontSize": _TEXT,
        "gridColor": look.grid,
        "domainColor": look.line,
        "tickColor": look.line,
    }
    return {"aria": False, "font": look.font, "view": {"stroke": None}, "axis": axis}

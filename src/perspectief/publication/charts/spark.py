"""A small line for a row of the overview and for the terminal; decoration beside words, never alone."""

from collections.abc import Sequence
from datetime import date

_BLOCKS = "▁▂▃▄▅▆▇█"
_WIDTH, _HEIGHT, _EDGE = 96, 28, 4


def sparkline(points: Sequence[tuple[date, float]], aim: float | None = None) -> str:
    """An inline SVG of 96 by 28 pixels in the colour of the text around it; empty without points."""
    if not points:
        return ""
    ordered = sorted(points)
    levels = [level for _, level in ordered] + ([aim] if aim is not None else [])
    first, last = ordered[0][0], ordered[-1][0]
    days, span = max(1, (last - first).days), (max(levels) - min(levels)) or 1
    width, height = _WIDTH - 2 * _EDGE, _HEIGHT - 2 * _EDGE

    def down(level: float) -> float:
        return round(_EDGE + (max(levels) - level) / span * height, 1)

    path = [(round(_EDGE + (day - first).days / days * width, 1), down(level)) for day, level in ordered]
    if len(path) == 1:
        path = [(_WIDTH / 2, path[0][1])]
    line = " ".join(f"{x:g},{y:g}" for x, y in path)
    target = ""
    if aim is not None:
        target = (
            f'<path d="M0 {down(aim):g}H{_WIDTH}" stroke="currentColor" stroke-dasharray="2 3" opacity=".6"/>'
        )
    return (
        f'<svg class="spark" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'aria-hidden="true" focusable="false">{target}'
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="2"/>'
        f'<circle cx="{path[-1][0]:g}" cy="{path[-1][1]:g}" r="3" fill="currentColor"/></svg>'
    )


def spark_text(levels: Sequence[float]) -> str:
    """The same in eight heights of block characters; empty without levels."""
    if not levels:
        return ""
    low, span = min(levels), max(levels) - min(levels)
    if not span:
        return _BLOCKS[3] * len(levels)
    return "".join(_BLOCKS[round((level - low) / span * (len(_BLOCKS) - 1))] for level in levels)

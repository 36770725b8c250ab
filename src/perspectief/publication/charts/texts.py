"""The words in a chart: values beside dots, aims beside lines, classes, editions, the day looked from."""

from itertools import pairwise
from typing import Any

from perspectief.publication.charts import fan
from perspectief.publication.charts.contents import AimLine, Contents, Dot
from perspectief.publication.charts.frame import Frame
from perspectief.publication.charts.labels import Box, Label, Wish, box_of, place
from perspectief.publication.charts.look import Look
from perspectief.publication.words import Words


def layers(shown: Contents, around: Frame, look: Look, words: Words) -> list[dict[str, Any]]:
    """One text layer for each role and side."""
    labels = [*_fixed(shown, around, words), *_placed(shown, around)]
    kinds = list(dict.fromkeys((label.role, label.align) for label in labels))
    return [_layer([one for one in labels if (one.role, one.align) == kind], look) for kind in kinds]


def _layer(labels: list[Label], look: Look) -> dict[str, Any]:
    role = labels[0].role
    mark: dict[str, Any] = {
        "type": "text",
        "align": labels[0].align,
        "baseline": "middle",
        "color": look.ink if role in {"aim", "last"} else look.muted,
        "fontWeight": 600 if role in {"aim", "last"} else 400,
    }
    if role in {"value", "last"}:
        mark["color"] = look.accent
    # Pixels and not days: a word has a place in the picture, not in time.
    values = [{"text": one.text, "px": round(one.x, 1), "py": round(one.y, 1)} for one in labels]
    encoding = {
        "x": {"field": "px", "type": "quantitative", "scale": None, "axis": None},
        "y": {"field": "py", "type": "quantitative", "scale": None, "axis": None},
        "text": {"field": "text", "type": "nominal"},
    }
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def shows_today(shown: Contents, around: Frame) -> bool:
    """Whether the day looked from is worth a line: when there is something of an aim beyond it."""
    return around.first < shown.as_of and around.x(shown.as_of) < around.size.plot_width - 24


def _fixed(shown: Contents, around: Frame, words: Words) -> list[Label]:
    labels = [*_bands(shown, around), *_editions(shown, around)]
    if shows_today(shown, around):
        text = words.t("known on {day}", day=words.day_short(shown.as_of))
        x = around.x(shown.as_of)
        half = len(text) * around.size.text * 0.28
        x = min(max(x, half), around.size.plot_width - half)
        labels.append(Label(text, x, -12, "center", "note"))
    return labels


def _bands(shown: Contents, around: Frame) -> list[Label]:
    """The names of classes in the margin, where a scale of numbers would stand."""
    labels = []
    for low, high, name, asked in shown.bands:
        bottom = around.low if low is None else max(low, around.low)
        top = around.high if high is None else min(high, around.high)
        if around.y(bottom) - around.y(top) >= around.size.text:
            y = (around.y(top) + around.y(bottom)) / 2
            labels.append(Label(name, -8, y, "right", "aim" if asked else "note"))
    return labels


def _editions(shown: Contents, around: Frame) -> list[Label]:
    """Names of editions under their ticks, in two rows where one is too full."""
    labels: list[Label] = []
    for day, title in shown.editions:
        if around.first <= day <= around.last:
            rows = [_edition(title, around.x(day), row, around) for row in (0, 1)]
            free = (one for one in rows if not _meets(one, labels, around.size.text))
            labels.extend([label for label in [next(free, None)] if label])
    return labels


def _edition(title: str, x: float, row: int, around: Frame) -> Label:
    size = around.size
    half = len(title) * size.text * 0.28
    x = min(max(x, half - size.left + 4), size.plot_width + size.right - half - 4)
    return Label(title, x, size.plot_height + 51 + row * 18, "center", "note")


def _meets(label: Label, others: list[Label], size: int) -> bool:
    return any(box_of(label, size).over(box_of(other, size)) for other in others)


def _placed(shown: Contents, around: Frame) -> tuple[Label, ...]:
    size = around.size
    edge = Box(-6, -6, size.plot_width + size.right - 2, size.plot_height - 2)
    taken = _marks(shown, around)
    wishes = [*_dot_wishes(shown, around), *_aim_wishes(shown, around), *fan.wishes(shown.fan, around)]
    return place(wishes, taken, edge, size.text)


def _marks(shown: Contents, around: Frame) -> list[Box]:
    dots = [_box(around.x(dot.day), around.y(dot.level), 5) for dot in shown.dots if dot.level is not None]
    lines = [
        Box(around.x(line.start), around.y(line.high) - 2, around.x(line.due) + 6, around.y(line.low) + 2)
        for line in shown.aims
    ]
    today = around.x(shown.as_of)
    rule = [Box(today - 1, -20, today + 1, around.size.plot_height)] if shows_today(shown, around) else []
    middles = fan.taken(shown.fan, around)
    return [*dots, *lines, *middles, *_path(shown, around), *_upright(shown, around), *rule]


def _path(shown: Contents, around: Frame) -> list[Box]:
    """The line through the dots, as a string of small boxes."""
    boxes = []
    for series in dict.fromkeys(dot.series for dot in shown.dots):
        dots = [
            one
            for one in shown.dots
            if one.series == series and one.level is not None and one.sort != "inferred"
        ]
        dots.sort(key=lambda dot: dot.day)
        for first, second in pairwise(dots):
            boxes += _string(_at(first, around), _at(second, around))
    return boxes


def _at(dot: Dot, around: Frame) -> tuple[float, float]:
    return around.x(dot.day), around.y(dot.level or 0)


def _string(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    steps = max(1, int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) // 6))
    return [
        _box(start[0] + (end[0] - start[0]) * at / steps, start[1] + (end[1] - start[1]) * at / steps, 1)
        for at in range(steps + 1)
    ]


def _upright(shown: Contents, around: Frame) -> list[Box]:
    boxes = []
    for dot in shown.dots:
        low = around.low if dot.low is None else max(dot.low, around.low)
        high = around.high if dot.high is None else min(dot.high, around.high)
        left, right = (around.x(dot.start), around.x(dot.end)) if dot.level is None else (0.0, 0.0)
        if dot.level is not None:
            left, right = around.x(dot.day) - 4, around.x(dot.day) + 4
        boxes.append(Box(left, around.y(high), right, around.y(low)))
        if dot.level is not None and not dot.series:  # the period that it was counted over
            y = around.y(dot.level)
            boxes.append(Box(around.x(dot.start), y - 2, around.x(dot.end), y + 2))
    return boxes


def _box(x: float, y: float, half: float) -> Box:
    return Box(x - half, y - half, x + half, y + half)


def _dot_wishes(shown: Contents, around: Frame) -> list[Wish]:
    """The last figure first, then the first, then the others from new to old; places elsewhere once."""
    own = sorted((dot for dot in shown.dots if not dot.series), key=lambda dot: dot.day, reverse=True)
    order = [own[0], own[-1], *own[1:-1]] if len(own) > 1 else own
    if around.size.narrow:
        order = order[:2]
    wishes = [_wish(dot, around, "last" if dot is own[0] else "value") for dot in order]
    for series in dict.fromkeys(dot.series for dot in shown.dots if dot.series):
        last = max((dot for dot in shown.dots if dot.series == series), key=lambda dot: dot.day)
        wishes.append(_wish(last, around, "note"))
    return wishes


def _wish(dot: Dot, around: Frame, role: str) -> Wish:
    level = dot.level
    if level is None:
        low = around.low if dot.low is None else max(dot.low, around.low)
        high = around.high if dot.high is None else min(dot.high, around.high)
        reach = (around.y(low) - around.y(high)) / 2
        middle = (around.y(low) + around.y(high)) / 2
        half = (around.x(dot.end) - around.x(dot.start)) / 2
        return Wish(
            dot.label, around.x(dot.day), middle, role, reach, must=role == "last", beside=max(half, 1.0)
        )
    reach = 5.0
    if dot.low is not None and dot.high is not None:
        reach = max(reach, (around.y(dot.low) - around.y(dot.high)) / 2)
    return Wish(dot.label, around.x(dot.day), around.y(level), role, reach, role == "last")


def _aim_wishes(shown: Contents, around: Frame) -> list[Wish]:
    wishes = []
    for line in sorted(shown.aims, key=lambda line: not line.main):
        y = around.y((line.low + line.high) / 2)
        first, *others = _stops(line, around)
        main = line.main and line.held
        role = "aim" if main else "note"
        wishes.append(Wish(line.label, first, y, role, _reach(line, shown, around), main, tuple(others)))
    if asked := next((band for band in shown.bands if band[3]), None):
        bottom, top = max(asked[0] or around.low, around.low), min(asked[1] or around.high, around.high)
        y, wide = around.y((bottom + top) / 2), around.size.plot_width
        wishes.append(Wish(shown.asked, 60, y, "aim", -around.size.text * 0.6, also=(wide / 2, wide - 60)))
    return wishes


def _reach(line: AimLine, shown: Contents, around: Frame) -> float:
    """How far words must stay from an aim: outside every rough aim that it lies in."""
    level = (line.low + line.high) / 2
    at = around.y(level)
    holding = [one for one in shown.aims if one.low <= level <= one.high]
    return max(3.0, *(max(at - around.y(one.high), around.y(one.low) - at) for one in holding))


def _stops(line: AimLine, around: Frame) -> list[float]:
    """Where along its line the words of an aim may stand: in the middle, at its end, at its start."""
    half = len(line.label) * around.size.text * 0.28 + 2
    start, end = around.x(line.start), around.x(min(line.due, around.last))
    furthest = around.size.plot_width + around.size.right - half - 4
    return [min(max(x, half - 4), furthest) for x in ((start + end) / 2, end - half, start + half)]

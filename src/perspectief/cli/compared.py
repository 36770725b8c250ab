"""Figures that are taken in, each beside the level before it, with what looks like a slip of the pen."""

from collections.abc import Sequence

from perspectief.account.forms import Compared, Level
from perspectief.cli.console import OUT
from perspectief.cli.figure_lists import print_rows
from perspectief.cli.language import WORDS as W
from perspectief.facts.regions import Regions


def print_compared(figures: Sequence[Compared], regions: Regions) -> None:
    """The list of figures, and below it a remark on each that is far from what was known."""
    rows = [(one.figure, (_level(one.before) if one.before else "",)) for one in figures]
    heads = (W.t("Level before"),) if any(one.before for one in figures) else ()
    print_rows([(figure, more if heads else ()) for figure, more in rows], heads, regions)
    for one in figures:
        if one.far_from is not None:
            OUT.print(_remark(one, one.far_from), soft_wrap=True)


def _level(level: Level) -> str:
    value, period = W.number(level.value), W.period_short(level.start, level.end)
    if level.is_start:
        return W.t("{value} (starting level)", value=value)
    return f"{value} ({period})"


def _remark(one: Compared, level: Level) -> str:
    written = one.figure.as_published or W.number(one.figure.value or 0)
    values = {"measure": one.figure.measure, "figure": written, "level": _level(level)}
    if (one.figure.value or 0) < level.value:
        return W.t("! {measure}: {figure} is far below {level}. Is a digit missing?", **values)
    return W.t("! {measure}: {figure} is far above {level}. Is there a digit too many?", **values)

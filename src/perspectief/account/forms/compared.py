"""Figures that come in beside the level before: a digit too few is seen before anybody else sees it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from perspectief.account.house import House
from perspectief.facts.model import Figure

FAR = 5.0  # times larger or smaller than the level before: a convention, worth a question


@dataclass(frozen=True, slots=True)
class Level:
    """A level that was known, in the measure's unit, and the period that it is about.

    `is_start`: it is the starting level of a target and no figure.
    """

    value: float
    start: date
    end: date
    is_start: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure with the level before it, and a level that it is so far from that a digit may be wrong."""

    figure: Figure
    before: Level | None
    far_from: Level | None


def compared(house: House, new: Sequence[Figure], gone: Iterable[Figure] = ()) -> tuple[Compared, ...]:
    """Each new figure beside the last level before it; drafts that make room (`gone`) are none."""
    left_out = frozenset(gone)
    return tuple(_one(house, figure, new, left_out) for figure in new)


def _one(house: House, figure: Figure, new: Sequence[Figure], gone: frozenset[Figure]) -> Compared:
    known = house.facts.known(figure.measure, figure.region, date.max, drafts=True)
    others = [one for one in (*known, *new) if one not in gone]
    levels = [level for level in (_last(figure, others), _start(house, figure)) if level is not None]
    before = max(levels, key=lambda level: level.end, default=None)
    return Compared(figure, before, next((level for level in levels if _is_far(figure, level)), None))


def _last(figure: Figure, others: Iterable[Figure]) -> Level | None:
    """The last figure of an earlier period; a change is no level."""
    earlier = [
        one
        for one in others
        if (one.measure, one.region, one.kind) == (figure.measure, figure.region, figure.kind)
        and one.value is not None
        and one.end < figure.end
    ]
    if not earlier or figure.kind == "change":
        return None
    last = max(earlier, key=lambda one: (one.end, one.published_on))
    return Level(last.value or 0.0, last.start, last.end)


def _start(house: House, figure: Figure) -> Level | None:
    """The last starting level by the end of the figure's period."""
    if figure.region != house.programme.municipality.code or figure.kind == "change":
        return None
    known = [level for level in _starts(house, figure.measure) if level.end <= figure.end]
    return max(known, key=lambda level: level.end, default=None)


def _starts(house: House, measure: str) -> Iterator[Level]:
    for indicator in house.programme.indicators:
        for target in indicator.targets:
            if (target.measure or indicator.measure) != measure or indicator.region:
                continue
            for version in target.versions:
                start = version.baseline or (version.change_since and version.change_since.baseline)
                if start:
                    yield Level(start.value, start.date, start.date, is_start=True)


def _is_far(figure: Figure, level: Level) -> bool:
    if figure.value is None or figure.value <= 0 or level.value <= 0:
        return False
    return not 1 / FAR < figure.value / level.value < FAR

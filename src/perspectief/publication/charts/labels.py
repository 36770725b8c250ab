"""Where the words of a chart go: beside what they name, never over one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]
_LETTER = 0.56  # the mean width of a letter in the fonts of the page, in em
_GAP = 7


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the plot."""

    left: float
    top: float
    right: float
    bottom: float

    def over(self, other: "Box") -> bool:
        """Whether two boxes share room."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, outer: "Box") -> bool:
        """Whether this box lies wholly in another."""
        across = self.left >= outer.left and self.right <= outer.right
        return across and self.top >= outer.top and self.bottom <= outer.bottom


@dataclass(frozen=True, slots=True)
class Label:
    """Words with the point where they stand: the middle of their height, aligned as said."""

    text: str
    x: float
    y: float
    align: Align
    role: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants a place near (x, y), kept `reach` pixels away; `must` ones are placed anyhow.

    One that names a bar has `beside`, half the bar's width: it stays at the height of its bar, whose half
    is `reach`, since above or below it would be read as the name of another class.
    """

    text: str
    x: float
    y: float
    role: str
    reach: float = 4
    must: bool = False
    also: tuple[float, ...] = ()  # other places along the line that would do
    beside: float | None = None


def box_of(label: Label, size: int) -> Box:
    """The room that a label takes."""
    wide = len(label.text) * size * _LETTER
    left = {"left": label.x, "center": label.x - wide / 2, "right": label.x - wide}[label.align]
    return Box(left, label.y - size * 0.6, left + wide, label.y + size * 0.6)


def place(wishes: Sequence[Wish], taken: Sequence[Box], edge: Box, size: int) -> tuple[Label, ...]:
    """Give each wish, in order, the first free place around its point; without one it is left out.

    One that must be there rather lies over a mark than over other words.
    """
    found: list[Label] = []
    for wish in wishes:
        words = [box_of(label, size) for label in found]
        tries = ([*taken, *words], words, []) if wish.must else ([*taken, *words],)
        places = (
            one for boxes in tries for one in _around(wish, size) if _free(box_of(one, size), boxes, edge)
        )
        found += [label for label in [next(places, None)] if label]
    return tuple(found)


def _free(box: Box, boxes: Sequence[Box], edge: Box) -> bool:
    return box.within(edge) and not any(box.over(other) for other in boxes)


def _around(wish: Wish, size: int) -> list[Label]:
    if wish.beside is not None:
        return _beside(wish, wish.beside + _GAP, size)
    off = wish.reach + size * 0.6 + 1
    places: list[tuple[float, float, Align]] = [
        (0, -off, "center"),
        (0, off, "center"),
        (wish.reach + _GAP, 0, "left"),
        (-wish.reach - _GAP, 0, "right"),
        (2, -off, "left"),
        (-2, -off, "right"),
        (2, off, "left"),
        (-2, off, "right"),
        (0, -off - size, "center"),
        (0, off + size, "center"),
    ]
    return [
        Label(wish.text, x + dx, wish.y + dy, align, wish.role)
        for x in (wish.x, *wish.also)
        for dx, dy, align in places
    ]


def _beside(wish: Wish, off: float, size: int) -> list[Label]:
    """Left or right of a bar, from the middle of its height outwards."""
    furthest = max(0.0, wish.reach - size * 0.6)
    heights = [furthest * share for share in (0, -0.5, 0.5, -1, 1)]
    sides: list[tuple[float, Align]] = [(off, "left"), (-off, "right")]
    return [
        Label(wish.text, wish.x + dx, wish.y + dy, align, wish.role) for dy in heights for dx, align in sides
    ]

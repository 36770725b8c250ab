"""The frame of a chart: what days and levels it spans, and where they fall in pixels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True)
class Size:
    """The sizes of a picture in pixels: the plot and the room around it."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    text: int
    narrow: bool

    @property
    def plot_width(self) -> int:
        """Pixels between the first and the last day."""
        return self.width - self.left - self.right

    @property
    def plot_height(self) -> int:
        """Pixels between the lowest and the highest level."""
        return self.height - self.top - self.bottom


WIDE = Size(width=720, height=396, left=56, right=24, top=26, bottom=84, text=13, narrow=False)
NARROW = Size(width=360, height=364, left=50, right=14, top=24, bottom=84, text=13, narrow=True)


@dataclass(frozen=True, slots=True)
class Frame:
    """The span of a chart; days and levels to pixels and back."""

    size: Size
    first: date
    last: date
    low: float
    high: float
    ticks: tuple[float, ...]

    def x(self, day: date) -> float:
        """Pixels from the left edge of the plot."""
        return (day - self.first).days / max(1, (self.last - self.first).days) * self.size.plot_width

    def y(self, level: float) -> float:
        """Pixels from the top of the plot."""
        return (self.high - level) / (self.high - self.low) * self.size.plot_height

    def years(self) -> tuple[date, ...]:
        """The first days of the years that the chart names; fewer of them where there is little room."""
        starts = [date(year, 1, 1) for year in range(self.first.year, self.last.year + 1)]
        shown = [day for day in starts if self.first <= day <= self.last]
        step = ceil(len(shown) * 44 / self.size.plot_width)
        return tuple(shown[:: max(1, step)])


def frame(size: Size, days: Iterable[date], levels: Iterable[float], floor_level: float | None) -> Frame:
    """A frame around days and levels with some air; it does not go below `floor_level` for air alone."""
    all_days, all_levels = list(days), list(levels)
    span = max((max(all_days) - min(all_days)).days, 365)
    first, last = min(all_days) - timedelta(days=span // 30), max(all_days) + timedelta(days=span // 20)
    low, high = min(all_levels), max(all_levels)
    air = (high - low) * 0.15 or max(abs(high) * 0.1, 0.5)
    lowest = low - air if floor_level is None or low < floor_level else max(floor_level, low - air)
    step = _step((high + air - lowest) / (3.5 if size.narrow else 4.5))
    bottom, top = floor(lowest / step + 1e-9) * step, ceil((high + air) / step - 1e-9) * step
    count = round((top - bottom) / step)
    ticks = tuple(round(bottom + at * step, 9) for at in range(count + 1))
    return Frame(size, first, last, ticks[0], ticks[-1], ticks)


def _step(rough: float) -> float:
    power: float = 10.0 ** floor(log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)

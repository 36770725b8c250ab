"""The figures that a formula can take for one measure: by period, each as it was known on a day."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from perspectief.facts.model import Figure

Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure and region by period, oldest knowledge first."""

    by_period: Mapping[Period, tuple[Figure, ...]]

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "Series":
        """A series of the figures that say how much there was; changes and classes say something else."""
        found: dict[Period, list[Figure]] = defaultdict(list)
        for figure in figures:
            if _says_how_much(figure):
                found[figure.start, figure.end].append(figure)
        return cls({period: tuple(sorted(each, key=_order)) for period, each in found.items()})

    def about(self, period: Period, *, serving: bool) -> tuple[Figure, ...]:
        """Every figure of a period; `serving` adds that of 1 January, which may stand for its whole year."""
        exact = self.by_period.get(period, ())
        first = new_year(period)
        return (*self.by_period.get(first, ()), *exact) if serving and first != period else exact

    def on(self, period: Period, day: date, *, serving: bool) -> Figure | None:
        """The newest that was known on a day; one of the very period goes before one of 1 January."""
        known = [each for each in self.about(period, serving=serving) if known_since(each) <= day]
        return max(known, key=lambda each: ((each.start, each.end) == period, *_order(each)), default=None)


def new_year(period: Period) -> Period:
    """1 January of the year in which a period ends."""
    first = date(period[1].year, 1, 1)
    return first, first


def known_since(figure: Figure) -> date:
    """The first day on which everyone could know a figure."""
    return max(figure.published_on, figure.released_on or figure.published_on)


def earlier(period: Period, months: int) -> Period | None:
    """A period so many months before; the last day of a month stays the last day of a month.

    None where it would begin before the year 1.
    """
    start, end = (_earlier(day, months) for day in period)
    return None if start is None or end is None else (start, end)


def _earlier(day: date, months: int) -> date | None:
    total = day.year * 12 + day.month - 1 - months
    year, month = total // 12, total % 12 + 1
    if year < date.min.year:
        return None
    last = monthrange(year, month)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if was_last else min(day.day, last))


def _says_how_much(figure: Figure) -> bool:
    silent = figure.value is None and figure.low is None and figure.high is None
    return not silent and figure.kind not in ("change", "class") and figure.status not in ("M", "O")


def _order(figure: Figure) -> tuple[date, date, str]:
    return known_since(figure), figure.published_on, figure.source

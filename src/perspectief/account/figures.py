"""The figures known on a day, as views with a key that stays the same over builds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from perspectief.account.house import House
from perspectief.account.model import Conflict, FigureView
from perspectief.facts.keys import figure_key
from perspectief.facts.model import Figure
from perspectief.ground.text import Text

LEVELS = ("stock", "rate", "survey", "class")


@dataclass(slots=True)
class FigureBook:
    """Hands out views of figures and remembers which were asked for."""

    house: House
    as_of: date
    drafts: bool = False
    _views: dict[str, FigureView] = field(default_factory=dict)

    def known(self, measure: str, region: str) -> tuple[FigureView, ...]:
        """All figures of a measure in a region known by the day, oldest first."""
        figures = self.house.facts.known(measure, region, self.as_of, drafts=self.drafts)
        views = tuple(_view(self.house, figure) for figure in figures)
        self._views.update((view.key, view) for view in views)
        return views

    def conflicts(self, measure: str, region: str) -> tuple[Conflict, ...]:
        """Known figures of one period that cannot all be true."""
        groups = self.house.facts.conflicts(measure, region, self.as_of, drafts=self.drafts)
        return tuple(Conflict(keys=tuple(figure_key(figure) for figure in group)) for group in groups)

    def used(self) -> tuple[FigureView, ...]:
        """Every view handed out, in a fixed order."""
        return tuple(sorted(self._views.values(), key=_order))


def open_book(house: House, as_of: date, *, drafts: bool = False) -> FigureBook:
    """A book of the figures that were known in `house` on a day; `drafts` adds those not released yet."""
    return FigureBook(house, as_of, drafts)


def levels(views: Sequence[FigureView]) -> tuple[FigureView, ...]:
    """The figures that say how high something is; of a measure with flows only, those flows."""
    found = tuple(view for view in views if view.kind in LEVELS)
    return found or tuple(view for view in views if view.kind == "flow")


def _order(view: FigureView) -> tuple[str, str, date, date, date, str]:
    return view.measure, view.region, view.end, view.start, view.published_on, view.key


def _view(house: House, figure: Figure) -> FigureView:
    region = house.regions.find(figure.region)
    return FigureView(
        key=figure_key(figure),
        measure=figure.measure,
        region=figure.region,
        region_name=(region and region.name) or Text(nl=figure.region),
        start=figure.start,
        end=figure.end,
        kind=figure.kind,
        as_published=figure.as_published,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        counted=figure.counted,
        status=figure.status,
        origin=figure.origin,
        published_on=figure.published_on,
        published_precision=figure.published_precision,
        source=figure.source,
        source_url=figure.source_url or None,
        note=_text(figure.note, figure.note_en),
        assumption=_text(figure.assumption, figure.assumption_en),
        release=figure.release,
        released_by=figure.released_by or None,
        released_on=figure.released_on,
        answer=figure.answer or None,
    )


def _text(dutch: str, english: str) -> Text | None:
    return Text(nl=dutch or english, en=english or None) if dutch or english else None

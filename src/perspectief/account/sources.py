"""Where the figures of an indicator come from: which table, read when, and when the next one is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perspectief.account.needed import Needed
from perspectief.account.views import FigureView, SourceView, Way
from perspectief.facts.calendar import months_late, next_due
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.gathered import FetchedFigures
from perspectief.facts.model import Measure
from perspectief.facts.shipped import is_shipped, taken_on


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The days on which answers with figures of a measure came, and the last on which the table was seen."""

    came: tuple[date, ...]
    checked: date | None


def read_taken(
    folder: Path, catalogue: Catalogue, wants: Needed, fetched: FetchedFigures | None
) -> Mapping[str, TakenIn]:
    """When figures of each measure were fetched; raises `Refused` for a damaged file."""
    if fetched is None or not fetched.answers:
        return {}
    from perspectief.facts.sources.answers import Answers

    days = Answers(folder).first_days()
    return {
        measure: TakenIn(
            tuple(sorted(days[answer] for answer in answers if answer in days)),
            _checked(folder, catalogue.measures[measure]),
        )
        for measure, answers in sorted(fetched.answers.items())
        if measure in wants.measures
    }


def _checked(folder: Path, measure: Measure) -> date | None:
    from perspectief.facts.sources.shapes import taken

    kept = taken(folder, measure.fetch.source, measure.fetch.table) if measure.fetch else None
    return kept.checked_on if kept else None


def sources_of(
    figures: Sequence[FigureView],
    named: Sequence[str],
    catalogue: Catalogue,
    taken_in: Mapping[str, TakenIn],
    as_of: date,
) -> tuple[SourceView, ...]:
    """One line for each measure and way in which its figures came; `named` are measures without any, too."""
    groups: dict[tuple[str, Way], list[FigureView]] = {}
    for figure in figures:
        groups.setdefault((figure.measure, _way(figure)), []).append(figure)
    known = {measure for measure, _ in groups}
    views = [
        _view(catalogue.measures[measure], way, held, taken_in.get(measure), as_of)
        for (measure, way), held in groups.items()
    ]
    views += [_view(catalogue.measures[each], "none", (), None, as_of) for each in named if each not in known]
    order = {measure: number for number, measure in enumerate(named)}
    return tuple(sorted(views, key=lambda view: (order.get(view.measure, len(order)), view.way)))


def _way(figure: FigureView) -> Way:
    if figure.origin == "computed":
        return "computed"
    if is_shipped(figure.note.nl if figure.note else ""):
        return "shipped"
    return "fetched" if figure.answer else "own"


def _view(
    measure: Measure, way: Way, figures: Sequence[FigureView], taken: TakenIn | None, as_of: date
) -> SourceView:
    newest = max(figures, key=lambda figure: (figure.end, figure.published_on), default=None)
    latest = newest.end if newest else None
    due = next_due(measure, latest)
    fetch, fetched = measure.fetch, taken if way == "fetched" else None
    names = {figure.source for figure in figures}
    return SourceView(
        measure=measure.id,
        way=way,
        sources=tuple(sorted(names)),
        url=newest.source_url if newest and len(names) == 1 else None,
        table=fetch.table if fetch else measure.source_table,
        code=fetch.code if fetch else None,
        fetchable=fetch is not None,
        retrieved_on=_last(_came(measure.id, way, fetched), as_of),
        checked_on=_last((fetched.checked,) if fetched and fetched.checked else (), as_of),
        published_on=newest.published_on if newest else None,
        latest_end=latest,
        next_end=due[0] if due else None,
        next_due=due[1] if due else None,
        months_late=months_late(measure, latest, as_of),
    )


def _came(measure: str, way: Way, fetched: TakenIn | None) -> tuple[date, ...]:
    shipped = taken_on(measure) if way == "shipped" else None
    return (shipped,) if shipped else fetched.came if fetched else ()


def _last(days: Sequence[date], as_of: date) -> date | None:
    """The last of the days that had come by `as_of`: an account knows nothing of what was done later."""
    return max((day for day in days if day <= as_of), default=None)

"""Releasing a draft: the same figure stands beside it as released, with who did it and when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from perspectief.facts.adding import Added, added_text
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions
from perspectief.facts.store import locate_figures
from perspectief.ground.together import write_together


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that waits for release, and the file in which it stands."""

    figure: Figure
    file: str


def waiting(folder: Path, catalogue: Catalogue, regions: Regions) -> tuple[Draft, ...]:
    """Drafts without a released twin; of corrections of one another only the one published last."""
    located = locate_figures(folder, catalogue, regions)
    released = {here.figure.key for here in located if here.figure.release == "released"}
    last: dict[tuple[object, ...], Draft] = {}
    for here in located:
        figure = here.figure
        if figure.release != "draft":
            continue
        about = _about(figure)
        if about not in last or last[about].figure.published_on < figure.published_on:
            last[about] = Draft(figure, PurePosixPath(here.place.file).name)
    drafts = (draft for draft in last.values() if draft.figure.key not in released)
    return tuple(sorted(drafts, key=lambda draft: (draft.figure.measure, draft.figure.end, draft.file)))


def _about(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.region, figure.start, figure.end, figure.kind, figure.source


def released(figure: Figure, by: str, on: date) -> Figure:
    """The same figure, released by an office on a day."""
    return replace(figure, release="released", released_by=by, released_on=on)


def write_released(
    folder: Path, drafts: Iterable[Draft], by: str, on: date, catalogue: Catalogue, regions: Regions
) -> None:
    """Add the released twin of each draft to the draft's own file: all of them or none."""
    twins: dict[str, list[Figure]] = {}
    for draft in drafts:
        twins.setdefault(draft.file, []).append(released(draft.figure, by, on))
    texts = {
        file: added_text(folder, Added(file, tuple(new), ()), catalogue, regions)
        for file, new in twins.items()
    }
    write_together(folder, {PurePosixPath("figures", file): text.encode() for file, text in texts.items()})

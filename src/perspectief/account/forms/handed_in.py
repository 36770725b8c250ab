"""A form that an office handed in: what it would change, and the change itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from perspectief.account.forms.figure_rows import held_against_folder, read_figure_rows
from perspectief.account.forms.opened import open_form
from perspectief.account.forms.text_rows import TextChange, as_bytes, read_text_rows
from perspectief.account.house import House
from perspectief.facts.adding import Added, added_text, plan_adding
from perspectief.facts.model import Figure
from perspectief.facts.store import FIGURES, load_figures, locate_figures, order
from perspectief.ground.problem import Refused
from perspectief.ground.together import write_together


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a form would add and change; nothing is written until `apply`."""

    house: House
    owner: str
    figures: Added
    texts: tuple[TextChange, ...]
    files: Mapping[PurePosixPath, bytes | None]


def read_form(house: House, path: Path, today: date) -> HandedIn:
    """What the form in a file would change in the folder; raises `Refused` with every problem, by cell.

    Drafts that the same office handed in before are replaced by what this form says of the same period.
    """
    opened = open_form(house, path)
    cells, problems = read_figure_rows(opened, house, today)
    drafts = _drafts_of(house, opened.owner)
    figures, differing = held_against_folder(opened.sheets["figures"], cells, house, drafts)
    texts = read_text_rows(opened, house)
    if problems := [*problems, *differing, *texts.problems]:
        raise Refused(problems)
    added = _added(house, opened.owner, figures, drafts)
    return HandedIn(house, opened.owner, added, tuple(texts.changes), as_bytes(texts.files))


def _file_of(owner: str) -> str:
    return f"handed-in-{owner}.csv"


def _drafts_of(house: House, owner: str) -> frozenset[Figure]:
    """What an office handed in and nobody released yet."""
    located = locate_figures(house.folder, house.catalogue, house.regions)
    released = {here.figure.key for here in located if here.figure.release == "released"}
    own = (here.figure for here in located if here.place.file == f"{FIGURES}/{_file_of(owner)}")
    return frozenset(one for one in own if one.release == "draft" and one.key not in released)


def _added(house: House, owner: str, figures: list[Figure], drafts: frozenset[Figure]) -> Added:
    """Drafts whose released twin stands in the folder are no news either."""
    facts = load_figures(house.folder, house.catalogue, house.regions)
    released = {figure.key for figure in facts if figure.release == "released"}
    fresh = [figure for figure in figures if figure.key not in released]
    known = [figure for figure in figures if figure.key in released]
    said = {_about(figure) for figure in fresh}
    replaced = tuple(one for one in sorted(drafts, key=order) if _about(one) in said and one not in fresh)
    planned = plan_adding(house.folder, _file_of(owner), fresh, house.catalogue, house.regions, replaced)
    return replace(planned, already_there=(*planned.already_there, *known))


def _about(figure: Figure) -> tuple[object, ...]:
    """Of what a draft speaks: another day or source of the same figure is a second try."""
    return figure.measure, figure.region, figure.start, figure.end, figure.kind


def apply(handed_in: HandedIn) -> None:
    """Write the figures and the texts: all of them or none."""
    house, files = handed_in.house, dict(handed_in.files)
    if handed_in.figures.new:
        text = added_text(house.folder, handed_in.figures, house.catalogue, house.regions)
        files[PurePosixPath(FIGURES, handed_in.figures.file)] = text.encode()
    write_together(house.folder, files)

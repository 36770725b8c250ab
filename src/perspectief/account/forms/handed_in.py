"""A form that an office handed in: what it would change, and the change itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from perspectief.account.forms.figure_rows import held_against_folder, read_figure_rows
from perspectief.account.forms.opened import open_form
from perspectief.account.forms.text_rows import TextChange, as_bytes, read_text_rows
from perspectief.account.house import House
from perspectief.facts.adding import Added, added_text, plan_adding
from perspectief.facts.model import Figure
from perspectief.facts.store import FIGURES, load_figures
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


def read_form(house: House, path: Path) -> HandedIn:
    """What the form in a file would change in the folder; raises `Refused` with every problem, by cell."""
    opened = open_form(house, path)
    cells, problems = read_figure_rows(opened, house)
    figures, differing = held_against_folder(opened.sheets["figures"], cells, house)
    texts = read_text_rows(opened, house)
    if problems := [*problems, *differing, *texts.problems]:
        raise Refused(problems)
    added = _added(house, opened.owner, figures)
    return HandedIn(house, opened.owner, added, tuple(texts.changes), as_bytes(texts.files))


def _added(house: House, owner: str, figures: list[Figure]) -> Added:
    """Drafts whose released twin stands in the folder are no news either."""
    facts = load_figures(house.folder, house.catalogue, house.regions)
    released = {figure.key for figure in facts if figure.release == "released"}
    fresh = [figure for figure in figures if figure.key not in released]
    known = [figure for figure in figures if figure.key in released]
    planned = plan_adding(house.folder, f"handed-in-{owner}.csv", fresh, house.catalogue, house.regions)
    return Added(planned.file, planned.new, (*planned.already_there, *known))


def apply(handed_in: HandedIn) -> None:
    """Write the figures and the texts: all of them or none."""
    house, files = handed_in.house, dict(handed_in.files)
    if handed_in.figures.new:
        text = added_text(house.folder, handed_in.figures, house.catalogue, house.regions)
        files[PurePosixPath(FIGURES, handed_in.figures.file)] = text.encode()
    write_together(house.folder, files)

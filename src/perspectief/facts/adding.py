"""Adding figures to a folder: only ever added to, so that what was known on a day stays known.

Drafts alone may be replaced: nobody has known them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions
from perspectief.facts.store import (
    COLUMNS,
    FIGURES,
    LIMIT_BYTES,
    Located,
    figure_files,
    identity,
    locate_figures,
    order,
    read_figures,
    refuse_too_much,
    repeated,
)
from perspectief.facts.table import write_table
from perspectief.ground.files import read_text, write_atomically
from perspectief.ground.problem import Place, Problem, Refused

_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}\.csv")
_THREE_DECIMALS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Added:
    """What was new and was added to `file`, and what stood in the folder already.

    `replaced` are drafts that stood in `file` and make room.
    """

    file: str
    new: tuple[Figure, ...]
    already_there: tuple[Figure, ...]
    replaced: tuple[Figure, ...] = ()


def csv_text(figures: Iterable[Figure]) -> str:
    """Figures as CSV in the order of the store; loading it again gives the same figures."""
    rows = [[_cell(getattr(figure, column)) for column in COLUMNS] for figure in sorted(figures, key=order)]
    return write_table(COLUMNS, rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, float):
        return str(value)
    number = format(Decimal(repr(value)), "f").removesuffix(".0")
    # 4.325 would be refused on reading: it might be four thousand.
    return f"{number}0" if _THREE_DECIMALS.fullmatch(number) else number


def add_figures(
    folder: Path, file_name: str, figures: Iterable[Figure], catalogue: Catalogue, regions: Regions
) -> Added:
    """Add figures to `FOLDER/figures/file_name`; those that stand in any file already are left alone.

    A correction is a new figure with a later `published_on`. Raises `Refused` where a figure breaks a rule
    of the store or contradicts one with the same key, and then nothing is written.
    """
    added = plan_adding(folder, file_name, figures, catalogue, regions)
    return write_added(folder, added, catalogue, regions)


def plan_adding(
    folder: Path,
    file_name: str,
    figures: Iterable[Figure],
    catalogue: Catalogue,
    regions: Regions,
    replaced: tuple[Figure, ...] = (),
) -> Added:
    """What `add_figures` would do, without writing; raises as it does.

    `replaced` are drafts of that file which count as gone.
    """
    if not _FILE_NAME.fullmatch(file_name):
        raise Refused([Problem("bad-file-name", Place(file_name), found=file_name)])
    checked = _as_read_back(csv_text(figures), file_name, catalogue, regions)
    gone = {identity(figure) for figure in replaced}
    located_there = locate_figures(folder, catalogue, regions)
    standing = {key: here for here in located_there if (key := identity(here.figure)) not in gone}
    refuse_too_much(figures=len(standing.keys() | {identity(here.figure) for here in checked}))
    new, already, problems = [], [], []
    for located in checked:
        there = standing.get(identity(located.figure))
        if there is None:
            new.append(located.figure)
        elif there.figure == located.figure:
            already.append(located.figure)
        else:
            problems += repeated([there, located])
    if problems:
        raise Refused(problems)
    return Added(file_name, tuple(new), tuple(already), replaced)


def write_added(folder: Path, added: Added, catalogue: Catalogue, regions: Regions) -> Added:
    """Write what `plan_adding` found new; the file is replaced whole or not at all."""
    if not added.new:
        return added
    text = added_text(folder, added, catalogue, regions)
    (folder / FIGURES).mkdir(exist_ok=True)
    write_atomically(folder / FIGURES / added.file, text.encode("utf-8"))
    return added


def added_text(folder: Path, added: Added, catalogue: Catalogue, regions: Regions) -> str:
    """The file as it will be with what `plan_adding` found new."""
    shown = f"{FIGURES}/{added.file}"
    gone = {identity(figure) for figure in added.replaced}
    standing = [
        here.figure
        for here in locate_figures(folder, catalogue, regions)
        if here.place.file == shown and identity(here.figure) not in gone
    ]
    text = csv_text([*standing, *added.new])
    _as_read_back(text, added.file, catalogue, regions)
    beside = (path.stat().st_size for path in figure_files(folder) if path.name != added.file)
    refuse_too_much(bytes_=len(text.encode()) + sum(beside))
    return text


def _as_read_back(text: str, file: str, catalogue: Catalogue, regions: Regions) -> list[Located]:
    """The figures as the store will read them: one set of rules for people and programs."""
    with TemporaryDirectory() as name:
        path = Path(name) / file
        path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
        located, problems = read_figures(
            read_text(path, root=Path(name), limit_bytes=LIMIT_BYTES), file, catalogue, regions
        )
    problems += repeated(located)
    if problems:
        raise Refused(problems)
    return located

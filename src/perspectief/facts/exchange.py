"""Figures in and out as CSV."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perspectief.facts.adding import Added, csv_text, plan_adding, write_added
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import Regions
from perspectief.facts.store import LIMIT_BYTES, Facts, read_figures, repeated
from perspectief.ground.files import read_text, write_atomically
from perspectief.ground.problem import Refused


def known_figures(facts: Facts, as_of: date) -> tuple[Figure, ...]:
    """Every released figure published by `as_of`."""
    return tuple(f for f in facts if f.is_known(as_of))


def export_csv(facts: Facts, as_of: date, out: Path) -> int:
    """Write what was known on `as_of` to `out` and say how many figures that were.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, which importing takes
    off again. Raises `Refused` where `out` cannot be written.
    """
    figures = known_figures(facts, as_of)
    write_atomically(out, csv_text(figures).encode("utf-8"))
    return len(figures)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would add to a folder; nothing is written until `apply`."""

    folder: Path
    planned: Added
    catalogue: Catalogue
    regions: Regions

    def apply(self) -> Added:
        """Add the new figures."""
        return write_added(self.folder, self.planned, self.catalogue, self.regions)


def import_csv(folder: Path, path: Path, catalogue: Catalogue, regions: Regions) -> Preview:
    """What the figures of `path` would add to `folder`, to be looked at first.

    Raises `Refused` with every problem of the file, and where it contradicts what stands there.
    """
    text = read_text(path, root=path.parent, limit_bytes=LIMIT_BYTES)
    located, problems = read_figures(text, path.name, catalogue, regions)
    problems += repeated(located)
    if problems:
        raise Refused(problems)
    figures = [here.figure for here in located]
    return Preview(
        folder, plan_adding(folder, _own_name(path), figures, catalogue, regions), catalogue, regions
    )


def _own_name(path: Path) -> str:
    """A file name for the folder: lower case letters, digits and hyphens."""
    stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    return f"{stem[:90] or 'imported'}.csv"

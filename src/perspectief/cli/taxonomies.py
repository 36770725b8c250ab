"""Where the taxonomy of an installation lies, how it is read, and how it is made."""

import os
from collections.abc import Sequence
from pathlib import Path

from perspectief.cli.console import BESIDE, OUT, progress
from perspectief.cli.language import WORDS as W
from perspectief.ground.problem import Refused
from perspectief.matching.taxonomy.gather import Import, import_files
from perspectief.matching.taxonomy.shipped import shipped_taxonomy
from perspectief.matching.taxonomy.store import read_taxonomy, write_taxonomy
from perspectief.matching.taxonomy.taxonomy import Taxonomy
from perspectief.matching.titles.index import TitleIndex, index_of
from perspectief.matching.titles.store import read_index, write_index

ENDING, OF_TITLES = ".json.gz", ".titles.npz"


def own_place() -> Path:
    """The file of the person who works here, by the convention of freedesktop.org."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "perspectief" / f"taxonomy{ENDING}"


def import_taxonomy(paths: Sequence[Path], output: Path | None, name: str) -> None:
    """Read, learn and write, and tell what was found."""
    place = output or own_place()
    with progress(W.t("Reading")) as bar:
        found = import_files(paths, name, bar.to)
        bar.about(W.t("Learning what names mean"))
        index = index_of(found.taxonomy, bar.to)
    place.parent.mkdir(parents=True, exist_ok=True)
    write_taxonomy(place, found.taxonomy)
    write_index(_beside(place), index)
    _tell(found, place)


def taxonomy_at(file: Path | None) -> tuple[Taxonomy, Path | None]:
    """The taxonomy in a file, or the one that was imported, or else the small one that ships."""
    place = file or own_place()
    if file is None and not place.is_file():
        return shipped_taxonomy(), None
    return read_taxonomy(place), place


def titles_at(file: Path | None) -> TitleIndex:
    """The index of the titles of a taxonomy: read where it was kept, else learned, and kept if it can be."""
    taxonomy, place = taxonomy_at(file)
    if place is None:
        BESIDE.print(
            W.t("The small taxonomy that ships is used; perspectief taxonomy import brings ESCO in.")
        )
        return index_of(taxonomy)
    index = read_index(_beside(place), taxonomy)
    return _learned(taxonomy, place) if index is None else index


def _learned(taxonomy: Taxonomy, place: Path) -> TitleIndex:
    with progress(W.t("Learning what names mean")) as bar:
        index = index_of(taxonomy, bar.to)
    try:
        write_index(_beside(place), index)
    except Refused:
        BESIDE.print(W.t("What was learned cannot be kept beside {file}.", file=str(place)))
    return index


def _beside(place: Path) -> Path:
    return place.with_name(place.name.removesuffix(ENDING) + OF_TITLES)


def _tell(found: Import, place: Path) -> None:
    taxonomy = found.taxonomy
    OUT.print(
        W.t(
            "{occupations} occupations, {skills} skills, {links} links, {codes} codes of other schemes.",
            occupations=W.number(len(taxonomy)),
            skills=W.number(len(taxonomy.skills)),
            links=W.number(len(taxonomy.needs.skills)),
            codes=W.number(len(taxonomy.codes)),
        )
    )
    if found.dangling:
        count = W.number(found.dangling)
        OUT.print(W.t("Left out: {count} links to what no file holds.", count=count))
    for file in found.unused:
        OUT.print(W.t("Not needed: {file}.", file=file))
    OUT.print(W.t("Written to {file}.", file=str(place)))

"""`sources.yaml`: where sources are found, and how tables of one's own are laid out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from perspectief.facts.regions import Regions
from perspectief.facts.sources.cbs_odata3 import CbsOdata3
from perspectief.facts.sources.cbs_odata4 import CbsOdata4
from perspectief.facts.sources.http import Web
from perspectief.facts.sources.source import Source
from perspectief.facts.sources.swing import Swing
from perspectief.facts.sources.tabular import Layout, Spot, Tabular
from perspectief.ground.checked import validate
from perspectief.ground.files import read_text
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Frozen
from perspectief.ground.yaml_tree import Tree, parse

FILE_NAME = "sources.yaml"
CODES = ("unknown-source", "source-without-place", "duplicate-source", "source-without-kind", "two-places")
_LIMIT_BYTES = 1_000_000

Kind = Literal["cbs_odata4", "cbs_odata3", "swing", "table"]


class Entry(Frozen):
    """One source: a service by its address, or a table (CSV or XLSX) by address or file and its layout."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)
    kind: Kind | None = None
    name: str | None = Field(default=None, max_length=200)
    url: str | None = Field(default=None, pattern=r"^https://", max_length=1000)
    file: str | None = Field(default=None, max_length=300)
    layout: Layout | None = None


class SourcesFile(Frozen):
    """What a `sources.yaml` holds."""

    sources: tuple[Entry, ...] = Field(min_length=1)


# The address of UWV's table and of Swing sites is not confirmed by any source read: a folder gives it.
BUILT_IN: tuple[Entry, ...] = (
    Entry(id="cbs", kind="cbs_odata4", url="https://datasets.cbs.nl/odata/v1/CBS"),
    Entry(id="cbs-v3", kind="cbs_odata3", url="https://opendata.cbs.nl/ODataFeed/odata"),
    Entry(id="waarstaatjegemeente", kind="swing", name="Waarstaatjegemeente.nl"),
    Entry(
        id="uwv",
        kind="table",
        name="UWV, spanningsindicator",
        layout=Layout(region="Regio", year="Jaar", quarter="Kwartaal", remark="Typering", missing=("x", "-")),
    ),
)


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources by id."""

    entries: Mapping[str, Entry]


def load_sources(folder: Path) -> Sources:
    """The built-in sources and what the folder's `sources.yaml` says; raises `Refused` with every problem."""
    known = {entry.id: entry for entry in BUILT_IN}
    path = folder / FILE_NAME
    if not (path.exists() or path.is_symlink()):
        return Sources(known)
    tree = parse(read_text(path, root=folder, limit_bytes=_LIMIT_BYTES), FILE_NAME)
    value, problems = validate(SourcesFile, tree)
    if value is None:
        raise Refused(problems)
    found = list(_faults(value, tree, known))
    if found:
        raise Refused(found)
    return Sources(known | {entry.id: _over(known.get(entry.id), entry) for entry in value.sources})


def make_source(sources: Sources, id_: str, web: Web, folder: Path, regions: Regions) -> Source:
    """The connector of a source; raises `Refused` where it is not known, or has no place to be found at."""
    entry = sources.entries.get(id_)
    if entry is None:
        known = tuple(sources.entries)
        raise Refused([Problem("unknown-source", Place(FILE_NAME), "", id_, known, nearest(id_, known))])
    if entry.kind == "table" and (entry.url or entry.file):
        layout = entry.layout or Layout()
        return Tabular(Spot(id_, entry.name or id_, layout, entry.url, entry.file), web, folder, regions)
    if entry.url is None:
        raise Refused([Problem("source-without-place", Place(FILE_NAME), found=id_)])
    if entry.kind == "cbs_odata3":
        return CbsOdata3(web, regions, entry.url, entry.id)
    if entry.kind == "swing":
        return Swing(web, regions, entry.url, entry.id, entry.name or entry.id)
    return CbsOdata4(web, regions, entry.url, entry.id)


def _over(before: Entry | None, entry: Entry) -> Entry:
    """What a folder says goes before what is built in."""
    said = entry.model_dump(exclude_none=True, exclude={"layout"})
    layout = entry.layout or (before.layout if before else None)
    base = before.model_dump(exclude_none=True, exclude={"layout"}) if before else {}
    return Entry(**{**base, **said}, layout=layout)


def _faults(value: SourcesFile, tree: Tree, known: Mapping[str, Entry]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, entry in enumerate(value.sources):
        place, path = tree.place(("sources", number, "id")), f"sources[{number}]"
        if entry.id in seen:
            yield Problem("duplicate-source", place, f"{path}.id", entry.id)
        seen.add(entry.id)
        if entry.kind is None and entry.id not in known:
            likely = nearest(entry.id, known)
            yield Problem("source-without-kind", place, path, entry.id, suggestion=likely)
        if entry.url and entry.file:
            yield Problem("two-places", place, path, entry.id)

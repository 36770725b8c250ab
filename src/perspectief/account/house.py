"""An installation opened: its programme, its figures and what they say of each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from perspectief.account.archive_files import load_archive
from perspectief.account.catalogued import from_catalogue
from perspectief.account.model import Account
from perspectief.account.needed import needed
from perspectief.account.references import check_references
from perspectief.account.sources import TakenIn, read_taken
from perspectief.account.written import Written, read_written
from perspectief.facts.catalogue import Catalogue, load_catalogue
from perspectief.facts.gathered import gathered, read_fetched
from perspectief.facts.made_up import made_up_among
from perspectief.facts.regions import MADE_UP_CODE, Regions, load_regions
from perspectief.facts.store import Facts, load_figures
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.outlook.said import Said, load_said
from perspectief.outlook.track import TrackRecord, load_track_record
from perspectief.programme.finding import Finding
from perspectief.programme.load import Loaded, load
from perspectief.programme.model import Programme
from perspectief.programme.norms import audit

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class House:
    """A folder whose programme and figures have been read and agree with each other.

    `archive` holds, by edition, the accounts that were written when editions were adopted, and `taken_in`, by
    measure, when figures of it were fetched. `outlooks` is what was said of the future, oldest first, and
    `track_record` how good such outlooks were.
    """

    folder: Path
    programme: Programme
    catalogue: Catalogue
    regions: Regions
    facts: Facts
    findings: tuple[Finding, ...]
    loaded: Loaded
    archive: Mapping[str, Account] = field(default_factory=dict)
    written: Written = field(default_factory=Written)
    taken_in: Mapping[str, TakenIn] = field(default_factory=dict)
    outlooks: tuple[Said, ...] = ()
    track_record: TrackRecord | None = None

    def edition_days(self) -> tuple[date, ...]:
        """The days of the adopted editions, oldest first, each day once."""
        adopted = (edition for edition in self.programme.editions if edition.status == "adopted")
        return tuple(sorted({edition.date for edition in adopted}))


def open_house(folder: Path) -> House:
    """Read a folder and check that its parts agree; raises Refused with every problem found."""
    if not folder.is_dir():
        raise Refused([Problem("folder-missing", Place(str(folder)), found=str(folder))])
    loaded = load(folder)
    programme = loaded.programme
    catalogue = load_catalogue(folder)
    regions = _regions_of(programme)
    problems = list(check_references(loaded, catalogue, regions))
    facts = _read(problems, lambda: load_figures(folder, catalogue, regions))
    if facts and not programme.made_up:
        problems += made_up_among(facts.figures)
    wants = needed(programme, catalogue)
    fetched = _read(problems, lambda: read_fetched(folder, catalogue, regions, wants.measures, wants.regions))
    taken = _read(problems, lambda: read_taken(folder, catalogue, wants, fetched))
    archive = _read(problems, lambda: load_archive(folder, programme))
    written = _read(problems, lambda: read_written(folder, programme))
    outlooks = _read(problems, lambda: load_said(folder)) or ()
    record = _read(problems, lambda: load_track_record(folder))
    if problems or facts is None or fetched is None or archive is None or written is None or taken is None:
        raise Refused(problems)
    loaded = from_catalogue(loaded, catalogue)
    facts, findings = gathered(facts, fetched, catalogue), audit(loaded)
    return House(
        folder, loaded.programme, catalogue, regions, facts, findings, loaded, archive, written, taken,
        outlooks, record,
    )  # fmt: skip


def _regions_of(programme: Programme) -> Regions:
    """The regions of the country, groups of the programme's own, and the town that a made-up one is of."""
    regions = load_regions().with_groups((g.code, g.name, g.members) for g in programme.regions)
    town = programme.municipality
    # A made-up programme may speak of a municipality that exists: its name then stands for that one.
    return regions.with_made_up(town.name) if programme.made_up and town.code == MADE_UP_CODE else regions


def _read(problems: list[Problem], load_part: Callable[[], Part]) -> Part | None:
    """A part of the folder, or None with its problems added: a person hears of all parts at once."""
    try:
        return load_part()
    except Refused as refused:
        problems += refused.problems
        return None

"""An installation opened: its programme, its figures and what they say of each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from perspectief.account.archive_files import load_archive
from perspectief.account.model import Account
from perspectief.account.references import check_references
from perspectief.facts.catalogue import Catalogue, load_catalogue
from perspectief.facts.regions import Regions, load_regions
from perspectief.facts.store import Facts, load_figures
from perspectief.ground.problem import Refused
from perspectief.programme.finding import Finding
from perspectief.programme.load import Loaded, load
from perspectief.programme.model import Programme
from perspectief.programme.norms import audit


@dataclass(frozen=True, slots=True)
class House:
    """A folder whose programme and figures have been read and agree with each other.

    `archive` holds, by edition, the accounts that were written when editions were adopted.
    """

    folder: Path
    programme: Programme
    catalogue: Catalogue
    regions: Regions
    facts: Facts
    findings: tuple[Finding, ...]
    loaded: Loaded
    archive: Mapping[str, Account] = field(default_factory=dict)

    def edition_days(self) -> tuple[date, ...]:
        """The days of the adopted editions, oldest first, each day once."""
        adopted = (edition for edition in self.programme.editions if edition.status == "adopted")
        return tuple(sorted({edition.date for edition in adopted}))


def open_house(folder: Path) -> House:
    """Read a folder and check that its parts agree; raises Refused with every problem found."""
    loaded = load(folder)
    programme = loaded.programme
    catalogue = load_catalogue(folder)
    regions = load_regions().with_groups((g.code, g.name, g.members) for g in programme.regions)
    problems = list(check_references(loaded, catalogue, regions))
    try:
        facts = load_figures(folder, catalogue, regions)
    except Refused as refused:
        raise Refused([*problems, *refused.problems]) from None
    try:
        archive = load_archive(folder, programme)
    except Refused as refused:
        raise Refused([*problems, *refused.problems]) from None
    if problems:
        raise Refused(problems)
    return House(folder, programme, catalogue, regions, facts, audit(loaded), loaded, archive)

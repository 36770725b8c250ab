"""`perspectief owed`: what each owner still has to hand in for an edition."""

from datetime import date
from pathlib import Path

from rich.padding import Padding
from rich.text import Text as Styled

from perspectief.account import Account, House, account_on, open_house
from perspectief.account.known import find_edition
from perspectief.account.owed import owed
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.model import Edition, Programme
from perspectief.publication.sentences.owed import (
    OwnerLine,
    owed_by_owner,
    owed_lead,
    owed_subject,
    owed_what,
)


def show_owed(folder: Path, edition: str | None, owner: str | None, as_of: date) -> None:
    """Print what is owed per owner, and by which day; raises Refused for an unknown edition or owner."""
    house = open_house(folder)
    wanted = _edition(house, edition, as_of)
    if owner is not None:
        _refuse_unless_owner(house.programme, owner)
    account = account_on(house, as_of, wanted.id if wanted.status == "concept" else None)
    found = tuple(one for one in owed(account, wanted.id) if owner in (None, one.owner))
    OUT.print(Styled(f"{W.text(account.municipality.name)} · {W.text(wanted.title)}", style="bold"))
    OUT.print(W.t("As known on {day}.", day=W.day(as_of)))
    OUT.print(owed_lead(account, found, W))
    for line in owed_by_owner(account, found, W):
        _print_owner(account, line)


def _print_owner(account: Account, line: OwnerLine) -> None:
    OUT.print()
    OUT.print(Styled(f"{line.name} ({len(line.owed)})", style="bold"))
    for one in line.owed:
        subject = Styled.assemble((f"{owed_subject(account, one, W)}: ", "cyan"), owed_what(account, one, W))
        OUT.print(Padding(subject, (0, 0, 0, 2)))


def _edition(house: House, edition: str | None, as_of: date) -> Edition:
    """The edition asked for; else the first concept to come, or the newest edition known by the day."""
    editions = house.programme.editions
    if edition is not None:
        found = find_edition(house.programme, edition)
    else:
        concepts = [each for each in editions if each.status == "concept"]
        known = [each for each in editions if each.date <= as_of] or list(editions)
        found = min(concepts, key=_day) if concepts else max(known, key=_day)
    if found.status == "adopted" and found.date > as_of:
        place = Place("programme.yaml")
        raise Refused([Problem("nothing-known-yet", place, "editions", found.id, (), found.date.isoformat())])
    return found


def _day(edition: Edition) -> tuple[date, str]:
    return edition.date, edition.id


def _refuse_unless_owner(programme: Programme, owner: str) -> None:
    known = tuple(each.id for each in programme.owners)
    if owner not in known:
        near = nearest(owner, known)
        place = Place("programme.yaml")
        raise Refused([Problem("form-unknown-owner", place, "owners", owner, () if near else known, near)])

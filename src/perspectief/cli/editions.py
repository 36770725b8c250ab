"""What `perspectief edition open | adopt | list | diff` do and say."""

from datetime import date
from pathlib import Path

from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from perspectief.account import Account, House, open_house
from perspectief.account.adoption import adopt_edition, open_edition
from perspectief.account.archive import concept_account, edition_account
from perspectief.account.differences import changes_between
from perspectief.account.known import find_edition
from perspectief.account.model import Edition
from perspectief.account.owed import owed
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.publication import sentences


def open_in(folder: Path, id_: str, kind: str, day: date, title: str | None) -> None:
    """Add a concept edition and say what comes next."""
    open_edition(folder, id_, kind, day, title or id_.replace("-", " ").capitalize())
    OUT.print(W.t("{edition} is open, as a concept for {day}. Next:", edition=id_, day=W.day(day)))
    OUT.print(f"  perspectief build {folder} --concept {id_}", soft_wrap=True, markup=False)
    OUT.print(f"  perspectief edition adopt {folder} {id_}", soft_wrap=True, markup=False)


def adopt_in(
    folder: Path, id_: str, day: date | None, decision: str | None, *, with_gaps: bool, today: date
) -> None:
    """Adopt an edition, or say that it was adopted before."""
    account = adopt_edition(folder, id_, today=today, day=day, decision=decision, with_gaps=with_gaps)
    if account is None:
        edition = find_edition(open_house(folder).programme, id_)
        on = W.day(edition.date, edition.date_precision)
        OUT.print(W.t("{edition} was adopted on {day} already. Nothing is changed.", edition=id_, day=on))
        return
    OUT.print(W.t("{edition} is adopted on {day}.", edition=id_, day=W.day(account.as_of)))
    if gaps := len(owed(account, id_)):
        OUT.print(W.n("{count} thing is still owed.", "{count} things are still owed.", gaps))
    kept = W.t("What was known and aimed at that day is kept in {place}.", place=f"editions/{id_}.json")
    OUT.print(kept, soft_wrap=True, markup=False)


def list_editions(folder: Path) -> None:
    """Print a table of the editions, oldest first."""
    house = open_house(folder)
    table = Table(box=None, padding=(0, 2, 0, 0))
    for head in (W.t("Edition"), W.t("Day"), W.t("Status"), W.t("Title"), W.t("Decision")):
        table.add_column(head, overflow="fold")
    for edition in sorted(house.programme.editions, key=lambda edition: (edition.date, edition.id)):
        table.add_row(
            edition.id,
            W.day_short(edition.date, edition.date_precision),
            _status(house, edition),
            W.text(edition.title),
            edition.decision or "–",
        )
    OUT.print(table)


def _status(house: House, edition: Edition) -> str:
    if edition.status == "concept":
        return W.t("concept, not adopted")
    return W.t("adopted, archived") if edition.id in house.archive else W.t("adopted, reconstructed")


def show_differences(folder: Path, older: str, newer: str, today: date) -> None:
    """Print what changed, in sentences under headings."""
    house = open_house(folder)
    before, after = (_account(house, id_, today) for id_ in (older, newer))
    if before.as_of > after.as_of:
        before, after = after, before
    changes = changes_between(before, after)
    OUT.print(Styled(sentences.difference_lead(changes, W), style="bold"))
    for part in sentences.difference_parts(changes, W, in_full=True):
        OUT.print(Styled(f"\n{part.heading}", style="bold"))
        for sentence in part.sentences:
            OUT.print(Padding(Styled(f"- {sentence}"), (0, 0, 0, 2), expand=False))


def _account(house: House, id_: str, today: date) -> Account:
    edition = find_edition(house.programme, id_)
    return concept_account(house, today, id_) if edition.status == "concept" else edition_account(house, id_)

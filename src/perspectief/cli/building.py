"""`perspectief build`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from perspectief.cli.console import OUT, progress
from perspectief.cli.language import WORDS as W
from perspectief.publication.unchanged import made_of, pages_unchanged, remember

if TYPE_CHECKING:
    from perspectief.account import Account
    from perspectief.publication.site import Published


def site_folder(folder: Path, output: Path | None, concept: str | None) -> Path:
    """Where a site goes: a concept never where the public one lies."""
    return output or folder / ("site-concept" if concept else "site")


@dataclass(frozen=True, slots=True)
class Built:
    """A site and the account that its pages of now are made of."""

    published: "Published"
    current: "Account"


def make_site(
    folder: Path,
    output: Path,
    as_of: date,
    concept: str | None = None,
    *,
    shared: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Built:
    """Build the site of a folder without saying anything; `shared` is a cache for many folders."""
    from perspectief.account import account_on, open_house
    from perspectief.account.archive import concept_account, edition_accounts
    from perspectief.publication.site import publish

    house = open_house(folder)
    current = concept_account(house, as_of, concept) if concept else account_on(house, as_of)
    published = publish(
        current,
        edition_accounts(house, as_of),
        output=output,
        cache=folder / ".cache",
        shared=shared,
        theme=folder / "theme",
        progress=progress,
    )
    return Built(published, current)


def build_folder(
    folder: Path, output: Path, as_of: date, concept: str | None = None, cache: Path | None = None
) -> Path:
    """Build the site of a folder as looked at from a day; gives the page to start at.

    A site that is there already as it would be made is left as it is.
    """
    made = made_of(folder, output, as_of, concept)
    count = pages_unchanged(folder, output, made)
    if count is None:
        with progress(W.t("Building")) as bar:
            built = make_site(folder, output, as_of, concept, shared=cache, progress=bar.to)
        count = built.published.pages
        remember(folder, output, made)
    start = output / "index.html"
    pages = W.n("{count} page", "{count} pages", count)
    OUT.print(W.t("{pages}, as known on {day}.", pages=pages, day=W.day(as_of)))
    if concept:
        OUT.print(W.t("This is a concept and not for the public: it holds drafts."))
    OUT.print(W.t("The site lies in {place}", place=start), soft_wrap=True)
    return start

"""`perspectief build`."""

from datetime import date
from pathlib import Path

from perspectief.account import account_on, open_house
from perspectief.account.archive import concept_account, edition_accounts
from perspectief.cli.console import OUT, progress
from perspectief.cli.language import WORDS as W
from perspectief.publication.site import publish


def site_folder(folder: Path, output: Path | None, concept: str | None) -> Path:
    """Where a site goes: a concept never where the public one lies."""
    return output or folder / ("site-concept" if concept else "site")


def build_folder(folder: Path, output: Path, as_of: date, concept: str | None = None) -> Path:
    """Build the site of a folder as looked at from a day; gives the page to start at."""
    house = open_house(folder)
    current = concept_account(house, as_of, concept) if concept else account_on(house, as_of)
    editions = edition_accounts(house, as_of)
    theme = folder / "theme"
    with progress() as bar:
        task = bar.add_task(W.t("Building"), total=None)
        published = publish(
            current,
            editions,
            output=output,
            cache=folder / ".cache",
            theme=theme if theme.is_dir() else None,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    start = output / "index.html"
    count = published.pages
    pages = W.n("{count} page", "{count} pages", count)
    OUT.print(W.t("{pages}, as known on {day}.", pages=pages, day=W.day(as_of)))
    if concept:
        OUT.print(W.t("This is a concept and not for the public: it holds drafts."))
    OUT.print(W.t("The site lies in {place}", place=start), soft_wrap=True)
    return start

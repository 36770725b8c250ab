"""`perspectief build`."""

from datetime import date
from pathlib import Path

from perspectief.account import Account, House, account_on, open_house
from perspectief.cli.console import OUT, progress
from perspectief.cli.language import WORDS as W
from perspectief.publication.site import publish


def build_folder(folder: Path, output: Path, as_of: date) -> Path:
    """Build the site of a folder as looked at from a day; gives the page to start at."""
    house = open_house(folder)
    current = account_on(house, as_of)
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
    OUT.print(W.t("The site lies in {place}", place=start), soft_wrap=True)
    return start


def edition_accounts(house: House, as_of: date) -> tuple[Account, ...]:
    """The account on the day of each edition known by `as_of`, oldest first."""
    return tuple(account_on(house, day) for day in house.edition_days() if day <= as_of)

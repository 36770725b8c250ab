"""Sites built for tests: Almelo as known at the end of 2022, a second house, and one with hostile texts."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perspectief.account import Account, account_on, open_house
from perspectief.account.archive import edition_accounts
from perspectief.publication.site import Published, publish

ROOT = Path(__file__).parents[2]
ALMELO = ROOT / "examples" / "almelo"
GRONINGEN = ROOT / "tests" / "houses" / "groningen"
DAY = date(2022, 12, 31)


@dataclass(frozen=True)
class Built:
    """A site with the accounts that it was made of."""

    output: Path
    published: Published
    current: Account
    editions: tuple[Account, ...]

    def pages(self) -> list[str]:
        """Every page, as a path in the site."""
        return sorted(path.relative_to(self.output).as_posix() for path in self.output.rglob("*.html"))

    def text(self, path: str) -> str:
        """The text of a file of the site."""
        return (self.output / path).read_text(encoding="utf-8")


def accounts_of(folder: Path, day: date = DAY) -> tuple[Account, tuple[Account, ...]]:
    """The account of a day, and one for each edition known by then."""
    house = open_house(folder)
    return account_on(house, day), edition_accounts(house, day)


def build(
    current: Account, editions: tuple[Account, ...], output: Path, cache: Path, theme: Path | None = None
) -> Built:
    """Publish accounts and say what was made."""
    published = publish(current, editions, output=output, cache=cache, theme=theme)
    return Built(output, published, current, editions)

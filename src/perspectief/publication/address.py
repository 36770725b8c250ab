"""Where every page lies: stable addresses, and relative links that work from a disk and any sub path.

`docs/addresses.md` lists them for others to rely on.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from posixpath import dirname, relpath
from typing import Literal

from perspectief.ground.text import LANGUAGES, Language

Page = Literal[
    "home",
    "goal",
    "indicator",
    "activities",
    "editions",
    "differences",
    "findings",
    "owed",
    "outlooks",
    "track",
    "about",
    "accessibility",
    "tables",
    "table_indicators",
    "table_bbv",
    "table_activities",
]
_NAMES: dict[Language, dict[str, str]] = {
    "nl": {
        "home": "index.html",
        "goal": "doelen/{id}.html",
        "indicator": "indicatoren/{id}.html",
        "activities": "activiteiten.html",
        "editions": "edities/index.html",
        "differences": "edities/verschillen/{id}.html",
        "findings": "bevindingen.html",
        "owed": "nog-te-doen.html",
        "outlooks": "vooruitzichten/index.html",
        "track": "vooruitzichten/{id}.html",
        "about": "over-de-cijfers.html",
        "accessibility": "toegankelijkheid.html",
        "tables": "tabellen/index.html",
        "table_indicators": "tabellen/indicatoren.html",
        "table_bbv": "tabellen/bbv.html",
        "table_activities": "tabellen/activiteiten.html",
        "edition": "edities/{edition}/",
    },
    "en": {
        "home": "index.html",
        "goal": "goals/{id}.html",
        "indicator": "indicators/{id}.html",
        "activities": "activities.html",
        "editions": "editions/index.html",
        "differences": "editions/differences/{id}.html",
        "findings": "findings.html",
        "owed": "still-to-do.html",
        "outlooks": "outlooks/index.html",
        "track": "outlooks/{id}.html",
        "about": "about-the-figures.html",
        "accessibility": "accessibility.html",
        "tables": "tables/index.html",
        "table_indicators": "tables/indicators.html",
        "table_bbv": "tables/bbv.html",
        "table_activities": "tables/activities.html",
        "edition": "editions/{edition}/",
    },
}
ROOT = "index.html"
STYLES = "assets/site.css"
LOGO = "assets/logo.svg"
ACCOUNT = "account.json"
SCHEMA = "account.schema.json"
FIGURES = "figures.csv"
NARROW_ENDING = ".narrow.svg"  # an id holds no dot, so no other indicator has this file
OUTLOOK_ENDING = ".outlook.csv"


@dataclass(frozen=True, slots=True)
class Address:
    """One page in one language, of the programme as it is known now or on the day of an edition."""

    language: Language
    page: Page
    id: str = ""
    edition: str = ""

    @property
    def path(self) -> str:
        """Where the page lies in the site: "nl/doelen/minder-bijstand.html"."""
        names = _NAMES[self.language]
        folder = names["edition"].format(edition=self.edition) if self.edition else ""
        return f"{self.language}/{folder}{names[self.page].format(id=self.id)}"

    def beside(self, ending: str) -> str:
        """A file that belongs to the page: the same path with another ending (".csv", ".narrow.svg")."""
        return self.path.removesuffix(".html") + ending

    def to(self, path: str) -> str:
        """The relative link from this page to a path in the site."""
        return relative(self.path, path)

    def other_language(self) -> "Address":
        """The same page in the other language."""
        other = next(language for language in LANGUAGES if language != self.language)
        return replace(self, language=other)


def relative(origin: str, path: str) -> str:
    """The link from the file `origin` to `path`, both as they lie in the site."""
    return _from_folder(dirname(origin) or ".", path)


@lru_cache(maxsize=4096)  # every page of a folder has the same links at its top and bottom
def _from_folder(folder: str, path: str) -> str:
    return relpath(path, folder)


def account_of(edition: str) -> str:
    """Where the account of an edition's day lies as data."""
    return f"data/editions/{edition}/{ACCOUNT}"

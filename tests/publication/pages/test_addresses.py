"""Addresses stay as they are documented, and styles of others are named."""

from pathlib import Path

import pytest

from perspectief.ground.text import LANGUAGES
from perspectief.publication.address import Address, Page, account_of, relative
from perspectief.publication.theme import STATIC

DOCUMENTED = (Path(__file__).parents[3] / "docs" / "addresses.md").read_text(encoding="utf-8")
PAGES: tuple[Page, ...] = (
    "home", "goal", "indicator", "activities", "editions", "findings", "owed", "about", "accessibility",
    "tables", "table_indicators", "table_bbv", "table_activities",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_address_is_documented(page: Page) -> None:
    for language in LANGUAGES:
        subject = f"<{page}>" if page in {"goal", "indicator"} else ""
        assert f"`/{Address(language, page, subject).path}`" in DOCUMENTED
        if page in {"home", "goal", "indicator"}:
            assert f"/{Address(language, page, subject, '<edition>').path}`" in DOCUMENTED
    assert f"`/{account_of('<edition>')}`" in DOCUMENTED


@pytest.mark.parametrize(
    ("origin", "path", "link"),
    [
        ("index.html", "nl/index.html", "nl/index.html"),
        ("nl/doelen/a.html", "nl/indicatoren/b.html", "../indicatoren/b.html"),
        ("nl/edities/e/doelen/a.html", "assets/site.css", "../../../../assets/site.css"),
        ("nl/index.html", "nl/index.html", "index.html"),
    ],
)
def test_links_are_relative(origin: str, path: str, link: str) -> None:
    assert relative(origin, path) == link


def test_the_other_language_has_the_same_page() -> None:
    here = Address("nl", "indicator", "jobs", "begroting-2020")
    assert here.other_language().path == "en/editions/begroting-2020/indicators/jobs.html"
    assert here.other_language().other_language() == here


def test_every_style_of_others_is_named_with_its_licence() -> None:
    notes = (STATIC / "vendor" / "README.md").read_text(encoding="utf-8").splitlines()
    for style in (STATIC / "vendor").glob("*.css"):
        line = next(line for line in notes if f"`{style.name}`" in line)
        assert "EUPL-1.2" in line

"""Explanations, questions and what is still to be done can be used by everyone, opened or not."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from perspectief.account import account_on, open_house
from perspectief.account.archive import edition_accounts
from tests.publication.browser.test_in_a_browser import NARROW, SMALLEST, WIDE, go, opened, violations
from tests.publication.built import GRONINGEN, Built, build
from tests.publication.pages.test_written_pages import make_concept

pytestmark = pytest.mark.browser

PAGES = (
    "nl/indicatoren/benefits.html",
    "en/indicators/benefits.html",
    "nl/edities/index.html",
    "nl/edities/begroting-2020/index.html",
    "nl/activiteiten.html",
)
CONCEPT_PAGES = (
    "nl/nog-te-doen.html",
    "en/still-to-do.html",
    "nl/index.html",
    "nl/indicatoren/benefits.html",
)
OPEN = "document.querySelectorAll('details').forEach(part => { part.open = true })"


@pytest.fixture(scope="module")
def concept(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    folder = Path(shutil.copytree(GRONINGEN, tmp_path_factory.mktemp("written") / "groningen"))
    make_concept(folder)
    house, day = open_house(folder), date(2019, 11, 12)
    current = account_on(house, day, "begroting-2020")
    return build(current, edition_accounts(house, day), tmp_path_factory.mktemp("concept") / "site", cache)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_where_people_wrote(
    browser: Browser, groningen: Built, concept: Built, size: tuple[int, int]
) -> None:
    found = {}
    with opened(browser, size) as page:
        for site, paths in ((groningen, PAGES), (concept, CONCEPT_PAGES)):
            for path in paths:
                go(page, site, path)
                page.evaluate(OPEN)
                if here := violations(page):
                    found[path] = here
    assert found == {}, json.dumps(found, indent=1)[:4000]


def test_what_was_said_earlier_opens_with_the_keyboard(browser: Browser, groningen: Built) -> None:
    with opened(browser, WIDE, scripts=True) as page:
        go(page, groningen, PAGES[0])
        earlier = page.get_by_text("minder aanvragen")
        assert earlier.is_hidden()
        page.locator("details.earlier > summary").first.focus()
        page.keyboard.press("Enter")
        assert earlier.is_visible()


def test_nothing_that_people_wrote_makes_a_small_screen_scroll(
    browser: Browser, groningen: Built, concept: Built
) -> None:
    wide = {}
    with opened(browser, SMALLEST) as page:
        for site, paths in ((groningen, PAGES), (concept, CONCEPT_PAGES)):
            for path in paths:
                go(page, site, path)
                page.evaluate(OPEN)
                width = page.evaluate("document.scrollingElement.scrollWidth")
                if width > SMALLEST[0]:
                    wide[path] = width
    assert wide == {}

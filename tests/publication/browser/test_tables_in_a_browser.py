"""Wide tables can be read on every screen: within a region that has a name and takes the keyboard."""

import json
from datetime import date

import pytest
from playwright.sync_api import Browser

from perspectief.publication.overview import entry_of, publish_overview
from tests.publication.browser.test_in_a_browser import NARROW, SMALLEST, WIDE, go, opened, violations
from tests.publication.built import Built

pytestmark = pytest.mark.browser

PAGES = ("nl/tabellen/indicatoren.html", "nl/tabellen/bbv.html", "en/tables/activities.html")


@pytest.fixture(scope="module")
def overview(almelo: Built, groningen: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    place = tmp_path_factory.mktemp("overview")
    entries = [entry_of(site.current, site.output) for site in (almelo, groningen)]
    published = publish_overview(entries, date(2026, 1, 1), output=place / "site", cache=place / "cache")
    return Built(place / "site", published, almelo.current, ())


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", ["index.html", "nl/index.html", "en/index.html"])
def test_axe_finds_nothing_on_an_overview(
    browser: Browser, overview: Built, path: str, size: tuple[int, int]
) -> None:
    with opened(browser, size) as page:
        go(page, overview, path)
        found = violations(page)
        assert found == [], json.dumps(found, indent=1)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("path", PAGES)
def test_a_wide_table_scrolls_within_a_named_region_and_the_page_does_not(
    browser: Browser, almelo: Built, path: str
) -> None:
    with opened(browser, SMALLEST) as page:
        go(page, almelo, path)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= SMALLEST[0]
        for region in page.get_by_role("region").filter(has=page.locator("table")).all():
            assert region.get_attribute("tabindex") == "0"
            region.focus()
            page.keyboard.press("ArrowRight")
            page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_axe_finds_nothing_on_the_tables(browser: Browser, almelo: Built) -> None:
    found = {}
    for size in (WIDE, NARROW):
        with opened(browser, size) as page:
            for path in (each for each in almelo.pages() if "/tabellen/" in each or "/tables/" in each):
                go(page, almelo, path)
                if here := violations(page):
                    found[path, size] = here
    assert found == {}


def test_numbers_stand_at_the_right_of_their_column(browser: Browser, almelo: Built) -> None:
    with opened(browser, WIDE) as page:
        go(page, almelo, "nl/tabellen/bbv.html")
        alignment = "getComputedStyle(document.querySelector('td.sheet__number')).textAlign"
        assert page.evaluate(alignment) == "end"

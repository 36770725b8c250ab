"""Outlooks and the track record can be used by everyone: with axe, the keyboard and a small screen."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.publication.browser.test_in_a_browser import NARROW, SMALLEST, WIDE, go, opened, violations
from tests.publication.built import Built

pytestmark = pytest.mark.browser

AHEAD = (
    "nl/index.html",
    "nl/indicatoren/welfare-files.html",
    "en/indicators/welfare-files.html",
    "nl/indicatoren/labour-tension.html",
    "en/indicators/jobs.html",
)
BACK = (
    "nl/vooruitzichten/index.html",
    "en/outlooks/index.html",
    "nl/vooruitzichten/national-welfare.html",
    "en/outlooks/something-else.html",
    "nl/indicatoren/welfare-files.html",
    "nl/edities/begroting-2022/index.html",
    "en/about-the-figures.html",
)
OPEN = "document.querySelectorAll('details').forEach(part => { part.open = true })"


def shown(ahead: Built, looking_back: Built) -> list[tuple[Built, str]]:
    return [*((ahead, path) for path in AHEAD), *((looking_back, path) for path in BACK)]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_on_pages_with_outlooks(
    browser: Browser, ahead: Built, looking_back: Built, size: tuple[int, int]
) -> None:
    found: dict[str, Any] = {}
    with opened(browser, size) as page:
        for site, path in shown(ahead, looking_back):
            go(page, site, path)
            page.evaluate(OPEN)
            if here := violations(page):
                found[path] = here
    assert found == {}, json.dumps(found, indent=1)[:4000]


def test_no_page_with_outlooks_scrolls_sideways_on_the_smallest_screen(
    browser: Browser, ahead: Built, looking_back: Built
) -> None:
    wide = {}
    with opened(browser, SMALLEST) as page:
        for site, path in shown(ahead, looking_back):
            go(page, site, path)
            page.evaluate(OPEN)
            width = page.evaluate("document.scrollingElement.scrollWidth")
            if width > SMALLEST[0]:
                wide[path] = width
    assert wide == {}


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", ["nl/indicatoren/welfare-files.html", "en/indicators/labour-tension.html"])
def test_the_answer_with_its_chance_stands_in_the_first_screen(
    browser: Browser, ahead: Built, path: str, size: tuple[int, int]
) -> None:
    with opened(browser, size) as page:
        go(page, ahead, path)
        answer = page.locator(".answer").first
        box = answer.bounding_box()
        assert box is not None and box["y"] + box["height"] <= size[1]
        assert "%" in answer.inner_text()


def test_what_an_outlook_assumes_opens_with_the_keyboard(browser: Browser, ahead: Built) -> None:
    with opened(browser, WIDE) as page:
        go(page, ahead, "nl/indicatoren/welfare-files.html")
        assumed = page.get_by_text("Wat dit vooruitzicht aanneemt")
        assert assumed.is_hidden()
        page.locator("details.earlier > summary").first.focus()
        page.keyboard.press("Enter")
        assert assumed.is_visible()


def test_a_curve_is_no_larger_than_it_was_drawn(browser: Browser, looking_back: Built) -> None:
    for size in (WIDE, NARROW):
        with opened(browser, size) as page:
            go(page, looking_back, "nl/vooruitzichten/national-welfare.html")
            width = page.locator(".beside img").first.evaluate(
                "picture => picture.getBoundingClientRect().width"
            )
            assert 250 <= width <= 360

"""What only a browser can tell: accessibility, keyboard, reflow, the first screen, no JavaScript."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page

from tests.publication.built import Built

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const result = await axe.run(document, {resultTypes: ["violations"]});
  return result.violations.map(one => ({id: one.id, nodes: one.nodes.slice(0, 3).map(node => node.html)}));
}"""
WIDE, NARROW, SMALLEST = (1280, 800), (375, 812), (320, 640)
KINDS = {
    "nl": ("index", "doelen/fewer-on-welfare", "indicatoren/welfare-files", "activiteiten", "bevindingen"),
    "en": ("index", "goals/almelo-works", "indicators/jobs", "editions/index", "about-the-figures"),
}
KIND_PATHS = [f"{language}/{name}.html" for language, names in KINDS.items() for name in names]


@contextmanager
def opened(browser: Browser, size: tuple[int, int], *, scripts: bool = True) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=scripts, reduced_motion="reduce"
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def go(page: Page, site: Built, path: str) -> None:
    page.goto((site.output / path).as_uri())


def violations(page: Page) -> list[dict[str, Any]]:
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    assert isinstance(found, list)
    return found


def looked_at(path: str, language: str, size: tuple[int, int]) -> bool:
    """Every page wide; narrow, all but those of documents whose twins of another day are looked at."""
    twin = "/perspectiefnota-2019/" in path or "/begroting-2022/" in path
    return path.startswith((language, "index")) and (size == WIDE or not twin)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, almelo: Built, language: str, size: tuple[int, int]
) -> None:
    found = {}
    with opened(browser, size) as page:
        for path in (each for each in almelo.pages() if looked_at(each, language, size)):
            go(page, almelo, path)
            if here := violations(page):
                found[path] = here
    assert found == {}, json.dumps(found, indent=1)[:4000]


def test_axe_finds_nothing_on_the_main_pages_of_another_house(browser: Browser, groningen: Built) -> None:
    found = {}
    with opened(browser, WIDE) as page:
        for path in (
            each for each in groningen.pages() if each.startswith("nl/") and "/edities/" not in each
        ):
            go(page, groningen, path)
            if here := violations(page):
                found[path] = here
    assert found == {}, json.dumps(found, indent=1)[:4000]


def test_axe_would_find_something(browser: Browser, almelo: Built) -> None:
    with opened(browser, WIDE) as page:
        go(page, almelo, "nl/index.html")
        page.evaluate(
            "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x><a href=y></a>')"
        )
        assert {one["id"] for one in violations(page)} >= {"image-alt", "link-name"}


@pytest.mark.parametrize("path", KIND_PATHS)
def test_the_keyboard_reaches_every_link_in_order(browser: Browser, almelo: Built, path: str) -> None:
    with opened(browser, WIDE) as page:
        go(page, almelo, path)
        wanted = page.evaluate(
            "[...document.querySelectorAll('a[href], summary')].map(link => link.getAttribute('href'))"
        )
        reached = []
        for _ in wanted:
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
        assert reached == wanted


def test_focus_can_be_seen_and_the_skip_link_leads_to_the_text(browser: Browser, almelo: Built) -> None:
    with opened(browser, WIDE) as page:
        go(page, almelo, "nl/index.html")
        page.keyboard.press("Tab")
        box = page.locator(".nl-skip-link").bounding_box()
        assert box is not None
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        style = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(style) == "solid"


@pytest.mark.parametrize("path", KIND_PATHS)
def test_a_page_is_whole_without_javascript(browser: Browser, almelo: Built, path: str) -> None:
    seen = []
    for scripts in (True, False):
        with opened(browser, WIDE, scripts=scripts) as page:
            go(page, almelo, path)
            seen.append((page.locator("body").inner_text(), page.locator("img").count()))
    assert seen[0] == seen[1]
    assert seen[0][0]


def test_no_page_scrolls_sideways_on_the_smallest_screen(browser: Browser, almelo: Built) -> None:
    wide = {}
    with opened(browser, SMALLEST) as page:
        for path in (each for each in almelo.pages() if "/edities/" not in each and "/editions/" not in each):
            go(page, almelo, path)
            width = page.evaluate("document.scrollingElement.scrollWidth")
            if width > SMALLEST[0]:
                wide[path] = width
    assert wide == {}


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "path", ["nl/index.html", "nl/indicatoren/welfare-files.html", "en/indicators/jobs.html"]
)
def test_the_answer_stands_in_the_first_screen(
    browser: Browser, almelo: Built, path: str, size: tuple[int, int]
) -> None:
    with opened(browser, size) as page:
        go(page, almelo, path)
        box = page.locator(".answer").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= size[1]


def test_a_narrow_screen_gets_the_narrow_picture(browser: Browser, almelo: Built) -> None:
    with opened(browser, NARROW) as page:
        go(page, almelo, "nl/indicatoren/welfare-files.html")
        assert page.evaluate("document.querySelector('picture img').currentSrc").endswith(".narrow.svg")


def test_paper_shows_addresses_of_sources_and_no_navigation(browser: Browser, almelo: Built) -> None:
    with opened(browser, WIDE) as page:
        go(page, almelo, "nl/indicatoren/welfare-files.html")
        page.emulate_media(media="print")
        assert page.locator(".sections").is_hidden()
        shown = "getComputedStyle(document.querySelector('a.source'), '::after').content"
        assert "attr(href)" in page.evaluate(shown) or "http" in page.evaluate(shown)


PAPER = (658, 1000)  # what A4 leaves between its margins


@pytest.mark.parametrize("path", ["nl/index.html", "nl/edities/begroting-2020/index.html"])
def test_on_paper_the_glance_is_one_table_with_one_head(browser: Browser, almelo: Built, path: str) -> None:
    with opened(browser, PAPER) as page:
        go(page, almelo, path)
        assert page.locator(".columns").first.is_hidden(), "on a narrow screen there are cards"
        page.emulate_media(media="print")
        heads = page.locator(".columns").first.locator("span:visible")
        cells = page.locator(".row").first.locator(":scope > *:visible")
        assert heads.count() == 5 and page.locator(".columns").first.is_visible()
        lefts = [[part["x"] for part in map(box, places.all())] for places in (heads, cells)]
        assert set(lefts[1]) <= set(lefts[0]), "every cell stands below its head"
        label = page.locator(".row__label").first.bounding_box()
        assert label is None or label["width"] <= 1


def box(place: Locator) -> FloatRect:
    found = place.bounding_box()
    assert found is not None
    return found

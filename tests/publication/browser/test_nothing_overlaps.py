"""Signs stay with what they belong to, and words within their cell, on a phone and on a desk."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.publication.browser.test_in_a_browser import NARROW, WIDE, go, opened
from tests.publication.built import ALMELO, Built, accounts_of, build

pytestmark = pytest.mark.browser

# A link that went to the line below its sign begins where its item begins.
ALONE = """() => [...document.querySelectorAll('.way li + li')].filter(item =>
  item.firstElementChild.getBoundingClientRect().left < item.getBoundingClientRect().left + 5
).map(item => item.textContent.trim())"""
OUTSIDE = """() => [...document.querySelectorAll('.row__status .status')].filter(badge =>
  badge.getBoundingClientRect().right > badge.parentElement.getBoundingClientRect().right + 1
).map(badge => badge.textContent.trim())"""


def test_the_sign_of_the_way_up_stands_beside_its_link(browser: Browser, almelo: Built) -> None:
    with opened(browser, NARROW) as page:
        for name in ("labour-tension", "jobs"):
            go(page, almelo, f"nl/indicatoren/{name}.html")
            assert page.evaluate(ALONE) == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_long_status_stays_within_its_cell(
    browser: Browser, tmp_path: Path, cache: Path, size: tuple[int, int]
) -> None:
    current, _ = accounts_of(ALMELO, date(2026, 1, 1))
    site = build(current, (), tmp_path / "site", cache)
    with opened(browser, size) as page:
        go(page, site, "nl/index.html")
        assert any("met een aanname" in said for said in page.locator(".row__status").all_text_contents())
        assert page.evaluate(OUTSIDE) == []

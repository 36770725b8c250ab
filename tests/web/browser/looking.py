"""What tests look at on a page: accessibility, and nothing beyond the edge."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const result = await axe.run(document, {resultTypes: ["violations"]});
  return result.violations.map(one => ({id: one.id, nodes: one.nodes.slice(0, 3).map(node => node.html)}));
}"""
WIDE, NARROW, SMALLEST = (1280, 800), (375, 812), (320, 640)


def violations(page: Page) -> list[dict[str, Any]]:
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    assert isinstance(found, list)
    return found


def checked(page: Page, path: str) -> None:
    """No violation, and nothing beyond the edge, at three widths."""
    page.goto(path)
    for size in (WIDE, NARROW, SMALLEST):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, (path, size)
        if size != SMALLEST:
            assert violations(page) == [], (path, size)

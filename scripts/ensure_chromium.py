"""Makes sure that there is a Chromium for the tests that look at pages; prints where it is.

Looked for in this order: $CHROMIUM, the system's own, Debian's package (as root), and the browser
that Playwright brings.
"""

import os
import shutil
import sys
from pathlib import Path

from scripts.programs import from_debian, ran, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HELP = """\
The page tests need Chromium, and none could be found or installed. Do one of these:
  - install your system's package, for example: sudo apt-get install chromium
  - say where one is: CHROMIUM=/path/to/chromium make test
  - let Playwright bring its own: .venv/bin/python -m playwright install --with-deps chromium"""


def find() -> Path | None:
    """The Chromium to use, or None; a $CHROMIUM that does not exist counts as none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named) if Path(named).is_file() else None
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return Path(on_path) if on_path else _playwrights_own()


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _from_playwright() -> bool:
    return ran(sys.executable, "-m", "playwright", "install", "chromium")


def main() -> int:
    """Find or install Chromium; 0 when there is one, 1 with advice when there is none."""
    found = find()
    if found is None and not os.environ.get("CHROMIUM"):
        say("No Chromium yet; installing one (once):")
        found = find() if from_debian("chromium", "fonts-dejavu-core") else None
        found = found or (find() if _from_playwright() else None)
    if found is None:
        say(HELP)
        return 1
    print(f"Chromium: {found}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A work floor that really runs, in a small made-up town, and one Chromium for each worker."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

__all__ = ["Enter", "Town", "enter", "states", "town"]

COMMAND = [sys.executable, "-m", "perspectief", "work"]


@dataclass(frozen=True)
class Town:
    """Where it is, and the passwords that it printed."""

    folder: Path
    address: str
    passwords: dict[str, str]
    environment: dict[str, str]

    def code(self, name: str) -> str:
        """What the authenticator of somebody shows, by the command."""
        done = subprocess.run(
            [*COMMAND, "code", str(self.folder), name],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """As `make work` starts it, but smaller."""
    folder = tmp_path_factory.mktemp("work") / "town"
    port = _free()
    ours = {name: text for name, text in os.environ.items() if not name.startswith("PERSPECTIEF_")}
    ours.pop("DJANGO_SETTINGS_MODULE", None)
    ours |= {"COLUMNS": "200", "PYTHONUNBUFFERED": "1", "LANG": "nl_NL.UTF-8"}
    said = (folder.parent / "said").open("w+b")
    server = subprocess.Popen(
        [*COMMAND, "demo", str(folder), "--files", "300", "--port", str(port)],
        env=ours,
        stdout=said,
        stderr=subprocess.STDOUT,
    )
    try:
        address = f"http://localhost:{port}"
        _wait(server, address, folder.parent / "said")
        text = (folder.parent / "said").read_text("utf-8")
        found = re.findall(r"^ *([a-z0-9-]+) +((?:[0-9a-f]{4}-){3}[0-9a-f]{4}) ", text, flags=re.MULTILINE)
        yield Town(folder, address, dict(found), ours)
    finally:
        server.terminate()
        server.wait(30)
        said.close()


def _free() -> int:
    with socket.socket() as there:
        there.bind(("127.0.0.1", 0))
        return int(there.getsockname()[1])


def _wait(server: "subprocess.Popen[bytes]", address: str, said: Path) -> None:
    for _ in range(1200):
        try:
            if httpx.get(f"{address}/health").status_code == 200:
                return
        except httpx.TransportError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError(said.read_text("utf-8", "replace"))


@pytest.fixture(scope="session")
def states() -> dict[str, Any]:
    """The sessions of those who signed in, by name: nobody waits for a next code."""
    return {}


@contextmanager
def opened(
    browser: Browser, town: Town, states: dict[str, Any], name: str, *, scripts: bool = True
) -> Iterator[BrowserContext]:
    """A browser in which somebody has signed in, as people do."""
    if name not in states:
        context = browser.new_context(java_script_enabled=False, base_url=town.address)
        _sign_in(context.new_page(), town, name)
        states[name] = context.storage_state()
        context.close()
    context = browser.new_context(
        base_url=town.address, storage_state=states[name], java_script_enabled=scripts, locale="nl-NL"
    )
    try:
        yield context
    finally:
        context.close()


Enter = Callable[..., AbstractContextManager[BrowserContext]]


@pytest.fixture
def enter(browser: Browser, town: Town, states: dict[str, Any]) -> Enter:
    """`with enter("coach") as context`: somebody signed in."""
    return partial(opened, browser, town, states)


def _sign_in(page: Page, town: Town, name: str) -> None:
    page.goto("/")
    page.get_by_label("Naam om mee aan te melden").fill(name)
    page.get_by_label("Wachtwoord").fill(town.passwords[name])
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Code van zes cijfers").fill(town.code(name))
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_role("button", name="Afmelden")).to_be_visible()

"""What only a browser can tell of the work floor: accessibility, keyboard, reflow, and no need of scripts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.browser.conftest import Town

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const result = await axe.run(document, {resultTypes: ["violations"]});
  return result.violations.map(one => ({id: one.id, nodes: one.nodes.slice(0, 3).map(node => node.html)}));
}"""
MINE = ("/people", "/people/find", "/account", "/account/password")
WIDE, NARROW, SMALLEST = (1280, 800), (375, 812), (320, 640)


@pytest.fixture(scope="module")
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


def _violations(page: Page) -> list[dict[str, Any]]:
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    assert isinstance(found, list)
    return found


def _someone(page: Page) -> str:
    """The address of the first of my people."""
    page.goto("/people")
    found = page.locator(".people__name").first.get_attribute("href")
    assert found
    return found


def _checked(page: Page, path: str) -> None:
    """No violation, and nothing beyond the edge, at three widths."""
    page.goto(path)
    for size in (WIDE, NARROW, SMALLEST):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, (path, size)
        if size != SMALLEST:
            assert _violations(page) == [], (path, size)


def test_axe_finds_nothing_before_signing_in(browser: Browser, town: Town) -> None:
    context = browser.new_context(base_url=town.address)
    page = context.new_page()
    for path in ("/sign-in", "/no-such-page"):
        _checked(page, path)
    page.goto("/sign-in")
    page.get_by_label("Naam om mee aan te melden").fill("coach")
    page.get_by_label("Wachtwoord").fill("not the one")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert _violations(page) == []
    context.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing_on_pages_of_a_coach(enter: Enter, language: str) -> None:
    with enter("coach") as context:
        page = context.new_page()
        someone = _someone(page)
        if page.locator("html").get_attribute("lang") != language:
            page.locator(".tongue button").click()
        assert page.locator("html").get_attribute("lang") == language
        for path in (
            "/people",
            someone,
            f"{someone}/participation",
            "/people/find",
            "/account",
            "/account/password",
        ):
            _checked(page, path)
        if language == "en":
            page.locator(".tongue button").click()


def test_axe_finds_nothing_where_something_is_wrong(enter: Enter) -> None:
    with enter("coach") as context:
        page = context.new_page()
        page.goto(f"{_someone(page)}/participation")
        page.locator("form.form").evaluate("form => form.noValidate = true")
        page.get_by_label("Uren per week").fill("veel")
        page.get_by_role("button", name="Opslaan").click()
        expect(page.get_by_role("alert")).to_contain_text("2 dingen kloppen nog niet")
        assert _violations(page) == []
        page.get_by_role("link", name="Uren per week").click()
        assert page.evaluate("location.hash") == "#hours"


@pytest.mark.parametrize(
    "name",
    [
        "account-manager",
        "team-leader",
        "controller",
        "desk",
        "functional-manager",
        "privacy-officer",
        "auditor",
    ],
)
def test_axe_finds_nothing_on_the_first_page_of_other_roles(enter: Enter, name: str) -> None:
    with enter(name) as context:
        _checked(context.new_page(), "/")


def test_a_coach_logs_participation_by_keyboard_and_without_scripts(enter: Enter) -> None:
    """From my people on: Enter on a name, Enter on the button, a choice, hours, Enter."""
    with enter("coach", scripts=False) as context:
        page = context.new_page()
        page.goto("/people")
        name = page.locator(".people__name").first
        title = name.inner_text()
        name.focus()
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Participatie vastleggen").focus()
        page.keyboard.press("Enter")
        presses = _fill_in(page)
        assert presses <= 12
        expect(page.get_by_role("status")).to_have_text("Opgeslagen.")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        now = page.get_by_role("region", name="Nu", exact=True)
        expect(now).to_contain_text("Mantelzorg")
        expect(now).to_contain_text("12 uur per week")


def _fill_in(page: Page) -> int:
    """Into the form by its first field, without a mouse; gives how many keys were pressed."""
    keys = ["Tab", "ArrowDown", "ArrowDown", "ArrowDown", "Tab", "1", "2", "Enter"]
    page.locator(".back a").focus()
    for key in keys:
        page.keyboard.press(key)
    return len(keys)


def test_what_has_the_focus_is_seen(enter: Enter) -> None:
    with enter("coach") as context:
        page = context.new_page()
        page.goto(f"{_someone(page)}/participation")
        seen = set()
        for _ in range(14):
            page.keyboard.press("Tab")
            shown = page.evaluate(
                """() => {
                  const here = document.activeElement, around = here.closest(".choices__one") || here;
                  const name = here.id || here.name || here.textContent.trim();
                  return [name, getComputedStyle(around).outlineStyle];
                }"""
            )
            assert shown[1] != "none", shown
            seen.add(shown[0])
        assert {"kind", "hours", "start"} <= seen


def test_somebody_of_another_team_is_seen_with_a_reason(enter: Enter) -> None:
    with enter("coach-3", scripts=False) as theirs:
        page = theirs.new_page()
        someone = _someone(page)
        name = page.locator(".people__name").first.inner_text()
    with enter("coach", scripts=False) as context:
        page = context.new_page()
        page.goto(someone)
        expect(page.get_by_role("heading", level=1)).to_have_text("Waarvoor hebt u deze persoon nodig?")
        assert name not in page.content()
        page.get_by_label("Ik neem waar voor een collega van een ander team").check()
        page.get_by_role("button", name="Bekijken").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_axe_finds_nothing_where_a_reason_is_asked(enter: Enter) -> None:
    with enter("coach-3", scripts=False) as theirs:
        someone = _someone(theirs.new_page())
    with enter("coach-2") as context:
        _checked(context.new_page(), f"{someone}/reason")


def test_no_page_asks_for_anything_from_elsewhere(enter: Enter, town: Town) -> None:
    with enter("coach") as context:
        page, asked, said = context.new_page(), [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(_someone(page))
        assert {url.startswith((town.address, "data:")) for url in asked} == {True}
        assert said == []  # what the policy refused would be said here

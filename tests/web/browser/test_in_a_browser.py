"""What only a browser can tell of the work floor: accessibility, keyboard, reflow, and no need of scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.conftest import Enter, Town
from tests.web.browser.looking import checked, violations

pytestmark = pytest.mark.browser

MINE = ("/people", "/people/find", "/account", "/account/password")


def _someone(page: Page) -> str:
    """The address of the first of my people."""
    page.goto("/people")
    found = page.locator(".people__name").first.get_attribute("href")
    assert found
    return found


def test_axe_finds_nothing_before_signing_in(browser: Browser, town: Town) -> None:
    context = browser.new_context(base_url=town.address)
    page = context.new_page()
    for path in ("/sign-in", "/no-such-page"):
        checked(page, path)
    page.goto("/sign-in")
    page.get_by_label("Naam om mee aan te melden").fill("coach")
    page.get_by_label("Wachtwoord").fill("not the one")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
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
            checked(page, path)
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
        assert violations(page) == []
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
        checked(context.new_page(), "/")


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
        checked(context.new_page(), f"{someone}/reason")


def test_no_page_asks_for_anything_from_elsewhere(enter: Enter, town: Town) -> None:
    with enter("coach") as context:
        page, asked, said = context.new_page(), [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(_someone(page))
        assert {url.startswith((town.address, "data:")) for url in asked} == {True}
        assert said == []  # what the policy refused would be said here

"""Account manager, desk and functional manager in a browser; and the journey "employer with vacancy"."""

import sys
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from perspectief.register.floor.bringing import COLUMNS
from tests.web.browser.conftest import Enter
from tests.web.browser.looking import checked, violations

pytestmark = pytest.mark.browser
BY_ROLE = {
    "account-manager": (
        "/employers",
        "/employers/find",
        "/employers/00000001",
        "/employers/00000001/999900000001/contact",
        "/employers/00000001/999900000001/vacancy",
        "/employers/00000001/999900000001/vacancies/file",
        "/released",
    ),
    "desk": (
        "/desk",
        "/desk/new",
        "/surveys",
        "/surveys/new",
        "/surveys/demo-peiling",
        "/surveys/demo-peiling/answer",
    ),
    "functional-manager": ("/staff", "/staff/new", "/staff/1", "/staff/1/reset", "/teams", "/teams/1"),
}
MOST_STEPS = 60


@pytest.mark.parametrize("name", BY_ROLE)
def test_axe_finds_nothing_and_nothing_is_beyond_the_edge(enter: Enter, name: str) -> None:
    with enter(name) as context:
        page = context.new_page()
        for path in BY_ROLE[name]:
            checked(page, path)
        if name == "desk":
            page.goto("/desk")
            checked(page, page.locator(".sheet a").first.get_attribute("href") or "")
        if name == "account-manager":
            page.goto("/released")
            checked(page, page.locator(".sheet a").first.get_attribute("href") or "")


@pytest.mark.parametrize("name", BY_ROLE)
def test_axe_finds_nothing_in_english(enter: Enter, name: str) -> None:
    with enter(name) as context:
        page = context.new_page()
        page.goto(BY_ROLE[name][0])
        page.locator(".tongue button").click()
        try:
            assert page.locator("html").get_attribute("lang") == "en"
            for path in BY_ROLE[name]:
                page.goto(path)
                assert violations(page) == [], path
        finally:
            page.locator(".tongue button").click()


def test_no_page_is_empty_in_the_made_up_town(enter: Enter) -> None:
    for name, paths in BY_ROLE.items():
        with enter(name, scripts=False) as context:
            page = context.new_page()
            for path in paths:
                if not path.endswith(("find", "new", "contact", "vacancy", "file", "answer", "reset", "1")):
                    page.goto(path)
                    assert page.locator(".need, tbody tr, .people__one").count() > 0, path


class _Keys:
    """Presses keys as a person does, and counts them; a typed word is one step."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, 0

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
            self.steps += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.steps += 1

    def skip(self) -> None:
        """Over the head of the page, by the link that is there for it."""
        self.press("Tab")
        self.press("Enter")

    def enter(self) -> None:
        """Enter, and wait for the next page."""
        with self.page.expect_navigation():
            self.press("Enter")

    def to(self, name: str, most: int = 40) -> None:
        """Tab on until the focus is on what has this name or id."""
        for _ in range(most):
            if self._at() == name:
                return
            self.press("Tab")
        raise AssertionError(f"{name} was not reached: {self._at()}")

    def _at(self) -> str:
        handle = self.page.locator("*:focus")
        if handle.count() == 0:
            return ""
        return handle.get_attribute("id") or handle.get_attribute("name") or handle.inner_text().strip()


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Iterator[list[str]]:
    """Lines that are shown whether the test passes or not."""
    lines: list[str] = []
    yield lines
    with capsys.disabled():
        for line in lines:
            sys.stdout.write(f"\n  {line}")


def test_employer_with_vacancy_by_keyboard_alone_and_without_scripts(enter: Enter, said: list[str]) -> None:
    """From my employers on: look one up, log a contact, add the vacancy that it brought, see both."""
    with enter("account-manager", scripts=False) as context:
        page = context.new_page()
        page.goto("/employers")
        keys, began = _Keys(page), time.monotonic()
        keys.to("text")
        keys.write("00000003")
        keys.enter()
        name = page.locator(".people__name").first.inner_text()
        _log_a_contact(keys, name)
        _add_a_vacancy(keys)
        seconds = time.monotonic() - began
        expect(page.get_by_role("status")).to_have_text("De vacature is vastgelegd.")
        expect(page.get_by_role("region", name="Open vacatures").last).to_contain_text("Bakker in opleiding")
        expect(page.get_by_role("region", name="Contacten")).to_contain_text("Zoekt een bakker")
        said.append(f"employer with vacancy: {keys.steps} steps, {seconds:.1f} s")
        assert keys.steps <= MOST_STEPS


def _log_a_contact(keys: _Keys, name: str) -> None:
    keys.skip()
    keys.to(name)
    keys.enter()
    keys.skip()
    keys.to("Contact vastleggen")
    keys.enter()
    keys.skip()
    keys.to("kind")
    keys.press("Space")  # by telephone
    keys.press("Tab")
    keys.press("ArrowDown")  # a vacancy
    keys.to("text")
    keys.write("Zoekt een bakker")
    keys.press("Tab")
    keys.enter()
    expect(keys.page.get_by_role("status")).to_have_text("Het contact is vastgelegd.")


def _add_a_vacancy(keys: _Keys) -> None:
    keys.skip()
    keys.to("Vacature toevoegen")
    keys.enter()
    keys.skip()
    keys.to("title")
    keys.write("Bakker in opleiding")
    keys.press("Tab")
    keys.write("24")
    keys.press("Tab")
    keys.write("32")
    keys.enter()


def test_a_file_of_vacancies_is_brought_in_without_scripts(enter: Enter) -> None:
    with enter("account-manager", scripts=False) as context:
        page = context.new_page()
        page.goto("/employers/00000004")
        page.get_by_role("link", name="Vacatures inlezen uit een bestand").first.click()
        text = ";".join(COLUMNS) + "\nB-1;Banketbakker;1;;;;;\n"
        page.get_by_label("Bestand met vacatures").set_input_files(
            {"name": "../vacatures.csv", "mimeType": "text/html", "buffer": text.encode()}
        )
        page.get_by_role("button", name="Inlezen").click()
        expect(page.get_by_role("status")).to_have_text("Ingelezen: 1 nieuw, 0 gewijzigd.")
        expect(page.get_by_role("region", name="Open vacatures").last).to_contain_text("Banketbakker")


def test_axe_finds_nothing_where_something_is_wrong(enter: Enter) -> None:
    with enter("desk") as context:
        page = context.new_page()
        page.goto("/desk/new")
        page.locator("form.form").evaluate("form => form.noValidate = true")
        page.get_by_label("Vestigingsnummer").fill("12")
        page.get_by_role("button", name="Opslaan").click()
        expect(page.get_by_role("alert")).to_be_visible()
        assert violations(page) == []
    with enter("functional-manager") as context:
        page = context.new_page()
        page.goto("/staff/1/reset")
        page.locator("form.form").evaluate("form => form.noValidate = true")
        page.get_by_role("button", name="Nieuwe start geven").click()
        expect(page.get_by_role("alert")).to_be_visible()
        assert violations(page) == []


def test_a_new_colleague_gets_a_first_password_and_comes_in(enter: Enter) -> None:
    with enter("functional-manager", scripts=False) as context:
        page = context.new_page()
        page.goto("/staff/new")
        page.get_by_label("Naam", exact=True).fill("Nieuwe collega")
        page.get_by_label("Naam om mee aan te melden").fill("nieuw")
        page.get_by_label("Rol").select_option("coach")
        page.get_by_role("button", name="Account maken").click()
        first = page.locator(".given").inner_text()
        fresh = context.browser.new_context(java_script_enabled=False) if context.browser else None
        assert fresh is not None
        theirs = fresh.new_page()
        theirs.goto(page.url.split("/staff")[0])
        theirs.get_by_label("Naam om mee aan te melden").fill("nieuw")
        theirs.get_by_label("Wachtwoord").fill(first)
        theirs.get_by_role("button", name="Verder").click()
        expect(theirs.get_by_role("heading", level=1)).to_have_text("Uw tweede stap")
        fresh.close()

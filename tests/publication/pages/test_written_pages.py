"""What owners wrote and what the council asked stands on the pages it belongs to, and nowhere else."""

import shutil
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from perspectief.account import account_on, open_house
from perspectief.account.archive import edition_accounts
from tests.publication.built import GRONINGEN, Built, build
from tests.publication.html import Parsed

INDICATOR = "nl/indicatoren/benefits.html"
DAY_2019, DAY_2020 = "nl/edities/begroting-2019", "nl/edities/begroting-2020"
CONCEPT_ONLY = (
    "Twee coaches",
    "spraken de coaches",
    "Zijn twee extra coaches genoeg",
    "grens omhoog",
    "dertig",
)


def everything_in(path: Path) -> bytes:
    """The bytes of a file; of a spreadsheet those of all its parts."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with ZipFile(path) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def make_concept(folder: Path) -> None:
    path = folder / "programme.yaml"
    text = path.read_text(encoding="utf-8")
    concept = "    kind: begroting\n    status: concept\n    texts_due: 2019-11-22\n    date: 2019-11-13"
    path.write_text(text.replace("    kind: begroting\n    date: 2019-11-13", concept), encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second house, with its later edition still being written."""
    made = Path(shutil.copytree(GRONINGEN, tmp_path_factory.mktemp("written") / "groningen"))
    make_concept(made)
    return made


@pytest.fixture(scope="module")
def concept(folder: Path, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    house = open_house(folder)
    day = date(2019, 11, 12)
    current = account_on(house, day, "begroting-2020")
    return build(current, edition_accounts(house, day), tmp_path_factory.mktemp("concept") / "site", cache)


@pytest.fixture(scope="module")
def public(folder: Path, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    house = open_house(folder)
    day = date(2026, 1, 1)
    accounts = edition_accounts(house, day)
    return build(account_on(house, day), accounts, tmp_path_factory.mktemp("public") / "site", cache)


def test_the_newest_explanation_stands_between_picture_and_figures(groningen: Built) -> None:
    page = groningen.text(INDICATOR)
    places = [page.index(f'id="{part}"') for part in ("picture", "told", "figures")]
    assert places == sorted(places)
    assert page.index("Het aantal uitkeringen daalde licht") < page.index('<details class="earlier">')


def test_an_earlier_explanation_waits_behind_the_name_of_its_document(groningen: Built) -> None:
    page = groningen.text(INDICATOR)
    details = page[page.index('<details class="earlier">') : page.index("</details>")]
    assert "Eerder gezegd: Begroting 2019" in details
    assert "minder aanvragen" in details


def test_html_in_an_explanation_is_text(groningen: Built) -> None:
    page = groningen.text(INDICATOR)
    assert "&lt;b&gt;strenger&lt;/b&gt;" in page
    assert "<b>" not in page


def test_headings_in_an_explanation_lie_below_its_own(groningen: Built) -> None:
    page = groningen.text(INDICATOR)
    assert '<h4 class="nl-heading nl-heading--level-4">Wat meespeelt</h4>' in page


def test_what_was_not_translated_is_marked_as_dutch(groningen: Built) -> None:
    page = groningen.text("en/indicators/benefits.html")
    assert "The number of benefits fell slightly" in page
    dutch = page.index("Twee coaches")
    assert '<div lang="nl">' in page[dutch - 80 : dutch]


def test_a_document_says_no_more_than_was_said_by_its_day(groningen: Built) -> None:
    page = groningen.text(f"{DAY_2019}/indicatoren/benefits.html")
    assert "minder aanvragen" in page
    assert "daalde licht" not in page


@pytest.mark.parametrize(
    "path",
    ["nl/activiteiten.html", "nl/doelen/field-1-1-1-a.html", INDICATOR],
    ids=["all", "goal", "indicator"],
)
def test_an_activity_tells_its_plan_and_what_was_carried_out(groningen: Built, path: str) -> None:
    page = groningen.text(path)
    assert "Wij spreken in 2020" in page
    assert "Uitvoering in 2019" in page
    assert "<strong>640</strong>" in page


def test_a_document_lists_what_the_council_asked_about_it(groningen: Built) -> None:
    page = groningen.text(f"{DAY_2020}/index.html")
    section = page[page.index('id="asked"') : page.index('id="known-when"')]
    assert "Gevraagd op 21 oktober 2019 door: De raadscommissie Werk" in section
    assert "Beantwoord op 4 november 2019" in section
    assert "Nog niet beantwoord" in section
    assert "Komt er elk half jaar" not in section


def test_a_question_links_to_the_part_that_it_is_about(groningen: Built) -> None:
    links = Parsed(groningen.text(f"{DAY_2020}/index.html")).links
    assert "indicatoren/benefits.html" in links
    assert "doelen/field-1-1-1-a.html#a-guidance" in links


def test_the_page_of_now_lists_no_questions_but_that_of_documents_does(groningen: Built) -> None:
    assert 'id="asked"' not in groningen.text("nl/index.html")
    assert "Komt er elk half jaar" in groningen.text("nl/edities/index.html")


def test_no_file_of_a_public_site_holds_what_was_written_for_a_concept(public: Built) -> None:
    for path in sorted(path for path in public.output.rglob("*") if path.is_file()):
        content = everything_in(path)
        assert [words for words in CONCEPT_ONLY if words.encode() in content] == [], path


def test_a_concept_shows_its_texts_and_questions(concept: Built) -> None:
    assert "Twee coaches" in concept.text(INDICATOR)
    assert "Zijn twee extra coaches genoeg" in concept.text("nl/index.html")


def test_a_concept_lists_what_is_still_to_be_done_with_the_days_left(concept: Built) -> None:
    page = Parsed(concept.text("nl/nog-te-doen.html"))
    assert "Er moet nog 1 ding gebeuren door 1 eigenaar." in page.text
    assert "22 november 2019; er zijn nog 10 dagen" in page.text
    assert "Directie werk" in page.text
    assert "indicatoren/business-rank.html" in page.links


@pytest.mark.parametrize(("language", "name"), [("nl", "nog-te-doen.html"), ("en", "still-to-do.html")])
def test_only_a_concept_has_that_page_and_its_link(
    concept: Built, public: Built, language: str, name: str
) -> None:
    assert name in Parsed(concept.text(f"{language}/index.html")).links
    assert not (public.output / language / name).exists()
    assert name not in Parsed(public.text(f"{language}/index.html")).links

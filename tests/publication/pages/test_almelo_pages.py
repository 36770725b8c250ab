"""Almelo's pages say what was known, and no more."""

import re

import pytest

from tests.publication.built import Built
from tests.publication.html import Parsed


def words_of(site: Built, path: str) -> str:
    return re.sub(r"\s+", " ", Parsed(site.text(path)).text)


def test_the_overview_lists_every_indicator_and_the_figures_of_the_vision(almelo: Built) -> None:
    text = almelo.text("nl/index.html")
    for indicator in almelo.current.indicators:
        assert f'href="indicatoren/{indicator.id}.html"' in text
    assert text.count('<li class="row">') >= 9
    assert text.count('class="nl-data-badge status') >= 9


def test_the_overview_of_2022_tells_what_is_still_to_go(almelo: Built) -> None:
    text = words_of(almelo, "nl/index.html")
    assert "2.372" in text
    assert "172 boven het doel" in text
    assert "wacht op cijfer" in text
    assert "45.000" not in text


def test_no_page_of_an_edition_holds_a_figure_that_came_later(almelo: Built) -> None:
    for account in almelo.editions:
        edition = next(each for each in almelo.current.editions if each.date == account.as_of)
        known = {figure.key for figure in account.figures}
        later = [figure for figure in almelo.current.figures if figure.key not in known]
        pages = [path for path in almelo.pages() if f"/{edition.id}/" in path]
        assert pages
        urls = {figure.source_url for figure in account.figures}
        for path in pages:
            text = almelo.text(path)
            assert not LATER_FIGURE.search(text), path
            found = [f.source_url for f in later if f.source_url and f.source_url not in urls]
            assert [url for url in found if url in _figure_tables(text)] == [], path


def _figure_tables(text: str) -> str:
    return "".join(re.findall(r'<table class="utrecht-table table figures".*?</table>', text, re.DOTALL))


# What is expected may have any digits: "2372.5" is the bound of a band, and no figure.
LATER_FIGURE = re.compile(r"(?<![\d.,])2[.,]?372(?!\d|[.,]\d)")


def test_data_of_an_edition_holds_no_later_figure(almelo: Built) -> None:
    for pattern in ("edities/*/indicatoren/*.csv", "data/editions/*/account.json"):
        for path in almelo.output.rglob(pattern):
            assert not LATER_FIGURE.search(path.read_text(encoding="utf-8")), path


def test_a_page_of_an_edition_says_which_day_it_shows(almelo: Built) -> None:
    text = words_of(almelo, "nl/edities/begroting-2020/indicatoren/welfare-files.html")
    assert "Begroting 2020 (november 2019; de precieze dag is niet bekend)" in text
    assert "2.668" in text


@pytest.mark.parametrize("path", ["nl/indicatoren/welfare-files.html", "en/indicators/welfare-files.html"])
def test_an_indicator_goes_from_answer_to_picture_to_table_to_source(almelo: Built, path: str) -> None:
    text = almelo.text(path)
    places = [text.index(mark) for mark in ("answer", "<picture>", "<table", 'class="nl-link source"')]
    assert places == sorted(places)


def test_an_aim_of_the_press_stands_apart_as_not_adopted(almelo: Built) -> None:
    text = almelo.text("nl/indicatoren/welfare-files.html")
    assert text.index('id="reported"') < text.index('id="t-files-press"')
    assert text.index('id="t-files-2022"') < text.index('id="reported"')


def test_a_working_definition_is_marked_as_an_assumption(almelo: Built) -> None:
    text = words_of(almelo, "nl/indicatoren/taking-part.html")
    assert "Er is geen telwijze vastgesteld." in text
    assert "Hoe wij zouden tellen (een aanname)" in text


def test_a_clause_without_an_indicator_is_named_on_its_goal(almelo: Built) -> None:
    assert "hiervoor is geen indicator" in words_of(almelo, "nl/doelen/able-to-work.html")


def test_a_clause_with_only_a_supplementary_indicator_says_so(almelo: Built) -> None:
    said = words_of(almelo, "nl/doelen/fewer-on-welfare.html")
    assert "gemeten met Van bijstand naar werk (aanvullend, niet vastgesteld)" in said


def test_words_of_a_source_are_marked_as_dutch_on_english_pages(almelo: Built) -> None:
    assert '<span lang="nl">ca. 2600</span>' in almelo.text("en/indicators/welfare-files.html")


def test_the_accessibility_statement_claims_no_audit(almelo: Built) -> None:
    assert "geen onafhankelijk onderzoek" in words_of(almelo, "nl/toegankelijkheid.html")

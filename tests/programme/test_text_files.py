"""Changing one section of a text file leaves the others as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.ground.text import Language
from perspectief.programme.text_files import is_one_section, sections_of, with_section
from perspectief.programme.written import SECTIONS

INDICATOR = SECTIONS["indicator"]
WORDS = st.text("ab *_-=`~<!>#1.\n", min_size=1, max_size=40).map(str.strip).filter(bool)
ONE = WORDS.filter(lambda words: is_one_section(words, "indicator", "why", "nl"))


@given(st.lists(st.tuples(st.sampled_from(INDICATOR), ONE), max_size=8), st.sampled_from(["nl", "en"]))
def test_each_section_says_what_was_put_in_last(changes: list[tuple[str, str]], language: Language) -> None:
    text, expected = "", dict[str, str]()
    for section, words in changes:
        text = with_section(text, "indicator", section, words, language)
        expected[section] = words
    assert sections_of(text, "indicator", language) == expected


@given(st.dictionaries(st.sampled_from(INDICATOR), ONE), st.sampled_from(INDICATOR))
def test_a_section_without_words_is_gone_and_the_rest_stays(standing: dict[str, str], gone: str) -> None:
    text = ""
    for section, words in standing.items():
        text = with_section(text, "indicator", section, words, "nl")
    left = {section: words for section, words in standing.items() if section != gone}
    assert sections_of(with_section(text, "indicator", gone, "", "nl"), "indicator", "nl") == left


def test_sections_come_in_the_order_of_the_list() -> None:
    text = with_section("", "activity", "result", "Klaar.", "nl")
    text = with_section(text, "activity", "plan", "Beginnen.", "nl")
    text = with_section(text, "activity", "progress", "Bezig.", "nl")
    assert text == "## Plan\n\nBeginnen.\n\n## Voortgang\n\nBezig.\n\n## Resultaat\n\nKlaar.\n"


@pytest.mark.parametrize(
    "words",
    [
        "a\n## Bijsturing\nb",
        "## Bijsturing",
        "Bijsturing\n----------",
        "a\n# Titel",
        "```\nopen",
        "<!-- open",
        "~~~",
    ],
)
def test_words_with_a_heading_are_no_single_section(words: str) -> None:
    assert not is_one_section(words, "indicator", "why", "nl")


def test_a_heading_within_code_is_only_text() -> None:
    assert is_one_section("```\n## Bijsturing\n```", "indicator", "why", "nl")

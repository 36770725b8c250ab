"""The glossary holds one term for one thing, in both languages, and every code that a model has."""

import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from ruamel.yaml import YAML

from perspectief.account.model import AimKind, ChanceWord, TargetStatus
from perspectief.facts.model import Kind, Origin, Status
from perspectief.ground.text import LANGUAGES, Language
from perspectief.publication.words.words import Words
from perspectief.register.codes import EndReason, Group, ParticipationKind, Scheme

ROOT = Path(__file__).parents[2]
GLOSSARY: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(ROOT / "docs" / "glossary.yaml")
LISTS: dict[str, Any] = {
    "target_status": TargetStatus,
    "chance_word": ChanceWord,
    "aim_kind": AimKind,
    "figure_kind": Kind,
    "figure_origin": Origin,
    "figure_status": Status,
    "scheme": Scheme,
    "end_reason": EndReason,
    "group": Group,
    "participation_kind": ParticipationKind,
}
ON_PAGES = {
    "target_status": "status",
    "chance_word": "chance",
    "figure_kind": "kind",
    "figure_origin": "origin",
}
TERMS = [term for name, terms in GLOSSARY.items() if name != "not_used" for term in terms]
# What a person reads: pages, messages, documents. The glossary itself names the words it forbids.
READ = ("src/**/*.html", "src/**/*.po", "docs/*.md", "*.md", "examples/**/*.yaml")


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["en"])
def test_a_term_is_explained_in_one_line_in_both_languages(term: dict[str, str]) -> None:
    assert set(term) - {"code"} == {"en", "nl", "means_en", "means_nl"}
    assert all(value.strip() == value and value for value in term.values())
    for line in (term["means_en"], term["means_nl"]):
        assert line.endswith(".")
        assert "\n" not in line
        assert len(line) <= 120


@pytest.mark.parametrize("language", ["en", "nl"])
def test_within_a_list_a_term_means_one_thing(language: str) -> None:
    for name, terms in GLOSSARY.items():
        if name != "not_used":
            counts = Counter(term[language].lower() for term in terms)
            assert [term for term, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_code_of_a_model_is_in_the_glossary(name: str) -> None:
    codes = get_args(LISTS[name]) or tuple(LISTS[name])
    assert {term["code"] for term in GLOSSARY[name]} == {str(code) for code in codes}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ON_PAGES)
def test_pages_say_it_as_the_glossary_does(name: str, language: Language) -> None:
    words = Words(language)
    said = {term["code"]: words.word(ON_PAGES[name], term["code"]) for term in GLOSSARY[name]}
    assert said == {term["code"]: term[language] for term in GLOSSARY[name]}


@pytest.mark.parametrize("entry", GLOSSARY["not_used"], ids=lambda entry: entry["word"])
def test_a_word_that_is_not_used_is_not_used(entry: dict[str, str]) -> None:
    pattern = re.compile(rf"(?<!\w){re.escape(entry['word'])}(?!\w)", re.IGNORECASE)
    files = [path for glob in READ for path in ROOT.glob(glob)]
    found = [path.name for path in files if pattern.search(path.read_text("utf-8"))]
    assert found == [], f"say {entry['instead']!r} instead of {entry['word']!r}"

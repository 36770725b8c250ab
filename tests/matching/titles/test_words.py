"""From a title to its words, and from a compound to its parts."""

import pytest

from perspectief.matching.titles.compounds import Lexicon, lexicon_of
from perspectief.matching.titles.features import features_of_word, words_completed
from perspectief.matching.titles.link import key_of
from perspectief.matching.titles.words import IN_BRACKETS, stem, words_of

LEXICON = lexicon_of(
    "vrachtwagen chauffeur bloemen planten kwekerij verkoop medewerker verpakking operator dier verzorger "
    "schoon maker laag midden spanning netten chauffeur medewerker betonverwerker houtverwerker "
    "glasverwerker beton hout glas staal metaal".split()
)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Heftruck-chauffeur (m/v)", ["heftruck-", "chauffeur"]),
        ("Kok m/v/x", ["kok"]),
        ("Medewerker in de keuken", ["medewerker", "keuken"]),
        ("Caissière", ["caissiere"]),
        ("C++-programmeur", ["c++-", "programmeur"]),
        ("  ", []),
        ("!?", []),
        ("van", ["van"]),
    ],
)
def test_a_title_is_read_as_words(title: str, words: list[str]) -> None:
    assert [word for word, _ in words_of(title)] == words


def test_what_stands_in_brackets_counts_less() -> None:
    assert words_of("docent (1e graads) wiskunde") == [
        ("docent", 1.0), ("1e", IN_BRACKETS), ("graads", IN_BRACKETS), ("wiskunde", 1.0),
    ]  # fmt: skip


def test_a_text_without_end_is_cut_off() -> None:
    assert len(words_of("kok " * 100_000)) <= 50


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("verkoopster", "verkoper"),
        ("verkopers", "verkoper"),
        ("lassers", "lasser"),
        ("tolken", "tolk"),
        ("masseuse", "masseur"),
        ("directrice", "directeur"),
        ("medewerkster", "medewerkers"),
    ],
)
def test_number_and_gender_do_not_matter(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("vrachtwagenchauffeur", ("vrachtwagen", "chauffeur")),
        ("verpakkingsoperator", ("verpakkings", "operator")),
        ("dierenverzorger", ("dieren", "verzorger")),
        ("staalverwerker", ("staal", "verwerker")),
        ("onbekendwoord", ("onbekendwoord",)),
        ("kok", ("kok",)),
        ("x" * 500, ("x" * 500,)),
    ],
)
def test_a_compound_is_cut_where_known_words_meet(word: str, parts: tuple[str, ...]) -> None:
    assert LEXICON.parts(word) == parts
    assert "".join(LEXICON.parts(word)) == word


def test_linking_letters_are_no_part_of_a_word() -> None:
    assert LEXICON.bare("verpakkings") == "verpakking"
    assert LEXICON.bare("dieren") == "dier"
    assert LEXICON.bare("bloemen") == "bloemen"
    assert LEXICON.bare("onbekends") == "onbekends"


def test_a_word_without_its_end_gets_that_of_the_next() -> None:
    found = [word for word, _ in words_completed("medewerker bloemen- of plantenkwekerij", LEXICON)]
    assert found == ["medewerker", "bloemenkwekerij", "plantenkwekerij"]
    assert [word for word, _ in words_completed("laag- en onbekend", LEXICON)] == ["laag", "onbekend"]


def test_features_are_pieces_and_wholes() -> None:
    names = features_of_word("kok", Lexicon({}))
    assert names == ["~ ko", "~kok", "~ok ", "~ kok", "~kok ", "~ kok ", "=kok"]
    assert [name for name in features_of_word("dierenverzorger", LEXICON) if name[0] == "="] == [
        "=dierenverzorger", "=dier", "=verzorger",
    ]  # fmt: skip


def test_the_key_of_a_name_is_the_same_however_it_is_joined() -> None:
    assert key_of("Business development manager") == key_of("businessdevelopment-managers (m/v)")
    assert key_of("docent wiskunde") != key_of("docent scheikunde")
    assert key_of("...") == ""

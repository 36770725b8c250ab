"""Titles find the occupations that they stand for, always the same ones, and never a wrong certainty."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.matching.taxonomy.shipped import shipped_taxonomy
from perspectief.matching.taxonomy.taxonomy import Occupation, Taxonomy, needs_of
from perspectief.matching.titles.index import TitleIndex, index_of
from perspectief.matching.titles.likeness import BLOCK, PARTS, likeness
from perspectief.matching.titles.link import CERTAINTIES, Link, links_of
from perspectief.matching.titles.store import read_index, write_index

DEMO = shipped_taxonomy()
INDEX = index_of(DEMO)
TITLES = [
    "Heftruck chauffeur (m/v)",
    "medewerker groen- en tuinonderhoud",
    "TIG lasser",
    "schoonmaakster",
    "?!",
]


def _first(title: str, index: TitleIndex = INDEX) -> str:
    found = links_of(index, [title], 1)[0]
    return index.taxonomy.occupations[found[0].occupation].id if found else ""


@pytest.mark.parametrize("number", range(len(DEMO)))
def test_every_name_finds_its_own_occupation_and_says_that_it_is_the_same(number: int) -> None:
    each = DEMO.occupations[number]
    for name in (each.nl, *each.others_nl, each.nl.upper(), f"{each.nl} (m/v)"):
        found = links_of(INDEX, [name], 1)[0][0]
        assert (found.occupation, found.certainty) == (number, "same_name"), name


@pytest.mark.parametrize(
    ("title", "occupation"),
    [
        ("vrachtwagenchaufeur", "lorry_driver"),  # a letter short
        ("heftruck bestuurder", "forklift_driver"),
        ("schoonmaker van kantoren", "cleaner"),
        ("orderpickers", "orderpicker"),
        ("medewerker wasserij", "laundry_worker"),
        ("allround lasser", "welder"),
        ("buurtbuschauffeur", "bus_driver"),
        ("night receptionist", "receptionist"),
        ("nurse", "nurse"),
    ],
)
def test_other_spellings_compounds_and_english_find_it_too(title: str, occupation: str) -> None:
    assert _first(title) == occupation


def test_a_title_with_nothing_known_has_no_links_and_keeps_its_place() -> None:
    found = links_of(INDEX, ["", "?!", "漢字", "kok"], 3)
    assert [len(each) for each in found] == [0, 0, 0, 3]


def test_a_title_of_something_else_is_not_called_likely() -> None:
    for title in ("Astronaut", "Zeepaardjestemmer", "Hoogleraar egyptologie"):
        assert links_of(INDEX, [title], 1)[0][0].certainty in ("unsure", "possible"), title


def test_links_come_by_chance_and_their_chances_add_up_to_at_most_one() -> None:
    for found in links_of(INDEX, TITLES, len(DEMO)):
        assert sum(link.chance for link in found) <= 1 + 1e-6
        assert all(0 <= link.chance <= 1 for link in found)
        assert all(link.certainty in CERTAINTIES for link in found)


def test_the_answer_does_not_depend_on_what_else_is_asked_or_in_what_order() -> None:
    many = [*TITLES, *(f"{title} {number}" for number in range(120) for title in TITLES)]
    together = links_of(INDEX, many, 5)
    assert len(many) > 2 * BLOCK
    assert links_of(INDEX, many, 5) == together
    assert [links_of(INDEX, [title], 5)[0] for title in many[:40]] == together[:40]
    assert links_of(INDEX, many[::-1], 5) == together[::-1]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    found = links_of(INDEX, [text], 3)[0]
    assert len(found) in (0, 3)
    assert all(np.isfinite(link.chance) for link in found)


def test_parts_lie_between_nought_and_one() -> None:
    parts = likeness(INDEX, TITLES)
    assert parts.shape == (len(PARTS), len(TITLES), len(DEMO))
    assert parts.min() >= 0
    assert parts.max() <= 1 + 1e-5


def test_each_part_only_ever_speaks_for_an_occupation() -> None:
    """With the weight of a part raised, an occupation that has most of it never falls."""
    parts = likeness(INDEX, TITLES[:4])
    weights = dict.fromkeys(PARTS, 1.0)
    for number, part in enumerate(PARTS):
        if not parts[number].any():
            continue
        for row, title in enumerate(TITLES[:4]):
            top = int(parts[number, row].argmax())
            plain = links_of(INDEX, [title], len(DEMO), weights=weights)[0]
            raised = links_of(INDEX, [title], len(DEMO), weights={**weights, part: 5.0})[0]
            assert _rank(raised, top) <= _rank(plain, top)


def _rank(links: tuple[Link, ...], occupation: int) -> int:
    return [link.occupation for link in links].index(occupation)


def _taxonomy(*occupations: Occupation) -> Taxonomy:
    return replace(DEMO, occupations=occupations, needs=needs_of([] for _ in occupations), near=(), codes=())


def test_one_or_two_occupations_and_ones_without_a_dutch_name_are_enough() -> None:
    alone = index_of(_taxonomy(Occupation("a", "kok")))
    assert _first("hulpkok", alone) == "a"
    two = index_of(_taxonomy(Occupation("a", "kok"), Occupation("b", "", en="welder")))
    assert (_first("keukenkok", two), _first("welders", two)) == ("a", "b")


def test_equals_go_by_the_order_of_the_taxonomy() -> None:
    twins = index_of(_taxonomy(Occupation("a", "kok"), Occupation("b", "kok"), Occupation("c", "lasser")))
    found = links_of(twins, ["kok"], 3)[0]
    assert [link.occupation for link in found] == [0, 1, 2]
    assert found[0].chance == pytest.approx(found[1].chance) == pytest.approx(0.5)


def test_what_is_said_of_an_occupation_helps_to_find_it() -> None:
    texts = _taxonomy(
        Occupation("a", "kok", about_nl="Kookt maaltijden. Snijdt groenten."),
        Occupation("b", "lasser", about_nl="Verbindt metaal."),
        Occupation("c", "bakker", about_nl="Maakt brood."),
    )
    assert _first("groentesnijder groenten", index_of(texts)) == "a"


def test_an_index_in_a_file_links_as_the_one_that_was_learned(tmp_path: Path) -> None:
    write_index(tmp_path / "t.titles.npz", INDEX)
    found = read_index(tmp_path / "t.titles.npz", DEMO)
    assert found is not None
    assert links_of(found, TITLES, 10) == links_of(INDEX, TITLES, 10)


def test_an_index_of_another_taxonomy_or_a_spoilt_one_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.titles.npz"
    assert read_index(path, DEMO) is None
    write_index(path, INDEX)
    assert read_index(path, _taxonomy(Occupation("a", "kok"))) is None
    data = path.read_bytes()
    for spoilt in (b"", data[: len(data) // 2], data[:1000] + b"x" * 50 + data[1050:]):
        path.write_bytes(spoilt)
        assert read_index(path, DEMO) is None


def test_learning_the_same_taxonomy_twice_gives_the_same_index() -> None:
    again = index_of(DEMO)
    assert np.array_equal(again.map, INDEX.map)
    assert np.array_equal(again.places, INDEX.places)

"""The small taxonomy that ships is whole and sound, and nearness is what it says."""

import numpy as np
import pytest

from perspectief.matching.taxonomy.nearness import BY_DIGITS, nearest, nearness
from perspectief.matching.taxonomy.shipped import shipped_taxonomy
from perspectief.matching.taxonomy.taxonomy import Occupation, Skill, Taxonomy, needs_of

DEMO = shipped_taxonomy()


def test_every_occupation_has_names_groups_and_a_handful_of_skills() -> None:
    assert len(DEMO) >= 80
    for number, each in enumerate(DEMO.occupations):
        assert each.nl, each.id
        assert each.en, each.id
        assert each.others_nl, each.id
        assert len(each.isco) == 4, each.id
        assert each.isco.isdigit(), each.id
        assert len(each.brc) == 4, each.id
        assert 2 <= len(DEMO.skills_of(number)) <= 8, each.id


def test_no_name_stands_for_two_occupations() -> None:
    names = [name.casefold() for each in DEMO.occupations for name in {each.nl, *each.others_nl}]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_every_skill_is_asked_and_every_pair_of_near_ones_exists() -> None:
    assert set(DEMO.needs.skills.tolist()) == set(range(len(DEMO.skills)))
    for one, other, value in DEMO.near:
        assert DEMO.index_of(one) is not None, one
        assert DEMO.index_of(other) is not None, other
        assert 0 < value < 1


def test_codes_lead_to_occupations() -> None:
    assert DEMO.with_code("own", "welder") == (DEMO.index_of("welder"),)
    assert DEMO.index_of("welder") in DEMO.with_code("isco08", "7212")
    assert DEMO.index_of("unknown") is None


def test_nearness_is_symmetric_between_nought_and_one_and_one_with_itself() -> None:
    table = nearness(DEMO)
    assert table.dtype == np.float32
    assert np.array_equal(table, table.T)
    assert (np.diag(table) == 1).all()
    assert (table >= 0).all()
    assert (table <= 1).all()


def test_what_is_written_down_as_near_is_at_least_so_near() -> None:
    table = nearness(DEMO)
    for one, other, value in DEMO.near:
        first, second = DEMO.index_of(one), DEMO.index_of(other)
        assert first is not None
        assert second is not None
        assert table[first, second] >= np.float32(value)


def _small(*codes: str, skills: tuple[tuple[int, ...], ...] = ()) -> Taxonomy:
    occupations = tuple(Occupation(str(number), f"o{number}", isco=code) for number, code in enumerate(codes))
    rows = skills or tuple(() for _ in codes)
    needs = needs_of([(skill, True) for skill in row] for row in rows)
    return Taxonomy("small", occupations, tuple(Skill(str(number)) for number in range(4)), needs)


@pytest.mark.parametrize("digits", [0, 1, 2, 3, 4])
def test_hierarchy_counts_by_the_digits_that_are_shared(digits: int) -> None:
    other = ("1111"[:digits] + "2222")[:4]
    assert nearness(_small("1111", other))[0, 1] == np.float32(BY_DIGITS[digits])


def test_unknown_codes_share_nothing_and_unknown_skills_neither() -> None:
    assert nearness(_small("", ""))[0, 1] == 0
    assert nearness(_small("", "", skills=((0, 1), (2, 3))))[0, 1] == 0
    assert nearness(_small("", "", skills=((0, 1), (0, 1))))[0, 1] == pytest.approx(0.9)


def test_the_nearest_come_first_and_equals_by_index() -> None:
    found = nearest(_small("1111", "1111", "1111", "9999"), 3)
    assert found.occupations.tolist() == [[0, 1, 2], [1, 0, 2], [2, 0, 1], [3, 0, 1]]
    assert (np.diff(found.nearness, axis=1) <= 0).all()
    assert nearest(DEMO, 10**6).occupations.shape == (len(DEMO), len(DEMO))

"""Finding by name or number, among those whom one may see; on both databases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.register import record
from perspectief.register.floor.find import MOST, find
from perspectief.register.models import ResidentDetails
from perspectief.register.models.folded import folded
from perspectief.register.staff.models import StaffMember
from tests.register.floor.floor_people import NOW, TODAY, day, member, mine, somebody
from tests.register.places import Place


def names(text: str, coach: StaffMember) -> list[str]:
    return [hit.name for hit in find(text, mine(coach), TODAY).found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kwer", ["Q. Kwerkomuxar"]),
        ("KWERKOMUXAR", ["Q. Kwerkomuxar"]),
        ("muxar q.", ["Q. Kwerkomuxar"]),
        ("ozgur", ["Ö. Özgürkomaxo"]),
        ("ÖZGÜR", ["Ö. Özgürkomaxo"]),
        ("komaxo", ["L. Łukomaxo", "Ö. Özgürkomaxo"]),
        ("lukom", ["L. Łukomaxo"]),
        ("F-Q. Kwerkomuxar", ["Q. Kwerkomuxar"]),
        (" F-Ö. Özgürkomaxo ", ["Ö. Özgürkomaxo"]),
        ("F-Q", []),
        ("k", []),
        ("", []),
        ("%", []),
        ("k%r", []),
        ("k_er", []),
        ("' OR 1=1 --", []),
        ("x" * 5000, []),
    ],
)
def test_capitals_accents_and_the_order_of_words_do_not_matter(
    register: Place, text: str, found: list[str]
) -> None:
    coach = member()
    for name in ("Q. Kwerkomuxar", "Ö. Özgürkomaxo", "L. Łukomaxo"):
        somebody(coach, name)
    assert names(text, coach) == found


def test_nobody_elses_people_are_found_without_asking_for_all(register: Place) -> None:
    coach, other = member(), member("other")
    somebody(other, "Q. Kwerkomuxar")
    assert names("kwer", coach) == [] and names("F-Q. Kwerkomuxar", coach) == []
    everybody = find("kwer", None, TODAY)
    assert [(hit.name, hit.file) for hit in everybody.found] == [("Q. Kwerkomuxar", "F-Q. Kwerkomuxar")]


def test_never_more_than_so_many_are_shown(register: Place) -> None:
    coach = member()
    for number in range(MOST + 3):
        somebody(coach, f"Brabelaxo {number:02d}")
    found = find("brabel", mine(coach), TODAY)
    assert len(found.found) == MOST and found.more
    assert [hit.name for hit in found.found] == sorted(hit.name for hit in found.found)
    assert not find("brabelaxo 27", mine(coach), TODAY).more


def test_a_name_of_before_is_not_found(register: Place) -> None:
    coach = member()
    somebody(coach, "Old")
    record.end(ResidentDetails.objects.get(), day(-5), NOW)
    row = ResidentDetails.objects.filter(superseded_at=None).get()
    record.add(ResidentDetails, NOW, resident=row.resident, name="New", valid_from=day(-5))
    assert names("old", coach) == [] and names("new", coach) == ["New"]


@given(st.text("abcABCéÉöÖłŁşŞğßÆœ. '-", min_size=1, max_size=30))
def test_a_folded_name_stays_as_long_and_is_plain(text: str) -> None:
    assert len(folded(text)) == len(text) and folded(folded(text)) == folded(text)
    assert folded(text).isascii() and folded(text) == folded(text).lower()


def test_both_databases_fold_alike(register: Place) -> None:
    coach = member()
    name = "ÀÉÎÖÜŁŞĞßÆøý Þ ABC"
    somebody(coach, name)
    sought = ResidentDetails.objects.get().sought
    assert sought.replace("þ", "Þ") == folded(name), "capitals of other scripts may differ, and only those"

"""Regions: codes, names, years and size classes."""

import pytest

from perspectief.facts.regions import FIRST_YEAR, LAST_YEAR, Regions, size_class_of
from perspectief.ground.problem import Place
from perspectief.ground.text import Text

HERE = Place("programme.yaml", 3, 5)


def test_there_are_342_municipalities_in_2026_and_393_in_2015(regions: Regions) -> None:
    municipalities = [one for one in regions.records.values() if one.kind == "municipality"]
    years = [(one.first_year or 0, one.last_year or 0) for one in municipalities]
    assert sum(last == LAST_YEAR for _, last in years) == 342
    assert sum(first <= 2015 <= last for first, last in years) == 393
    assert min(first for first, _ in years) == FIRST_YEAR


def test_every_municipality_lies_in_a_province(regions: Regions) -> None:
    municipalities = [one for one in regions.records.values() if one.kind == "municipality"]
    provinces = {one.province and regions.find(one.province) for one in municipalities}
    assert {one.kind for one in provinces if one} == {"province"}
    assert len(provinces) == 12


def test_inhabitants_of_a_municipality_that_ended_before_2019_are_not_known(regions: Regions) -> None:
    littenseradiel = regions.find("GM0140")
    assert littenseradiel
    assert (littenseradiel.last_year, littenseradiel.inhabitants, littenseradiel.size_class) == (
        2017,
        None,
        None,
    )


def test_every_municipality_of_the_last_year_has_a_labour_market_region(regions: Regions) -> None:
    here = [one for one in regions.records.values() if one.last_year == LAST_YEAR]
    assert all(one.labour_market_region for one in here)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("NL01", "country"),
        ("GM0141", "municipality"),
        ("AM05", "labour_market_region"),
        ("AM38", "labour_market_region"),
        ("PV23", "province"),
        ("CLASS-50-100K", "size_class"),
    ],
)
def test_a_region_is_found_by_its_code(regions: Regions, code: str, kind: str) -> None:
    found = regions.find(code)
    assert found is not None
    assert (found.code, found.kind) == (code, kind)


@pytest.mark.parametrize("code", ["GM9999", "AM00", "AM39", "PV32", "gm0141", "", "NL02"])
def test_an_unknown_code_is_not_found(regions: Regions, code: str) -> None:
    assert regions.find(code) is None


def test_a_labour_market_region_without_a_certain_name_has_none(regions: Regions) -> None:
    twente, other = regions.find("AM05"), regions.find("AM06")
    assert twente
    assert twente.name
    assert twente.name.nl == "Twente"
    assert other
    assert other.name is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gm0141", "GM0141"),
        ("141", "GM0141"),
        ("almelo", "GM0141"),
        ("Almello", "GM0141"),
        ("Hengelo", "GM0164"),
        ("GM01411", "GM0141"),
    ],
)
def test_the_nearest_region_is_suggested(regions: Regions, text: str, code: str) -> None:
    near = regions.suggest(text)
    assert near is not None
    assert near.code == code


def test_nothing_is_suggested_for_what_resembles_nothing(regions: Regions) -> None:
    assert regions.suggest("qqqqqqqqqq") is None


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (19_999, "CLASS-0-20K"),
        (20_000, "CLASS-20-50K"),
        (73_000, "CLASS-50-100K"),
        (100_000, "CLASS-100-150K"),
        (250_000, "CLASS-GT250K"),
    ],
)
def test_a_size_class_includes_its_lower_bound(count: int, code: str) -> None:
    assert size_class_of(count) == code


def test_a_merged_municipality_is_a_problem_in_a_later_year(regions: Regions) -> None:
    assert regions.boundaries_problem("GM0003", 2020, HERE) is None
    problem = regions.boundaries_problem("GM0003", 2021, HERE)
    assert problem is not None
    assert (problem.code, problem.place, problem.suggestion) == ("region-not-in-year", HERE, "")
    assert problem.details == {"year": "2021", "first_year": "2010", "last_year": "2020"}


@pytest.mark.parametrize("year", [2009, 2027])
def test_years_that_the_table_does_not_cover_are_no_problem(regions: Regions, year: int) -> None:
    assert regions.boundaries_problem("GM0003", year, HERE) is None


def test_a_group_of_the_programmes_own_becomes_a_region(regions: Regions) -> None:
    more = regions.with_groups([("GROUP-NOORD", Text(nl="Noord"), ("GM0141",))])
    found = more.find("GROUP-NOORD")
    assert found is not None
    assert (found.kind, found.members) == ("group", ("GM0141",))
    assert regions.find("GROUP-NOORD") is None

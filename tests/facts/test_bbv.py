"""The required indicators: how many there were in which year, and what they are tied to."""

from perspectief.facts.bbv import FIRST_YEAR, all_bbv_indicators, bbv_indicators
from perspectief.facts.catalogue import Catalogue

FIELDS = {0: 5, 1: 6, 2: 2, 3: 3, 4: 3, 5: 1, 6: 12, 7: 2, 8: 5}


def test_the_first_list_has_thirty_nine_and_that_of_2022_thirty_four() -> None:
    assert len(bbv_indicators(FIRST_YEAR)) == 39
    assert len(bbv_indicators(2022)) == 34
    assert bbv_indicators(2016) == ()


def test_the_first_list_runs_through_the_fields_of_tasks() -> None:
    listed = bbv_indicators(FIRST_YEAR)
    assert [each.number for each in listed] == list(range(1, 40))
    assert {field: sum(each.taakveld == field for each in listed) for field in FIELDS} == FIELDS
    assert [each.taakveld for each in listed] == sorted(each.taakveld for each in listed)


def test_traffic_has_none_since_2022() -> None:
    assert {each.taakveld for each in bbv_indicators(2022)} == {0, 1, 3, 4, 5, 6, 7, 8}


def test_an_indicator_has_one_form_in_a_year() -> None:
    for year in range(2017, 2031):
        ids = [each.id for each in bbv_indicators(year)]
        assert len(ids) == len(set(ids))


def test_a_change_of_unit_is_a_form_of_its_own() -> None:
    forms = [each for each in all_bbv_indicators() if each.id == "welfare"]
    assert [(each.from_year, each.gone_by) for each in forms] == [(2017, 2021), (2021, None)]
    assert "1.000" in forms[0].unit.nl
    assert "10.000" in forms[1].unit.nl


def test_each_says_where_it_was_read_and_has_both_languages() -> None:
    for each in all_bbv_indicators():
        assert all(each.seen_in)
        assert each.name.en
        assert each.unit.en
        assert each.gone_by is None or each.from_year < each.gone_by


def test_measures_and_indicators_name_each_other(catalogue: Catalogue) -> None:
    tied = {each.measure for each in all_bbv_indicators() if each.measure}
    assert tied == {measure.id for measure in catalogue.measures.values() if measure.bbv}

"""Figures of one year's municipalities in the boundaries of another year."""

import subprocess
import sys
from math import fsum, nan
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.facts.boundaries.changes import municipalities_in
from perspectief.facts.boundaries.recode import LeftOut, Part, recode, recode_ratio, shares_of

YEARS = st.integers(2010, 2026)


def test_what_merged_is_added_up() -> None:
    recoded = recode({"GM0003": 10, "GM0010": 20, "GM0024": 5}, 2019, 2026)
    assert recoded.values == {"GM1979": 35}
    (step,) = recoded.steps
    assert (step.region, step.assumed) == ("GM1979", False)
    assert step.parts == (Part("GM0003", 1, 10), Part("GM0010", 1, 20), Part("GM0024", 1, 5))
    assert recoded.left_out == ()


def test_what_was_split_is_apportioned_by_inhabitants_as_an_assumption() -> None:
    haaren = 2149 + 5827 + 1442 + 4900
    recoded = recode({"GM0788": 1000, "GM0865": 50}, 2020, 2021)
    assert recoded.values == {"GM0865": pytest.approx(50 + 1000 * 4900 / haaren)}
    assert recoded.steps[0].assumed
    assert [(one.region, one.reason, one.regions) for one in recoded.left_out] == [
        ("GM0757", "part-missing", ("GM0757",)),
        ("GM0824", "part-missing", ("GM0824",)),
        ("GM0855", "part-missing", ("GM0855",)),
    ]


def test_a_part_without_inhabitants_takes_nothing() -> None:
    recoded = recode({"GM0424": 100, "GM0381": 10, "GM0425": 10, "GM0457": 7}, 2015, 2016)
    assert recoded.values == {"GM1942": 120, "GM0457": 7}


def test_changes_follow_one_another() -> None:
    parts = shares_of(2015, 2026)["GM1992"]
    assert set(parts) == {"GM0501", "GM0530", "GM0614", "GM1930"}
    assert float(parts["GM1930"]) == pytest.approx(1209 / 86006)
    assert float(shares_of(2015, 2026)["GM1930"]["GM1930"]) == pytest.approx(1 - 1209 / 86006)


def test_a_border_that_moved_with_few_inhabitants_is_ignored_and_listed() -> None:
    recoded = recode({"GM0855": 1000, "GM0785": 10}, 2017, 2018)
    assert recoded.values == {"GM0855": 1000, "GM0785": 10}
    assert [(one.origin, one.target, one.inhabitants) for one in recoded.ignored] == [
        ("GM0855", "GM0785", 67)
    ]
    assert recoded.steps == ()


def test_a_municipality_counts_under_either_name_in_the_year_of_its_renaming() -> None:
    assert recode({"GM1921": 1040}, 2015, 2016).values == {"GM1940": 1040}
    assert recode({"GM1940": 1040}, 2015, 2016).values == {"GM1940": 1040}


@pytest.mark.parametrize("code", ["GM9999", "NL01", "GM0824 ", "GM1979"])
def test_a_region_that_was_no_municipality_of_the_year_is_left_out(code: str) -> None:
    recoded = recode({code: 1}, 2019, 2026)
    assert (recoded.values, recoded.left_out) == ({}, (LeftOut(code, "unknown-region"),))


@pytest.mark.parametrize("missing", [None, nan])
def test_a_merger_with_a_missing_part_is_left_out(missing: float | None) -> None:
    recoded = recode({"GM0003": 10, "GM0010": missing, "GM0024": 5, "GM0141": 9}, 2019, 2026)
    assert recoded.values == {"GM0141": 9}
    assert recoded.left_out == (LeftOut("GM1979", "part-missing", ("GM0010",)),)


@pytest.mark.parametrize("years", [(2009, 2026), (2020, 2027)])
def test_a_year_that_the_tables_do_not_cover_recodes_nothing(years: tuple[int, int]) -> None:
    recoded = recode({"GM0141": 1}, *years)
    assert (recoded.values, recoded.left_out) == ({}, (LeftOut("GM0141", "year-not-covered"),))


def test_a_rate_is_never_averaged() -> None:
    recoded = recode({"GM0003": 10, "GM0010": 20, "GM0024": 5, "GM0141": 9}, 2019, 2026, kind="rate")
    assert recoded.values == {"GM0141": 9}
    assert recoded.left_out == (LeftOut("GM1979", "not-additive", ("GM0003", "GM0010", "GM0024")),)


def test_a_rate_keeps_its_value_under_a_new_name() -> None:
    assert recode({"GM1921": 4.5}, 2015, 2026, kind="rate").values == {"GM1940": 4.5}


def test_a_ratio_is_recomputed_from_its_parts() -> None:
    above = {"GM0003": 10, "GM0010": 20, "GM0024": 5, "GM0141": 9}
    below = {"GM0003": 100, "GM0010": 100, "GM0024": 500, "GM0141": 90}
    recoded = recode_ratio(above, below, 2019, 2026, per=1000)
    assert recoded.values == {"GM1979": pytest.approx(50), "GM0141": pytest.approx(100)}


def test_a_ratio_without_one_of_its_parts_is_left_out() -> None:
    recoded = recode_ratio({"GM0141": 1, "GM0034": 1, "GM0050": 1}, {"GM0141": 0, "GM0034": None}, 2019, 2026)
    assert recoded.values == {}
    assert set(recoded.left_out) == {
        LeftOut("GM0141", "denominator-zero"),
        LeftOut("GM0034", "part-missing", ("GM0034",)),
        LeftOut("GM0050", "denominator-missing"),
    }


def test_what_merged_is_not_taken_apart_again() -> None:
    recoded = recode({"GM1979": 35, "GM0141": 9}, 2026, 2019)
    assert recoded.values == {"GM0141": 9}
    assert recoded.left_out == (LeftOut("GM1979", "not-backward"),)


@given(YEARS, st.data())
@settings(max_examples=25, deadline=None)
def test_the_same_year_is_the_same(year: int, data: st.DataObject) -> None:
    codes = sorted(municipalities_in(year))
    values = data.draw(st.dictionaries(st.sampled_from(codes), st.floats(0, 1e6), max_size=20))
    recoded = recode(values, year, year)
    assert (recoded.values, recoded.steps, recoded.left_out) == (values, (), ())


@given(st.tuples(YEARS, YEARS), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_sum_over_all_municipalities_is_conserved(years: tuple[int, int], random: object) -> None:
    first, last = sorted(years)
    draw = random.randrange  # type: ignore[attr-defined]  # hypothesis's own random
    values = {code: float(draw(0, 100_000)) for code in sorted(municipalities_in(first))}
    recoded = recode(values, first, last)
    assert set(recoded.values) == municipalities_in(last)
    assert fsum(recoded.values.values()) == pytest.approx(fsum(values.values()), rel=1e-12)
    assert recoded.left_out == ()


@given(st.tuples(YEARS, YEARS, YEARS))
@settings(max_examples=30, deadline=None)
def test_a_chain_of_years_is_the_same_as_one_leap(years: tuple[int, int, int]) -> None:
    first, middle, last = sorted(years)
    values = {code: float(int(code[2:])) for code in municipalities_in(first)}
    leap = recode(values, first, last).values
    chain = recode(recode(values, first, middle).values, middle, last).values
    assert chain == pytest.approx(leap)


@given(st.tuples(YEARS, YEARS))
@settings(max_examples=30, deadline=None)
def test_the_shares_of_every_municipality_add_up_to_one(years: tuple[int, int]) -> None:
    first, last = sorted(years)
    total = dict.fromkeys(municipalities_in(first), 0)
    for parts in shares_of(first, last).values():
        for part, share in parts.items():
            total[part] += share  # type: ignore[assignment]  # exact fractions
    assert set(total.values()) == {1}


def test_the_list_of_recoded_municipalities_is_up_to_date() -> None:
    script = Path(__file__).resolve().parents[3] / "scripts" / "recoding.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

"""The made-up town agrees with what was published, by a recount of its own."""

from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from perspectief.register.codes import EndReason
from perspectief.register.days import number_of
from perspectief.register.town.calendar import NEVER
from perspectief.register.town.calibration import load_calibration
from perspectief.register.town.draws import Draws
from perspectief.register.town.ledger import Lives, reason
from perspectief.register.town.lives import live
from perspectief.register.town.plan import plan
from perspectief.register.town.recount import Year, periods, returns, standing, years

END_OF_2022 = 52 * 12 + 11
SEEDS = (1, 2, 2022)


@cache
def town(seed: int = 1, files: int = 2372) -> Lives:
    known = load_calibration()
    return live(known, plan(known, files, END_OF_2022), Draws(seed))


def of_year(lives: Lives, year: int) -> Year:
    return next(each for each in years(lives) if each.year == year)


def tens(number: int) -> int:
    return round(number / 10) * 10


@pytest.mark.parametrize("seed", SEEDS)
def test_persons_are_those_of_the_published_years(seed: int) -> None:
    assert [tens(of_year(town(seed), year).persons) for year in (2015, 2016, 2017)] == [3130, 3210, 3200]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("year", "inflow", "outflow", "to_work", "third"), [(2016, 880, 730, 380, 70), (2017, 710, 680, 360, 40)]
)
def test_flows_are_those_of_the_published_years(
    seed: int, year: int, inflow: int, outflow: int, to_work: int, third: int
) -> None:
    found = of_year(town(seed), year)
    assert [tens(each) for each in (found.inflow, found.outflow, found.to_work)] == [inflow, outflow, to_work]
    assert tens(found.third) == third


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("day", "low", "high"),
    [
        (date(2018, 6, 30), 2870, 2870),
        (date(2018, 12, 31), 2770, 2770),
        (date(2019, 9, 1), 2668, 2668),
        (date(2021, 9, 1), 2550, 2650),
        (date(2022, 5, 1), 2400, 2450),
        (date(2022, 11, 1), 2372, 2372),
    ],
)
def test_files_are_those_that_were_published(seed: int, day: date, low: int, high: int) -> None:
    lives = town(seed)
    assert low <= standing(lives.file_start, lives.file_end, number_of(day)) <= high


@pytest.mark.parametrize("files", [100, 2372, 20_000])
def test_every_year_closes(files: int) -> None:
    found = years(town(1, files))
    for before, year in pairwise(found):
        assert year.persons == before.persons + year.inflow - year.outflow - year.third


@pytest.mark.parametrize("seed", SEEDS)
def test_those_who_come_back_are_as_many_as_in_the_country(seed: int) -> None:
    lives = town(seed, 20_000)
    share = {months: returns(lives, months).back / returns(lives, months).left for months in (6, 12, 24)}
    assert share[6] == pytest.approx(0.15, abs=0.01)
    assert share[12] == pytest.approx(0.22, abs=0.01)
    assert 0.26 < share[24] < 0.30
    after_work = returns(lives, 6, to_work=True)
    assert after_work.back / after_work.left <= 0.11


def test_leaving_gets_rarer_with_time_on_welfare() -> None:
    found = periods(town(1, 20_000))
    months = (found.end - found.start) / 30.44
    rate = {}
    for low, high in ((0, 6), (6, 12), (12, 60)):
        there = found.entered & (months >= low)
        rate[low] = np.count_nonzero(there & (months < high)) / (
            np.clip(np.minimum(months[there], high) - low, 0, None).sum()
        )
    assert rate[0] > rate[6] * 0.9 > rate[12]


def test_nearly_half_have_been_there_for_five_years_or_more() -> None:
    found = periods(town())
    on = (found.start <= town().last_day) & (found.end > town().last_day)
    long = np.count_nonzero(town().last_day - found.start[on] > 5 * 365.25) / np.count_nonzero(on)
    assert 0.40 < long < 0.55


def test_more_leave_in_the_third_quarter() -> None:
    found = periods(town(1, 20_000))
    ended = found.end[found.end < NEVER].astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12 // 3
    by_quarter = np.bincount(ended, minlength=4)
    assert by_quarter.argmax() == 2 and by_quarter[2] > 1.1 * by_quarter[[0, 1, 3]].max()


def test_nobody_is_in_two_files_and_no_file_has_three_members() -> None:
    lives = town(1, 20_000)
    order = np.lexsort((lives.member_start, lives.member_resident))
    who = lives.member_resident[order]
    same = who[1:] == who[:-1]
    assert np.all(lives.member_start[order][1:][same] >= lives.member_end[order][:-1][same])
    changes = np.concatenate(
        [
            np.column_stack([lives.member_file, lives.member_start, np.ones_like(lives.member_start)]),
            np.column_stack([lives.member_file, lives.member_end, -np.ones_like(lives.member_end)]),
        ]
    )
    ordered = changes[np.lexsort((changes[:, 2], changes[:, 1], changes[:, 0]))]
    inside = np.cumsum(ordered[:, 2])
    assert inside.max() == 2 and inside.min() == 0


def test_a_member_is_there_only_while_the_file_runs() -> None:
    lives = town(1, 20_000)
    assert np.all(lives.member_start >= lives.file_start[lives.member_file])
    assert np.all(lives.member_end <= lives.file_end[lives.member_file])
    assert np.all(lives.member_end > lives.member_start)


def test_who_died_or_reached_pension_age_does_not_return() -> None:
    found = periods(town(1, 20_000))
    gone = found.left_for([EndReason.DEATH, EndReason.PENSION_AGE, EndReason.MOVED])
    assert gone.any() and np.all(found.again[gone] == NEVER)


def test_the_same_seed_gives_the_same_lives_and_another_gives_others() -> None:
    known = load_calibration()
    once, again = (live(known, plan(known, 300, END_OF_2022), Draws(5)) for _ in range(2))
    other = live(known, plan(known, 300, END_OF_2022), Draws(6))
    assert np.array_equal(once.member_end, again.member_end)
    assert not np.array_equal(once.member_end, other.member_end)


def test_a_hundred_files_are_a_town_too() -> None:
    lives = town(1, 100)
    assert standing(lives.file_start, lives.file_end, number_of(date(2022, 11, 1))) == 100
    assert reason(EndReason.WORK) in lives.member_reason


def test_months_go_on_after_what_was_published() -> None:
    known = load_calibration()
    lives = live(known, plan(known, 500, 54 * 12 + 6), Draws(1))
    assert [each.year for each in years(lives)] == list(range(2013, 2024))
    assert lives.last_day == number_of(date(2024, 7, 31))

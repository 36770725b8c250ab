"""One number never carries two words: whole per cents, one scale, and the status that follows."""

from typing import get_args

import pytest

from perspectief.account.chances import SCALE, percent_of, status_by, word_of
from perspectief.account.model import ChanceWord, Reason
from perspectief.outlook.said import NoChance


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (0.0, "almost_certainly_not"),
        (0.0449, "almost_certainly_not"),
        (0.05, "unlikely"),
        (0.1949, "unlikely"),
        (0.20, "rather_not"),
        (0.3949, "rather_not"),
        (0.40, "about_even"),
        (0.5949, "about_even"),
        (0.60, "rather_yes"),
        (0.7949, "rather_yes"),
        (0.80, "likely"),
        (0.9449, "likely"),
        (0.95, "almost_certain"),
        (1.0, "almost_certain"),
    ],
)
def test_a_step_of_the_scale_holds_its_start_and_not_its_end(chance: float, word: str) -> None:
    assert word_of(chance) == word


def test_the_word_follows_from_the_whole_per_cents_that_are_shown() -> None:
    for thousandth in range(1001):
        chance = thousandth / 1000
        assert word_of(chance) == word_of(percent_of(chance) / 100)
        assert status_by(chance) == status_by(percent_of(chance) / 100)


def test_halves_are_rounded_up_whatever_the_computer_makes_of_them() -> None:
    assert [percent_of(chance) for chance in (0.005, 0.045, 0.285, 0.575, 0.795)] == [1, 5, 29, 58, 80]


def test_every_word_has_a_step_and_every_reason_is_known() -> None:
    assert {word for _, word in SCALE} == set(get_args(ChanceWord))
    assert [least for least, _ in SCALE] == [95, 80, 60, 40, 20, 5, 0]
    assert set(get_args(Reason)) == {*get_args(NoChance), "aim-changed"}


@pytest.mark.parametrize(
    ("chance", "status"),
    [
        (1.0, "ahead"),
        (0.8, "ahead"),
        (0.79, "on_course"),
        (0.4, "on_course"),
        (0.39, "behind"),
        (0.0, "behind"),
    ],
)
def test_the_status_follows_from_the_chance(chance: float, status: str) -> None:
    assert status_by(chance) == status

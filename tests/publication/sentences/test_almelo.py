"""The first screen of the example, on two days: only what was known, in plain words."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from perspectief.account import Account, account_on, open_house
from perspectief.publication.sentences import answer, home, tally
from perspectief.publication.words import Words

EXAMPLE = Path(__file__).parents[3] / "examples" / "almelo"
NL, EN = Words("nl"), Words("en")


@lru_cache(maxsize=4)
def known(day: str) -> Account:
    """The example as it was known on a day."""
    return account_on(open_house(EXAMPLE), date.fromisoformat(day))


def test_at_the_end_of_2019_the_way_to_go_is_said() -> None:
    said = " ".join(home(known("2019-12-31"), NL))
    assert "Almelo wil eind 2022 nog hooguit 2.200 dossiers in de bijstand." in said
    assert "Op 1 september 2019 waren het er 2.668, dat is 468 te veel." in said
    assert "Er moeten 468 af, ongeveer 12 per maand." in said
    assert "De bron schrijft 'personen in de bijstand', het doel telt dossiers." in said
    assert "Het tussendoel (2.350 of minder, eind 2020) is ingetrokken." in said
    assert "Het doel voor eind 2022 blijft." in said
    assert "Drie doelen kunnen we niet meten:" in said
    assert "2.372" not in said


def test_at_the_end_of_2022_the_last_figure_is_not_taken_for_the_year_end() -> None:
    said = " ".join(home(known("2022-12-31"), NL))
    assert "Almelo wilde eind 2022 nog hooguit 2.200 dossiers in de bijstand." in said
    assert "In november 2022 waren het er 2.372, dat is 172 te veel." in said
    assert "Het cijfer van eind 2022 hebben we nog niet." in said
    assert "Nog niet bekend: Banen in Almelo." in said
    assert "45" not in said  # the jobs of 2022 became known in 2023


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            EN,
            "Seven indicators: one is still short of its aim, one was off its aim when last compared, one is "
            "just short of its aim, one is not yet known and three are ones that nobody can check yet.",
        ),
        (
            NL,
            "Zeven indicatoren: één is er nog niet, één zat er bij de laatste vergelijking naast, één is er "
            "bijna, één is nog niet bekend en drie kan nog niemand nakijken.",
        ),
    ],
)
def test_the_tally_of_2022_follows_from_the_rows(words: Words, said: str) -> None:
    assert tally(known("2022-12-31"), words) == said


def test_jobs_have_only_an_inferred_figure_until_2023() -> None:
    account = known("2022-12-31")
    jobs = next(one for one in account.indicators if one.id == "jobs")
    said = answer(jobs, account, EN)
    assert "There is no published figure." in said.main
    assert any("1,150 to 1,250" in note for note in said.notes)

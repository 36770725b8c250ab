"""What is owed is said with its day, and how long there is."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.account import Account, account_on, open_house
from perspectief.account.owed import Owed
from perspectief.publication.sentences.owed import owed_by_owner, owed_lead, owed_subject, owed_what
from perspectief.publication.words import Words

NL, EN = Words("nl"), Words("en")
DAY = date(2019, 11, 25)


@pytest.fixture(scope="module")
def account() -> Account:
    folder = Path(__file__).parents[2] / "houses" / "groningen"
    return account_on(open_house(folder), date(2020, 1, 1))


def one(**changes: object) -> Owed:
    owed = Owed(
        edition="begroting-2020",
        owner="work",
        kind="text",
        subject_kind="indicator",
        subject="benefits",
        sections=("happened", "why"),
    )
    return owed.model_copy(update=changes)


def test_a_text_names_its_sections(account: Account) -> None:
    assert owed_subject(account, one(), NL) == "Bijstandsuitkeringen"
    assert owed_what(account, one(), NL) == "schrijven: wat er is gebeurd en waarom"
    assert owed_what(account, one(), EN) == "write what happened and why"


def test_a_figure_names_the_day_since_when_it_is_due(account: Account) -> None:
    figure = one(kind="figure", since=date(2019, 12, 31))
    assert owed_what(account, figure, EN) == "hand in the figure that is due since 31 December 2019"


def test_a_draft_names_what_it_says(account: Account) -> None:
    draft = one(kind="release", figure=account.figures[-1].key)
    assert "9.750 tot 9.850" in owed_what(account, draft, NL)
    assert owed_what(account, one(kind="release", figure="gone"), EN) == "release the draft"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (10, "It is due on 25 November 2019; 10 days are left."),
        (1, "It is due on 25 November 2019; 1 day is left."),
        (0, "It is due today, 25 November 2019."),
        (-1, "It was due on 25 November 2019, 1 day ago."),
        (-18, "It was due on 25 November 2019, 18 days ago."),
    ],
)
def test_the_lead_says_how_long_there_is(account: Account, left: int, said: str) -> None:
    lead = owed_lead(account, (one(by=DAY, days_left=left),), EN)
    assert lead == f"1 thing is still to be done by 1 owner. {said}"


def test_without_a_day_only_the_count_is_said(account: Account) -> None:
    found = (one(), one(owner=None))
    assert owed_lead(account, found, NL) == "Er moeten nog 2 dingen gebeuren door 2 eigenaren."


def test_nothing_owed_is_said_too(account: Account) -> None:
    assert owed_lead(account, (), NL) == "Er is niets meer te doen."


def test_who_is_not_named_is_said_so(account: Account) -> None:
    names = [line.name for line in owed_by_owner(account, (one(), one(owner=None)), NL)]
    assert names == ["Directie werk", "Niemand genoemd"]

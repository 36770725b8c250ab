"""What owners still owe an edition: texts, figures that are due, drafts that wait."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.account import Account, account_on, open_house
from perspectief.account.model import FigureView, Owner
from perspectief.account.owed import Owed, owed

ROOT = Path(__file__).parents[2]
DAY = date(2020, 1, 1)


@pytest.fixture(scope="module")
def groningen() -> Account:
    return account_on(open_house(ROOT / "tests" / "houses" / "groningen"), DAY)


@pytest.fixture(scope="module")
def almelo() -> Account:
    return account_on(open_house(ROOT / "examples" / "almelo"), date(2023, 12, 31))


def of(found: tuple[Owed, ...], subject: str, kind: str) -> list[Owed]:
    return [each for each in found if (each.subject, each.kind) == (subject, kind)]


def with_edition(account: Account, edition: str, **changes: object) -> Account:
    editions = tuple(
        each.model_copy(update=changes) if each.id == edition else each for each in account.editions
    )
    return account.model_copy(update={"editions": editions})


def test_a_text_that_is_there_is_not_owed(groningen: Account) -> None:
    assert of(owed(groningen, "begroting-2020"), "benefits", "text") == []


def test_a_text_that_is_missing_is_owed_by_the_owner(groningen: Account) -> None:
    (missing,) = of(owed(groningen, "begroting-2020"), "business-rank", "text")
    assert (missing.owner, missing.edition) == ("work", "begroting-2020")
    assert missing.sections[0] == "happened"


def test_why_and_steering_are_owed_only_where_a_target_is_missed_or_behind(almelo: Account) -> None:
    empty = almelo.model_copy(update={"texts": ()})
    sections = {each.subject: each.sections for each in owed(empty) if each.subject_kind == "indicator"}
    deviating = {
        indicator.id
        for indicator in almelo.indicators
        if any(target.adopted and target.status in ("missed", "behind") for target in indicator.targets)
    }
    texts = [each for each in owed(empty) if each.kind == "text" and each.subject_kind == "indicator"]
    assert sections
    assert {each.subject for each in texts if "why" in each.sections} == deviating


@pytest.mark.parametrize(
    ("kind", "section"),
    [("begroting", "plan"), ("bestuursrapportage", "progress"), ("jaarverslag", "result")],
)
def test_a_document_asks_of_an_activity_what_is_its_own(almelo: Account, kind: str, section: str) -> None:
    bare = tuple(each.model_copy(update={"plan": None}) for each in almelo.activities)
    account = almelo.model_copy(update={"texts": (), "activities": bare})
    account = with_edition(account, "jaarverslag-2022", kind=kind)
    asked = {each.sections for each in owed(account) if each.subject_kind == "activity"}
    assert asked == {(section,)}


def test_a_plan_that_stands_in_the_programme_is_not_owed(almelo: Account) -> None:
    account = with_edition(almelo, "jaarverslag-2022", kind="begroting")
    assert [each for each in owed(account) if each.subject_kind == "activity"] == []


def test_a_figure_is_due_when_a_whole_period_has_passed(groningen: Account) -> None:
    later = groningen.model_copy(update={"as_of": date(2020, 6, 29)})
    assert of(owed(later), "benefits", "figure") == []
    due = groningen.model_copy(update={"as_of": date(2020, 6, 30)})
    (figure,) = of(owed(due), "benefits", "figure")
    assert figure.since == date(2020, 6, 30)


def test_a_target_that_is_due_without_a_figure_asks_for_one(almelo: Account) -> None:
    (figure,) = of(owed(almelo), "welfare-files", "figure")
    assert figure.since == date(2022, 12, 31)


def as_draft(figure: FigureView) -> FigureView:
    return figure.model_copy(update={"release": "draft"})


def test_a_draft_waits_for_its_owner_or_who_stands_in(groningen: Account) -> None:
    owner = Owner(id="work", name=groningen.owners[0].name, stand_in="finance")
    first, *others = groningen.figures
    indicators = tuple(each.model_copy(update={"owner": owner}) for each in groningen.indicators)
    update = {"figures": (as_draft(first), *others), "owners": (owner,), "indicators": indicators}
    (draft,) = [each for each in owed(groningen.model_copy(update=update)) if each.kind == "release"]
    assert (draft.owner, draft.stand_in, draft.figure) == ("work", "finance", first.key)


@pytest.mark.parametrize(("day", "left"), [(date(2020, 1, 11), 10), (DAY, 0), (date(2019, 12, 30), -2)])
def test_days_are_counted_from_the_day_of_the_account(groningen: Account, day: date, left: int) -> None:
    found = owed(with_edition(groningen, "begroting-2020", texts_due=day))
    assert found
    assert {(each.by, each.days_left) for each in found} == {(day, left)}


def test_without_a_day_nothing_is_counted(groningen: Account) -> None:
    assert {(each.by, each.days_left) for each in owed(groningen)} == {(None, None)}


def test_the_concept_comes_before_the_newest_edition(groningen: Account) -> None:
    concept = groningen.model_copy(update={"concept": "begroting-2019"})
    assert {each.edition for each in owed(concept)} == {"begroting-2019"}
    assert {each.edition for each in owed(groningen)} == {"begroting-2020"}


def test_of_an_edition_that_is_not_known_nothing_is_owed(groningen: Account) -> None:
    assert owed(groningen, "begroting-1999") == ()


def test_owners_come_in_the_order_of_the_programme_and_nobody_last(almelo: Account) -> None:
    first, *others = almelo.indicators
    nobody = first.model_copy(update={"owner": None})
    found = owed(almelo.model_copy(update={"indicators": (nobody, *others)}))
    names = list(dict.fromkeys(each.owner for each in found))
    assert names == ["work-and-income", "economy", None]

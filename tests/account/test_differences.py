"""What differs between two accounts: each thing once, nothing between an account and itself."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.account import Account, account_on, open_house
from perspectief.account.archive import edition_accounts
from perspectief.account.changes import (
    ActivityChange,
    DefinitionChange,
    FigureChange,
    FindingChange,
    StatusChange,
    TargetChange,
    TextChange,
)
from perspectief.account.differences import changes_between, differences
from perspectief.account.house import House
from perspectief.account.model import Definition
from perspectief.ground.text import Text
from perspectief.programme.model import Cost

ALMELO = Path(__file__).parents[2] / "examples" / "almelo"
DAYS = st.dates(date(2018, 12, 31), date(2026, 1, 1))


@cache
def house() -> House:
    return open_house(ALMELO)


@cache
def on(day: date) -> Account:
    return account_on(house(), day)


@cache
def edition(id_: str) -> Account:
    return next(each for each in edition_accounts(house(), date(2026, 1, 1)) if each.edition == id_)


def targets(before: Account, after: Account) -> dict[str, TargetChange]:
    return {each.target: each for each in differences(before, after) if isinstance(each, TargetChange)}


def figures(before: Account, after: Account, kind: str) -> list[FigureChange]:
    found = (each for each in differences(before, after) if isinstance(each, FigureChange))
    return [each for each in found if each.kind == kind]


def test_the_budget_of_2020_withdraws_2350_with_its_reason_and_keeps_2200() -> None:
    found = targets(edition("perspectiefnota-2019"), edition("begroting-2020"))
    gone, kept, raised = found["files-2020"], found["files-2022"], found["files-2020-raised"]
    assert (gone.kind, kept.kind, raised.kind) == ("withdrawn", "kept", "set")
    assert gone.before is not None and gone.before.aim.amount == 2350
    assert gone.after is not None and gone.after.reason is not None
    assert "stubborn" in (gone.after.reason.en or "")
    assert kept.after is not None and kept.after.aim.amount == 2200 and kept.after.reason is not None
    assert raised.after is not None and raised.after.aim.kind == "undetermined"


def test_the_annual_report_of_2022_shows_what_became_known_since_the_budget() -> None:
    known = figures(edition("begroting-2022"), edition("jaarverslag-2022"), "known")
    said = {each.figure.as_published for each in known if each.own}
    assert {"2372", "ruim 2400", "ruim 45.000", "bijna 2300", "bijna een 7"} <= said


def test_a_restated_figure_is_told_with_the_one_before_it() -> None:
    restated = figures(edition("begroting-2020"), edition("begroting-2022"), "restated")
    pairs = [(*(one.value for one in each.earlier), each.figure.value) for each in restated]
    assert (844.9, 875.2) in pairs


def test_a_figure_in_another_unit_is_restated_and_says_so() -> None:
    before, after = edition("begroting-2020"), edition("begroting-2022")
    old = next(each for each in after.figures if each.measure == "bbv_welfare_per_10000")
    per_1000 = old.model_copy(
        update={
            "key": "old",
            "measure": "bbv_welfare_per_1000",
            "unit": "per 1000 adults",
            "value": 68.5,
            "published_on": date(2017, 11, 1),
        }
    )
    before = before.model_copy(update={"figures": (*before.figures, per_1000)})
    after = after.model_copy(update={"figures": (*after.figures, per_1000)})
    found = next(each for each in figures(before, after, "restated") if each.figure.key == old.key)
    assert found.unit_changed
    assert per_1000 in found.earlier


@settings(max_examples=20, deadline=None)
@given(DAYS)
def test_nothing_differs_between_an_account_and_itself(day: date) -> None:
    assert differences(on(day), on(day)) == ()


@settings(max_examples=20, deadline=None)
@given(DAYS, DAYS)
def test_every_new_figure_is_known_or_restated_exactly_once(one: date, other: date) -> None:
    before, after = on(min(one, other)), on(max(one, other))
    told = [each.figure.key for kind in ("known", "restated") for each in figures(before, after, kind)]
    new = {each.key for each in after.figures} - {each.key for each in before.figures}
    assert Counter(told) == Counter(new)


@settings(max_examples=20, deadline=None)
@given(DAYS, DAYS)
def test_looking_back_what_became_known_is_gone_and_what_was_set_is_dropped(one: date, other: date) -> None:
    before, after = on(min(one, other)), on(max(one, other))
    there = {each.figure.key for kind in ("known", "restated") for each in figures(before, after, kind)}
    assert {each.figure.key for each in figures(after, before, "gone")} == there
    old = {target.id for each in before.indicators for target in each.targets}
    new = {target.id for each in after.indicators for target in each.targets}
    dropped = {id_ for id_, each in targets(after, before).items() if each.kind == "dropped"}
    assert dropped == new - old


@settings(max_examples=20, deadline=None)
@given(DAYS, DAYS)
def test_statuses_changed_are_the_same_pairs_the_other_way_round(one: date, other: date) -> None:
    def statuses(before: Account, after: Account) -> set[tuple[str, str, str]]:
        found = (each for each in differences(before, after) if isinstance(each, StatusChange))
        return {(each.target, each.before, each.after) for each in found}

    there, back = statuses(on(one), on(other)), statuses(on(other), on(one))
    turned = {(target, after, before) for target, before, after in back}
    assert {each for each in there if each[2] != "withdrawn" and each[1] != "withdrawn"} == {
        each for each in turned if each[2] != "withdrawn" and each[1] != "withdrawn"
    }


@settings(max_examples=20, deadline=None)
@given(DAYS, DAYS)
def test_changes_hold_every_measure_that_they_speak_of_and_survive_json(one: date, other: date) -> None:
    changes = changes_between(on(min(one, other)), on(max(one, other)))
    known = {measure.id for measure in changes.measures}
    for change in changes.changes:
        if isinstance(change, TargetChange):
            assert change.measure in known
        if isinstance(change, FigureChange):
            assert {each.measure for each in (change.figure, *change.earlier)} <= known
    assert type(changes).model_validate_json(changes.model_dump_json(by_alias=True)) == changes


def edited(account: Account, **changes: object) -> Account:
    return account.model_copy(update=changes)


def test_a_definition_that_reads_otherwise_is_told_with_both_texts() -> None:
    before = edition("begroting-2022")
    first = before.indicators[1].model_copy(update={"definition": Definition(text=Text(nl="Anders geteld"))})
    after = edited(before, indicators=(before.indicators[0], first, *before.indicators[2:]))
    (change,) = differences(before, after)
    assert isinstance(change, DefinitionChange)
    assert (change.part, change.after) == ("definition", Text(nl="Anders geteld"))
    assert change.before is not None


def test_an_indicator_that_goes_is_told_with_its_targets() -> None:
    before = edition("begroting-2022")
    after = edited(before, indicators=before.indicators[1:])
    found = differences(before, after)
    assert [each.part for each in found if isinstance(each, DefinitionChange)] == ["indicator"]
    assert [each.kind for each in found if isinstance(each, TargetChange)] == ["dropped"]


def test_activities_that_move_or_cost_something_else_are_told() -> None:
    before = edition("begroting-2022")
    moved = before.activities[0].model_copy(update={"goals": ("better-match",), "end": date(2023, 6, 30)})
    dearer = before.activities[2].model_copy(update={"costs": (Cost(year=2019, budget=300000),)})
    after = edited(before, activities=(moved, before.activities[1], dearer, *before.activities[3:]))
    found = [each for each in differences(before, after) if isinstance(each, ActivityChange)]
    assert [each.kind for each in found] == ["moved", "cost", "cost"]
    assert found[0].ends == (date(2022, 12, 31), date(2023, 6, 30))


def test_an_activity_begins_and_ends_between_two_documents() -> None:
    found = differences(edition("begroting-2022"), edition("jaarverslag-2022"))
    kinds = [each.kind for each in found if isinstance(each, ActivityChange)]
    assert kinds == ["begun", "ended"]


def test_texts_and_findings_are_told() -> None:
    before = edition("begroting-2022")
    after = edited(before, summary=Text(nl="Een andere samenvatting"), findings=before.findings[1:])
    found = differences(before, after)
    assert [(each.kind, each.part) for each in found if isinstance(each, TextChange)] == [
        ("changed", "summary")
    ]
    assert [(each.solved, each.new) for each in found if isinstance(each, FindingChange)] == [(1, 0)]


@pytest.mark.parametrize("id_", ["perspectiefnota-2019", "begroting-2020", "begroting-2022"])
def test_the_first_document_is_compared_with_nothing_and_later_ones_with_the_one_before(id_: str) -> None:
    changes = edition(id_).changes
    assert changes is not None
    assert (changes.before is None) == (id_ == "perspectiefnota-2019")
    assert changes.after is not None and changes.after.id == id_

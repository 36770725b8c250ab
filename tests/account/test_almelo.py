"""Almelo's programme as it was known on the days that matter."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

from perspectief.account import Account, account_on, open_house
from perspectief.account.document import json_schema, to_json
from perspectief.ground.problem import Refused

ALMELO = Path(__file__).parents[2] / "examples" / "almelo"


@cache
def account(day: str) -> Account:
    return account_on(open_house(ALMELO), date.fromisoformat(day))


def statuses(day: str) -> dict[str, str]:
    return {target.id: target.status for each in account(day).indicators for target in each.targets}


def test_all_seven_indicators_and_the_two_figures_of_the_vision_have_a_status() -> None:
    found = account("2022-12-31")
    headlines = [target for each in found.indicators for target in each.targets if target.headline]
    vision = [target.id for each in found.indicators for target in each.targets if target.of_vision]
    adopted = [each for each in found.indicators if not each.supplementary]
    assert len(adopted) == len(headlines) == 7
    assert sorted(vision) == ["files-vision", "jobs-44000"]


def test_at_the_end_of_2019_the_latest_figure_is_2668_and_2372_is_nowhere() -> None:
    found = account("2019-12-31")
    files = next(each for each in found.indicators if each.id == "welfare-files")
    latest = next(figure for figure in found.figures if figure.key == files.latest)
    assert latest.value == 2668
    # What is expected may have any digits: "2372.5" is the bound of a band.
    assert not re.search(r"(?<![\d.])2\.?372(?!\d|\.\d)", to_json(found))


def test_at_the_end_of_2022_the_year_end_figure_is_awaited_172_above_the_aim() -> None:
    files = next(each for each in account("2022-12-31").indicators if each.id == "welfare-files")
    target = next(each for each in files.targets if each.headline)
    assert target.status == "figure_awaited"
    assert target.distance is not None and target.distance.low == target.distance.high == 172


def test_jobs_of_2022_became_known_in_march_2023() -> None:
    assert statuses("2022-12-31")["jobs-growth"] == "figure_awaited"
    assert statuses("2023-03-14")["jobs-growth"] == "figure_awaited"
    assert statuses("2023-03-15")["jobs-growth"] == "reached"
    assert statuses("2023-03-15")["jobs-44000"] == "reached"


@pytest.mark.parametrize("target", ["better-2022", "returns-2022", "taking-part-2022"])
def test_three_targets_cannot_be_checked_on_any_day(target: str) -> None:
    assert {statuses(day)[target] for day in ("2018-12-31", "2022-12-31", "2026-01-01")} == {"not_measurable"}


def test_the_milestone_of_2350_is_withdrawn_with_its_reason_and_2200_is_kept() -> None:
    files = next(each for each in account("2019-12-31").indicators if each.id == "welfare-files")
    targets = {each.id: each for each in files.targets}
    assert targets["files-2020"].status == "withdrawn"
    assert [version.aim.kind for version in targets["files-2020"].versions] == ["at_most", "withdrawn"]
    assert targets["files-2020"].version.reason is not None
    assert targets["files-2022"].version.edition == "begroting-2020"
    assert targets["files-2022"].version.aim.amount == 2200


def test_what_the_press_says_is_kept_beside_it_and_not_adopted() -> None:
    files = next(each for each in account("2022-12-31").indicators if each.id == "welfare-files")
    press = next(each for each in files.targets if each.id == "files-press")
    assert not press.adopted and not press.headline and press.version.aim.amount == 2100
    assert "files-press" not in statuses("2022-11-09")


def test_two_sources_that_contradict_each_other_are_both_kept() -> None:
    jobs = next(each for each in account("2020-06-30").indicators if each.id == "jobs")
    figures = {figure.key: figure.value for figure in account("2020-06-30").figures}
    assert [sorted(figures[key] or 0 for key in each.keys) for each in jobs.conflicts] == [[844.9, 875.2]]


def _days() -> Iterator[date]:
    day = date(2018, 12, 31)
    while day < date(2026, 1, 1):
        yield day
        day += timedelta(days=91)


def test_no_account_holds_a_figure_a_version_or_an_edition_from_after_its_day() -> None:
    for day in _days():
        found = account_on(open_house(ALMELO), day)
        assert all(figure.published_on <= day for figure in found.figures)
        assert all(edition.date <= day for edition in found.editions)
        versions = (v for each in found.indicators for target in each.targets for v in target.versions)
        assert all(version.said_on <= day for version in versions)


def test_before_the_first_edition_there_is_no_account() -> None:
    with pytest.raises(Refused) as refused:
        account("2018-12-30")
    problem = refused.value.problems[0]
    assert (problem.code, problem.suggestion) == ("nothing-known-yet", "2018-12-31")


def test_the_document_keeps_to_its_schema_and_reads_back_as_the_same_account() -> None:
    found = account("2022-12-31")
    document = json.loads(to_json(found))
    jsonschema.validate(document, json_schema())
    assert Account.model_validate(document) == found


def test_an_account_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        account("2022-12-31").as_of = date(2030, 1, 1)  # type: ignore[misc]  # that is what is tested


def test_keys_are_unique_and_point_at_figures() -> None:
    found = account("2026-01-01")
    keys = [figure.key for figure in found.figures]
    assert len(keys) == len(set(keys))
    pointed = {key for each in found.indicators for key in (*each.figures, *each.comparators)}
    assert pointed <= set(keys)

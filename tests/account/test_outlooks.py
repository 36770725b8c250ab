"""An account knows the newest outlook of its day, and nothing that was said or came later."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest

from perspectief.account import Account, account_on, open_house
from perspectief.account.archive import edition_account
from perspectief.account.archive_files import archived
from perspectief.account.document import json_schema, to_json
from perspectief.account.house import House
from perspectief.account.model import IndicatorAccount, TargetAccount
from perspectief.ground.problem import Refused
from perspectief.outlook.said import Said, SaidChance, SaidOutlook
from tests.account.foretold import FILES, FILES_SAID, JOBS, TENSION, foretold, moment

ENDS = tuple(FILES_SAID)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return open_house(foretold(tmp_path_factory.mktemp("foretold") / "almelo"))


@pytest.fixture(scope="module")
def on(house: House) -> Callable[[str], Account]:
    """The account of a day."""
    return lambda day: account_on(house, date.fromisoformat(day))


def indicator(account: Account, id_: str = FILES) -> IndicatorAccount:
    return next(each for each in account.indicators if each.id == id_)


def target(account: Account, id_: str = "files-2022") -> TargetAccount:
    return next(each for one in account.indicators for each in one.targets if each.id == id_)


def saying(house: House, **changes: object) -> House:
    """The house in which every outlook of the files says something else of its target."""

    def said(one: Said) -> Said:
        outlooks = tuple(
            outlook.model_copy(
                update={"chances": tuple(each.model_copy(update=changes) for each in outlook.chances)}
            )
            for outlook in one.outlooks
        )
        return one.model_copy(update={"outlooks": outlooks})

    return replace(house, outlooks=tuple(said(one) for one in house.outlooks))


@pytest.mark.parametrize(
    ("day", "said_on"),
    [
        ("2019-12-30", None),
        ("2019-12-31", ENDS[0]),
        ("2021-12-30", ENDS[0]),
        ("2021-12-31", ENDS[1]),
        ("2022-12-30", ENDS[1]),
        ("2026-06-01", ENDS[2]),
    ],
)
def test_the_newest_outlook_by_the_day_is_the_one_that_counts(
    on: Callable[[str], Account], day: str, said_on: date | None
) -> None:
    view = indicator(on(day)).outlook
    assert (view and view.as_of) == said_on


def test_no_account_knows_what_was_said_or_came_after_its_day(house: House) -> None:
    day = date(2018, 12, 31)
    while day < date(2024, 1, 1):
        account = account_on(house, day)
        known = {figure.key for figure in account.figures}
        for one in account.indicators:
            assert one.outlook is None or one.outlook.as_of <= day
            assert all(row.as_of < day for row in one.said_before)
            assert {row.came for row in one.said_before} - {None} <= known
        assert all(
            each.chance is None or each.chance.said_on <= day
            for one in account.indicators
            for each in one.targets
        )
        day += timedelta(days=61)


def test_a_concept_is_looked_at_from_inside_and_may_know_more(house: House) -> None:
    editions = tuple(
        edition.model_copy(update={"status": "concept"}) if edition.id == "begroting-2022" else edition
        for edition in house.programme.editions
    )
    programme = house.programme.model_copy(update={"editions": editions})
    loaded = replace(house.loaded, programme=programme)
    inside = replace(house, programme=programme, loaded=loaded)
    day = date(2021, 6, 30)
    public, concept = account_on(inside, day), account_on(inside, day, "begroting-2022")
    views = [indicator(account).outlook for account in (public, concept)]
    assert [view and view.as_of for view in views] == [ENDS[0], ENDS[2]]
    assert public.track_record is None
    assert concept.track_record is not None


def test_the_status_goes_by_the_chance_before_the_due_date(
    house: House, on: Callable[[str], Account]
) -> None:
    found = target(on("2022-06-30"))
    assert (found.status, found.by) == ("behind", "chance")
    assert found.chance is not None
    assert (found.chance.chance, found.chance.word, found.chance.current) == (0.083, "unlikely", True)
    for chance, status in ((0.8, "ahead"), (0.4, "on_course"), (0.39, "behind")):
        account = account_on(saying(house, chance=chance), date(2022, 6, 30))
        assert target(account).status == status
        assert target(account, "tension-2022").status == status


def test_without_a_chance_the_pace_decides_as_before(house: House) -> None:
    day = date(2022, 6, 30)
    silent = account_on(saying(house, chance=None, reason="no-peers"), day)
    without = account_on(replace(house, outlooks=()), day)
    for id_ in ("files-2022", "tension-2022"):
        assert target(silent, id_).status == target(without, id_).status
        assert target(without, id_).chance is None
    assert target(silent).chance is not None
    reason = target(silent).chance
    assert reason is not None and (reason.reason, reason.chance) == ("no-peers", None)


def test_a_newer_figure_makes_an_outlook_old_and_its_chance_decides_nothing(
    on: Callable[[str], Account],
) -> None:
    found = target(on("2021-09-30"))  # a figure of September 2021, an outlook of 2019
    assert found.chance is not None
    assert (found.chance.said_on, found.chance.current) == (ENDS[0], False)
    assert found.by != "chance"


def test_on_the_due_date_the_chance_still_stands_and_the_figure_is_awaited(
    on: Callable[[str], Account],
) -> None:
    found = target(on("2022-12-31"))
    assert (found.status, found.by) == ("figure_awaited", None)
    assert found.chance is not None
    assert (found.chance.chance, found.chance.word) == (0.004, "almost_certainly_not")


def test_after_the_due_date_no_chance_is_stated_any_more(on: Callable[[str], Account]) -> None:
    found = target(on("2023-01-01"))
    assert found.status == "figure_awaited"
    assert found.chance is not None
    assert (found.chance.chance, found.chance.word, found.chance.reason) == (None, None, "due")
    assert target(on("2026-06-01"), "jobs-growth").chance is None  # what is decided has no chance


def test_a_chance_of_another_aim_is_not_told(house: House) -> None:
    moved = saying(house, due=date(2023, 12, 31))
    found = target(account_on(moved, date(2022, 6, 30)))
    assert found.chance is not None
    assert (found.chance.chance, found.chance.reason) == (None, "aim-changed")
    assert found.by != "chance"


def test_an_edition_that_repeats_an_aim_does_not_undo_the_chance(on: Callable[[str], Account]) -> None:
    found = target(on("2022-06-30"))
    assert len({version.edition for version in found.versions}) == 2  # named twice, with the same aim
    assert found.chance is not None and found.chance.chance is not None


def test_an_outlook_of_another_measure_is_another_thing(house: House) -> None:
    def renamed(one: Said) -> Said:
        changed = (outlook.model_copy(update={"measure": "welfare_persons"}) for outlook in one.outlooks)
        return one.model_copy(update={"outlooks": tuple(changed)})

    other = replace(house, outlooks=tuple(renamed(one) for one in house.outlooks))
    account = account_on(other, date(2022, 6, 30))
    assert indicator(account).outlook is None
    assert indicator(account).said_before == ()


def test_what_was_said_before_stands_beside_what_came(on: Callable[[str], Account]) -> None:
    account = on("2026-06-01")
    rows = indicator(account).said_before
    due = [row for row in rows if row.target == "files-2022"]
    assert [(row.as_of, row.chance, row.came) for row in due] == [
        (ENDS[0], 0.08, None),
        (ENDS[1], 0.083, None),
        (ENDS[2], 0.004, None),
    ]
    assert all(row.kind == "hindcast" and row.pseudo_real_time for row in rows)
    november = next(row for row in rows if row.day == date(2022, 11, 10))
    assert november.came is not None and account.figure_by_key[november.came].value == 2372
    assert (november.target, november.inside) == (None, "outside")
    jobs = next(row for row in indicator(account, JOBS).said_before)
    assert jobs.came is not None and jobs.inside == "outside"


def test_a_figure_on_the_way_is_set_beside_what_was_said_of_the_end_of_its_month(house: House) -> None:
    ends = [moment(date(2022, month, 28), 2400.0, 60.0) for month in (9, 10, 11, 12)]
    said = house.outlooks[1]
    files = said.outlooks[0].model_copy(update={"moments": tuple(ends)})
    changed = said.model_copy(update={"outlooks": (files,)})
    account = account_on(replace(house, outlooks=(changed,)), date(2023, 1, 1))
    rows = indicator(account).said_before
    assert [(row.day, row.target, row.inside) for row in rows] == [
        (date(2022, 11, 28), None, "inside"),
        (date(2022, 12, 31), "files-2022", None),
    ]


def test_nothing_is_looked_back_at_where_no_aim_was_asked(house: House) -> None:
    silent = saying(house, chance=None, reason="withdrawn")
    assert indicator(account_on(silent, date(2022, 12, 31))).said_before == ()


def test_a_target_of_another_measure_has_the_chance_of_that_measure(house: House) -> None:
    account = account_on(house, date(2022, 6, 30))
    care = target(account, "taking-part-care")
    said = SaidChance(target=care.id, due=care.version.due, reason="undetermined")
    outlook = SaidOutlook(
        indicator="taking-part",
        measure=care.measure,
        region="GM0141",
        figures=(),
        moments=(),
        chances=(said,),
    )
    told = house.outlooks[1].model_copy(update={"outlooks": (outlook,)})
    found = account_on(replace(house, outlooks=(told,)), date(2022, 6, 30))
    assert care.measure != indicator(found, "taking-part").measure
    assert indicator(found, "taking-part").outlook is None
    chance = target(found, care.id).chance
    assert chance is not None and chance.reason == "undetermined"


def test_an_edition_stands_at_the_outlook_that_was_the_newest_on_its_day(
    on: Callable[[str], Account],
) -> None:
    rows = indicator(on("2026-06-01")).said_before
    editions = {row.as_of: row.editions for row in rows}
    assert editions == {ENDS[0]: ("begroting-2022",), ENDS[1]: (), ENDS[2]: ("jaarverslag-2022",)}


def test_the_outlook_of_the_day_is_not_among_those_before(on: Callable[[str], Account]) -> None:
    assert indicator(on("2019-12-31")).said_before == ()
    assert indicator(on("2020-06-30")).said_before == ()
    assert {row.as_of for row in indicator(on("2022-06-30"), TENSION).said_before} == {ENDS[0]}


def test_an_edition_keeps_its_outlook_but_no_track_record(house: House) -> None:
    account = edition_account(house, "begroting-2022")
    assert indicator(account).outlook is not None
    assert account.track_record is None
    assert '"track_record": null' in archived(account).decode()


def test_the_track_record_is_known_from_the_day_on_which_it_was_made(on: Callable[[str], Account]) -> None:
    assert on("2026-03-01").track_record is None
    assert on("2026-03-02").track_record is not None


def test_an_archive_from_before_outlooks_has_none(house: House) -> None:
    content = json.loads(to_json(account_on(house, date(2022, 6, 30))))
    del content["track_record"]
    for one in content["indicators"]:
        del one["outlook"], one["said_before"]
        for each in one["targets"]:
            del each["chance"], each["by"]
    account = Account.model_validate_json(json.dumps(content))
    assert all(one.outlook is None and one.said_before == () for one in account.indicators)


def test_the_document_keeps_to_its_schema_and_reads_back_as_the_same_account(
    on: Callable[[str], Account],
) -> None:
    for day in ("2022-06-30", "2026-06-01"):
        found = on(day)
        document = json.loads(to_json(found))
        jsonschema.validate(document, json_schema())
        assert Account.model_validate_json(to_json(found)) == found


@pytest.mark.parametrize("name", ["2021-12-31.json", "track-record.json"])
def test_a_broken_file_is_told_with_all_other_problems(tmp_path: Path, name: str) -> None:
    folder = foretold(tmp_path / "almelo")
    (folder / "outlooks" / name).write_text("{}", encoding="utf-8")
    (folder / "editions").write_text("", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        open_house(folder)
    files = {problem.place.file for problem in refused.value.problems}
    assert files == {f"outlooks/{name}", "editions"}


def remade(house: House, **changes: object) -> House:
    """The house in which every outlook was made of something else."""
    said = (
        one.model_copy(update={"outlooks": tuple(each.model_copy(update=changes) for each in one.outlooks)})
        for one in house.outlooks
    )
    return replace(house, outlooks=tuple(said))


def test_an_outlook_of_inferred_figures_only_decides_nothing_and_is_still_told(house: House) -> None:
    day = date(2022, 6, 30)
    found = target(account_on(remade(house, inferred_only=True), day))
    assert (found.status, found.by) == (target(account_on(replace(house, outlooks=()), day)).status, "pace")
    assert found.chance is not None
    assert (found.chance.chance, found.chance.current, found.chance.inferred_only) == (0.083, True, True)


def test_an_outlook_of_more_than_400_days_ago_decides_nothing(house: House) -> None:
    only = replace(house, outlooks=house.outlooks[:1])  # of 31 December 2019
    for day, decides in ((date(2021, 2, 3), True), (date(2021, 2, 4), False)):
        found = target(account_on(only, day))
        assert found.chance is not None
        assert (found.by == "chance", found.chance.old, found.chance.current) == (decides, not decides, True)


def test_a_hindcast_says_up_to_when_its_assumptions_know_where_its_day_could_not(
    house: House, on: Callable[[str], Account]
) -> None:
    account = on("2022-06-30")
    views = {id_: indicator(account, id_).outlook for id_ in (FILES, JOBS)}
    assert {id_: view and view.assumed_later for id_, view in views.items()} == {FILES: None, JOBS: 2026}
    real = replace(
        house,
        outlooks=tuple(
            one.model_copy(update={"made_on": one.as_of, "kind": "real"}) for one in house.outlooks
        ),
    )
    view = indicator(account_on(real, date(2022, 6, 30)), JOBS).outlook
    assert view is not None and (view.assumed_later, view.grounds is None) == (None, False)

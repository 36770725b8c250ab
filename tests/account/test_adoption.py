"""An edition is opened as a concept, adopted once, and then stays as it was."""

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from perspectief.account import account_on, open_house
from perspectief.account.adoption import adopt_edition, open_edition
from perspectief.account.archive import concept_account, edition_account
from perspectief.account.archive_files import FORMAT
from perspectief.account.document import to_json
from perspectief.ground.problem import Refused

HERE = Path(__file__).parent
ALMELO = HERE.parents[1] / "examples" / "almelo"
TODAY = date(2026, 11, 20)
DAY = date(2026, 11, 5)
CONCEPT = """
          - edition: begroting-2027
            at_most: 2100
            reason: Een geheim van het concept."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "almelo"
    shutil.copytree(ALMELO, copied, ignore=shutil.ignore_patterns("site*", ".cache"))
    return copied


def opened(folder: Path, id_: str = "begroting-2027", day: date = DAY) -> Path:
    open_edition(folder, id_, "begroting", day, "Begroting 2027")
    return folder


def adopted(folder: Path, decision: str | None = "2026-91") -> Path:
    adopt_edition(opened(folder), "begroting-2027", today=TODAY, day=None, decision=decision, with_gaps=True)
    return folder


def add_figure(folder: Path, **changes: str) -> None:
    """Add the first figure of the jobs once more, with other values."""
    path = folder / "figures" / "jobs.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(rows[0])).writerow(rows[0] | changes)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_a_public_account_knows_nothing_of_a_concept(folder: Path) -> None:
    before = to_json(account_on(open_house(folder), TODAY))
    opened(folder)
    path = folder / "programme.yaml"
    text = path.read_text("utf-8")
    anchor = "hoewel de uitstroom tegenvalt.\n"
    at = text.index("\n", text.index("although fewer people leave welfare")) if anchor in text else 0
    assert at
    path.write_text(text[:at] + CONCEPT + text[at:], "utf-8")
    house = open_house(folder)
    assert to_json(account_on(house, TODAY)) == before
    inside = concept_account(house, TODAY, "begroting-2027")
    assert inside.concept == "begroting-2027"
    files = next(each for each in inside.indicators if each.id == "welfare-files")
    target = next(each for each in files.targets if each.id == "files-2022")
    assert target.version.edition == "begroting-2027"
    assert (target.version.said_on, target.version.aim.amount) == (TODAY, 2100)


def test_drafts_are_known_inside_a_concept_alone(folder: Path) -> None:
    opened(folder)
    add_figure(
        folder,
        as_published="41.111", value="41111", low="41111", high="41111", start="2015-01-01", end="2015-12-31",
        release="draft",
    )  # fmt: skip
    house = open_house(folder)
    assert "41.111" not in to_json(account_on(house, TODAY))
    drafts = [f for f in account_on(house, TODAY, "begroting-2027").figures if f.release == "draft"]
    assert [figure.as_published for figure in drafts] == ["41.111"]


@pytest.mark.parametrize(
    ("id_", "code", "suggestion"),
    [
        ("begroting-2072", "unknown-edition", "begroting-2027"),
        ("begroting-2022", "edition-not-concept", "begroting-2027"),
    ],
)
def test_looking_from_no_concept_is_refused_with_a_suggestion(
    folder: Path, id_: str, code: str, suggestion: str
) -> None:
    house = open_house(opened(folder))
    with pytest.raises(Refused) as refused:
        account_on(house, TODAY, id_)
    assert codes(refused) == [code]
    assert refused.value.problems[0].suggestion == suggestion


def test_an_edition_opened_twice_is_refused(folder: Path) -> None:
    opened(folder)
    before = (folder / "programme.yaml").read_bytes()
    with pytest.raises(Refused) as refused:
        opened(folder)
    assert codes(refused) == ["edition-exists"]
    assert (folder / "programme.yaml").read_bytes() == before


def test_adopting_writes_the_account_of_the_day_and_a_second_time_nothing(folder: Path) -> None:
    adopted(folder)
    house = open_house(folder)
    edition = next(each for each in house.programme.editions if each.id == "begroting-2027")
    assert (edition.status, edition.date, edition.decision) == ("adopted", DAY, "2026-91")
    kept = house.archive["begroting-2027"]
    assert (kept.as_of, kept.edition, kept.reconstructed, kept.concept) == (
        DAY,
        "begroting-2027",
        False,
        None,
    )
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = adopt_edition(folder, "begroting-2027", today=TODAY, day=None, decision="x", with_gaps=True)
    assert again is None
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_is_owed_blocks_adoption(folder: Path) -> None:
    opened(folder)
    before = (folder / "programme.yaml").read_bytes()
    with pytest.raises(Refused) as refused:
        adopt_edition(folder, "begroting-2027", today=TODAY, day=None, decision=None, with_gaps=False)
    assert codes(refused) == ["edition-owed"]
    assert int(refused.value.problems[0].details["count"]) > 0
    assert (folder / "programme.yaml").read_bytes() == before
    assert not (folder / "editions").exists()


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 12, 1), "edition-day-ahead"), (date(2020, 1, 1), "edition-before-last")]
)
def test_a_day_that_cannot_be_is_refused(folder: Path, day: date, code: str) -> None:
    opened(folder)
    with pytest.raises(Refused) as refused:
        adopt_edition(folder, "begroting-2027", today=TODAY, day=day, decision=None, with_gaps=True)
    assert codes(refused) == [code]


def test_a_figure_dated_back_changes_a_reconstruction_and_no_archive(folder: Path) -> None:
    adopted(folder)
    house = open_house(folder)
    before = {id_: to_json(edition_account(house, id_)) for id_ in ("begroting-2022", "begroting-2027")}
    add_figure(folder, start="2014-01-01", end="2014-12-31", published_on="2017-05-01")
    house = open_house(folder)
    after = {id_: to_json(edition_account(house, id_)) for id_ in before}
    assert after["begroting-2022"] != before["begroting-2022"]
    assert after["begroting-2027"] == before["begroting-2027"]


def spoil(folder: Path, **content: object) -> None:
    path = folder / "editions" / "begroting-2027.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **content}, indent=1), "utf-8")


def refusal(folder: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        open_house(folder)
    return codes(refused)


def test_an_archive_of_a_newer_format_is_refused(folder: Path) -> None:
    adopted(folder)
    spoil(folder, perspectief_archive=FORMAT + 1)
    assert refusal(folder) == ["archive-newer"]


def test_an_archive_that_is_no_account_is_refused(folder: Path) -> None:
    adopted(folder)
    spoil(folder, account={"perspectief": 1})
    assert refusal(folder) == ["archive-no-account"]


def test_an_archive_that_is_no_json_is_refused(folder: Path) -> None:
    adopted(folder)
    (folder / "editions" / "begroting-2027.json").write_text('{"a": \n', "utf-8")
    assert refusal(folder) == ["archive-not-json"]


def test_an_archive_of_no_edition_is_refused_with_a_suggestion(folder: Path) -> None:
    adopted(folder)
    path = folder / "editions" / "begroting-2027.json"
    path.rename(path.with_name("begroting-2072.json"))
    assert refusal(folder) == ["archive-no-edition"]


def test_an_archive_of_a_concept_or_of_another_edition_is_refused(folder: Path) -> None:
    adopted(folder)
    opened(folder, "begroting-2028", date(2027, 11, 5))
    path = folder / "editions" / "begroting-2027.json"
    shutil.copy(path, path.with_name("begroting-2028.json"))
    shutil.copy(path, path.with_name("begroting-2022.json"))
    assert sorted(refusal(folder)) == ["archive-of-concept", "archive-other-edition"]


def test_an_edition_dated_otherwise_than_its_archive_is_refused(folder: Path) -> None:
    adopted(folder)
    path = folder / "programme.yaml"
    path.write_text(path.read_text("utf-8").replace("date: 2026-11-05", "date: 2026-11-06"), "utf-8")
    assert refusal(folder) == ["archive-other-day"]


def test_an_archive_outside_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    adopted(folder)
    path = folder / "editions" / "begroting-2027.json"
    shutil.move(path, tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")
    assert refusal(folder) == ["outside-folder"]


def test_an_archive_of_the_first_format_is_read_for_ever(tmp_path: Path) -> None:
    """When this fails, the shape of accounts changed: raise FORMAT and add a step to UPGRADES."""
    house = tmp_path / "house"
    shutil.copytree(HERE.parent / "houses" / "groningen", house, ignore=shutil.ignore_patterns("site*"))
    open_edition(house, "begroting-2027", "begroting", DAY, "Begroting 2027")
    path = house / "programme.yaml"
    path.write_text(path.read_text("utf-8").replace("status: concept", "status: adopted"), "utf-8")
    (house / "editions").mkdir()
    shutil.copy(HERE / "archives" / "format-1.json", house / "editions" / "begroting-2027.json")
    kept = edition_account(open_house(house), "begroting-2027")
    assert (kept.as_of, kept.reconstructed) == (DAY, False)
    assert kept.changes is not None and len(kept.indicators) > 1

"""A draft is released by the office that answers for it, or by its stand-in, and by nobody else."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.account import account_on, open_house
from perspectief.account.releasing import drafts_waiting, offices_of, release, to_release
from perspectief.ground.problem import Refused
from tests.forms.house import FIGURES

DAY = date(2023, 9, 15)
DRAFTS = """\
welfare_files,GM0014,2021-12-31,2021-12-31,stock,9.812,,,,count,file,A,counted,2022-03-01,day,draft,Telling,,,
welfare_files,GM0014,2022-12-31,2022-12-31,stock,9.700,,,,count,file,A,counted,2023-03-01,day,draft,Telling,,,
jobs,GM0014,2022-12-31,2022-12-31,stock,149.000,,,,count,job,A,counted,2023-03-01,day,draft,Register,,,
"""
CORRECTION = """\
welfare_files,GM0014,2022-12-31,2022-12-31,stock,9.701,,,,count,file,A,counted,2023-04-01,day,draft,Telling,,,
"""


@pytest.fixture
def drafts(folder: Path) -> Path:
    header = FIGURES.splitlines()[0]
    (folder / "figures" / "drafts.csv").write_text(f"{header}\n{DRAFTS}", encoding="utf-8")
    return folder


def let_go(folder: Path, by: str, measure: str | None = None, on: date = DAY) -> list[str]:
    house = open_house(folder)
    found = to_release(house, by, measure, on)
    release(house, found, by, on)
    return [draft.figure.as_published for draft in found]


@pytest.mark.parametrize("office", ["work", "policy"])
def test_the_owner_and_its_stand_in_release_what_is_theirs(drafts: Path, office: str) -> None:
    assert let_go(drafts, office) == ["9.812", "9.700"]
    twins = [figure for figure in open_house(drafts).facts if figure.released_by]
    assert [(f.as_published, f.release, f.released_by, f.released_on) for f in twins] == [
        ("9.812", "released", office, DAY),
        ("9.700", "released", office, DAY),
    ]
    waiting = drafts_waiting(open_house(drafts))
    assert [(one.draft.figure.measure, one.offices) for one in waiting] == [("jobs", ("economy",))]


def test_a_draft_stays_as_it_was_beside_its_released_twin(drafts: Path) -> None:
    let_go(drafts, "work", "welfare_files")
    figures = [figure for figure in open_house(drafts).facts if figure.measure == "welfare_files"]
    assert [f.release for f in figures if f.as_published == "9.812"] == ["draft", "released"]


def test_releasing_again_releases_nothing(drafts: Path) -> None:
    let_go(drafts, "work")
    before = (drafts / "figures" / "drafts.csv").read_bytes()
    assert let_go(drafts, "work") == []
    assert (drafts / "figures" / "drafts.csv").read_bytes() == before


def test_another_office_is_told_who_may(drafts: Path) -> None:
    with pytest.raises(Refused) as refused:
        let_go(drafts, "economy", "welfare_files")
    problem = refused.value.problems[0]
    assert (problem.code, problem.found, problem.allowed) == (
        "release-not-allowed",
        "welfare_files",
        ("work", "policy"),
    )


@pytest.mark.parametrize(
    ("by", "measure", "code", "suggestion"),
    [
        ("wrok", None, "release-unknown-office", "work"),
        ("work", "welfare_file", "unknown-measure", "welfare_files"),
        ("work", "open_vacancies", "release-no-owner", ""),
    ],
)
def test_what_cannot_be_released_is_told(
    drafts: Path, by: str, measure: str | None, code: str, suggestion: str
) -> None:
    with pytest.raises(Refused) as refused:
        let_go(drafts, by, measure)
    assert [(one.code, one.suggestion) for one in refused.value.problems] == [(code, suggestion)]


def test_a_figure_is_not_released_before_it_was_published(drafts: Path) -> None:
    with pytest.raises(Refused) as refused:
        let_go(drafts, "economy", on=date(2023, 2, 28))
    assert [(one.code, one.suggestion) for one in refused.value.problems] == [
        ("release-before-known", "2023-03-01")
    ]


def test_it_is_known_from_the_day_of_release_and_not_before(drafts: Path) -> None:
    let_go(drafts, "work")
    house = open_house(drafts)
    on_day = {figure.as_published for figure in account_on(house, DAY).figures}
    day_before = {figure.as_published for figure in account_on(house, date(2023, 9, 14)).figures}
    assert {"9.812", "9.700"} <= on_day
    assert not {"9.812", "9.700"} & day_before


def test_of_two_drafts_that_correct_each_other_the_last_is_released(drafts: Path) -> None:
    with (drafts / "figures" / "drafts.csv").open("a", encoding="utf-8") as file:
        file.write(CORRECTION)
    assert let_go(drafts, "work") == ["9.812", "9.701"]
    assert [one.draft.figure.measure for one in drafts_waiting(open_house(drafts))] == ["jobs"]


def test_a_measure_that_only_compares_is_released_by_whom_it_is_compared_for(folder: Path) -> None:
    programme = folder / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(
        text.replace(
            "    measure: jobs\n", "    measure: jobs\n    comparators: [open_vacancies, welfare_files]\n"
        ),
        encoding="utf-8",
    )
    programme_read = open_house(folder).programme
    assert offices_of(programme_read, "open_vacancies") == ("economy",)
    assert offices_of(programme_read, "welfare_files") == ("work", "policy")


def test_an_office_that_none_of_the_drafts_wait_for_is_told_who_may(drafts: Path) -> None:
    let_go(drafts, "work")
    with pytest.raises(Refused) as refused:
        let_go(drafts, "policy")
    (problem,) = refused.value.problems
    assert (problem.code, problem.found, problem.allowed) == ("release-not-allowed", "jobs", ("economy",))

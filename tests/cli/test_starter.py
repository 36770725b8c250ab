"""What `new` makes: as much filled in as the catalogue knows, and nothing that an auditor would miss."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.account import open_house
from perspectief.cli.starter import start_folder
from perspectief.facts.catalogue import load_catalogue
from perspectief.ground.problem import Refused
from tests.cli.conftest import Run

DAY = date(2026, 11, 24)


def test_every_measure_of_the_catalogue_makes_a_sound_programme(tmp_path: Path) -> None:
    measures = tuple(load_catalogue().measures)
    start_folder(tmp_path / "town", "Almelo", ("Een", "Twee", "Drie"), measures, DAY)
    house = open_house(tmp_path / "town")
    assert [indicator.measure for indicator in house.programme.indicators] == list(measures)
    assert {indicator.goal for indicator in house.programme.indicators} == {"doel-1", "doel-2", "doel-3"}
    codes = {finding.code for finding in house.findings}
    assert codes <= {"goal-without-activity", "source-unreachable"}, codes


def test_of_itself_it_has_two_goals_and_three_indicators(tmp_path: Path) -> None:
    start_folder(tmp_path / "town", "Hengelo", (), (), DAY)
    programme = open_house(tmp_path / "town").programme
    assert [(indicator.id, indicator.goal) for indicator in programme.indicators] == [
        ("welfare-persons", "doel-1"),
        ("welfare-outflow-to-work", "doel-1"),
        ("jobs", "doel-2"),
    ]
    assert programme.made_up and len(programme.goals) == 2


@pytest.mark.parametrize(
    ("today", "edition"),
    [("2026-11-14", "begroting-2026"), ("2026-11-15", "begroting-2027"), ("2027-01-01", "begroting-2027")],
)
def test_its_edition_is_the_last_budget_that_was_adopted(tmp_path: Path, today: str, edition: str) -> None:
    start_folder(tmp_path / "town", "Almelo", (), (), date.fromisoformat(today))
    (made,) = open_house(tmp_path / "town").programme.editions
    assert made.id == edition and made.date <= date.fromisoformat(today)


def test_titles_may_hold_anything(tmp_path: Path) -> None:
    goals = ('Zeg "ja": 100% #1', "$name {x} \\ 'é'")
    start_folder(tmp_path / "town", "Almelo", goals, ("jobs",), DAY)
    assert tuple(goal.title.nl for goal in open_house(tmp_path / "town").programme.goals) == goals


@pytest.mark.parametrize(
    ("town", "measures", "codes"),
    [
        ("Bergen", (), ["several-municipalities"]),
        ("Almeloo", (), ["unknown-municipality"]),
        ("Almelo", ("job", "jobz"), ["unknown-measure", "unknown-measure"]),
        ("Almelo", ("jobs", "jobs"), ["same-twice"]),
    ],
)
def test_what_cannot_be_started_makes_no_folder(
    tmp_path: Path, town: str, measures: tuple[str, ...], codes: list[str]
) -> None:
    with pytest.raises(Refused) as refused:
        start_folder(tmp_path / "town", town, (), measures, DAY)
    assert [problem.code for problem in refused.value.problems] == codes
    assert not (tmp_path / "town").exists()


def test_measures_are_found_by_a_word_of_either_language(perspectief: Run) -> None:
    for word in ("banen", "Jobs", "arbeidsplaatsen"):
        said = perspectief("measures", word).stdout
        assert "\njobs\n" in f"\n{said}" and "welfare_files" not in said
    assert "Arbeidsplaatsen / Jobs (number). Own figures." in perspectief("measures", "jobs").stdout
    everything = perspectief("measures", language="nl").stdout.splitlines()
    assert {line for line in everything if not line.startswith(" ")} >= set(load_catalogue().measures)


def test_a_word_that_no_measure_has_says_how_to_describe_one(perspectief: Run) -> None:
    said = perspectief("measures", "zebra")
    assert said.returncode == 0 and "0 measures" in said.stdout and "measures.yaml" in said.stdout

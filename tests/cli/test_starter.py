"""What `new` makes: as much filled in as the catalogue knows, and nothing that an auditor would miss."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.account import open_house
from perspectief.cli.measures import COMMON
from perspectief.cli.starter import start_folder
from perspectief.cli.starter_asking import ask
from perspectief.cli.starter_years import Years
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


def test_its_edition_is_of_today_and_knows_what_is_released_today(tmp_path: Path) -> None:
    start_folder(tmp_path / "town", "Almelo", (), (), DAY)
    (made,) = open_house(tmp_path / "town").programme.editions
    assert made.date == DAY


@pytest.mark.parametrize(
    ("said", "kind", "aim", "start", "due"),
    [
        ("welfare_persons 4.200 3900 2029", "at_most", 3900, 4200, date(2029, 12, 31)),
        ("jobs 43000 44.000", "at_least", 44000, 43000, date(2028, 12, 31)),
        ("business_climate_grade 6,9 7.1", "at_least", 7.1, 6.9, date(2028, 12, 31)),
        ("open_vacancies 1200 900", "at_most", 900, 1200, date(2028, 12, 31)),
        ("open_vacancies 900 1200", "at_least", 1200, 900, date(2028, 12, 31)),
    ],
)
def test_the_level_and_the_aim_are_said_in_one_line(
    tmp_path: Path, said: str, kind: str, aim: float, start: float, due: date
) -> None:
    start_folder(tmp_path / "town", "Almelo", (), (said,), DAY)
    (target,) = open_house(tmp_path / "town").programme.indicators[0].targets
    version = target.versions[0]
    assert version.baseline is not None and version.baseline.date == date(2025, 12, 31)
    assert (getattr(version, kind), version.baseline.value, target.due) == (aim, start, due)
    text = (tmp_path / "town" / "programme.yaml").read_text("utf-8")
    assert not [line for line in text.splitlines() if "edition:" in line and "# <-" in line]


@pytest.mark.parametrize("said", ["labour_tension gemiddeld 2029", "labour_tension Average 2029"])
def test_of_a_measure_with_classes_a_class_is_said(tmp_path: Path, said: str) -> None:
    start_folder(tmp_path / "town", "Almelo", (), (said,), DAY)
    (target,) = open_house(tmp_path / "town").programme.indicators[0].targets
    assert target.versions[0].class_is is not None and target.versions[0].class_is.name == "gemiddeld"
    assert target.due == date(2029, 12, 31)


def test_every_line_to_look_at_is_marked_and_those_that_may_stay_are_neutral(tmp_path: Path) -> None:
    start_folder(tmp_path / "town", "Almelo", (), tuple(load_catalogue().measures), DAY)
    lines = (tmp_path / "town" / "programme.yaml").read_text("utf-8").splitlines()
    assert [line for line in lines if "Vul in" in line and not line.endswith("# <-")] == []
    made_up = [line for line in lines if "- {edition:" in line]
    assert made_up and all(line.endswith("# <-") for line in made_up)


@pytest.mark.parametrize(
    ("town", "measure", "told"),
    [
        ("Almelo", "labour_participation_net_regional", True),
        ("Rotterdam", "labour_participation_net_regional", False),
        ("Almelo", "unemployment_rate", True),
        ("Almelo", "jobs", False),
    ],
)
def test_a_measure_that_no_source_has_of_municipalities_is_warned_of(
    perspectief: Run, tmp_path: Path, town: str, measure: str, told: bool
) -> None:
    said = perspectief("new", tmp_path / "town", "--municipality", town, "--indicator", measure)
    assert said.returncode == 0 and (f"! {measure}: published of" in said.stdout) == told


def test_a_number_that_a_measure_cannot_have_is_told_with_its_range(perspectief: Run, tmp_path: Path) -> None:
    said = perspectief(
        "new", tmp_path / "town", "--municipality", "Almelo", "--indicator", "business_climate_grade 69 7"
    )
    assert said.returncode == 1 and "“69” is outside what this measure can be" in said.stderr
    assert "It lies between 1 and 10." in said.stderr


def test_whoever_sits_at_a_terminal_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    about_jobs = ["Meer werk", "banen", "1", "43.000", "veel", "44000", "zebra", ""]
    answers = iter([*about_jobs, "Minder bijstand", "instroom", "9", "instroom", "1", "", "", "", ""])
    goals, wishes = ask(lambda _: next(answers), Years.seen_from(DAY))
    assert goals == ["Meer werk", "Minder bijstand"]
    assert [(one.measure.id, one.goal, one.level, one.aim) for one in wishes] == [
        ("jobs", 1, 43000.0, 44000.0),
        ("welfare_inflow", 2, None, None),
    ]
    assert "“veel”" in capsys.readouterr().out


def test_titles_may_hold_anything(tmp_path: Path) -> None:
    goals = ('Zeg "ja": 100% #1', "$name {x} \\ 'é'")
    start_folder(tmp_path / "town", "Almelo", goals, ("jobs",), DAY)
    programme = open_house(tmp_path / "town").programme
    assert tuple(goal.title.nl for goal in programme.goals) == goals
    assert programme.ambition.nl == "Zeg \"ja\": 100% #1. $name {x} \\ 'é'."


@pytest.mark.parametrize(
    ("town", "measures", "codes"),
    [
        ("Bergen", (), ["several-municipalities"]),
        ("Almeloo", (), ["unknown-municipality"]),
        ("Almelo", ("job", "jobz"), ["unknown-measure", "unknown-measure"]),
        ("Almelo", ("jobs", "jobs 1 2"), ["same-twice"]),
        ("Almelo", ("jobs 43000", "jobs_cbs 1 x 2028"), ["indicator-numbers", "indicator-numbers"]),
        ("Almelo", ("jobs 43000 44000 2025",), ["indicator-numbers"]),
        ("Almelo", ("business_climate_grade 69 70",), ["outside-measure"]),
        ("Almelo", ("labour_tension heel krap",), ["class-not-on-scale"]),
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
        assert "\njobs: Jobs (number)\n" in f"\n{said}" and "welfare_files" not in said
    assert "Arbeidsplaatsen / Jobs (number). Own figures." in perspectief("measures", "jobs", "--all").stdout
    everything = perspectief("measures", "--all", language="nl").stdout.splitlines()
    assert {line for line in everything if not line.startswith(" ")} >= set(load_catalogue().measures)


def test_lists_of_measures_are_short_and_say_how_to_see_all(perspectief: Run) -> None:
    usual = perspectief("measures").stdout.splitlines()
    assert [line.partition(":")[0] for line in usual[:-1] if line.partition(":")[0] not in COMMON] == []
    assert len(usual) == len(COMMON) + 1 and "--all" in usual[-1]
    many = perspectief("measures", "welfare").stdout.splitlines()
    assert len(many) == 10 and "--all" in many[-1]
    regional = perspectief("measures", "participation_net_regional").stdout
    assert "published of provinces and the four largest cities only" in regional


def test_what_is_fetched_of_the_whole_country_is_said_to_be() -> None:
    for measure in load_catalogue().measures.values():
        if measure.fetch and measure.fetch.region == "NL01":
            assert measure.finest == "country", measure.id


def test_a_word_that_no_measure_has_says_how_to_describe_one(perspectief: Run) -> None:
    said = perspectief("measures", "zebra")
    assert said.returncode == 0 and "0 measures" in said.stdout and "measures.yaml" in said.stdout

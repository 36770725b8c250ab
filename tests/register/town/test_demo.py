"""`perspectief register demo`: a folder and a register that say made up, and nobody else's."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from perspectief.account import open_house
from perspectief.cli.building import build_folder
from perspectief.cli.register_demo import add_to
from perspectief.gate.asked import asked_of
from perspectief.gate.decisions import load_decisions
from perspectief.ground.problem import Refused
from perspectief.programme.load import load
from perspectief.register.database import FILE, close_register, open_register
from perspectief.register.models import Import, Resident
from perspectief.register.town.town import make_town

app = typer.Typer()
add_to(app)
app.callback()(lambda: None)


def demo(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["demo", str(folder), *options], catch_exceptions=True)


def refused(result: Result) -> list[str]:
    assert isinstance(result.exception, Refused)
    return [problem.code for problem in result.exception.problems]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "town"
    result = demo(folder, "--files", "100", "--seed", "4")
    assert result.exit_code == 0 and "made-up town" in result.output
    return folder


def test_a_new_folder_gets_a_made_up_programme_that_can_be_read(made: Path) -> None:
    house = open_house(made)
    assert house.programme.made_up and "made-up town" in (house.programme.title.en or "")
    measures = {indicator.measure for indicator in house.programme.indicators}
    assert measures == {"welfare_files", "welfare_returns", "participation_share"}


def test_its_counts_are_those_of_its_indicators(made: Path) -> None:
    asked = asked_of(load(made))
    wanted = {indicator.measure for indicator in load(made).programme.indicators}
    assert {each.definition.measure for each in asked} == wanted
    assert all(
        decision.counts == ("welfare-files",) for decision in load_decisions(made, ("welfare-files",)).all
    )


def test_every_page_of_its_site_says_made_up_town(made: Path, tmp_path: Path) -> None:
    build_folder(made, tmp_path / "site", date(2023, 3, 1), None, tmp_path / "cache")
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 20
    silent = [
        page
        for page in pages
        if not re.search("made-up town|verzonnen stad", page.read_text("utf-8"), re.IGNORECASE)
    ]
    assert silent == []


def test_the_register_says_which_made_up_town_it_holds(made: Path) -> None:
    open_register(made)
    mark = Import.objects.get()
    assert (mark.kind, mark.digest) == ("made_up_town", make_town(4, 100).digest())
    assert Resident.objects.count() > 200
    close_register()


def test_the_same_town_is_not_written_twice_and_no_other_over_it(made: Path) -> None:
    before = (made / FILE).stat().st_size
    assert demo(made, "--files", "100", "--seed", "4").exit_code == 0
    assert refused(demo(made, "--files", "100", "--seed", "5")) == ["register-not-empty"]
    assert (made / FILE).stat().st_size == before


def test_months_are_shown_on_demand(made: Path) -> None:
    shown = demo(made, "--files", "100", "--seed", "4", "--months").output
    assert "2013-01" in shown and "2022-12" in shown


def test_a_real_programme_gets_nobody_made_up(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "real"
    folder.mkdir()
    text = (made / "programme.yaml").read_text("utf-8")
    (folder / "programme.yaml").write_text(text.replace("made_up: true", "made_up: false"), "utf-8")
    assert refused(demo(folder)) == ["demo-not-made-up"]
    assert not (folder / "register").exists()


def test_the_example_of_a_real_municipality_is_left_alone(tmp_path: Path) -> None:
    example = Path(__file__).parents[3] / "examples" / "almelo"
    shutil.copytree(example, tmp_path / "copy", ignore=shutil.ignore_patterns("site", ".cache"))
    assert refused(demo(tmp_path / "copy")) == ["demo-not-made-up"]
    assert not (tmp_path / "copy" / "register").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", "utf-8")
    assert refused(demo(tmp_path)) == ["file-missing"]
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_a_town_ends_where_published_figures_begin_at_the_earliest(tmp_path: Path) -> None:
    assert refused(demo(tmp_path / "town", "--until", "2015-12-30")) == ["demo-ends-too-early"]
    assert not (tmp_path / "town").exists()

"""A made-up town in a copy of the example: from the register to every page and file, which all say so."""

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from perspectief.cli.main import app
from perspectief.facts.made_up import MADE_UP_SOURCES
from perspectief.ground.problem import Refused
from perspectief.publication.words.gate_notes import gate_source
from perspectief.publication.words.words import Words
from perspectief.register.database import FILE
from tests.register.scanner import unpacked

EXAMPLE = Path(__file__).parents[3] / "examples" / "almelo"
SAYS = re.compile(r"made-up town|verzonnen stad", re.IGNORECASE)
OWN = (".perspectief-site.json", "account.schema.json")
MEASURES = {"welfare_files", "welfare_returns", "participation_share"}


def run(*arguments: object) -> str:
    """A command that has to do what is asked; what it printed."""
    done = CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def copy(folder: Path, *, made_up: bool) -> Path:
    """The example without its site, marked as made up or not."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    if made_up:
        path = folder / "programme.yaml"
        path.write_text(
            path.read_text("utf-8").replace("perspectief: 1\n", "perspectief: 1\nmade_up: true\n", 1)
        )
    return folder


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All commands in a row: the register is filled, counts leave, are released, and the site is built."""
    folder = copy(tmp_path_factory.mktemp("copy") / "town", made_up=True)
    run("register", "demo", folder, "--files", "600")
    run("register", "publish", folder, "--since", "2022-10", "--as-of", "2023-01-10")
    run("figures", "release", folder, "--by", "work-and-income", "--all", "--on", "2023-01-11")
    run("build", folder, "--as-of", "2023-02-01")
    return folder


def test_every_page_says_made_up_town_in_its_language(town: Path) -> None:
    pages = list((town / "site").rglob("*.html"))
    assert len(pages) > 100
    silent = [page for page in pages if not SAYS.search(page.read_text("utf-8"))]
    dutch = [
        page for page in (town / "site" / "nl").rglob("*.html") if "erzonnen stad" not in page.read_text()
    ]
    english = [
        page for page in (town / "site" / "en").rglob("*.html") if "made-up town" not in page.read_text()
    ]
    assert (silent, dutch, english) == ([], [], [])


def test_every_file_of_data_says_so_too(town: Path) -> None:
    files = [path for path in (town / "site").rglob("*") if path.suffix in (".csv", ".json", ".xlsx", ".pdf")]
    assert {path.suffix for path in files} >= {".csv", ".json", ".xlsx"}
    silent = []
    for path in files:
        text = "".join(part.decode("utf-8", "replace") for _, part in unpacked(path.name, path.read_bytes()))
        if not SAYS.search(text) and '"made_up": true' not in text and path.name not in OWN:
            silent.append(path.relative_to(town))
    assert silent == []


def test_data_that_say_so_can_still_be_read(town: Path) -> None:
    site = town / "site"
    assert json.loads((site / "account.json").read_text("utf-8"))["made_up"] is True
    one = json.loads((site / "en" / "indicators" / "welfare-files.json").read_text("utf-8"))
    assert one["made_up"].startswith("verzonnen stad") and one["indicator"]["id"] == "welfare-files"
    head, *rows = (site / "figures.csv").read_text("utf-8").splitlines()
    assert head.startswith("measure,region,") and all(row.endswith("made-up town") for row in rows)


def test_the_figures_are_there_by_their_definition_and_say_where_they_are_from(town: Path) -> None:
    rows = (town / "figures" / "register.csv").read_text("utf-8").splitlines()[1:]
    assert len(rows) == 2 * 9  # as drafts, and released
    assert {row.split(",")[0] for row in rows} == MEASURES
    assert all("Register van een verzonnen stad" in row for row in rows)
    page = (town / "site" / "en" / "indicators" / "welfare-files.html").read_text("utf-8")
    assert "Register van een verzonnen stad" in page and "welfare-files" in page


def test_the_example_itself_holds_none_of_it(town: Path, tmp_path: Path) -> None:
    assert not (EXAMPLE / FILE).parent.exists() and not (EXAMPLE / "figures" / "register.csv").exists()
    assert not any("verzonnen stad" in path.read_text("utf-8") for path in EXAMPLE.rglob("*.csv"))
    real = copy(tmp_path / "real", made_up=False)
    shutil.copytree((town / FILE).parent, (real / FILE).parent)
    done = CliRunner().invoke(app, ["register", "publish", str(real), "--month", "2022-12"])
    assert isinstance(done.exception, Refused)
    assert [problem.code for problem in done.exception.problems] == ["demo-not-made-up"]
    assert not (real / "figures" / "register.csv").exists()


def test_a_programme_that_is_real_says_nothing_of_the_kind(tmp_path: Path) -> None:
    real = copy(tmp_path / "real", made_up=False)
    run("build", real, "--as-of", "2023-02-01")
    told = [path for path in (real / "site").rglob("*.*") if path.suffix in (".html", ".csv", ".json")]
    assert told and not any(SAYS.search(path.read_text("utf-8")) for path in told)


def test_its_figures_never_pass_for_real_ones(town: Path, tmp_path: Path) -> None:
    """A programme that no longer says so, or another one into which they were copied, is not built."""
    silent = copy(tmp_path / "silent", made_up=False)
    shutil.copy(town / "figures" / "register.csv", silent / "figures" / "anything.csv")
    for command in (["build", silent], ["status", silent], ["check", silent]):
        with pytest.raises(Refused) as why:
            CliRunner().invoke(app, list(map(str, command)), catch_exceptions=False)
        assert {each.code for each in why.value.problems} == {"figures-made-up"}
        assert {each.found for each in why.value.problems} == MEASURES
    assert {gate_source(Words(language), made_up=True) for language in ("nl", "en")} == MADE_UP_SOURCES

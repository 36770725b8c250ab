"""Several folders are built at once: one that is refused is told and stops no other."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run
from tests.publication.html import Parsed

GRONINGEN = ROOT / "tests" / "houses" / "groningen"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sound folders and two that are not."""
    place = tmp_path_factory.mktemp("tree")
    for name in ("first", "second", "broken"):
        shutil.copytree(GRONINGEN, place / name)
    programme = place / "broken" / "programme.yaml"
    programme.write_text(
        programme.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8"
    )
    (place / "empty").mkdir()
    return place


@pytest.fixture(scope="module")
def built(perspectief: Run, tree: Path) -> str:
    folders = [tree / name for name in ("first", "broken", "second", "empty")]
    options = ["--as-of", "2026-01-01", "--cache", tree / "cache", "--overview", tree / "overview"]
    said = perspectief("build", *folders, *options)
    assert said.returncode == 1, said.stderr
    assert "Traceback" not in said.stderr
    return said.stdout + said.stderr


def test_a_refused_folder_is_told_with_its_problems_and_the_others_are_built(built: str, tree: Path) -> None:
    assert "titel" in built and "programme.yaml" in built
    assert "2 of 4 folders built" in built
    assert [name for name in ("first", "second") if (tree / name / "site" / "index.html").is_file()] == [
        "first",
        "second",
    ]
    assert not (tree / "broken" / "site").exists()


def test_pictures_are_in_the_shared_cache_and_nowhere_else(built: str, tree: Path) -> None:
    assert list((tree / "cache" / "charts").glob("*.svg"))
    assert not (tree / "first" / ".cache" / "charts").exists()


def test_equal_folders_give_equal_sites(built: str, tree: Path) -> None:
    sites = [tree / name / "site" for name in ("first", "second")]
    first, second = (
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in sites
    )
    assert first == second


@pytest.mark.parametrize(("language", "words"), [("nl", "Groningen"), ("en", "2 programmes with 4 targets")])
def test_the_overview_leads_to_every_site_in_both_languages(
    built: str, tree: Path, language: str, words: str
) -> None:
    path = tree / "overview" / language / "index.html"
    page = Parsed(path.read_text(encoding="utf-8"))
    sites = {(path.parent / link).resolve() for link in page.links if "/site/" in link}
    assert sites == {
        (tree / name / "site" / language / "index.html").resolve() for name in ("first", "second")
    }
    assert page.language == language
    assert words in page.text
    assert page.tables[0].caption.strip()


def test_a_folder_named_twice_is_built_once(perspectief: Run, tree: Path, built: str) -> None:
    said = perspectief("build", tree / "first", tree / "first", "--as-of", "2026-01-01")
    assert said.returncode == 0
    assert "1 of 1 folders built" in said.stdout


def test_one_place_cannot_hold_several_sites(perspectief: Run, tree: Path) -> None:
    said = perspectief("build", tree / "first", tree / "second", "--output", tree / "x")
    assert said.returncode == 2
    assert "--output" in said.stderr


def test_an_overview_never_takes_the_place_of_somebodys_files(perspectief: Run, tree: Path) -> None:
    mine = tree / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine", encoding="utf-8")
    said = perspectief("build", tree / "first", "--as-of", "2026-01-01", "--overview", mine)
    assert said.returncode == 1
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]

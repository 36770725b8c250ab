"""A site is left as it is only where building it again would make the very same."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from perspectief.cli.building import build_folder
from perspectief.publication import unchanged
from perspectief.publication.swap import MARKER
from perspectief.publication.unchanged import made_of, pages_unchanged

GRONINGEN = Path(__file__).parents[2] / "houses" / "groningen"
DAY = date(2021, 6, 1)


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with its site, made with a key of this test."""
    key = tmp_path / "key"
    key.write_bytes(b"k" * 32)
    monkeypatch.setattr(unchanged, "KEY", key)
    folder = tmp_path / "house"
    shutil.copytree(GRONINGEN, folder)
    build_folder(folder, folder / "site", DAY)
    return folder


def pages(folder: Path, day: date = DAY) -> int | None:
    output = folder / "site"
    return pages_unchanged(folder, output, made_of(folder, output, day, None))


def test_a_site_with_nothing_changed_is_known_again(built: Path) -> None:
    assert pages(built) == sum(1 for _ in (built / "site").rglob("*.html"))
    before = (built / "site" / MARKER).stat().st_mtime_ns
    build_folder(built, built / "site", DAY)
    assert (built / "site" / MARKER).stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["programme.yaml", "figures/all.csv", "measures.yaml", "theme/theme.css"])
def test_a_changed_input_is_seen(built: Path, name: str) -> None:
    (built / name).write_bytes((built / name).read_bytes() + b"\n")
    assert pages(built) is None


def test_a_new_input_and_another_day_are_seen(built: Path) -> None:
    assert pages(built, date(2021, 6, 2)) is None
    (built / "figures" / "more.csv").touch()
    assert pages(built) is None


@pytest.mark.parametrize("change", ["edit", "remove", "add"])
def test_a_site_that_somebody_touched_is_made_again(built: Path, change: str) -> None:
    page = built / "site" / "nl" / "index.html"
    if change == "edit":
        page.write_text("<script>", encoding="utf-8")
    elif change == "remove":
        page.unlink()
    else:
        page.with_name("extra.html").write_text("mine", encoding="utf-8")
    assert pages(built) is None
    build_folder(built, built / "site", DAY)
    assert pages(built) is not None


def test_a_site_that_came_along_with_a_folder_is_never_taken(built: Path) -> None:
    unchanged.KEY.write_bytes(b"another key" * 3)
    assert pages(built) is None


def test_without_a_key_every_build_makes_everything(built: Path) -> None:
    unchanged.KEY.unlink()
    assert made_of(built, built / "site", DAY, None) is None
    build_folder(built, built / "site", DAY)

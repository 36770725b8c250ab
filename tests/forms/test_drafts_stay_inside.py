"""Drafts never reach a public build: every byte of every file of the site is searched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from perspectief.account import open_house
from perspectief.account.forms import apply
from perspectief.account.releasing import release, to_release
from tests.cli.conftest import Run
from tests.forms.house import AS_OF, handed_in, put, read_form

VALUE, NOTE, SOURCE, DUTCH, ENGLISH = "98.761", "Kwikstaart", "Wielewaal", "Roodborstje", "Goldfinch"
# As it may be written in a table, in data, in a chart and in English.
WRITINGS = ("98.761", "98761", "98,761", "98 761", "98\u00a0761")
WORDS = (*WRITINGS, NOTE, SOURCE, DUTCH, ENGLISH)


@pytest.fixture
def with_drafts(folder: Path, tmp_path: Path) -> Path:
    def filled(book: Workbook) -> None:
        put(book, "figures", 2, as_published=VALUE, published_on="2022-03-01", note=NOTE, source=SOURCE)
        put(book, "texts", 3, nl=DUTCH, en=ENGLISH)

    apply(read_form(open_house(folder), handed_in(folder, tmp_path / "form.xlsx", filled)))
    return folder


def found_in(site: Path) -> set[str]:
    return {word for data in _bytes_of(site) for word in WORDS if word.lower().encode() in data.lower()}


def _bytes_of(site: Path) -> Iterator[bytes]:
    for path in site.rglob("*"):
        yield str(path.relative_to(site)).encode()
        if path.is_file():
            yield path.read_bytes()


def built(perspectief: Run, folder: Path) -> Path:
    said = perspectief("build", folder, "--as-of", AS_OF)
    assert said.returncode == 0, said.stderr
    return folder / "site"


def test_the_search_finds_a_draft_once_it_is_released(with_drafts: Path, perspectief: Run) -> None:
    house = open_house(with_drafts)
    release(house, to_release(house, "work", None, AS_OF), "work", AS_OF)
    assert {"98.761", "98761", "98,761", NOTE, SOURCE} <= found_in(built(perspectief, with_drafts))


def test_no_byte_of_a_draft_or_of_a_concepts_text_is_in_the_site(with_drafts: Path, perspectief: Run) -> None:
    site = built(perspectief, with_drafts)
    files = [path for path in site.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".html", ".json", ".csv", ".svg"}
    assert found_in(site) == set()
    assert "begroting-2024" not in {path.stem for path in files}


def test_no_byte_of_a_draft_is_in_what_is_exported(with_drafts: Path, perspectief: Run) -> None:
    said = perspectief("figures", "export", with_drafts, "--as-of", AS_OF)
    assert said.returncode == 0 and "9.950" in said.stdout
    assert not any(word in said.stdout for word in WORDS)

"""The pages of an adopted edition stay as they are, byte for byte; a concept is never mistaken for one."""

import csv
import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from perspectief.account import account_on, open_house
from perspectief.account.adoption import adopt_edition, open_edition
from perspectief.account.archive import concept_account, edition_accounts
from perspectief.ground.problem import Refused
from perspectief.publication.site import publish
from tests.publication.built import GRONINGEN, Built

TODAY = date(2026, 11, 20)
ARCHIVED, RECONSTRUCTED = "begroting-2027", "begroting-2020"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with reconstructed editions, an archived one and one that is being written."""
    copied = tmp_path_factory.mktemp("house") / "groningen"
    shutil.copytree(GRONINGEN, copied, ignore=shutil.ignore_patterns("site*", ".cache"))
    open_edition(copied, ARCHIVED, "begroting", date(2026, 11, 5), "Begroting 2027")
    adopt_edition(copied, ARCHIVED, today=TODAY, day=None, decision=None, with_gaps=True)
    open_edition(copied, "jaarverslag-2026", "jaarverslag", date(2027, 6, 1), "Een titel in wording")
    return copied


def built(folder: Path, output: Path, cache: Path, concept: str | None = None) -> Built:
    house = open_house(folder)
    current = concept_account(house, TODAY, concept) if concept else account_on(house, TODAY)
    editions = edition_accounts(house, TODAY)
    published = publish(current, editions, output=output, cache=cache, theme=None)
    return Built(output, published, current, editions)


def pages_of(site: Built, edition: str) -> dict[str, str]:
    """The digest of every file that belongs to an edition."""
    return {
        path.relative_to(site.output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.output.rglob("*")
        if path.is_file() and edition in path.relative_to(site.output).parts
    }


@pytest.fixture(scope="module")
def before(folder: Path, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    return built(folder, tmp_path_factory.mktemp("before") / "site", cache)


@pytest.fixture(scope="module")
def concept(folder: Path, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    return built(folder, tmp_path_factory.mktemp("concept") / "site", cache, "jaarverslag-2026")


def with_figure(folder: Path, to: Path, **changes: str) -> Path:
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("site*", ".cache"))
    path = min((to / "figures").glob("*.csv"))
    mark = ";" if ";" in path.read_text(encoding="utf-8").splitlines()[0] else ","
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=mark))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(rows[0]), delimiter=mark).writerow(rows[0] | changes)
    return to


def test_a_figure_of_today_changes_no_byte_of_any_edition(
    folder: Path, before: Built, tmp_path: Path, cache: Path
) -> None:
    today = with_figure(folder, tmp_path / "house", published_on=TODAY.isoformat(), published_precision="day")
    after = built(today, tmp_path / "site", cache)
    assert after.text("figures.csv") != before.text("figures.csv")
    for edition in (ARCHIVED, RECONSTRUCTED, "begroting-2019"):
        assert len(pages_of(before, edition)) > 10
        assert pages_of(after, edition) == pages_of(before, edition)


def test_a_figure_dated_back_changes_a_reconstruction_and_no_archived_edition(
    folder: Path, before: Built, tmp_path: Path, cache: Path
) -> None:
    back = with_figure(folder, tmp_path / "house", published_on="2019-11-01", published_precision="day")
    after = built(back, tmp_path / "site", cache)
    assert pages_of(after, RECONSTRUCTED) != pages_of(before, RECONSTRUCTED)
    assert pages_of(after, ARCHIVED) == pages_of(before, ARCHIVED)


def test_a_later_edition_or_build_changes_no_byte_of_an_earlier_one(
    folder: Path, before: Built, tmp_path: Path, cache: Path
) -> None:
    later = tmp_path / "house"
    shutil.copytree(folder, later, ignore=shutil.ignore_patterns("site*", ".cache"))
    adopt_edition(later, "jaarverslag-2026", today=TODAY, day=TODAY, decision="2026-99", with_gaps=True)
    after = built(later, tmp_path / "site", cache)
    assert pages_of(after, "jaarverslag-2026")
    for edition in (ARCHIVED, RECONSTRUCTED):
        assert pages_of(after, edition) == pages_of(before, edition)


def test_an_edition_says_whether_it_was_fixed_or_reconstructed(before: Built) -> None:
    assert "Fixed on the day of adoption." in before.text(f"en/editions/{ARCHIVED}/index.html")
    assert "Reconstructed afterwards" in before.text(f"en/editions/{RECONSTRUCTED}/index.html")


def test_no_file_of_a_public_site_names_a_concept(before: Built) -> None:
    named = [
        path
        for path in before.output.rglob("*")
        if path.is_file() and (b"jaarverslag-2026" in path.read_bytes() or b"in wording" in path.read_bytes())
    ]
    assert named == []


def test_every_page_of_a_concept_says_so_in_both_languages_and_asks_not_to_be_indexed(concept: Built) -> None:
    for path in concept.pages():
        page = concept.text(path)
        assert '<span lang="nl">Concept, niet vastgesteld</span>' in page, path
        assert '<span lang="en">Concept, not adopted</span>' in page, path
        assert '<meta name="robots" content="noindex, nofollow">' in page, path
    marker = json.loads(concept.text(".perspectief-site.json"))
    assert marker["concept"] == "jaarverslag-2026"


def test_no_page_of_a_public_site_carries_the_band(before: Built) -> None:
    assert [path for path in before.pages() if "concept-band" in before.text(path)] == []


def test_a_concept_never_takes_the_place_of_a_public_site(folder: Path, before: Built, cache: Path) -> None:
    with pytest.raises(Refused) as refused:
        built(folder, before.output, cache, "jaarverslag-2026")
    assert [problem.code for problem in refused.value.problems] == ["concept-over-public"]
    assert (before.output / "index.html").is_file()


def test_any_two_documents_are_compared_in_both_languages(before: Built, concept: Built) -> None:
    assert f"nl/edities/verschillen/{RECONSTRUCTED}--{ARCHIVED}.html" in before.pages()
    assert f"en/editions/differences/begroting-2019--{ARCHIVED}.html" in before.pages()
    assert f"nl/edities/verschillen/{ARCHIVED}--jaarverslag-2026.html" in concept.pages()
    chooser = before.text("nl/edities/index.html")
    assert f'href="verschillen/{RECONSTRUCTED}--{ARCHIVED}.html"' in chooser

"""`perspectief edition`: opened, listed, compared and adopted from the terminal, in two languages."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

ALMELO = ROOT / "examples" / "almelo"
GRONINGEN = ROOT / "tests" / "houses" / "groningen"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    shutil.copytree(GRONINGEN, folder, ignore=shutil.ignore_patterns("site*", ".cache"))
    return folder


def test_an_edition_is_opened_adopted_once_and_listed(perspectief: Run, house: Path) -> None:
    said = perspectief(
        "edition", "open", house, "begroting-2026", "--kind", "begroting", "--date", "2025-11-05"
    )
    assert said.returncode == 0, said.stderr
    assert "concept" in perspectief("edition", "list", house).stdout
    refused = perspectief("edition", "adopt", house, "begroting-2026")
    assert refused.returncode == 1
    assert "--with-gaps" in refused.stderr
    adopted = perspectief("edition", "adopt", house, "begroting-2026", "--with-gaps", "--decision", "2025-12")
    assert "is adopted on 5 November 2025" in adopted.stdout
    assert (house / "editions" / "begroting-2026.json").is_file()
    again = perspectief("edition", "adopt", house, "begroting-2026", language="nl")
    assert again.returncode == 0
    assert "Er is niets veranderd" in again.stdout
    listed = perspectief("edition", "list", house, language="nl").stdout
    assert "vastgesteld, gearchiveerd" in listed and "vastgesteld, gereconstrueerd" in listed


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ("doel ingetrokken, het was 2.350 of minder", "2.200 of minder", "De reden:")),
        ("en", ("aim withdrawn, it was 2,350 or less", "2,200 or less", "more stubborn than expected")),
    ],
)
def test_the_difference_between_two_editions_is_told(
    perspectief: Run, language: str, said: tuple[str, ...]
) -> None:
    shown = perspectief(
        "edition", "diff", ALMELO, "perspectiefnota-2019", "begroting-2020", language=language
    )
    told = " ".join(shown.stdout.split())
    assert shown.returncode == 0
    assert [part for part in said if part not in told] == []


def test_the_order_in_which_editions_are_named_does_not_matter(perspectief: Run) -> None:
    one = perspectief("edition", "diff", ALMELO, "begroting-2020", "begroting-2022")
    other = perspectief("edition", "diff", ALMELO, "begroting-2022", "begroting-2020")
    assert one.stdout == other.stdout
    assert "844.9" in one.stdout and "875.2" in one.stdout


def test_an_edition_that_does_not_exist_is_refused_with_what_was_meant(perspectief: Run) -> None:
    said = perspectief("edition", "diff", ALMELO, "begroting-2021", "begroting-2022")
    assert said.returncode == 1
    assert "Did you mean" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_concept_is_built_beside_the_site(perspectief: Run, house: Path) -> None:
    perspectief("edition", "open", house, "begroting-2026", "--kind", "begroting", "--date", "2025-11-05")
    said = perspectief("build", house, "--concept", "begroting-2026")
    assert said.returncode == 0, said.stderr
    assert (house / "site-concept" / "index.html").is_file()
    assert not (house / "site").exists()

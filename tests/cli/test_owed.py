"""`perspectief owed` lists what each owner still has to hand in."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
ALMELO = ROOT / "examples" / "almelo"
GRONINGEN = ROOT / "tests" / "houses" / "groningen"


def test_lists_what_is_owed_by_owner(perspectief: Run) -> None:
    done = perspectief("owed", GRONINGEN, "--as-of", "2020-01-01", language="nl")
    assert done.returncode == 0, done.stderr
    assert "Begroting 2020" in done.stdout
    assert "Directie werk (" in done.stdout
    assert "Plaats op de ranglijst voor ondernemers: schrijven:" in done.stdout


def test_one_owner_is_shown_alone(perspectief: Run) -> None:
    done = perspectief("owed", ALMELO, "--as-of", "2023-12-31", "--owner", "economy")
    assert done.returncode == 0, done.stderr
    assert "Economy" in done.stdout
    assert "Work and income" not in done.stdout


def test_an_edition_can_be_named(perspectief: Run) -> None:
    done = perspectief("owed", GRONINGEN, "--as-of", "2020-01-01", "--edition", "begroting-2019")
    assert done.returncode == 0, done.stderr
    assert "Budget 2019" in done.stdout


@pytest.mark.parametrize(
    ("option", "word", "meant"),
    [("--owner", "econmy", "economy"), ("--edition", "jaarverslg-2022", "jaarverslag-2022")],
)
def test_a_word_that_is_not_known_is_refused_with_the_likely_one(
    perspectief: Run, option: str, word: str, meant: str
) -> None:
    done = perspectief("owed", ALMELO, option, word)
    assert done.returncode == 1
    assert f"Did you mean “{meant}”?" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_edition_of_later_is_not_known_yet(perspectief: Run) -> None:
    done = perspectief("owed", ALMELO, "--as-of", "2020-01-01", "--edition", "jaarverslag-2022")
    assert done.returncode == 1
    assert "2023-06-01" in done.stderr


def test_check_tells_of_html_in_a_text_and_goes_on(perspectief: Run) -> None:
    done = perspectief("check", GRONINGEN)
    assert done.returncode == 0, done.stderr
    assert "texts/begroting-2020/indicators/benefits.md, line 17" in done.stdout

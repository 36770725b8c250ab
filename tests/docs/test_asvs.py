"""What docs/asvs.md names as proof is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "asvs.md").read_text("utf-8")
ROWS = [line.strip("|").split("|") for line in TEXT.splitlines() if re.match(r"\| \d", line)]
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", TEXT)))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    place = ROOT / file if file.startswith("tests/") else ROOT / "tests" / "web" / file
    text = place.read_text("utf-8")
    assert re.search(rf"^def {name}\(", text, flags=re.MULTILINE)


def test_a_line_without_a_test_says_how_it_is_met_or_that_it_is_not() -> None:
    assert len(ROWS) > 50
    assert [row[0] for row in ROWS if "::" not in row[3] and not row[2].strip()] == []

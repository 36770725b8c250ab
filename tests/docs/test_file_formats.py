"""Every key that a person may write in a file is explained in the documents."""

import re
from pathlib import Path

import pytest

from perspectief.facts import numbers
from perspectief.facts.model import Measure, ScaleClass
from perspectief.facts.store import COLUMNS
from perspectief.ground.text import Frozen
from perspectief.programme import model

DOCS = Path(__file__).parents[2] / "docs"
MODELS = [
    value
    for value in vars(model).values()
    if isinstance(value, type) and issubclass(value, Frozen) and value is not Frozen
]


def _named_in(document: str) -> set[str]:
    text = (DOCS / document).read_text("utf-8")
    return set(re.findall(r"`([a-z_]+)(?::[^`]*)?`", text)) | set(re.findall(r"[{,] ?([a-z_]+):", text))


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_key_of_the_programme_file_is_explained(kind: type[Frozen]) -> None:
    keys = {field.alias or name for name, field in kind.model_fields.items()}
    assert keys - {"nl", "en"} - _named_in("programme-file.md") == set()


def test_every_column_of_a_figure_file_is_explained() -> None:
    columns = set(COLUMNS)
    assert len(columns) > 20
    assert columns - _named_in("figure-files.md") == set()


@pytest.mark.parametrize("kind", [Measure, ScaleClass], ids=lambda kind: kind.__name__)
def test_every_key_of_a_measure_is_explained(kind: type[Frozen]) -> None:
    text = (DOCS / "figure-files.md").read_text("utf-8")
    assert [key for key in kind.model_fields if not re.search(rf"\b{key}\b", text)] == []


def _rows() -> list[tuple[str, str, str]]:
    text = (DOCS / "figure-files.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.+`) \| ([0-9.]*) ?\| ([0-9.]*) ?\|", text, re.MULTILINE)
    return [(one, low, high) for several, low, high in rows for one in re.findall(r"`([^`]+)`", several)]


@pytest.mark.parametrize(("text", "low", "high"), _rows())
def test_a_number_in_the_document_is_read_as_it_says(text: str, low: str, high: str) -> None:
    read = numbers.read(text)
    assert (read.low, read.high) == (float(low) if low else None, float(high) if high else None)


def test_the_document_shows_numbers() -> None:
    assert len(_rows()) >= 10

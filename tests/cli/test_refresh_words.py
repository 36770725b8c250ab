"""What a refresh says of a table that changed: a sentence each, and nothing that steers a terminal."""

from typing import get_args

import pytest

from perspectief.cli.refresh_words import change_sentence, report_lines
from perspectief.facts.refresh import TableReport
from perspectief.facts.sources.shapes import ChangeKind, ShapeChange
from perspectief.facts.sources.source import Order

ORDER = Order("cbs", "T1", ())


@pytest.mark.parametrize("kind", get_args(ChangeKind))
def test_every_change_has_a_sentence(kind: ChangeKind) -> None:
    sentence = change_sentence(ShapeChange(kind, "M1", "before", "now"))
    assert sentence.endswith(".") and "{" not in sentence


def test_a_changed_table_says_what_to_do() -> None:
    change = ShapeChange("unit", "M1", "x 1000", "aantal")
    lines = report_lines(TableReport(ORDER, "changed", changes=(change,)))
    assert "x 1000" in lines[1] and "--accept T1" in lines[-1]


def test_a_title_cannot_steer_the_terminal() -> None:
    sentence = change_sentence(ShapeChange("title", "M1", "a", "\x1b[2J\x1b]0;x\x07" + "y" * 500))
    assert "\x1b" not in sentence and "\x07" not in sentence and len(sentence) < 400

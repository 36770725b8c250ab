"""Counts of a programme are the register's definitions under the same names, and the documented ones load."""

import re
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from perspectief.programme.count import CountDefinition
from perspectief.programme.load import loads
from perspectief.register.counting.definition import CountDefinition as Counted

ROOT = Path(__file__).parents[2]
TOLD = {"text", "source", "assumption", "indicator", "by"}
FULL = (ROOT / "tests" / "programme" / "valid" / "full.yaml").read_text("utf-8")
DOCUMENT = (ROOT / "docs" / "programme-file.md").read_text("utf-8")


def test_the_names_are_those_of_the_register() -> None:
    names = {each.name for each in fields(Counted)}
    assert set(CountDefinition.model_fields) - TOLD == names - {"assumed"}


def codes(annotation: Any) -> set[str]:
    """All that the literals of an annotation allow, or the members of an enumeration."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {str(each) for each in annotation}
    inside = get_args(annotation)
    if inside and all(isinstance(each, str) for each in inside):
        return set(inside)
    return set().union(*map(codes, inside)) if inside else set()


@pytest.mark.parametrize("each", fields(Counted), ids=lambda each: each.name)
def test_the_codes_are_those_of_the_register(each: Any) -> None:
    if each.name == "assumed":
        return
    ours, theirs = get_type_hints(CountDefinition), get_type_hints(Counted)
    assert codes(ours[each.name]) == codes(theirs[each.name])


def test_a_count_without_a_source_is_an_assumption() -> None:
    found = {one.id: one.plain() for one in loads(FULL).programme.counts}
    assert found["bijstand-per-groep"]["assumed"] is False
    assert found["actief"] == {
        "id": "actief",
        "measure": "participation_share",
        "what": "participation_share",
        "groups": ["participation"],
        "participation": "statutory",
        "hours_a_week": 2,
        "active_months": 1,
        "assumed": True,
    }


def documented() -> str:
    blocks: list[str] = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
    return next(block for block in blocks if block.startswith("counts:"))


def test_the_documented_counts_fit_the_example() -> None:
    almelo = (ROOT / "examples" / "almelo" / "programme.yaml").read_text("utf-8")
    programme = loads(f"{almelo.split('# How a register')[0]}\n{documented()}").programme
    indicators = {one.id: one for one in programme.indicators}
    for one in programme.counts:
        assert one.indicator is not None
        assert indicators[one.indicator].measure == one.measure
        assert indicators[one.indicator].working_definition is not None
        assert one.assumption is not None


def test_documented_defaults_are_those_of_the_register() -> None:
    rows = re.findall(r"^\| (.+?) \| .* \| (.*) \|$", DOCUMENT.split("## Counts")[1], re.MULTILINE)
    said = {
        name: default
        for names, defaults in rows
        for name, default in zip(
            re.findall(r"`(\w+)`", names), re.findall(r"`\[?(\w+)\]?`", defaults), strict=False
        )
    }
    assert len(said) >= 10
    for each in fields(Counted):
        if each.name in said:
            written = each.default if not isinstance(each.default, frozenset) else next(iter(each.default))
            assert said[each.name] == str(written), each.name

"""Editors get a schema that accepts what the loader accepts."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from perspectief.ground.yaml_tree import parse
from perspectief.programme.schema import json_schema, written_schema

HERE = Path(__file__).parent
COMMITTED = HERE.parents[1] / "docs" / "schemas" / "programme.schema.json"
VALIDATOR = Draft202012Validator(json_schema())


def errors(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(parse(text, "programme.yaml").data)]


def test_the_committed_schema_is_fresh() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == written_schema(), "rewrite it with `make schemas`"


def test_the_schema_is_a_schema_and_says_what_it_is() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["$id"] == "programme.schema.json"
    assert schema["title"]
    assert all(part["description"] for part in schema["$defs"].values())
    assert json.loads(written_schema()) == schema


@pytest.mark.parametrize("name", ["minimal", "full"])
def test_what_loads_is_valid(name: str) -> None:
    assert errors((HERE / "valid" / f"{name}.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "name", ["unknown-keys", "missing-keys", "not-one-of", "ids-in-a-wrong-form", "wrong-shapes"]
)
def test_what_has_a_wrong_shape_is_not_valid(name: str) -> None:
    assert errors((HERE / "broken" / f"{name}.yaml").read_text(encoding="utf-8"))

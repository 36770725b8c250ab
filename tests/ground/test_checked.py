"""A file held against a model gives a value or every mistake, in few and stable codes."""

from typing import Annotated

import pytest
from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from perspectief.ground.checked import validate
from perspectief.ground.day_field import Day
from perspectief.ground.number_field import Number
from perspectief.ground.problem import Problem
from perspectief.ground.text import Frozen, Text
from perspectief.ground.yaml_tree import parse


class Part(Frozen):
    name: Annotated[str, StringConstraints(min_length=2, max_length=5)]
    day: Day | None = None


class Whole(Frozen):
    text: Text | None = None
    share: Number | None = Field(default=None, gt=0, le=1)
    parts: tuple[Part, ...] = Field(default=(), max_length=2)
    by_name: dict[str, Part] = Field(default_factory=dict)
    plate: str | None = Field(default=None, pattern=r"^\d-\d$")
    either: int | str | None = None

    @model_validator(mode="after")
    def _not_both(self) -> "Whole":
        if self.share == 0.5:
            raise PydanticCustomError("no-aim", "ours", {"suggestion": "0.4", "why": "half"})
        return self


def problems(text: str) -> tuple[Problem, ...]:
    value, found = validate(Whole, parse(text, "a.yaml"))
    assert value is None
    return found


def only(text: str) -> Problem:
    (problem,) = problems(text)
    return problem


def test_a_sound_file_gives_a_value_and_no_problems() -> None:
    text = "text: Hoi\nparts:\n  - {name: abc, day: 2022-12-31}\nby_name: {x: {name: abc}}\n"
    value, found = validate(Whole, parse(text, "a.yaml"))
    assert found == ()
    assert value is not None
    assert value.parts[0].day is not None
    assert value.parts[0].day.isoformat() == "2022-12-31"
    assert value.by_name["x"].name == "abc"


def test_limits_are_named() -> None:
    assert only("parts: [{name: a}]").details == {"min": "2"}
    assert only("parts: [{name: abcdef}]").code == "too-long"
    assert only("share: 2").details == {"max": "1"}
    assert only("share: 0").details == {"above": "0"}
    assert only("parts: [{name: ab}, {name: ab}, {name: ab}]").details["max"] == "2"


def test_mistakes_in_a_mapping_of_free_names_are_found() -> None:
    problem = only("by_name: {x: {nam: abc, name: abc}}")
    assert (problem.code, problem.path, problem.suggestion) == ("unknown-key", "by_name.x.nam", "name")
    assert problem.allowed == ("day", "name")


def test_a_text_written_as_something_else_is_not_text() -> None:
    assert only("text: 3").code == "not-text"
    assert only("text: [a]").code == "not-text"
    assert only("text: {en: only}").code == "missing-key"
    assert only("text: {nl: 3}").path == "text.nl"
    assert only('text: ""').path == "text"


def test_a_long_value_is_shortened() -> None:
    problem = only(f"share: {'x' * 500}")
    assert len(problem.found) == 80
    assert problem.found.endswith("…")


def test_a_form_of_its_own_and_an_unknown_objection_have_a_code_too() -> None:
    assert only("plate: x").details == {"pattern": r"^\d-\d$"}
    assert {problem.code for problem in problems("either: [1]")} <= {"not-a-whole-number", "not-text"}


def test_a_models_own_code_passes_with_its_suggestion() -> None:
    problem = only("share: 0.5")
    assert (problem.code, problem.suggestion, problem.details) == ("no-aim", "0.4", {"why": "half"})


@pytest.mark.parametrize(("written", "decimal"), [("2.200", "2.2"), ("1.200.000", None)])
def test_an_ambiguous_number_is_asked_about_only_where_a_number_belongs(
    written: str, decimal: str | None
) -> None:
    problem = only(f"share: {written}")
    assert problem.code == "ambiguous-number"
    assert problem.details.get("decimal") == decimal
    value, _ = validate(Whole, parse(f"text: {written}", "a.yaml"))
    assert value is not None
    assert value.text == Text(nl=written)


def test_what_the_tree_refused_is_not_refused_again() -> None:
    assert [problem.code for problem in problems("share: !!str x\n")] == ["yaml-tag"]


def test_the_tree_alone_can_refuse_a_sound_value() -> None:
    assert only("text: a\ntext: b\n").code == "duplicate-key"


def test_problems_stand_in_the_order_of_the_file() -> None:
    found = problems("zzz: 1\nshare: x\nparts: [{name: a, day: 2022}]\naaa: 1\n")
    assert [problem.place.line for problem in found] == [1, 2, 3, 3, 4]

"""A YAML text becomes plain data in which every key and value keeps its place."""

import pytest

from perspectief.ground.problem import Place, Refused
from perspectief.ground.yaml_tree import DEPTH_LIMIT, Tree, parse, written

TEXT = """\
title: Werk
goals:
  - id: a
    text: |
      Twee
      regels
  - {id: b, number: 2}
due: 2022-12-31
"""


def tree(text: str) -> Tree:
    return parse(text, "programme.yaml")


def place(line: int, column: int) -> Place:
    return Place("programme.yaml", line, column)


def test_data_is_plain_and_days_stay_text() -> None:
    assert tree(TEXT).data == {
        "title": "Werk",
        "goals": [{"id": "a", "text": "Twee\nregels\n"}, {"id": "b", "number": 2}],
        "due": "2022-12-31",
    }


def test_every_key_and_value_has_its_place() -> None:
    read = tree(TEXT)
    assert read.place(("title",)) == place(1, 8)
    assert read.key_place(("title",)) == place(1, 1)
    assert read.place(("goals",)) == place(3, 3)
    assert read.place(("goals", 0)) == place(3, 5)
    assert read.place(("goals", 1, "number")) == place(7, 21)
    assert read.key_place(("goals", 1, "number")) == place(7, 13)
    assert read.key_place(("goals", 1)) == read.place(("goals", 1)) == place(7, 5)
    assert set(read.values) == {
        (),
        ("title",),
        ("goals",),
        ("goals", 0),
        ("goals", 0, "id"),
        ("goals", 0, "text"),
        ("goals", 1),
        ("goals", 1, "id"),
        ("goals", 1, "number"),
        ("due",),
    }


def test_what_does_not_stand_there_has_the_place_of_what_is_around_it() -> None:
    read = tree(TEXT)
    assert read.place(("goals", 1, "owner", "name")) == read.place(("goals", 1))
    assert read.place(("goals", 7)) == read.place(("goals",))
    assert read.place(("nothing",)) == place(1, 1)


def test_a_quoted_word_stays_text_and_a_value_left_out_has_its_keys_place() -> None:
    read = tree('a: "2"\nb:\n\n\nc: 3\nd:\n')
    assert read.data == {"a": "2", "b": None, "c": 3, "d": None}
    assert read.place(("b",)) == place(2, 1)
    assert read.place(("d",)) == place(6, 1)


def test_a_key_is_always_text() -> None:
    assert tree("2020: 1\ntrue: 2\n").data == {"2020": 1, "true": 2}


def test_of_a_key_that_stands_twice_the_first_counts_and_is_pointed_at() -> None:
    read = tree("a:\n  b: 1\n  c: 2\na:\n  b: 3\n  d: 4\nb: 5\n")
    assert read.data == {"a": {"b": 1, "c": 2}, "b": 5}
    (problem,) = read.problems
    assert (problem.code, problem.place, problem.details) == (
        "duplicate-key",
        place(4, 1),
        {"first_line": "1"},
    )
    assert read.place(("a", "b")) == place(2, 6)
    assert ("a", "d") not in read.values


def test_problems_that_leave_the_file_readable_come_together() -> None:
    read = tree("a: &x 1\nb: *x\nc: !!int 3\na: 2\n")
    assert [problem.code for problem in read.problems] == [
        "yaml-anchor",
        "yaml-anchor",
        "yaml-tag",
        "duplicate-key",
    ]
    assert read.spoiled == {("b",), ("c",)}


def test_nesting_is_allowed_up_to_the_limit() -> None:
    depth = DEPTH_LIMIT - 1
    assert tree("a: " + "[" * depth + "]" * depth).problems == ()
    with pytest.raises(Refused) as caught:
        tree("a: " + "[" * (depth + 1) + "]" * (depth + 1))
    assert caught.value.problems[0].code == "yaml-too-deep"


def test_a_hundred_thousand_brackets_are_refused_without_a_crash() -> None:
    with pytest.raises(Refused) as caught:
        tree("a: " + "[" * 99_000)
    assert caught.value.problems[0].code == "yaml-too-deep"


def test_a_surrogate_is_refused_in_a_value_and_in_a_key() -> None:
    read = tree('a: "\\ud800"\n"\\udfff": 1\n')
    assert [(problem.code, problem.place.line) for problem in read.problems] == [
        ("yaml-escape", 1),
        ("yaml-escape", 2),
    ]
    assert read.data == {"a": None}


def test_an_escape_brings_in_no_character_that_the_file_itself_may_not_hold() -> None:
    read = tree('a: "\\e[31m"\nb: ["\\0", "\\u202e", "\\uffff"]\n"\\x07": 1\nc: "regel\\n\\ttwee"\n')
    found = [(problem.code, problem.place.line, problem.found) for problem in read.problems]
    assert found == [
        ("control-character", 1, "U+001B"),
        ("control-character", 2, "U+0000"),
        ("control-character", 2, "U+202E"),
        ("control-character", 2, "U+FFFF"),
        ("control-character", 3, "U+0007"),
    ]
    assert read.data == {"a": None, "b": [None] * 3, "c": "regel\n\ttwee"}


def test_a_path_is_written_as_people_do() -> None:
    assert written(("indicators", 2, "targets", 0, "due")) == "indicators[2].targets[0].due"
    assert written(()) == ""

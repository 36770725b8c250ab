"""A file's plain data held against a model: a value, or every mistake with its place."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from perspectief.ground.annotations import expected_at
from perspectief.ground.explain import Mistake, explained
from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import MOST_PROBLEMS as MOST_IN_ALL
from perspectief.ground.yaml_tree import Path, Tree, more_problems

Model = TypeVar("Model", bound=BaseModel)
MOST_PROBLEMS = 500


def validate(model: type[Model], tree: Tree) -> tuple[Model | None, tuple[Problem, ...]]:
    """The value that the file describes, or None, and all problems in the order of the file.

    Types are strict as in JSON: a quoted number is a text, `yes` is not true. The problems of the
    tree itself are among those returned; with any of them there is no value.
    """
    value: Model | None = None
    found: list[Problem] = []
    try:
        value = model.model_validate_json(json.dumps(tree.data), strict=True)
    except ValidationError as error:
        objections = (_problem(model, tree, details) for details in error.errors(include_url=False))
        found = list(first_of(problem for problem in objections if problem is not None))
    problems = in_order([*first_of(tree.problems), *found])
    return (None if problems else value), problems


def first_of(problems: Iterable[Problem]) -> Iterator[Problem]:
    """As many problems of one kind of check as a person may want to see, then one that says so."""
    for number, problem in enumerate(problems):
        if number == MOST_PROBLEMS:
            yield more_problems(problem.place, MOST_PROBLEMS)
            return
        yield problem


def most_of(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """As many problems of a whole file as a person may want to see, then one that says so."""
    if len(problems) <= MOST_IN_ALL:
        return problems
    return (*problems[:MOST_IN_ALL], more_problems(problems[MOST_IN_ALL].place, MOST_IN_ALL))


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems by place, each once: two causes may lead to one and the same remark."""
    once = {(problem.code, problem.place, problem.path): problem for problem in problems}
    return tuple(sorted(once.values(), key=lambda problem: (problem.place, problem.path, problem.code)))


def _problem(model: type[BaseModel], tree: Tree, details: ErrorDetails) -> Problem | None:
    path: Path = details["loc"]
    missing = details["type"] == "missing"
    standing = tree.standing(path[:-1] if missing else path)
    if _is_spoiled(tree, standing) or _is_long_enough(tree, standing, details):
        return None
    path = (*standing, *path[len(standing) : len(standing) + 1]) if missing else standing
    mistake = Mistake(
        kind=details["type"],
        path=path,
        value=details["input"] if missing else _value_at(tree.data, path),
        raw=tree.raw.get(path, ""),
        context=details.get("ctx") or {},
        expected=expected_at(model, path[:-1] if details["type"] == "extra_forbidden" else path),
    )
    return explained(mistake, tree)


def _is_spoiled(tree: Tree, path: Path) -> bool:
    """Whether the value at `path`, or what it stands in, was refused before: one remark is enough."""
    return any(path[:length] in tree.spoiled for length in range(len(path) + 1))


def _is_long_enough(tree: Tree, path: Path, details: ErrorDetails) -> bool:
    """Whether pydantic finds a list too short only because items in it are wrong."""
    value = _value_at(tree.data, path)
    least = details.get("ctx", {}).get("min_length", 0)
    return details["type"] == "too_short" and isinstance(value, list) and len(value) >= least


def _value_at(data: Any, path: Path) -> Any:  # noqa: ANN401 (whatever a file holds)
    for part in path:
        data = data[part]
    return data

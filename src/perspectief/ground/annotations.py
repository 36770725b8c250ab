"""What a model expects at a path: field names, and the values of a closed list."""

from types import UnionType
from typing import Annotated, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel

from perspectief.ground.yaml_tree import Path


def expected_at(model: type[BaseModel], path: Path) -> object:
    """The type at `path` of a file that `model` describes, bare of options; None where unknown."""
    expected: object = model
    for part in path:
        expected = _step(_bare(expected), part)
        if expected is None:
            return None
    return _bare(expected)


def field_names(expected: object) -> tuple[str, ...]:
    """The keys that a mapping may have, as they are written in a file."""
    if not _is_model(expected):
        return ()
    return tuple(field.alias or name for name, field in expected.model_fields.items())


def needed_names(expected: object) -> tuple[str, ...]:
    """The keys that a mapping must have."""
    if not _is_model(expected):
        return ()
    fields = expected.model_fields.items()
    return tuple(field.alias or name for name, field in fields if field.is_required())


def literals(expected: object) -> tuple[str, ...]:
    """The values of a closed list, as text; empty if it is no such list."""
    return tuple(str(value) for value in get_args(expected)) if get_origin(expected) is Literal else ()


def _is_model(expected: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(expected, type) and issubclass(expected, BaseModel)


def _step(expected: object, part: str | int) -> object:
    if _is_model(expected):
        for name, field in expected.model_fields.items():
            if part in (field.alias, name):
                return field.annotation
        return None
    items = [item for item in get_args(expected) if item is not Ellipsis]
    if get_origin(expected) is dict:
        return items[1] if len(items) == 2 else None
    return items[0] if items and isinstance(part, int) else None


def _bare(expected: object) -> object:
    """Without the wrapping of `Annotated` and of being optional."""
    while True:
        if get_origin(expected) is Annotated:
            expected = get_args(expected)[0]
        elif get_origin(expected) in (Union, UnionType):
            expected = next(part for part in get_args(expected) if part is not type(None))
        else:
            return expected

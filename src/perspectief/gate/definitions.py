"""Definitions of counts: read from plain values, and written into the log."""

from dataclasses import MISSING, dataclass, fields
from enum import Enum
from typing import Any, get_args, get_type_hints

from perspectief.gate.entries import Plain
from perspectief.register.counting.definition import CountDefinition

GROUP, SCHEME = "group", "scheme"


@dataclass(frozen=True, slots=True)
class Asked:
    """A definition that the programme wants counted, and by which attributes besides."""

    definition: CountDefinition
    by: tuple[str, ...] = ()

    @property
    def selected(self) -> bool:
        """Whether it takes people by an attribute, so that its total is a cell of a breakdown.

        Scheme and pension age are part of what welfare measures are; group, age and reason are not.
        """
        one = self.definition
        return bool(one.groups or one.reasons or one.age_from is not None or one.age_to is not None)


def plain(definition: CountDefinition) -> Plain:
    """The definition in plain values, those of sets in order."""
    return {each.name: _plain(getattr(definition, each.name)) for each in fields(CountDefinition)}


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(str(one) for one in value)
    return str(value) if isinstance(value, Enum) else value


def definition_of(values: Plain) -> CountDefinition:
    """The definition of plain values; raises `ValueError` with the name of the field that does not fit."""
    hints = get_type_hints(CountDefinition)
    made: dict[str, Any] = {}
    for each in fields(CountDefinition):
        if each.name in values and values[each.name] is not None:
            made[each.name] = _read(each.name, hints[each.name], values[each.name])
        elif each.default is MISSING and each.default_factory is MISSING:
            raise ValueError(each.name)
    unknown = values.keys() - hints.keys()
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    return CountDefinition(**made)


def _read(name: str, hint: Any, value: Any) -> Any:  # noqa: ANN401 (whatever a field of a definition takes)
    try:
        if getattr(hint, "__origin__", None) is frozenset:
            return frozenset(get_args(hint)[0](one) for one in value)
        return hint(value) if isinstance(hint, type) and issubclass(hint, Enum) else value
    except (TypeError, ValueError) as error:
        raise ValueError(name) from error

"""A list of yes-or-no questions of which some are answered: what was not asked stays unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Never, TypeVar

Code = TypeVar("Code", bound=StrEnum)
Code_co = TypeVar("Code_co", bound=StrEnum, covariant=True)


@dataclass(frozen=True, slots=True)
class Answers(Generic[Code_co]):
    """The codes that were answered with yes, and those with no; any other is unknown."""

    yes: frozenset[Code_co] = frozenset()
    no: frozenset[Code_co] = frozenset()


UNASKED: Answers[Never] = Answers()


def complete(kind: type[Code], yes: Iterable[Code]) -> Answers[Code]:
    """Every code of the list is known: these are yes, the others no."""
    chosen = frozenset(yes)
    return Answers(chosen, frozenset(kind) - chosen)

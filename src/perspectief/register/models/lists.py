"""A closed list as a column: a code, and a check in the database that no other stands there."""

from enum import StrEnum
from typing import Any

from django.db import models

_LONGEST = 20


def code(codes: type[StrEnum], *, erasable: bool = False) -> "models.CharField[Any, Any]":
    """A column for one code of a list; an erasable one may be empty."""
    choices = [(each.value, each.value) for each in codes]
    return models.CharField(max_length=_LONGEST, choices=choices, blank=erasable)


def only(field: str, codes: type[StrEnum], *, erasable: bool = False) -> models.CheckConstraint:
    """The check that goes with it; `%(class)s` is filled in by Django."""
    allowed = [each.value for each in codes] + ([""] if erasable else [])
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": allowed}), name=f"%(class)s_{field}_on_list"
    )

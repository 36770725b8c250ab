"""Every field of the register with what it is for, on what ground it is kept, and what becomes of it."""

from dataclasses import dataclass

from django.apps import apps

from perspectief.register.guards import column
from perspectief.register.models.told import Told, of

_OURS = ("register", "staff")


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One column of one table; `told` is None where nobody wrote it, which a test does not let pass."""

    table: str
    column: str
    told: Told | None


def field_rows() -> tuple[FieldRow, ...]:
    """All columns, by table, in the order in which a model names them."""
    ours = (apps.get_app_config(label).get_models() for label in _OURS)
    tables = sorted((table for app in ours for table in app), key=lambda table: table.__name__)
    return tuple(
        FieldRow(table.__name__, column(field), of(field))
        for table in tables
        for field in table._meta.concrete_fields
    )

"""The guards that the models ask for, table by table."""

from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, Model, TextField

from perspectief.register import models
from perspectief.register.models.told import Keep, of
from perspectief.register.structure import Guard

# For what no two rows hold on one day.
ALONE = {
    "membership": "resident_id",
    "filespell": "file_id",
    "groupspell": "resident_id",
    "residentdetails": "resident_id",
    "planspell": "plan_id",
    "establishmentspell": "establishment_id",
    "jobscount": "establishment_id",
    "vacancyspell": "vacancy_id",
}
_OWN = {"resident": "resident", "welfarefile": "file", "establishment": "establishment"}
# What may be filled in later, where it was not known: a mark, a number, the lines of a file that streams in.
_ONCE = {"resident": ("bsn_mark",), "welfarefile": ("reference",), "import": ("lines",)}
_FREE = {Keep.IDENTITY, Keep.CONTENT}


def wanted() -> tuple[Guard, ...]:
    """A guard for every table, in the order of their names."""
    tables = apps.get_app_config("register").get_models()
    return tuple(sorted((_guard(table) for table in tables), key=lambda guard: guard.table))


def _guard(table: type[Model]) -> Guard:
    name = table._meta.model_name or ""
    recorded = issubclass(table, models.Recorded)
    fields = {column(field): field for field in table._meta.concrete_fields}
    fields.pop("superseded_at", None)
    subject = _subject(name, list(fields))
    once = _ONCE.get(name, ())
    erasable = {name: field for name, field in fields.items() if subject and _is_erasable(field)}
    return Guard(
        table=name,
        fixed=tuple(name for name in fields if name not in erasable and name not in once),
        erasable=tuple((name, _is_text(field)) for name, field in erasable.items()),
        subject=subject,
        alone=ALONE.get(name, ""),
        once=once,
        recorded=recorded,
    )


def column(field: "Field[Any, Any]") -> str:
    """The name of a field's column."""
    return field.column or field.attname


def _is_erasable(field: "Field[Any, Any]") -> bool:
    told = of(field)
    return told is not None and told.keep in _FREE


def _is_text(field: "Field[Any, Any]") -> bool:
    """Whether empty is the empty text; else it is null."""
    return isinstance(field, CharField | TextField) and not field.null


def _subject(name: str, columns: list[str]) -> tuple[str, str] | None:
    if name in _OWN:
        return _OWN[name], "id"
    kinds = [("resident", "resident_id"), ("file", "file_id"), ("establishment", "establishment_id")]
    return next(((kind, column) for kind, column in kinds if column in columns), None)

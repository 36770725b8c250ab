"""The guards that the models ask for, table by table."""

from collections.abc import Iterator
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
    "release": "resident_id",
    "caseload": "resident_id",
    "employercare": "employer_id",
}
_OWN = {"resident": "resident", "welfarefile": "file", "establishment": "establishment"}
_COLUMNS = {"resident_id": "resident", "file_id": "file", "establishment_id": "establishment"}
# What may be filled in later, where it was not known: a mark, a number, the lines of a file that streams in.
_ONCE = {"resident": ("bsn_mark",), "welfarefile": ("reference",), "import": ("lines",)}
_FREE = {Keep.IDENTITY, Keep.CONTENT}


def wanted() -> tuple[Guard, ...]:
    """A guard for every table, in the order of their names."""
    return tuple(sorted((_guard(table) for table in guarded_tables()), key=lambda guard: guard.table))


def guarded_tables() -> Iterator[type[Model]]:
    """Every table of the register, and those of the staff that carry the two times."""
    yield from apps.get_app_config("register").get_models()
    for table in apps.get_app_config("staff").get_models():
        if issubclass(table, models.Recorded):
            yield table


def column(field: "Field[Any, Any]") -> str:
    """The name of a field's column."""
    return field.column or field.attname


def of_subject(table: type[Model]) -> tuple[str, str] | None:
    """Of whom a table's rows speak: the kind of subject, and the column that says which one."""
    name = table._meta.model_name or ""
    if name in _OWN:
        return _OWN[name], "id"
    columns = {column(field) for field in table._meta.concrete_fields}
    return next(((kind, each) for each, kind in _COLUMNS.items() if each in columns), None)


def erasable_fields(table: type[Model]) -> "list[Field[Any, Any]]":
    """The fields that an erasure empties: what tells who somebody is, and what happened with them.

    What the database makes of another field is emptied with that one.
    """
    told = [(field, of(field)) for field in table._meta.concrete_fields if not field.generated]
    return [field for field, said in told if said and said.keep in _FREE]


def _guard(table: type[Model]) -> Guard:
    name = table._meta.model_name or ""
    fields = {column(field): field for field in table._meta.concrete_fields if not field.generated}
    fields.pop("superseded_at", None)
    subject, once = of_subject(table), _ONCE.get(name, ())
    erasable = {column(field): field for field in erasable_fields(table) if subject}
    return Guard(
        table=name,
        fixed=tuple(each for each in fields if each not in erasable and each not in once),
        erasable=tuple((each, _is_text(field)) for each, field in erasable.items()),
        subject=subject,
        alone=ALONE.get(name, ""),
        once=once,
        recorded=issubclass(table, models.Recorded),
        app=table._meta.app_label,
    )


def _is_text(field: "Field[Any, Any]") -> bool:
    """Whether empty is the empty text; else it is null."""
    return isinstance(field, CharField | TextField) and not field.null

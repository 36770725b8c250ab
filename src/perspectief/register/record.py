"""The one way in: add, correct, end and withdraw records, without overwriting any.

`at` is the registration moment, with a time zone, and always comes from the caller.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import DataError, Error, IntegrityError, transaction
from django.db.models import Model

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.models import Recorded

R = TypeVar("R", bound=Recorded)
# What a new row does not take over from the one that it replaces.
_ITS_OWN = {"id", "recorded_at", "superseded_at"}
_BATCH = 2000


def add(kind: type[R], at: datetime, /, **values: Any) -> R:  # noqa: ANN401 (fields by name)
    """A new record. Refused (`register-refused`) where the database forbids it, such as an overlap."""
    row = kind(recorded_at=_moment(at), **values)
    with one_step(kind):
        row.save(force_insert=True)
    return row


def add_many(rows: Iterable[R], at: datetime) -> int:
    """Many new records of one kind, all or none; gives how many. The rows come without a moment."""
    ready = list(rows)
    for row in ready:
        row.recorded_at = _moment(at)
    if ready:
        with one_step(type(ready[0])):
            type(ready[0])._default_manager.bulk_create(ready, batch_size=_BATCH)
    return len(ready)


def correct(row: R, at: datetime, /, **changes: Any) -> R:  # noqa: ANN401 (fields by name)
    """Supersede a record and add another with changes, in one transaction; gives the new one."""
    kind = type(row)
    fields = [field for field in kind._meta.concrete_fields if not field.generated]
    kept = {field.attname: getattr(row, field.attname) for field in fields}
    values = {name: value for name, value in kept.items() if name not in _ITS_OWN}
    for name, value in changes.items():
        field = kind._meta.get_field(name)
        values.pop(getattr(field, "attname", name), None)
        values[name] = value
    with one_step(kind):
        _supersede(row, at)
        return add(kind, at, **values)


def end(row: R, on: date, at: datetime, /, **changes: Any) -> R:  # noqa: ANN401 (fields by name)
    """The same record, now ending: `on` is the first day on which it no longer holds."""
    return correct(row, at, valid_to=on, **changes)


def withdraw(row: Recorded, at: datetime) -> None:
    """It never was so: supersede without another in its place."""
    with one_step(type(row)):
        _supersede(row, at)


def _supersede(row: Recorded, at: datetime) -> None:
    current = type(row)._default_manager.filter(pk=row.pk, superseded_at__isnull=True)
    if current.update(superseded_at=_moment(at)) != 1:
        raise _refused(type(row), "register-superseded-already")
    row.superseded_at = at


def _moment(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(at)
    return at


@contextmanager
def one_step(kind: type[Model]) -> Iterator[None]:
    """All or nothing, and refused as `guarded` says."""
    with guarded(kind), transaction.atomic():
        yield


@contextmanager
def guarded(kind: type[Model]) -> Iterator[None]:
    """Only the table and the rule are told: what a database says of a row may hold people's data."""
    try:
        yield
    except (IntegrityError, DataError) as wrong:
        raise _refused(kind, "register-refused", _rule(wrong)) from None


def _rule(wrong: Error) -> str:
    """The name of the constraint or trigger, which holds nothing of a row."""
    said = getattr(getattr(wrong.__cause__, "diag", None), "constraint_name", None)
    named = re.search(r"\b(?:register|staff)_\w+|(?<=CHECK constraint failed: )\w+", str(wrong))
    return str(said or (named[0] if named else ""))


def _refused(kind: type[Model], code: str, rule: str = "") -> Refused:
    return Refused([Problem(code, Place(str(kind._meta.model_name)), details={"rule": rule})])

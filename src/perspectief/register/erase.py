"""Removing content, with a tombstone in its place: on request, at the end of a term, or a wrong record.

What tells who somebody is and what happened with them goes (`Keep.IDENTITY`, `Keep.CONTENT`); what counts
need stays without it, unless the municipality wants that gone too. `sweep` then clears the database's files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Field, Model

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.codes import Law, Subject, WhyErased
from perspectief.register.guards import erasable_fields, of_subject
from perspectief.register.models import (
    Establishment,
    Membership,
    Recorded,
    Resident,
    Tombstone,
    WelfareFile,
)
from perspectief.register.trail.codes import RESIDENT
from perspectief.register.trail.deed import Ref
from perspectief.register.trail.forget import forget_if_begun


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is removed, by which provision, and at which moment; all from the caller."""

    why: WhyErased
    law: Law
    at: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done: rows that were emptied and rows that were deleted, by table."""

    emptied: dict[str, int]
    deleted: dict[str, int]


def erase_resident(resident: Resident, reason: Reason, *, keep_counts: bool = True) -> Erased:
    """Empty everything of a resident, and of the files that are then nobody's any more.

    `keep_counts=False` deletes the resident's records too: figures of the past are then counted without. The
    trail is told, and keeps its references without words. Refused (`register-erased`) where it was done
    before, and without the key of a trail that was begun.
    """
    with transaction.atomic():
        files = list(WelfareFile.objects.filter(memberships__resident=resident).distinct())
        done = _erase(Subject.RESIDENT, resident.pk, reason, keep_counts=keep_counts)
        for file in files:
            if not _somebodys(file) and not _is_erased(Subject.FILE, file.pk):
                _erase(Subject.FILE, file.pk, reason, keep_counts=True)
        forget_if_begun(Ref(RESIDENT, str(resident.key)), reason.at)
    return done


def erase_file(file: WelfareFile, reason: Reason) -> Erased:
    """Empty what a file says of itself: its number in the benefits system."""
    with transaction.atomic():
        return _erase(Subject.FILE, file.pk, reason, keep_counts=True)


def erase_establishment(establishment: Establishment, reason: Reason) -> Erased:
    """Empty the name of an establishment, which may be a person's."""
    with transaction.atomic():
        return _erase(Subject.ESTABLISHMENT, establishment.pk, reason, keep_counts=True)


def erase_records(subject: Subject, keys: Sequence[int], reason: Reason) -> int:
    """Empty single records of one table, such as contacts of aftercare, whoever they are of; gives how many.

    Superseded ones are records of their own. Whom they are of stays known.
    """
    table = table_of(subject)
    without = {field.attname: None if field.null else "" for field in erasable_fields(table)}
    said = {"subject": subject, "erased_at": reason.at, "why": reason.why, "law": reason.law}
    with transaction.atomic():
        Tombstone.objects.bulk_create(Tombstone(subject_id=key, **said) for key in keys)
        return table._default_manager.filter(pk__in=keys).update(**without)


def table_of(subject: Subject) -> type[Model]:
    """The table whose records are erased one by one, for a subject that is the name of a table."""
    return apps.get_app_config("register").get_model(subject)


def sweep() -> None:
    """Clear what was removed from the database's own files; after the erasures, outside a transaction.

    SQLite writes zeros over what goes, and its log is emptied here; PostgreSQL writes the tables anew, and
    nobody reads them meanwhile. Backups are for the municipality to clear.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for subject in Subject:
            for table, _, _ in _erasable(subject):
                cursor.execute(f"VACUUM FULL {table._meta.db_table}")


def _erase(subject: Subject, key: int, reason: Reason, *, keep_counts: bool) -> Erased:
    if _is_erased(subject, key):
        raise Refused([Problem("register-erased", Place(f"{subject}"))])
    Tombstone.objects.create(
        subject=subject, subject_id=key, erased_at=reason.at, why=reason.why, law=reason.law
    )
    deleted = {} if keep_counts else _delete(subject, key)
    return Erased(_empty(subject, key), deleted)


def _empty(subject: Subject, key: int) -> dict[str, int]:
    emptied = {}
    for table, by, fields in _erasable(subject):
        without = {field.attname: None if field.null else "" for field in fields}
        emptied[_name(table)] = table._default_manager.filter(**{by: key}).update(**without)
    return {name: count for name, count in emptied.items() if count}


def _delete(subject: Subject, key: int) -> dict[str, int]:
    deleted = {}
    for table in apps.get_app_config("register").get_models():
        kind = of_subject(table)
        if kind and kind[0] == subject and issubclass(table, Recorded):
            deleted[_name(table)] = table._default_manager.filter(**{kind[1]: key}).delete()[0]
    return {name: count for name, count in deleted.items() if count}


def _erasable(subject: Subject) -> "Iterator[tuple[type[Model], str, list[Field[Any, Any]]]]":
    """The tables that speak of such a subject: the column that says of whom, and the fields that go."""
    for table in apps.get_app_config("register").get_models():
        kind, fields = of_subject(table), erasable_fields(table)
        if kind and kind[0] == subject and fields:
            yield table, kind[1], fields


def _somebodys(file: WelfareFile) -> bool:
    """Whether a resident of the file is still known."""
    residents = Membership.objects.filter(file=file).values("resident_id").distinct().count()
    members = Membership.objects.filter(file=file).values("resident_id")
    gone = Tombstone.objects.filter(subject=Subject.RESIDENT, subject_id__in=members).count()
    return gone < residents


def _is_erased(subject: Subject, key: int) -> bool:
    return Tombstone.objects.filter(subject=subject, subject_id=key).exists()


def _name(table: type[Model]) -> str:
    return str(table._meta.model_name)

"""A made-up town into an empty register, in one transaction: by COPY on PostgreSQL, in batches on SQLite."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.models import Import, Resident, WelfareFile
from perspectief.register.town.recording import IMPORT
from perspectief.register.town.table import Digest, Table
from perspectief.register.town.town import MadeUpTown

KIND = "made_up_town"
CODES = ("register-not-empty",)
_DAY, _SEVEN = 86_400, 7 * 3600


def fill(town: MadeUpTown, told: Callable[[Table], None] = lambda table: None) -> Import:
    """Write every table into the open register; gives the import that all of it points to, with its digest.

    All or nothing: killed at any moment, the register is as empty as before. `told` hears of a table before
    it is written. Refused (`register-not-empty`) where the register holds anything already.
    """
    refuse_unless_empty()
    digest = Digest()
    with transaction.atomic():
        for table in town.tables():
            told(table)
            digest.begin(table)
            _WRITERS[connection.vendor](table, digest)
        _number_on()
        last = datetime.fromtimestamp(town.recording.last * _DAY + _SEVEN, UTC)
        return Import.objects.create(
            id=IMPORT, kind=KIND, digest=digest.hex(), lines=digest.rows, recorded_at=last
        )


def refuse_unless_empty() -> None:
    """Refused where there is a resident, a file or an import: made-up people never mix with others."""
    if any(kind._default_manager.exists() for kind in (Resident, WelfareFile, Import)):
        raise Refused([Problem("register-not-empty", Place("register"))])


def _in_batches(table: Table, digest: Digest) -> None:
    names, places = _names(table), ", ".join(["%s"] * len(table.columns))
    question = f"INSERT INTO register_{table.name} ({names}) VALUES ({places})"  # noqa: S608 (own names)
    with connection.cursor() as cursor:
        for rows in table.parts():
            digest.add(rows)
            cursor.executemany(question, rows)


def _by_copy(table: Table, digest: Digest) -> None:
    question = f"COPY register_{table.name} ({_names(table)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(question) as copy:
        for rows in table.parts():
            copy.write(digest.add(rows))


_WRITERS: dict[str, Callable[[Table, Digest], None]] = {"sqlite": _in_batches, "postgresql": _by_copy}


def _names(table: Table) -> str:
    return ", ".join(f'"{name}"' for name in table.columns)


def _number_on() -> None:
    """The next row that somebody adds gets the next number; SQLite sees to that itself."""
    kinds = list(apps.get_app_config("register").get_models())
    with connection.cursor() as cursor:
        for question in connection.ops.sequence_reset_sql(no_style(), kinds):
            cursor.execute(question)

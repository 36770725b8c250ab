"""A made-up town into an empty register, in one transaction."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.bulk import insert
from perspectief.register.models import Import, Resident, WelfareFile
from perspectief.register.town.recording import IMPORT
from perspectief.register.town.table import Cell, Digest, Table
from perspectief.register.town.town import MadeUpTown

KIND = "made_up_town"
CODES = ("register-not-empty",)
_DAY, _SEVEN = 86_400, 7 * 3600


def fill(
    town: MadeUpTown, told: Callable[[Table], None] = lambda table: None, *, counted_only: bool = False
) -> Import:
    """Write every table into the open register; gives the import that all of it points to, with its digest.

    All or nothing: killed at any moment, the register is as empty as before. `told` hears of a table before
    it is written. `counted_only` leaves out what no count is made from, for benchmarks. Refused
    (`register-not-empty`) where the register holds anything already.
    """
    refuse_unless_empty()
    digest = Digest()
    with transaction.atomic():
        for table in town.counted() if counted_only else town.tables():
            told(table)
            digest.begin(table)
            kind = apps.get_model("register", table.name)
            insert(kind, list(table.columns), _passing(table, digest))
        _number_on()
        last = datetime.fromtimestamp(town.recording.last * _DAY + _SEVEN, UTC)
        return Import.objects.create(
            id=IMPORT, kind=KIND, digest=digest.hex(), lines=digest.rows, recorded_at=last
        )


def refuse_unless_empty() -> None:
    """Refused where there is a resident, a file or an import: made-up people never mix with others."""
    if any(kind._default_manager.exists() for kind in (Resident, WelfareFile, Import)):
        raise Refused([Problem("register-not-empty", Place("register"))])


def _passing(table: Table, digest: Digest) -> Iterator[tuple[Cell, ...]]:
    for rows in table.parts():
        digest.add(rows)
        yield from rows


def _number_on() -> None:
    """The next row that somebody adds gets the next number; SQLite sees to that itself."""
    kinds = list(apps.get_app_config("register").get_models())
    with connection.cursor() as cursor:
        for question in connection.ops.sequence_reset_sql(no_style(), kinds):
            cursor.execute(question)

"""The first guards of every table: what the database itself forbids.

SQLite drops a table's triggers when a column changes: `init_register` makes anew what is missing after the
last migration, as the models then say. `perspectief register verify-structure` tells what is missing.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from perspectief.register.structure import Guard, prepare, statements

GUARDS = (
    Guard(
        table="activitypart",
        fixed=(
            "id",
            "valid_from",
            "valid_to",
            "recorded_at",
            "imported_id",
            "resident_id",
            "activity",
            "cost",
        ),
        erasable=(),
        subject=("resident", "resident_id"),
        alone="",
        once=(),
        recorded=True,
    ),
    Guard(
        table="aftercarecontact",
        fixed=("id", "valid_from", "valid_to", "recorded_at", "imported_id", "resident_id"),
        erasable=(("kind", True), ("outcome", True)),
        subject=("resident", "resident_id"),
        alone="",
        once=(),
        recorded=True,
    ),
    Guard(
        table="agreement",
        fixed=("id", "valid_from", "valid_to", "recorded_at", "imported_id", "plan_id", "resident_id"),
        erasable=(("kind", True), ("text", True), ("done", False)),
        subject=("resident", "resident_id"),
        alone="",
        once=(),
        recorded=True,
    ),
    Guard(
        table="employer", fixed=("id", "kvk"), erasable=(), subject=None, alone="", once=(), recorded=False
    ),
    Guard(
        table="establishment",
        fixed=("id", "number"),
        erasable=(),
        subject=("establishment", "id"),
        alone="",
        once=(),
        recorded=False,
    ),
    Guard(
        table="establishmentspell",
        fixed=(
            "id",
            "valid_from",
            "valid_to",
            "recorded_at",
            "imported_id",
            "establishment_id",
            "employer_id",
            "sbi",
            "postcode",
        ),
        erasable=(("name", True),),
        subject=("establishment", "establishment_id"),
        alone="establishment_id",
        once=(),
        recorded=True,
    ),
    Guard(
        table="exemption",
        fixed=("id", "valid_from", "valid_to", "recorded_at", "imported_id", "resident_id", "duty"),
        erasable=(),
        subject=("resident", "resident_id"),
        alone="",
        once=(),
        recorded=True,
    ),
    Guard(
        table="filespell",
        fixed=(
            "id",
            "valid_from",
            "valid_to",
            "recorded_at",
            "imported_id",
            "file_id",
            "scheme",
            "end_reason",
        ),
        erasable=(),
        subject=("file", "file_id"),
        alone="file_id",
        once=(),
        recorded=True,
    ),
    Guard(
        table="groupspell",
        fixed=("id", "valid_from", "valid_to", "recorded_at", "imported_id", "resident_id", "group"),
        erasable=(),
        subject=("resident", "resident_id"),
        alone="resident_id",
        once=(),
        recorded=True,
    ),
    Guard(
        table="import",
        fixed=("id", "kind", "digest", "recorded_at"),
        erasable=(),
        subject=None,
        alone="",
        once=("lines",),
        recorded=False,
    ),
    Guard(
        table="jobscount",
        fixed=(
            "id",
            "valid_from",
            "valid_to",
            "recorded_at",
            "imported_id",
            "establishment_id",
            "year",
            "jobs",
            "jobs_full",
        ),
        erasable=(),
        subject=("establishment", "establishment_id"),
        alone="establishment_id",
        once=(),
        recorded=True,
    ),
    Guard(
        table="keycheck", fixed=("id", "mark"), erasable=(), subject=None, alone="", once=(), recorded=False
    ),
    Guard(
        table="membership",
        fixed=(
            "id",
            "valid_from",
            "valid_to",
            "recorded_at",
            "imported_id",
            "file_id",
            "resident_id",
            "end_reason",
        ),
        erasable=(),
        subject=("resident", "resident_id"),
        alone="resident_id",
        once=(),
        recorded=True,
    ),
    Guard(
        table="participation",
        fixed=("id", "valid_from", "valid_to", "recorded_at", "imported_id", "resident_id", "kind", "hours"),
        erasable=(("confirmed_by", True),),
        subject=("resident", "resident_id"),
        alone="",
        once=(),
        recorded=True,
    ),
    Guard(
        table="plan",
        fixed=("id", "key", "resident_id"),
        erasable=(),
        subject=("resident", "resident_id"),
        alone="",
        once=(),
        recorded=False,
    ),
    Guard(
        table="planspell",
        fixed=("id", "valid_from", "valid_to", "recorded_at", "imported_id", "plan_id", "resident_id"),
        erasable=(("aim", True),),
        subject=("resident", "resident_id"),
        alone="plan_id",
        once=(),
        recorded=True,
    ),
    Guard(
        table="resident",
        fixed=("id", "key"),
        erasable=(("bsn_mark", False),),
        subject=("resident", "id"),
        alone="",
        once=("bsn_mark",),
        recorded=False,
    ),
    Guard(
        table="residentdetails",
        fixed=("id", "valid_from", "valid_to", "recorded_at", "imported_id", "resident_id", "birth_month"),
        erasable=(("name", True), ("birth_date", False), ("postcode", True)),
        subject=("resident", "resident_id"),
        alone="resident_id",
        once=(),
        recorded=True,
    ),
    Guard(
        table="tombstone",
        fixed=("id", "subject", "subject_id", "erased_at", "why", "law"),
        erasable=(),
        subject=None,
        alone="",
        once=(),
        recorded=False,
    ),
    Guard(
        table="vacancy",
        fixed=("id", "reference"),
        erasable=(),
        subject=None,
        alone="",
        once=(),
        recorded=False,
    ),
    Guard(
        table="vacancyspell",
        fixed=(
            "id",
            "valid_from",
            "valid_to",
            "recorded_at",
            "imported_id",
            "vacancy_id",
            "establishment_id",
            "title",
            "occupation",
            "places",
            "hours_from",
            "hours_to",
            "postcode",
        ),
        erasable=(),
        subject=("establishment", "establishment_id"),
        alone="vacancy_id",
        once=(),
        recorded=True,
    ),
    Guard(
        table="welfarefile",
        fixed=("id",),
        erasable=(("reference", False),),
        subject=("file", "id"),
        alone="",
        once=("reference",),
        recorded=False,
    ),
    Guard(
        table="work",
        fixed=(
            "id",
            "valid_from",
            "valid_to",
            "recorded_at",
            "imported_id",
            "resident_id",
            "place",
            "subsidy",
            "hours",
        ),
        erasable=(("contract", True),),
        subject=("resident", "resident_id"),
        alone="",
        once=(),
        recorded=True,
    ),
)


def make(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make them, in the words of this database."""
    vendor = editor.connection.vendor
    for sql in [*prepare(vendor), *(sql for guard in GUARDS for sql in statements(guard, vendor))]:
        editor.execute(sql, params=None)


class Migration(migrations.Migration):
    """Guards on top of the tables."""

    dependencies = [("register", "0001_tables")]
    operations = [migrations.RunPython(make)]

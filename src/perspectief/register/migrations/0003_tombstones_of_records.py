"""Tombstones of single records, such as contacts of aftercare past their term.

SQLite makes the table anew for its rule, which it refuses while triggers speak of the table: they go first,
in the same transaction, and `init_register` makes them anew after the last migration.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SUBJECTS = (
    "resident",
    "file",
    "establishment",
    "planspell",
    "agreement",
    "participation",
    "work",
    "aftercarecontact",
)


def _drop_triggers(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'register_%'")
        names = [name for (name,) in cursor.fetchall()]
    for name in names:
        editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    """The list of a tombstone's subjects, longer."""

    dependencies = (("register", "0002_guards"),)
    operations = (
        migrations.RunPython(_drop_triggers, migrations.RunPython.noop),
        migrations.RemoveConstraint("tombstone", "tombstone_subject_on_list"),
        migrations.AlterField(
            "tombstone",
            "subject",
            models.CharField(max_length=20, choices=[(each, each) for each in _SUBJECTS]),
        ),
        migrations.AddConstraint(
            "tombstone",
            models.CheckConstraint(
                condition=models.Q(subject__in=list(_SUBJECTS)), name="tombstone_subject_on_list"
            ),
        ),
    )

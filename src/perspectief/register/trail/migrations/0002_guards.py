"""The one row of the head, and what the database itself forbids."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from perspectief.register.trail.guards import statements


def _begin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("trail", "Head")._default_manager.create(id=1)
    for sql in statements(editor.connection.vendor):
        editor.execute(sql)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = (("trail", "0001_tables"),)
    operations = (migrations.RunPython(_begin, migrations.RunPython.noop),)

"""The desk as an app of Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Its label, by which tables are named `desk_...`."""

    name = "perspectief.register.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "desk"

"""The register as an app of Django."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Its label, by which tables are named `register_...`."""

    name = "perspectief.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
    # So that a table's name is not a matter of languages.
    verbose_name = "register"

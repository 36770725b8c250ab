"""Staff as an app of Django."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Its label, by which tables are named `staff_...`."""

    name = "perspectief.register.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "staff"

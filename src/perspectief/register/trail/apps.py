"""The trail as an app of Django."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Its label, by which tables are named `trail_...`."""

    name = "perspectief.register.trail"
    label = "trail"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "trail"

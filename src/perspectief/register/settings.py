"""The least that Django needs for the register without pages; a web project has its own settings.

The database is handed over later, by `perspectief.register.database.open_register`.
"""

# Everything that has tables, those of the work floor too: a register has one structure, whoever made it.
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "perspectief.register",
    "perspectief.register.staff",
    "perspectief.register.trail",
    "perspectief.register.desk",
]
AUTH_USER_MODEL = "staff.StaffMember"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
# A moment counts as the day that it was in the Netherlands.
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = False
# No handlers of Django's own: a question to the database may hold people's data, and goes nowhere.
LOGGING_CONFIG = None

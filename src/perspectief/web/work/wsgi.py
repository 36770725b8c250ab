"""The work floor as a WSGI application, for gunicorn: `perspectief.web.work.wsgi:application`."""

import os

# Before anything of Django is asked for.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.web.work.settings")

from django.core.wsgi import get_wsgi_application
from django.db import connections

from perspectief.register.database import open_register, ready
from perspectief.register.trail.keys import ring
from perspectief.web.work.environment import installation
from perspectief.web.work.logs import set_up

ready()
set_up()
ring()  # without its key nothing could be done: better to say so now
open_register(installation().folder)
connections.settings["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
application = get_wsgi_application()

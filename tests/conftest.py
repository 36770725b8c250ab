"""All tests of a process share settings of Django: those of the work floor, which hold the register's."""

import os
import secrets
import tempfile
from unittest.mock import patch

from django.conf import settings

from tests.one_browser import browser

__all__ = ["browser"]

GIVEN = {
    "PERSPECTIEF_WORK_FOLDER": tempfile.gettempdir() + "/perspectief-no-folder",
    "PERSPECTIEF_WORK_KEY": secrets.token_urlsafe(48),
    "PERSPECTIEF_WORK_HOSTS": "floor.test",
    "PERSPECTIEF_WORK_PLAIN": "0",
}

# A test in a browser leaves an event loop in its process, beside which Django refuses its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

if not settings.configured:
    # Not by the environment: programs that tests start have settings of their own.
    with patch.dict(os.environ, GIVEN):
        from perspectief.web.work import settings as work
    settings.configure(**{name: getattr(work, name) for name in dir(work) if name.isupper()})

"""The one register that is open: a SQLite file in the installation's folder, or PostgreSQL by its URL.

`ready` prepares Django without a database; `open_register` points it at one. A web project that has its
own settings module needs neither.
"""

import os
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register import settings as least

URL = "PERSPECTIEF_REGISTER_URL"
FILE = Path("register") / "register.sqlite3"
_ALIAS = "default"
_OURS = ("register", "staff", "trail", "desk")  # other apps' steps go along with ours
# WAL: readers go on while an import writes. recursive_triggers: REPLACE is a delete, and is refused.
# secure_delete: what is erased is not left in the file.
_SQLITE = (
    "PRAGMA journal_mode = WAL; PRAGMA recursive_triggers = ON; PRAGMA foreign_keys = ON;"
    " PRAGMA secure_delete = ON;"
)
Where = Path | str


def ready() -> None:
    """Prepare Django, once; opens nothing, and leaves settings of a web project as they are."""
    if apps.ready or apps.apps_ready:
        return
    if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        named = {name: getattr(least, name) for name in dir(least) if name.isupper()}
        settings.configure(**named, DATABASES={})
    django.setup()


def open_register(place: Where) -> None:
    """Point Django at the register of an installation's folder, or at a PostgreSQL URL; makes nothing.

    For a folder, the environment's PERSPECTIEF_REGISTER_URL goes before its SQLite file. Refused where there
    is no register (`register-not-there`), an older structure (`register-other-structure`), a newer one
    (`register-newer`) or no answer (`register-unreachable`).
    """
    _point(place)
    applied, known = _steps(place)
    if not applied:
        raise _refused("register-not-there", place)
    if applied != known:
        raise _refused("register-other-structure", place)


def init_register(place: Where) -> None:
    """Make the register, or bring its structure and its guards up to date; what it holds stays."""
    _point(place, make=True)
    _steps(place)
    call_command("migrate", verbosity=0, interactive=False)
    from perspectief.register.trail.guards import ensure
    from perspectief.register.verify import mend

    mend()
    ensure()


def close_register() -> None:
    """Close the connection; another register may be opened."""
    connections.close_all()


def url_of(place: Where) -> str:
    """The PostgreSQL URL that counts for a place, or nothing where it is a SQLite file."""
    text = str(place)
    return text if text.startswith(("postgresql://", "postgres://")) else os.environ.get(URL, "")


def _point(place: Where, *, make: bool = False) -> None:
    ready()
    url = url_of(place)
    given = _postgres(url) if url else _sqlite(Path(place) / FILE, make=make)
    connections.close_all()
    connections.settings = connections.configure_settings({_ALIAS: given})
    connections[_ALIAS] = connections.create_connection(_ALIAS)


def _postgres(url: str) -> dict[str, Any]:
    from psycopg.conninfo import conninfo_to_dict

    parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    known = {name: parts.pop(part, "") for name, part in names.items()}
    return {"ENGINE": "django.db.backends.postgresql", **known, "OPTIONS": parts}


def _sqlite(path: Path, *, make: bool) -> dict[str, Any]:
    if make:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)  # people's data: for nobody else on this computer
    elif not path.is_file():
        raise _refused("register-not-there", path)
    options = {"init_command": _SQLITE, "transaction_mode": "IMMEDIATE", "timeout": 60}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}


def _steps(place: Where) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The steps of the structure that the database has, and those that this program knows."""
    try:
        loader = MigrationExecutor(connection).loader
    except OperationalError:  # its words may hold the address
        raise _refused("register-unreachable", place) from None
    applied = {(app, name) for app, name in loader.applied_migrations if app in _OURS}
    known = {(app, name) for app, name in loader.disk_migrations if app in _OURS}
    if applied - known:
        raise _refused("register-newer", place)
    return applied, known


def _refused(code: str, place: Where) -> Refused:
    shown = "PostgreSQL" if url_of(place) else str(place)  # a URL may hold a password
    return Refused([Problem(code, Place(shown))])

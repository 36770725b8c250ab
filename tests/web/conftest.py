"""What the tests of the work floor share."""

from perspectief.register.database import ready

ready()

from tests.register.places import (  # noqa: E402 (Django first)
    Place,
    postgres_home,
    register,
    register_key,
    sqlite_template,
)
from tests.web.floors import Floor, floor, hashed, trail_key  # noqa: E402 (Django first)

__all__ = [
    "Floor",
    "Place",
    "floor",
    "hashed",
    "postgres_home",
    "register",
    "register_key",
    "sqlite_template",
    "trail_key",
]

"""What the tests of the register share."""

from tests.register.places import Place, postgres_home, register, register_key, sqlite_template

__all__ = ["Place", "postgres_home", "register", "register_key", "sqlite_template"]

"""A name as it is looked for: in small letters without accents, kept by the database itself."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import CharField, F, Func
from django.db.models.sql.compiler import SQLCompiler

# Letters of names in the Netherlands, after the letter that they are looked for by.
_LETTERS = {
    "a": "ÀÁÂÃÄÅĀĂĄÆàáâãäåāăąæ",
    "c": "ÇĆČçćč",
    "d": "ĎĐÐďđð",
    "e": "ÈÉÊËĒĖĘĚèéêëēėęě",
    "g": "Ğğ",
    "i": "ÌÍÎÏĪĮİìíîïīįı",
    "l": "ŁĹĽłĺľ",
    "n": "ÑŃŇñńň",
    "o": "ÒÓÔÕÖØŌŐŒòóôõöøōőœ",
    "r": "ŔŘŕř",
    "s": "ŚŞŠȘśşšșß",
    "t": "ŢŤȚţťț",
    "u": "ÙÚÛÜŪŮŰŲùúûüūůűų",
    "y": "ÝŸýÿ",
    "z": "ŹŻŽźżž",
}
_FROM = "".join(_LETTERS.values())
_TO = "".join(plain * len(letters) for plain, letters in _LETTERS.items())
_TABLE = str.maketrans(_FROM, _TO)
_SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_ON_SQLITE = "perspectief_folded"


def folded(text: str) -> str:
    """A text as the database folds it, but for capitals of other scripts."""
    return text.translate(_TABLE).translate(_SMALL)


class Folded(Func):
    """The same in SQL: `translate` on PostgreSQL, a function of this program on SQLite, which has none."""

    function = _ON_SQLITE

    def __init__(self, name: str) -> None:
        super().__init__(F(name), output_field=CharField(max_length=200))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """By `translate`."""
        form = f"lower(translate(%(expressions)s, '{_FROM}', '{_TO}'))"
        return self.as_sql(compiler, connection, template=form)

    def deconstruct(self) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        """As a migration writes it."""
        return f"{__name__}.Folded", (self.get_source_expressions()[0].name,), {}


def _teach(connection: BaseDatabaseWrapper, **_: object) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(_ON_SQLITE, 1, folded, deterministic=True)


connection_created.connect(_teach, dispatch_uid=_ON_SQLITE)

"""A table as NumPy columns in one question: whole numbers only, so that both databases give them fast."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


class Kind(Enum):
    """What a column holds."""

    KEY = auto()
    DAY = auto()
    MOMENT = auto()
    CODE = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table under the name that it gets; `codes` is the list that a code is a position in."""

    name: str
    column: str
    kind: Kind
    codes: tuple[str, ...] = ()

    def position(self) -> str:
        """The position of its code in the list, as SQL; -1 where it is not on it."""
        cases = " ".join(f"WHEN '{code}' THEN {at}" for at, code in enumerate(self.codes))
        return f'CASE "{self.column}" {cases} ELSE -1 END'


TIMES = (
    Column("start", "valid_from", Kind.DAY),
    Column("end", "valid_to", Kind.DAY),
    Column("known_from", "recorded_at", Kind.MOMENT),
    Column("known_until", "superseded_at", Kind.MOMENT),
)
_TYPES = {Kind.KEY: np.int64, Kind.CODE: np.int8}


@dataclass(frozen=True, slots=True)
class Among:
    """Only some rows: a condition with a place (`%s`) for each value."""

    condition: str
    values: tuple[Any, ...]


def table(name: str, columns: tuple[Column, ...], among: Among | None = None) -> dict[str, NDArray[Any]]:
    """The columns by their names: keys int64, days and numbers int32, codes int8; the day of a moment.

    Without a day or moment: `FOREVER`; without a code or number: -1.
    """
    found: Mapping[str, NDArray[Any]]
    if connection.vendor == "sqlite":
        from perspectief.register import columns_sqlite

        found = columns_sqlite.read(name, columns, among)
    else:
        from perspectief.register import columns_postgres

        found = columns_postgres.read(name, columns, among)
    return {
        each.name: found[each.name].astype(_TYPES.get(each.kind, np.int32), copy=False) for each in columns
    }

"""Everything that counts are counted from, as columns of the register's history."""

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from perspectief.register import history
from perspectief.register.columns import Among
from perspectief.register.history import Births, Groups, Memberships, Participations, Spells, Works

Numbers = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]


def no_rows(kind: type[history.History]) -> Any:  # noqa: ANN401 (a table of the kind asked for)
    """A table without rows."""
    wide = ("resident", "file")
    empty: dict[str, Any] = {
        each.name: np.empty(0, np.int64 if each.name in wide else np.int32) for each in fields(kind)
    }
    return kind(**empty)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """All tables that any count needs, with both times; those that are left out have no rows."""

    memberships: Memberships
    spells: Spells
    groups: Groups = field(default_factory=lambda: no_rows(Groups))
    participation: Participations = field(default_factory=lambda: no_rows(Participations))
    work: Works = field(default_factory=lambda: no_rows(Works))
    births: Births = field(default_factory=lambda: no_rows(Births))

    def as_known_on(self, day: int, needed: frozenset[str], first: int) -> "Columns":
        """What was known at the end of a day of the needed tables; the others come without rows.

        What ended before the day `first` is left out, but for births.
        """
        found: dict[str, Any] = {"memberships": no_rows(Memberships), "spells": no_rows(Spells)}
        for name in needed:
            table = getattr(self, name)
            kept = (table.known_from <= day) & (day < table.known_until)
            if name != "births":
                kept &= table.end >= first
            found[name] = table.where(kept, known_on=day)
        return Columns(**found)


def loaded() -> Columns:
    """The whole history of the open register."""
    return Columns(**{each.name: getattr(history, each.name)() for each in fields(Columns)})


def loaded_of(residents: Among, needed: frozenset[str]) -> Columns:
    """The history of some residents, and of the files that they were in; of the tables that are needed only.

    `residents` is a condition on `resident_id`.
    """
    theirs = f"SELECT file_id FROM register_membership WHERE {residents.condition}"  # noqa: S608 (names of this program)
    files = Among(f"file_id IN ({theirs})", residents.values)
    tables: dict[str, Any] = {"memberships": no_rows(Memberships), "spells": no_rows(Spells)}
    for name in needed:
        tables[name] = getattr(history, name)(files if name == "spells" else residents)
    return Columns(**tables)


def is_one_of(column: Numbers, codes: frozenset[Any], kind: type[StrEnum]) -> Mask:
    """Which rows of a column of positions in `kind` hold one of the codes; -1 is none of them."""
    wanted = np.array([each in codes for each in kind] + [False])  # the last is for -1
    chosen: Mask = wanted[column]
    return chosen

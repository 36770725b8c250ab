"""The whole history as columns to count from: every row ever recorded, with both its times.

Days are whole numbers since 1970-01-01 (`perspectief.register.days`). `start` is the first day, `end` the
first day on which it no longer holds, `known_from` the day on which it was recorded, `known_until` that on
which it was superseded (all in the Netherlands; `FOREVER` where there is none). Codes are positions in their
list, -1 for none; numbers that are unknown are -1. Rows come by subject, then by start. With `among` only
the rows that a condition on the table's own columns allows.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from perspectief.register import columns as read
from perspectief.register.codes import (
    Contract,
    EndReason,
    Group,
    ParticipationKind,
    Scheme,
    Subsidy,
    WorkPlace,
)
from perspectief.register.columns import Among, Column, Kind
from perspectief.register.days import FOREVER, Days, number_of

Keys: TypeAlias = NDArray[np.int64]
Codes: TypeAlias = NDArray[np.int8]
Numbers: TypeAlias = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Columns of equal length with the two times."""

    start: Days
    end: Days
    known_from: Days
    known_until: Days

    def __len__(self) -> int:
        """How many rows."""
        return len(self.start)

    def where(self, mask: NDArray[np.bool_], known_on: int | None = None) -> Self:
        """Only the rows of a mask; with `known_on`, all said to be known from that day on."""
        places = np.flatnonzero(mask)
        if known_on is None and len(places) == len(self):
            return self
        said = {} if known_on is None else {"known_from": known_on, "known_until": FOREVER}
        return type(self)(
            **{name: np.broadcast_to(np.int32(day), len(places)) for name, day in said.items()},
            **{e.name: getattr(self, e.name).take(places) for e in fields(self) if e.name not in said},
        )

    def as_known_on(self, day: date | int) -> Self:
        """The rows that were known at the end of a day."""
        number = day if isinstance(day, int) else number_of(day)
        return self.where((self.known_from <= number) & (number < self.known_until))

    def on(self, day: date | int) -> Self:
        """The rows that hold on a day."""
        number = day if isinstance(day, int) else number_of(day)
        return self.where((self.start <= number) & (number < self.end))


@dataclass(frozen=True, slots=True, eq=False)
class Memberships(History):
    """Who was in which file; `reason` is a position in `EndReason`."""

    resident: Keys
    file: Keys
    reason: Codes


@dataclass(frozen=True, slots=True, eq=False)
class Spells(History):
    """Which files ran; `scheme` and `reason` are positions in `Scheme` and `EndReason`."""

    file: Keys
    scheme: Codes
    reason: Codes


@dataclass(frozen=True, slots=True, eq=False)
class Groups(History):
    """Who was in which group, a position in `Group`."""

    resident: Keys
    group: Codes


@dataclass(frozen=True, slots=True, eq=False)
class Participations(History):
    """Who took part in what; `kind` is a position in `ParticipationKind`, `hours` a week, -1 unknown."""

    resident: Keys
    kind: Codes
    hours: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Works(History):
    """Who worked; positions in `WorkPlace`, `Contract` and `Subsidy`, `hours` a week, -1 unknown."""

    resident: Keys
    place: Codes
    contract: Codes
    subsidy: Codes
    hours: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Births(History):
    """Days of birth; where it was erased the middle of the month, `FOREVER` where even that is unknown."""

    resident: Keys
    born: Days


_RESIDENT = Column("resident", "resident_id", Kind.KEY)
_FILE = Column("file", "file_id", Kind.KEY)
_REASON = Column("reason", "end_reason", Kind.CODE, tuple(EndReason))
_HOURS = Column("hours", "hours", Kind.NUMBER)


def memberships(among: Among | None = None) -> Memberships:
    """Every membership ever recorded."""
    return Memberships(**_read(among, "membership", _RESIDENT, _FILE, _REASON))


def spells(among: Among | None = None) -> Spells:
    """Every spell of a file ever recorded."""
    return Spells(
        **_read(among, "filespell", _FILE, Column("scheme", "scheme", Kind.CODE, tuple(Scheme)), _REASON)
    )


def groups(among: Among | None = None) -> Groups:
    """Every spell in a group ever recorded."""
    return Groups(**_read(among, "groupspell", _RESIDENT, Column("group", "group", Kind.CODE, tuple(Group))))


def participation(among: Among | None = None) -> Participations:
    """All participation ever recorded, that of kind `none` too."""
    kind = Column("kind", "kind", Kind.CODE, tuple(ParticipationKind))
    return Participations(**_read(among, "participation", _RESIDENT, kind, _HOURS))


def work(among: Among | None = None) -> Works:
    """All work ever recorded."""
    lists = {"place": tuple(WorkPlace), "contract": tuple(Contract), "subsidy": tuple(Subsidy)}
    codes = [Column(name, name, Kind.CODE, codes) for name, codes in lists.items()]
    return Works(**_read(among, "work", _RESIDENT, *codes, _HOURS))


def births(among: Among | None = None) -> Births:
    """Every day of birth ever recorded."""
    read_as = _read(
        among,
        "residentdetails",
        _RESIDENT,
        Column("born", "birth_date", Kind.DAY),
        Column("month", "birth_month", Kind.DAY),
    )
    month, born = read_as.pop("month").astype(np.int64), read_as["born"]
    none = int(np.iinfo(np.int32).max)
    read_as["born"] = np.where(born < none, born, np.minimum(month + 14, none)).astype(np.int32)
    return Births(**read_as)


def _read(among: Among | None, table: str, *columns: Column) -> dict[str, Any]:
    found = read.table(f"register_{table}", (*columns, *read.TIMES), among)
    by = [found[name] for name in (columns[0].name, "start", "known_from")]
    if _is_in_order(by):
        return found
    order = np.lexsort(by[::-1])
    return {name: column.take(order) for name, column in found.items()}


def _is_in_order(by: list[NDArray[Any]]) -> bool:
    """Whether rows lie by the first of some columns, those that are equal in it by the next, and so on."""
    equal = np.ones(max(len(by[0]) - 1, 0), np.bool_)
    for column in by:
        if (equal & (column[1:] < column[:-1])).any():
            return False
        equal &= column[1:] == column[:-1]
    return True

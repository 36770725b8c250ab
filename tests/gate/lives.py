"""Kinds of lives on welfare, as columns of a register and as what an attacker knows can be told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations, product
from typing import Any

import numpy as np

from perspectief.register import history
from perspectief.register.codes import EndReason, Group, ParticipationKind, Scheme
from perspectief.register.counting.columns import Columns
from perspectief.register.days import FOREVER, number_of
from tests.gate.towns import month_end

MONTHS = 3
GROUPS, SCHEMES = ("care", "none", "work"), ("general", "ioaw")
_EITHER = (False, True)
LONG_AGO = date(2028, 5, 3)
EARLY, AFTERWARDS = date(2029, 1, 1), date(2030, 4, 20)  # when a life became known


@dataclass(frozen=True, order=True)
class Life:
    """Came in month `came` (-1: the last before, -2: long ago), left in month `left` (`MONTHS`: not yet).

    `first` is the group on coming, `then` the one from the end of month `moved` on; `scheme` and `later` are
    the same with month `switched`. A couple shares a file.
    """

    came: int
    left: int
    first: str = "work"
    then: str = "work"
    moved: int = MONTHS
    scheme: str = "general"
    later: str = "general"
    switched: int = MONTHS
    active: bool = False
    for_work: bool = False
    couple: bool = False
    late: bool = False

    def there(self, month: int) -> bool:
        """Whether on welfare at the end of a month."""
        return self.came <= month < self.left

    def group(self, month: int) -> str:
        """At the end of a month, and on leaving in it."""
        return self.first if month < self.moved else self.then

    def under(self, month: int) -> str:
        """The scheme at the end of a month."""
        return self.scheme if month < self.switched else self.later

    @property
    def persons(self) -> int:
        """In one file."""
        return 2 if self.couple else 1


def every_life() -> list[Life]:
    """Each kind that somebody may live; the same without being recorded late."""
    found = set()
    for came in range(-2, MONTHS):
        for left in range(came + 1, MONTHS + 1):
            times, ways = (came, left), (False, True) if left < MONTHS else (False,)
            for group, scheme, active, way, couple in product(GROUPS, SCHEMES, _EITHER, ways, _EITHER):
                same = {"scheme": scheme, "later": scheme, "active": active, "couple": couple}
                found.add(Life(*times, group, group, for_work=way, **same))  # type: ignore[arg-type]  # each by its own name
            for active, month in product(_EITHER, range(came + 1, left)):
                for one, other in permutations(GROUPS, 2):
                    found.add(Life(*times, one, other, month, active=active))
                for one, other in permutations(SCHEMES, 2):
                    found.add(Life(*times, scheme=one, later=other, switched=month, active=active))
    return sorted(found)


def every_mixture() -> list[Life]:
    """All kinds of lives there could be: each change of group with each of scheme, of couples too."""
    found = []
    for came in range(-2, MONTHS):
        for left in range(came + 1, MONTHS + 1):
            ways = _EITHER if left < MONTHS else (False,)
            groups = [(one, one, MONTHS) for one in GROUPS] + _changes(GROUPS, came, left)
            schemes = [(one, one, MONTHS) for one in SCHEMES] + _changes(SCHEMES, came, left)
            for group, scheme, rest in product(groups, schemes, product(_EITHER, ways, _EITHER)):
                found.append(Life(came, left, *group, *scheme, *rest))
    return found


def _changes(codes: Sequence[str], came: int, left: int) -> list[tuple[str, str, int]]:
    return [(one, other, month) for one, other in permutations(codes, 2) for month in range(came + 1, left)]


Town = Mapping[Life, int]  # files of each kind of life


def columns(town: Town) -> Columns:
    """The town in a register; each file has a number, each person another."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("member", "spell", "group", "active")}
    person = 0
    for file, life in enumerate(life for life, count in sorted(town.items()) for _ in range(count)):
        times = {"start": _came(life), "end": _left(life), "known": AFTERWARDS if life.late else EARLY}
        reason = _place(EndReason, "work" if life.for_work else "other") if life.left < MONTHS else -1
        for part in _parts(life.scheme, life.later, life.switched):
            code = {"scheme": _place(Scheme, part.pop("code")), "reason": reason}
            rows["spell"].append({**times, "file": file, **code, **part})
        for who in range(person, person + life.persons):
            rows["member"].append(times | {"resident": who, "file": file, "reason": reason})
            for part in _parts(life.first, life.then, life.moved):
                if (group := part.pop("code")) != "none":
                    rows["group"].append({**times, "resident": who, "group": _place(Group, group), **part})
            if life.active:
                doing = {"kind": _place(ParticipationKind, "civic"), "hours": 4}
                rows["active"].append(times | {"resident": who} | doing)
        person += life.persons
    return Columns(
        memberships=_table(history.Memberships, rows["member"]),
        spells=_table(history.Spells, rows["spell"]),
        groups=_table(history.Groups, rows["group"]),
        participation=_table(history.Participations, rows["active"]),
    )


def _came(life: Life) -> date:
    return LONG_AGO if life.came < -1 else month_end(life.came).replace(day=10)


def _left(life: Life) -> date | None:
    return None if life.left == MONTHS else month_end(life.left).replace(day=25)


def _parts(first: str, then: str, month: int) -> list[dict[str, Any]]:
    """One code until the twentieth of a month, another from then on."""
    if first == then:
        return [{"code": first}]
    day = month_end(month).replace(day=20)
    return [{"code": first, "end": day}, {"code": then, "start": day}]


def _place(codes: Any, name: str) -> int:
    return [str(code) for code in codes].index(name)


def _table(kind: Any, rows: Sequence[Mapping[str, Any]]) -> Any:
    def column(name: str) -> Any:
        if name in ("start", "known_from"):
            days = [row["start" if name == "start" else "known"] for row in rows]
            return np.array([number_of(day) for day in days], np.int32)
        if name == "end":
            return np.array(
                [FOREVER if row["end"] is None else number_of(row["end"]) for row in rows], np.int32
            )
        if name == "known_until":
            return np.full(len(rows), FOREVER, np.int32)
        wide = np.int64 if name in ("resident", "file") else np.int32 if name == "hours" else np.int8
        return np.array([row[name] for row in rows], wide)

    return kind(**{name: column(name) for name in kind.__dataclass_fields__})


def first_of(month: int) -> date:
    """The first day of a month."""
    return month_end(month - 1) + timedelta(days=1)

"""All of somebody's people, by name: for finding the one who rings."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from perspectief.register.codes import Group
from perspectief.register.floor.names import names_of
from perspectief.register.floor.whose import Ids, holding
from perspectief.register.models import GroupSpell, Membership


@dataclass(frozen=True, slots=True)
class Listed:
    """One of them: `group` and `since` (the first day in the file) are None for who is not on welfare."""

    resident: int
    key: UUID
    name: str
    group: Group | None
    since: date | None


def listed(people: Ids, on: date) -> tuple[Listed, ...]:
    """All of them, by name and then by key; four questions."""
    groups = dict(holding(GroupSpell, on).filter(resident__in=people).values_list("resident_id", "group"))
    since = dict(holding(Membership, on).filter(resident__in=people).values_list("resident_id", "valid_from"))
    rows = [
        Listed(pk, key, name, Group(groups[pk]) if pk in groups else None, since.get(pk))
        for pk, (key, name) in names_of(people, on).items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.key)))

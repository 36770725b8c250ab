"""Whom a count counts: keys and days, no names; and what of it the trail hears."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from perspectief.register.counting.columns import loaded
from perspectief.register.counting.definition import CountDefinition, Counted
from perspectief.register.floor.team import rows_of
from perspectief.register.floor.whose import known
from perspectief.register.models import Membership, Resident, WelfareFile
from perspectief.register.trail.codes import RESIDENT, Reason
from perspectief.register.trail.deed import Deed, Ref
from perspectief.register.trail.write import write_many

V = TypeVar("V")
_MANY = 500  # ids in one question


@dataclass(frozen=True, slots=True)
class Row:
    """A file's number or a resident's key (empty where erased), its last membership's days, and its id."""

    key: str
    since: date | None
    until: date | None
    record: int


@dataclass(frozen=True, slots=True)
class Counting:
    """The rows of a count on a day, of whom they are, and how many there are in all."""

    of: Counted
    rows: tuple[Row, ...]
    many: int


def counting(definition: CountDefinition, day: date, on: date, part: slice = slice(None)) -> Counting:
    """The rows of a part of those whom a definition counts on a day."""
    found = rows_of(loaded(), definition, day, on)
    ids = found.ids[part]
    return Counting(found.of, _rows(found.of, ids), len(found.ids))


def tell(shown: Counting, member: tuple[int, str], action: str, at: datetime) -> None:
    """Everybody who stands in the rows, once, so that they can read it in their own report."""
    records = sorted({row.record for row in shown.rows})
    residents = _of_files(records) if shown.of is Counted.FILES else set(records)
    keys = sorted(str(key) for some in _parts(sorted(residents)) for key in _keys(some))
    write_many([Deed(*member, action, Ref(RESIDENT, key), Reason.COUNT) for key in keys], at)


def _rows(of: Counted, ids: Sequence[int]) -> tuple[Row, ...]:
    return tuple(
        row for some in _parts(ids) for row in (_files(some) if of is Counted.FILES else _people(some))
    )


def _people(ids: Sequence[int]) -> list[Row]:
    keys = dict(Resident.objects.filter(pk__in=set(ids)).values_list("pk", "key"))
    return _with_days("resident_id", ids, {each: str(key) for each, key in keys.items()})


def _files(ids: Sequence[int]) -> list[Row]:
    numbers = dict(WelfareFile.objects.filter(pk__in=set(ids)).values_list("pk", "reference"))
    return _with_days("file_id", ids, {each: number or "" for each, number in numbers.items()})


def _with_days(name: str, ids: Sequence[int], keys: dict[int, str]) -> list[Row]:
    """A row for each id; one that counts twice stands there twice."""
    spans = _spans(name, ids)
    days = ((each, *spans.get(each, (None, None))) for each in ids)
    return [Row(keys.get(each, ""), since, until, each) for each, since, until in days]


def _spans(name: str, ids: Sequence[int]) -> dict[int, tuple[date, date | None]]:
    """The last known membership of each."""
    asked = known(Membership).filter(**{f"{name}__in": set(ids)}).order_by("valid_from")
    return {one: (start, end) for one, start, end in asked.values_list(name, "valid_from", "valid_to")}


def _of_files(files: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in _parts(files):
        asked = known(Membership).filter(file_id__in=some)
        found |= set(asked.values_list("resident_id", flat=True))
    return found


def _keys(ids: Sequence[int]) -> list[object]:
    return list(Resident.objects.filter(pk__in=ids).values_list("key", flat=True))


def _parts(values: Sequence[V]) -> list[Sequence[V]]:
    return [values[at : at + _MANY] for at in range(0, len(values), _MANY)]

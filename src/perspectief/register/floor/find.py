"""Finding a resident by name or by the number of a file, among those whom one may see; never a whole town."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from perspectief.register.floor.whose import Ids, known
from perspectief.register.models import Membership, ResidentDetails, WelfareFile
from perspectief.register.models.folded import folded

MOST = 25
SHORTEST, LONGEST = 2, 80


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found: the key, the name, the year of birth (to tell namesakes apart), the file of now."""

    resident: int
    key: UUID
    name: str
    born: int | None
    file: str


@dataclass(frozen=True, slots=True)
class Hits:
    """Those found, by name; `more`: there are others, so ask for more letters."""

    found: tuple[Hit, ...]
    more: bool


def find(text: str, among: Ids | None, on: date) -> Hits:
    """Residents whose name has all words of a text, or whose file has it as its number.

    `among` None: everybody; only for who may. Capitals and accents do not matter. A text of fewer than two
    letters finds nobody. Three questions.
    """
    words = folded(text.strip()[:LONGEST]).split()
    if sum(map(len, words)) < SHORTEST:
        return Hits((), more=False)
    numbered = list(_of_file(text.strip()))
    wanted = _has(words) | Q(resident__in=numbered) if numbered else _has(words)
    rows = known(ResidentDetails).filter(wanted, valid_to=None).select_related("resident")
    found = _of_everybody(rows) if among is None else _of_some(rows.filter(resident__in=among))
    files = _files([row.resident_id for row in found], on)
    hits = [_hit(row, files.get(row.resident_id, "")) for row in found[:MOST]]
    return Hits(tuple(hits), more=len(found) > MOST)


def _of_everybody(rows: "QuerySet[ResidentDetails]") -> list[ResidentDetails]:
    """One more than are shown; the database goes through its index of names in order."""
    return list(rows.order_by("sought", "resident_id")[: MOST + 1])


def _of_some(rows: "QuerySet[ResidentDetails]") -> list[ResidentDetails]:
    """The same; put in order here, so that the database begins with these few and not with all names."""
    return sorted(rows, key=lambda row: (row.sought, row.resident_id))[: MOST + 1]


def _has(words: list[str]) -> Q:
    having = Q()
    for word in words:
        having &= Q(sought__contains=word)
    return having


def _of_file(number: str) -> "Ids":
    files = WelfareFile.objects.filter(reference=number)
    return known(Membership).filter(file__in=files).values_list("resident_id", flat=True)


def _files(residents: list[int], on: date) -> dict[int, str]:
    rows = known(Membership).filter(resident__in=residents, valid_from__lte=on).order_by("valid_from")
    return {pk: number or "" for pk, number in rows.values_list("resident_id", "file__reference")}


def _hit(row: ResidentDetails, file: str) -> Hit:
    born = row.birth_month.year if row.birth_month else None
    return Hit(row.resident_id, row.resident.key, row.name, born, file)

"""Vacancies of one establishment from a file that somebody hands over: VUM, schema.org or a table.

What a file is, is told by its content, never by its name. Every vacancy in it becomes one of this
establishment; a file that speaks of a vacancy of another one is refused whole.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching.job_posting import postings_in, vacancy_of_posting
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.importing import Order, Report, import_file
from perspectief.register.imports.layout import Layout, Spot, shipped
from perspectief.register.models import VacancySpell

MOST_BYTES = 2_000_000
# The columns of a table, as municipalities name them, and what they are here.
COLUMNS = {
    "referentie": "reference",
    "titel": "title",
    "plaatsen": "places",
    "uren van": "hours_from",
    "uren tot": "hours_to",
    "postcode": "postcode",
    "open sinds": "start",
    "laatste dag": "end",
}
CODES = ("floor-vacancy-of-another", "import-json")
_NAME = "bestand"  # what was handed over has no name of its own here


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brought; `known`: the same file was brought before, and nothing changed."""

    lines: int
    new: int
    changed: int
    known: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """A file as it is read: the ending of its name, its bytes, and where each field stands."""

    ending: str
    data: bytes
    layout: Layout


def bring_vacancies(data: bytes, establishment: int, number: str, at: datetime) -> Brought:
    """Bring in the vacancies of a file for the establishment with this id and number; all or nothing.

    Refused with every problem of the file, in lines of it; `floor-vacancy-of-another` where it speaks of a
    vacancy that another establishment has.
    """
    form = _form(data, number)
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        path = Path(folder) / f"{_NAME}.{form.ending}"
        path.write_bytes(form.data)
        report = import_file(Order(path, form.layout, at))
        _only_of(establishment, at)
    return _told(report)


def _told(report: Report) -> Brought:
    spells = [change for change in report.changes if change.table == "vacancyspell"]
    changed = sum(change.corrected + change.ended for change in spells)
    return Brought(report.lines, sum(change.added for change in spells), changed, report.known)


def _only_of(establishment: int, at: datetime) -> None:
    """Refused where a vacancy of another establishment was taken over."""
    theirs = VacancySpell.objects.filter(superseded_at=at, establishment__isnull=False)
    taken = theirs.exclude(establishment=establishment).values_list("vacancy__reference", flat=True)
    if found := sorted(taken):
        raise Refused([Problem("floor-vacancy-of-another", Place(_NAME), found=found[0])])


def _form(data: bytes, number: str) -> _Form:
    if len(data) > MOST_BYTES:
        details = {"bytes": str(len(data)), "limit": str(MOST_BYTES)}
        raise Refused([Problem("file-too-large", Place(_NAME), details=details)])
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _Form("xlsx", data, _table("xlsx", number))
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{"):
        return _of_json(data, number)
    return _Form("csv", data, _table("csv", number, "utf-8" if _is_utf8(data) else "windows-1252"))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _table(form: str, number: str, encoding: str = "utf-8") -> Layout:
    fields = {ours: {"column": theirs} for theirs, ours in COLUMNS.items()}
    return Layout.model_validate(
        {
            "kind": Kind.VACANCIES,
            "form": form,
            "encoding": encoding,
            "dates": "dd-mm-yyyy",
            "fields": fields | {"establishment": {"value": number}},
        }
    )


def _of_json(data: bytes, number: str) -> _Form:
    """As objects that lie flat. Refused where it is no JSON, nests too deeply, or holds an endless number."""
    try:
        document: object = json.loads(data.decode("utf-8-sig"))
        postings = list(_flat(document))
    except (ValueError, OverflowError, RecursionError):
        raise Refused([Problem("import-json", Place(f"{_NAME}.json"))]) from None
    told = {name: Spot(column=name) for name in COLUMNS.values()}
    fields = told if postings else dict(shipped("vacancies").fields)
    items: object = postings or (document if isinstance(document, list) else [document])
    layout = Layout(kind=Kind.VACANCIES, form="json", fields=fields | {"establishment": Spot(value=number)})
    return _Form("json", json.dumps(items).encode(), layout)


def _flat(document: object) -> Iterator[Mapping[str, object]]:
    """Each JobPosting with what the register keeps of it, under our own names."""
    for posting in postings_in(document):
        read = vacancy_of_posting(posting, lambda _: ())
        yield {
            "reference": read.reference,
            "title": posting.get("title"),
            "places": read.positions,
            "hours_from": _whole(read.hours_from),
            "hours_to": _whole(read.hours_to),
            "postcode": read.postcode,
            "start": _day(posting.get("datePosted")),
            "end": _day(posting.get("validThrough")),
        }


def _whole(hours: float | None) -> int | None:
    return None if hours is None or not 0 <= hours <= 168 else round(hours)


def _day(value: object) -> str | None:
    """The day of a moment; its time and zone are of no use here."""
    return value[:10] if isinstance(value, str) else None

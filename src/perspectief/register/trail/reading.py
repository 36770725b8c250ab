"""The entries as they stand in the database, whoever wrote them: nothing in them stops the reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from perspectief.register.trail.chain import Row

_TEXTS = (
    "role",
    "action",
    "subject_kind",
    "subject_key",
    "reason",
    "reason_mark",
    "result",
    "key",
    "link",
    "reason_text",
)
_PAGE = 5000
_LOWEST = -(2**63)


@dataclass(frozen=True, slots=True)
class Stored:
    """One entry as it was found; `row` is None where a number in it is none."""

    number: int | None
    row: Row | None
    link: str
    text: str


def stored() -> Iterator[Stored]:
    """All entries by number, in pages; written ones that come meanwhile may be among them."""
    last: int | None = _LOWEST
    while last is not None:
        page = [_read(values) for values in _page(last)]
        yield from page
        last = page[-1].number if len(page) == _PAGE else None


def count_up_to(number: int) -> int:
    """How many entries there are with this number or a lower one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM trail_entry WHERE number <= %s", [number])
        return int(cursor.fetchone()[0])


def _page(last: int) -> list[tuple[object, ...]]:
    columns = ", ".join(_columns(connection.vendor))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM trail_entry WHERE number > %s ORDER BY trail_entry.number LIMIT {_PAGE}",  # noqa: S608 (names of this program)
            [last],
        )
        return list(cursor.fetchall())


def _columns(vendor: str) -> Iterator[str]:
    """As bytes on SQLite, where any column may hold anything; as text on PostgreSQL."""
    if vendor == "sqlite":
        yield from (f'CAST("{name}" AS BLOB)' for name in ("number", "at", "member", *_TEXTS))
        return
    yield "number::text"
    yield "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    yield "member::text"
    yield from (f'"{name}"' for name in _TEXTS)


def _read(values: tuple[object, ...]) -> Stored:
    number, at, member, *texts = (_text(value) for value in values)
    role, action, kind, key, reason, mark, result, of_key, link, words = (text or "" for text in texts)
    found = _number(number)
    row = None
    if found is not None and (member is None or _number(member) is not None):
        moment = _with_fraction(at or "")
        row = Row(found, moment, _number(member), role, action, kind, key, reason, mark, result, of_key)
    return Stored(found, row, link, words)


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    return None if value is None else str(value)


def _number(text: str | None) -> int | None:
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def _with_fraction(moment: str) -> str:
    """SQLite leaves out a fraction of nothing."""
    return f"{moment}.000000" if len(moment) == len("2026-01-01 00:00:00") else moment

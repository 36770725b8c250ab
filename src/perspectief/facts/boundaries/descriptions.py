"""The history of a municipality as Statistics Netherlands (CBS) writes it under the code of the region.

    Opgeheven per 01-01-2021, overgegaan naar:
    - Boxtel (GM0757),
    ... 535 hectare met 918 woningen en 2149 inwoners

Every move of ground and people stands twice: with who gave it and with who received it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Side = Literal["given", "received"]

# "Ontstaan", "Opgeheven", "Gemeentelijke herindeling", "Wijziging", "Grenswijziging", "Naamswijziging".
_HEAD = re.compile(
    r"(?P<kind>[A-Z][a-z ]+?) per (?P<day>\d\d)-(?P<month>\d\d)-(?P<year>\d{4}),? ?(?P<side>.*)"
)
_PLACE = re.compile(r"- (?P<name>.+) \((?P<code>[A-Z]{2}\d+)\),?\s*")
_RENAMED = re.compile(r"(?P<side>oude|nieuwe) naam: (?P<name>.+) \((?P<code>GM\d{4})\),?\s*")
_INHABITANTS = re.compile(r"(?P<count>\d+) inwoners?\s*")
_SIDES: dict[str, Side] = {
    "overgegaan naar:": "given",
    "ontvangen van:": "received",
    "uit:": "received",
}
_RENAMING: Mapping[str, Side] = {"oude": "received", "nieuwe": "given"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One side's word on one move: `origin` to `target` on a day; inhabitants None where not stated.

    `kind` is the source's own word. A municipality that gives to itself keeps what it had.
    """

    day: date
    kind: str
    origin: str
    target: str
    inhabitants: int | None
    told_by: Side


def entries_of(code: str, description: str) -> Iterator[Entry]:
    """The moves that the description of one municipality tells, in its order."""
    head: re.Match[str] | None = None
    other = ""
    for line in [*description.replace("\r", "").split("\n"), ""]:
        if head and other:
            yield _one(code, head, other, _inhabitants(line), _SIDES[head["side"]])
        other = ""
        if match := _HEAD.fullmatch(line):
            head = match
        elif head and head["side"] in _SIDES and (match := _PLACE.fullmatch(line)):
            other = match["code"]
        elif head and (match := _RENAMED.fullmatch(line)):
            yield _one(code, head, match["code"], None, _RENAMING[match["side"]])


def _inhabitants(line: str) -> int | None:
    count = _INHABITANTS.search(line) if line.startswith("...") else None
    return int(count["count"]) if count else None


def _one(code: str, head: re.Match[str], other: str, count: int | None, side: Side) -> Entry:
    day = date(int(head["year"]), int(head["month"]), int(head["day"]))
    origin, target = (code, other) if side == "given" else (other, code)
    return Entry(day, head["kind"], origin, target, count, side)


def unmatched(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Moves that giver and receiver do not tell alike: told by one of them only, or with other numbers."""
    sides: dict[tuple[date, str, str], list[Entry]] = {}
    for entry in entries:
        if entry.origin != entry.target:
            sides.setdefault((entry.day, entry.origin, entry.target), []).append(entry)
    return tuple(tuple(told) for _, told in sorted(sides.items()) if not _alike(told))


def _alike(told: list[Entry]) -> bool:
    return {entry.told_by for entry in told} == {"given", "received"} and len(
        {entry.inhabitants for entry in told}
    ) == 1

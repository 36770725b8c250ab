"""One line of the log of what left: written and read back, bound to the line before it by a hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from perspectief.gate.counts import Cell, Publication, Said, Subject

NOTHING_BEFORE = "0" * 64
Plain = Mapping[str, Any]  # what JSON holds


@dataclass(frozen=True, slots=True)
class Entry:
    """What left together on one day: the counts behind one figure, or behind one breakdown.

    `definition` is the id of the count, `counting` its definition in plain values; `decision` the id of the
    one by which it left exact, if it did.
    """

    number: int
    left_on: date
    definition: str
    measure: str
    counting: Plain
    decision: str
    publications: tuple[Publication, ...]


def line_of(entry: Entry, before: str) -> tuple[str, str]:
    """The line of an entry behind the line with the hash `before`, and its own hash."""
    body: dict[str, Any] = {
        "number": entry.number,
        "left_on": entry.left_on.isoformat(),
        "definition": entry.definition,
        "measure": entry.measure,
        "counting": dict(entry.counting),
        "decision": entry.decision,
        "publications": [_plain(publication) for publication in entry.publications],
        "before": before,
    }
    mark = _hash(body)
    return json.dumps(body | {"hash": mark}, sort_keys=True, ensure_ascii=False), mark


def read_line(line: str, before: str) -> tuple[Entry, str]:
    """The entry of a line and its hash; raises `ValueError` where it is not as it was written."""
    try:
        body = json.loads(line)
        mark = body.pop("hash")
        if body["before"] != before or _hash(body) != mark:
            raise ValueError(mark)
        return _entry(body), mark
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(line[:80]) from error


def _hash(body: Plain) -> str:
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(publication: Publication) -> dict[str, Any]:
    subject = publication.subject
    return {
        "count": subject.definition,
        "start": subject.start.isoformat(),
        "end": subject.end.isoformat(),
        "known": subject.known.isoformat(),
        "by": list(publication.by),
        "said": [_plain_said(said) for said in publication.said],
    }


def _plain_said(said: Said) -> dict[str, Any]:
    numbers = {"value": said.value, "low": said.low, "high": said.high}
    return {"cell": dict(said.cell), "rule": said.rule, **numbers}


def _entry(body: Plain) -> Entry:
    number = int(body["number"])
    return Entry(
        number=number,
        left_on=date.fromisoformat(body["left_on"]),
        definition=body["definition"],
        measure=body["measure"],
        counting=body["counting"],
        decision=body["decision"],
        publications=tuple(_publication(one, number) for one in body["publications"]),
    )


def _publication(plain: Plain, number: int) -> Publication:
    days = (date.fromisoformat(plain[name]) for name in ("start", "end", "known"))
    said = tuple(
        Said(_cell(one["cell"]), one["rule"], one["value"], one["low"], one["high"]) for one in plain["said"]
    )
    return Publication(number, Subject(plain["count"], *days), tuple(plain["by"]), said)


def _cell(plain: Mapping[str, str]) -> Cell:
    return tuple(sorted(plain.items()))

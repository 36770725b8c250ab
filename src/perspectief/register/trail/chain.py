"""The chain: one canonical way to write an entry as bytes, and its link under a key.

HMAC-SHA-256 (RFC 2104, FIPS 198-1) over the link before it and every column. Each column goes in with its
length in front, so that no two entries give the same bytes; null is a length of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from perspectief.register.trail.keys import Key

NOTHING_BEFORE = "0" * 64
_VERSION = b"perspectief trail 1"
_NULL = b"\xff\xff\xff\xff"


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it stands in the database; `text` is beside the chain, `mark` in it stands for it.

    `at` is `YYYY-MM-DD HH:MM:SS.ffffff` in UTC.
    """

    number: int
    at: str
    member: int | None
    role: str
    action: str
    subject_kind: str
    subject_key: str
    reason: str
    mark: str
    result: str
    key: str


def packed(values: Sequence[str | None]) -> bytes:
    """Texts as bytes, each with its length (four bytes) in front."""
    return b"".join(_sized(value) for value in values)


def _sized(value: str | None) -> bytes:
    if value is None:
        return _NULL
    data = value.encode("utf-8", "surrogateescape")
    return len(data).to_bytes(4, "big") + data


def link(key: Key, before: str, row: Row) -> str:
    """The link of an entry after the link `before`."""
    member = None if row.member is None else str(row.member)
    values = (str(row.number), row.at, member, row.role, row.action, row.subject_kind, row.subject_key)
    rest = (row.reason, row.mark, row.result, row.key)
    return key.link(_VERSION + packed((before, *values, *rest)))


def mark_of(key: Key, number: int, text: str) -> str:
    """What stands in the chain for a reason in words; empty where there is none."""
    return key.of_text(_VERSION + packed((str(number), text))) if text else ""


def written(at: datetime) -> str:
    """A moment as the chain knows it, in UTC to the microsecond; ValueError without a time zone."""
    if at.tzinfo is None:
        raise ValueError(at)
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")

"""Going along the chain, entry by entry, and noting what does not fit."""

from dataclasses import dataclass, field
from hmac import compare_digest

from perspectief.ground.problem import Place, Problem
from perspectief.register.trail.anchors import Anchor
from perspectief.register.trail.chain import NOTHING_BEFORE, Row, link, mark_of
from perspectief.register.trail.codes import ANCHOR, ERASE, NEW_KEY
from perspectief.register.trail.keys import Key, Ring
from perspectief.register.trail.reading import Stored

TRAIL_PLACE = "trail"
_MOST = 100


@dataclass(slots=True)
class Walk:
    """Where one is; after a broken link one goes on from what stands there, so that others are found too."""

    keys: Ring
    anchors: dict[int, Anchor]
    last: int = 0
    link: str = NOTHING_BEFORE
    count: int = 0
    anchors_told: int = 0
    key: str = ""
    broken: list[int] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)
    _left: set[str] = field(default_factory=set)
    _emptied: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def step(self, entry: Stored) -> None:
        """Judge the next entry."""
        self.count += 1
        number = entry.number
        if number is None or entry.row is None:
            self._found("trail-entry-unreadable", number or self.last + 1)
        elif number > self.last + 1:
            self._found("trail-entry-missing", self.last + 1, last=str(number - 1))
        elif number <= self.last:
            self._found("trail-entry-double", number)
        else:
            self._judge(entry, entry.row)
        self.link = entry.link
        self.last = max(self.last, number or 0)
        self._anchored()

    def end(self) -> None:
        """What can be said only when all was seen: words that are gone without an erasure."""
        for numbers in self._emptied.values():
            for number in numbers:
                self._found("trail-text-gone", number)

    def _judge(self, entry: Stored, row: Row) -> None:
        key = self._key_of(row)
        if key is None:
            self._found("trail-entry-key", row.number)
        elif not compare_digest(link(key, self.link, row).encode(), _bytes(entry.link)):
            self._found("trail-entry-changed", row.number)
        else:
            self._words(entry, row, key)
            self._told(row)

    def _key_of(self, row: Row) -> Key | None:
        """The key of an entry: another one only where it says so, and never one that was left."""
        if row.key != self.key:
            if row.key in self._left or (self.key and row.action != NEW_KEY):
                return None
            self._left |= {self.key}
            self.key = row.key
        return self.keys.all.get(row.key)

    def _words(self, entry: Stored, row: Row, key: Key) -> None:
        if not entry.text and row.mark:
            self._emptied.setdefault((row.subject_kind, row.subject_key), []).append(row.number)
        elif not compare_digest(mark_of(key, row.number, entry.text).encode(), _bytes(row.mark)):
            self._found("trail-text-changed", row.number)

    def _told(self, row: Row) -> None:
        """What an entry that holds says of others."""
        if row.action == ERASE:
            self._emptied.pop((row.subject_kind, row.subject_key), None)
        elif row.action == ANCHOR and row.subject_key.isdecimal():
            self.anchors_told = max(self.anchors_told, int(row.subject_key))

    def _anchored(self) -> None:
        anchor = self.anchors.get(self.last)
        if anchor is not None and anchor.link != self.link:
            self._found("trail-anchor-differs", self.last, line=str(anchor.line))

    def _found(self, code: str, number: int, **details: str) -> None:
        self.broken.append(number)
        if len(self.findings) < _MOST:
            self.findings.append(Problem(code, Place(TRAIL_PLACE, number), details=details))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")

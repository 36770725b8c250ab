"""The keys of the trail, from the environment only: the one that writes, and old ones that still verify."""

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from functools import lru_cache

from perspectief.ground.problem import Place, Problem, Refused

KEY = "PERSPECTIEF_TRAIL_KEY"
OLD_KEYS = "PERSPECTIEF_TRAIL_OLD_KEYS"  # with spaces between them
SHORTEST_KEY = 32
CODES = ("trail-key-missing", "trail-key-unfit", "trail-key-other", "trail-key-old-missing")


@dataclass(frozen=True, slots=True)
class Key:
    """One key, used for each purpose by a key of its own (RFC 5869 in spirit: HMAC over a label)."""

    id: str  # 16 hexadecimals, which tell nothing of the key
    _chain: bytes = field(repr=False)
    _text: bytes = field(repr=False)
    _anchor: bytes = field(repr=False)

    def link(self, body: bytes) -> str:
        """The link of an entry, 64 hexadecimals."""
        return _hex(self._chain, body)

    def of_text(self, body: bytes) -> str:
        """The mark that stays of a reason in words, also when the words are gone."""
        return _hex(self._text, body)

    def of_anchor(self, body: bytes) -> str:
        """The mark of a line in the file of anchors."""
        return _hex(self._anchor, body)


@dataclass(frozen=True, slots=True)
class Ring:
    """The key that writes, and all that verify, by their id."""

    now: Key
    all: dict[str, Key]


def ring() -> Ring:
    """The keys of the environment. Refused: `trail-key-missing`, `trail-key-unfit` (short, or spaces)."""
    given, old = os.environ.get(KEY, ""), tuple(os.environ.get(OLD_KEYS, "").split())
    if not given:
        raise refused("trail-key-missing")
    if any(len(each) < SHORTEST_KEY or each.split() != [each] for each in (given, *old)):
        raise refused("trail-key-unfit")
    return _ring(given, old)


def refused(code: str) -> Refused:
    """Something is the matter with the key."""
    details = {"least": str(SHORTEST_KEY), "old": OLD_KEYS}
    return Refused([Problem(code, Place(KEY), details=details)])


@lru_cache(maxsize=4)
def _ring(given: str, old: tuple[str, ...]) -> Ring:
    now = _key(given)
    return Ring(now, {key.id: key for key in (*map(_key, old), now)})


def _key(secret: str) -> Key:
    root = secret.encode()
    made = [hmac.digest(root, f"perspectief trail {use}".encode(), "sha256") for use in _USES]
    return Key(made[0].hex()[:16], *made[1:])


_USES = ("id", "chain", "text", "anchor")


def _hex(key: bytes, body: bytes) -> str:
    return hmac.new(key, body, hashlib.sha256).hexdigest()

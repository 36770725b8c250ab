"""The citizen service number (BSN): its form, and the mark that stands for it in the register."""

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from perspectief.ground.problem import Place, Problem, Refused

KEY = "PERSPECTIEF_REGISTER_KEY"
SHORTEST_KEY = 32
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_BLOCK, _PADS = 64, (0x36, 0x5C)  # of HMAC-SHA-256


def passes(text: str) -> bool:
    """The eleven-test: eight or nine digits whose weighted sum is a multiple of eleven (Besluit BSN)."""
    digits = text.strip().zfill(len(_WEIGHTS))
    if not digits.isascii() or not digits.isdecimal() or len(digits) != len(_WEIGHTS) or not int(digits):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def all_pass(numbers: Sequence[str]) -> bool:
    """Whether each passes the eleven-test; nine digits each, zeros in front included."""
    text = "".join(numbers)
    if not text.isascii() or not text.isdecimal() or set(map(len, numbers)) != {len(_WEIGHTS)}:
        return not numbers
    digits = np.frombuffer(text.encode(), np.uint8).reshape(-1, len(_WEIGHTS)).astype(np.int64) - ord("0")
    sums = digits @ np.array(_WEIGHTS)
    return bool(np.all((sums % 11 == 0) & np.any(digits, axis=1)))


@dataclass(frozen=True, slots=True)
class Marker:
    """Turns a BSN into its mark: the HMAC-SHA-256 under the key of this register, 64 hexadecimals."""

    _key: bytes = field(repr=False)

    def mark(self, bsn: str) -> str:
        """The mark; ValueError, which does not repeat it, for what is no BSN."""
        if not passes(bsn):
            raise ValueError
        return self.of(bsn.strip().zfill(len(_WEIGHTS)))

    def marks(self, numbers: Sequence[str]) -> list[str]:
        """The marks of many; ValueError, which repeats none, where one is no BSN.

        The two halves of HMAC (RFC 2104) begin with the key for each; they are hashed once, and copied.
        """
        if not all_pass(padded := [number.strip().zfill(len(_WEIGHTS)) for number in numbers]):
            raise ValueError
        key = self._key if len(self._key) <= _BLOCK else hashlib.sha256(self._key).digest()
        inner, outer = (
            hashlib.sha256(bytes(byte ^ pad for byte in key.ljust(_BLOCK, b"\0"))) for pad in _PADS
        )
        return [_marked(inner.copy(), outer.copy(), number.encode()) for number in padded]

    def of(self, text: str) -> str:
        """The keyed hash of any text."""
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()


def _marked(inner: "hashlib._Hash", outer: "hashlib._Hash", number: bytes) -> str:
    inner.update(number)
    outer.update(inner.digest())
    return outer.hexdigest()


def marker() -> Marker:
    """The marker with the key from the environment, of 32 characters or more.

    Refused: `register-key-missing`, `register-key-short`, and `register-key-other` where the open register
    was filled with another key. The first call for a register remembers which key it was, as a mark.
    """
    key = os.environ.get(KEY, "")
    if not key:
        raise _refused("register-key-missing")
    if len(key) < SHORTEST_KEY:
        raise _refused("register-key-short")
    made = Marker(key.encode())
    _same_as_before(made)
    return made


def _same_as_before(made: Marker) -> None:
    from perspectief.register.models import KeyCheck

    known, _ = KeyCheck.objects.get_or_create(id=1, defaults={"mark": made.of("perspectief")})
    if known.mark != made.of("perspectief"):
        raise _refused("register-key-other")


def _refused(code: str) -> Refused:
    return Refused([Problem(code, Place(KEY), details={"least": str(SHORTEST_KEY)})])

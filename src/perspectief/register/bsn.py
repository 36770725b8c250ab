"""The citizen service number (BSN): its form, and the mark that stands for it in the register."""

import hashlib
import hmac
import os
from dataclasses import dataclass, field

from perspectief.ground.problem import Place, Problem, Refused

KEY = "PERSPECTIEF_REGISTER_KEY"
SHORTEST_KEY = 32
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes(text: str) -> bool:
    """The eleven-test: eight or nine digits whose weighted sum is a multiple of eleven (Besluit BSN)."""
    digits = text.strip().zfill(len(_WEIGHTS))
    if not digits.isascii() or not digits.isdecimal() or len(digits) != len(_WEIGHTS) or not int(digits):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


@dataclass(frozen=True, slots=True)
class Marker:
    """Turns a BSN into its mark: the HMAC-SHA-256 under the key of this register, 64 hexadecimals."""

    _key: bytes = field(repr=False)

    def mark(self, bsn: str) -> str:
        """The mark; ValueError, which does not repeat it, for what is no BSN."""
        if not passes(bsn):
            raise ValueError
        return self.of(bsn.strip().zfill(len(_WEIGHTS)))

    def of(self, text: str) -> str:
        """The keyed hash of any text."""
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()


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

"""What somebody did, before it is written: references and codes, checked once."""

import re
from dataclasses import dataclass

from perspectief.ground.files import CONTROL
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.bsn import passes
from perspectief.register.trail.codes import Reason, Result

LONGEST_TEXT = 200
LONGEST_KEY = 64
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)")
CODES = ("trail-reason-too-long", "trail-reason-character", "trail-reason-bsn", "trail-reason-missing")


@dataclass(frozen=True, slots=True)
class Ref:
    """Of what it was: a kind, such as `resident`, and its key, which is never a name, a BSN or its mark."""

    kind: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        """ValueError where it has not the form of a code and a key."""
        if (self.kind and not _CODE.fullmatch(self.kind)) or (self.key and not _KEY.fullmatch(self.key)):
            raise ValueError(self.kind)
        if self.key and not self.kind:
            raise ValueError(self.kind)


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what with what, why, and how it ended.

    `member` is an id; None is the machine, or somebody who is not signed in. `text` is what was written as
    reason: why, and never of whom. Refused (`trail-reason-...`) where it is too long, has characters that
    nobody sees or holds a BSN, or is missing for `Reason.OTHER`.
    """

    member: int | None
    role: str
    action: str
    subject: Ref = Ref()
    reason: Reason = Reason.NONE
    text: str = ""
    result: Result = Result.DONE

    def __post_init__(self) -> None:
        """ValueError for what the program itself gave wrongly, Refused for what a person wrote."""
        if not _CODE.fullmatch(self.action) or (self.role and not _CODE.fullmatch(self.role)):
            raise ValueError(self.action)
        if code := _fault(self.text, self.reason):
            details = {"most": str(LONGEST_TEXT)}
            raise Refused([Problem(code, Place("reason"), "reason", details=details)])


def _fault(text: str, reason: Reason) -> str:
    if len(text) > LONGEST_TEXT:
        return "trail-reason-too-long"
    if CONTROL.search(text) or "\n" in text or "\t" in text:
        return "trail-reason-character"
    if any(passes(re.sub(r"\D", "", found)) for found in _NUMBER.findall(text)):
        return "trail-reason-bsn"
    return "trail-reason-missing" if reason is Reason.OTHER and not text.strip() else ""

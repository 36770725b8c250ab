"""The word for where a target stands, with what it rests on."""

from perspectief.account.model import TargetAccount, TargetStatus, VersionView
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

_ON_AN_ASSUMPTION: dict[TargetStatus, str] = {
    "reached": mark("reached, on an assumption"),
    "missed": mark("missed, on an assumption"),
}


def rests_on_assumption(target: TargetAccount) -> bool:
    """Whether the verdict counts from a starting level that nobody published."""
    start = target.version.aim.baseline
    return target.status in _ON_AN_ASSUMPTION and start is not None and start.origin == "inferred"


def not_found(version: VersionView) -> bool:
    """Whether a source was said to set a number that was not found; one that wrote "pm" set none."""
    return version.aim.kind == "undetermined" and not version.as_published


def status_word(target: TargetAccount, words: Words) -> str:
    """The word of a target's status, an assumption under it included."""
    if rests_on_assumption(target):
        return words.t(_ON_AN_ASSUMPTION[target.status])
    if target.status == "undetermined" and not_found(target.version):
        return words.t("number not found")
    return words.word("status", target.status)

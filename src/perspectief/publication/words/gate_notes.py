"""What a figure that left the register says of itself."""

from datetime import date

from perspectief.publication.words.marker import mark
from perspectief.publication.words.words import Words

_RULES = {
    "exact": mark("As it is."),
    "rounded": mark("Rounded to five."),
    "under_ten": mark("Fewer than ten; no more is told."),
    "withheld": mark("Ten or more; not told, because it would give away another number."),
}


def gate_source(words: Words, *, made_up: bool) -> str:
    """Who says so."""
    return words.t("Register of a made-up town") if made_up else words.t("Register of the municipality")


def gate_note(words: Words, count: str, known: date, rule: str, decision: str) -> str:
    """Which definition, as known when, and what was done so that nobody can be recognised."""
    how = words.t(_RULES[rule])
    if rule == "exact" and decision:
        how = words.t("As it is, by decision {decision}.", decision=decision)
    counted = words.t(
        "Counted by definition “{count}”, as known on {day}.", count=count, day=words.day(known)
    )
    return f"{counted} {how}"


def gate_assumption(words: Words) -> str:
    """Of a definition that nobody adopted."""
    return words.t("The way of counting is a working definition that the council did not adopt.")

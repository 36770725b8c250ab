"""English words for definitions of counts and for what the gate does; the Dutch stands in the catalogue."""

from perspectief.gate.counts import Said
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

FIELDS = {
    "measure": mark("measure"),
    "what": mark("what is counted"),
    "counted": mark("persons or files"),
    "schemes": mark("schemes"),
    "ages": mark("side of the pension age"),
    "age_from": mark("from age"),
    "age_to": mark("up to age"),
    "groups": mark("groups"),
    "counting_day": mark("day of the month"),
    "flows": mark("every event, or the difference between two days"),
    "period": mark("period"),
    "period_months": mark("months of the period"),
    "return_months": mark("months within which somebody is back"),
    "work_known_by": mark("how work is known"),
    "reasons": mark("reasons for leaving"),
    "participation": mark("what counts as taking part"),
    "hours_a_week": mark("hours a week"),
    "active_months": mark("months of taking part"),
    "assumed": mark("not adopted by a council"),
}
_RULES = {
    "exact": mark("as it is, by a decision"),
    "rounded": mark("rounded to five"),
    "under_ten": mark("fewer than ten: not told"),
    "withheld": mark("ten or more: not told, for it would give away another"),
}


def field(name: str, words: Words) -> str:
    """The name of a field of a definition."""
    return words.t(FIELDS[name]) if name in FIELDS else name


def value(given: object) -> str:
    """A value of a definition, as the programme file writes it."""
    if isinstance(given, bool) or given is None:
        return {True: "true", False: "false", None: "–"}[given]
    if isinstance(given, list | tuple | set | frozenset):
        return ", ".join(sorted(map(str, given))) or "–"
    return str(given)


def said(one: Said, words: Words) -> str:
    """What is told of one cell."""
    number = words.number(one.value) if one.value is not None else "–"
    return " ".join([*(part for _, part in one.cell), number])


def rule(one: Said, words: Words) -> str:
    """How it is told."""
    return words.t(_RULES[one.rule])

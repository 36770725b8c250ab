"""The names of sheets and columns of a form, and the words that may stand in its cells."""

from perspectief.publication.words.codes import COUNTED, KIND, OBSERVATION, ORIGIN, UNIT
from perspectief.publication.words.marker import mark
from perspectief.publication.words.words import Words

SHEETS = {"explanation": mark("Explanation"), "figures": mark("Figures"), "texts": mark("Texts")}
FIGURE_HEADERS = {
    "measure": mark("Measure"),
    "name": mark("Name"),
    "region": mark("Region"),
    "start": mark("Period from"),
    "end": mark("Period to"),
    "kind": mark("Kind"),
    "unit": mark("Unit"),
    "counted": mark("What is counted"),
    "as_published": mark("Figure, as published"),
    "published_on": mark("Published on"),
    "status": mark("Status"),
    "origin": mark("Origin"),
    "source": mark("Source"),
    "source_url": mark("Web address"),
    "note": mark("Note"),
    "assumption": mark("Assumption"),
    "last": mark("Last known figure"),
}
TEXT_HEADERS = {
    "edition": mark("Edition"),
    "subject": mark("About"),
    "title": mark("Title"),
    "section": mark("Part"),
    "nl": mark("Text in Dutch"),
    "en": mark("Text in English"),
}
SECTIONS = {
    "happened": mark("What happened"),
    "why": mark("Why"),
    "steering": mark("Steering"),
    "plan": mark("Plan"),
    "progress": mark("Progress"),
    "result": mark("Result"),
}
HEADERS = {"figures": FIGURE_HEADERS, "texts": TEXT_HEADERS}
_LISTS = {"kind": KIND, "counted": COUNTED, "status": OBSERVATION, "origin": ORIGIN, "section": SECTIONS}


def word_lists(words: Words) -> dict[str, dict[str, str]]:
    """Per column its words by code, in the order in which a person chooses from them."""
    lists = {
        column: {code: words.t(word) for code, word in codes.items()} for column, codes in _LISTS.items()
    }
    lists["unit"] = {code: unit_word(code, words) for code in UNIT}
    # Within one column a word stands for one code: the rare code keeps its letter beside it.
    for column, choices in lists.items():
        lists[column] = _told_apart(choices)
    return lists


def unit_word(unit: str, words: Words) -> str:
    """A unit with dots for the number: "… ha", "een cijfer van …"."""
    if unit in ("count", "ratio"):
        return words.t("number") if unit == "count" else words.t("ratio")
    return words.t(UNIT[unit], number="…")


def _told_apart(choices: dict[str, str]) -> dict[str, str]:
    seen: set[str] = set()
    apart = {}
    for code, word in choices.items():
        apart[code] = f"{word} ({code})" if word in seen else word
        seen.add(word)
    return apart

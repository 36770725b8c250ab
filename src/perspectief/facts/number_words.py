"""The words around numbers in Dutch documents: classes, absences, directions and qualifiers."""

from typing import Literal

from perspectief.facts.model import Direction
from perspectief.facts.reading import Absence

Qualifier = Literal["about", "over", "under", "at_least", "at_most", "plain"]

CLASS_WORDS: dict[str, str] = {
    "zeer ruim": "zeer-ruim",
    "ruim": "ruim",
    "gemiddeld": "gemiddeld",
    "krap": "krap",
    "zeer krap": "zeer-krap",
}
ABSENCES: dict[str, Absence] = {
    **dict.fromkeys(("pm", "p.m.", "p.m", "pro memorie"), "pm"),
    **dict.fromkeys(("nnb", "n.n.b.", "n.n.b", "nog niet bekend"), "nnb"),
    **dict.fromkeys(("nvt", "n.v.t.", "n.v.t", "niet van toepassing"), "nvt"),
    **dict.fromkeys(("geheim", ".", "x"), "secret"),
    **dict.fromkeys(("-", "--", "onbekend", "n.b.", "nb", "niet bekend", "niet beschikbaar"), "none"),
}
DIRECTIONS: dict[str, Direction] = {
    **dict.fromkeys(("stijging", "stijgend", "toename", "groei", "hoger", "meer", "↑"), "up"),
    **dict.fromkeys(("daling", "dalend", "afname", "krimp", "lager", "minder", "↓"), "down"),
    **dict.fromkeys(("gelijk", "stabiel", "gelijkblijvend", "onveranderd", "constant", "="), "level"),
}


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


_ABOUT = _phrases(
    "ca.|ca|circa|ongeveer|rond de|rond het|rond|rondom|omstreeks|zo'n|±|+/-|+-|~|≈|plusminus"
    "|naar schatting|geschat|om en nabij|pakweg"
)
_OVER = _phrases(
    "ruim|iets boven de|iets boven|iets meer dan|iets hoger dan|net boven de|net boven|net iets meer dan"
    "|net iets boven|net meer dan|een dikke"
)
_UNDER = _phrases(
    "bijna|krap|net geen|iets onder de|iets onder|iets minder dan|iets lager dan|net onder de|net onder"
    "|net iets minder dan|een kleine|nagenoeg|vrijwel"
)
_AT_LEAST = _phrases(
    "minstens|ten minste|tenminste|minimaal|op zijn minst|niet minder dan|≥|>=|meer dan|boven de|boven"
    "|hoger dan|groter dan|vanaf|>"
)
_AT_MOST = _phrases(
    "hooguit|hoogstens|ten hoogste|maximaal|op zijn hoogst|niet meer dan|≤|<=|minder dan|onder de|onder"
    "|lager dan|kleiner dan|tot en met|tot|<"
)
QUALIFIERS: dict[str, Qualifier] = {
    **dict.fromkeys(_ABOUT, "about"),
    **dict.fromkeys(_OVER, "over"),
    **dict.fromkeys(_UNDER, "under"),
    **dict.fromkeys(_AT_LEAST, "at_least"),
    **dict.fromkeys(_AT_MOST, "at_most"),
    **dict.fromkeys(("gemiddeld", "precies", "exact"), "plain"),
}

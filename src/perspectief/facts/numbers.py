"""Numbers as they stand in Dutch documents: "2.668", "ca. 2600", "bijna een 7", "10-15 ha", "nnb", "krap".

The bounds follow the last significant place of what is written: the last decimal where there are
decimals, else the last digit that is not zero ("2600" is written in hundreds, "45.000" in thousands).

=================================  ====================  ============================================
text                               value                 low and high
=================================  ====================  ============================================
2600                               2600                  both 2600
ca., circa, ongeveer, rond, ±      2600                  half a place either side: 2550 and 2650
ruim, iets boven, net boven        2650                  2600 to half a place above: 2600 and 2700
bijna, krap, net geen, iets onder  2550 (the middle)     half a place below: 2550 and 2600
10-15, 10 tot 15, tussen 10 en 15  12.5                  10 and 15
meer dan, minstens, >, ≥           none                  the number and none
minder dan, hooguit, <, ≤          none                  none and the number
=================================  ====================  ============================================

"Ruim 2400" thus runs from 2400 to 2450 with 2425 as its value, and "bijna 2300" from 2250 to 2300 with
2275. A negative number is taken by its size: "ruim -5" is -5.5 to -5. "Krap" and "ruim" alone are
classes of a labour market. Bounds of open intervals are included, for want of a finer grain.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from perspectief.facts.model import Direction
from perspectief.facts.moments import looks_like_a_day, read_moment
from perspectief.facts.quantity import Quantity, read_quantity
from perspectief.facts.reading import Absence, Moment, Reading
from perspectief.ground.problem import Place, Problem, Refused

LONGEST = 200
_NOWHERE = Place("")

CLASS_WORDS: dict[str, str] = {
    "zeer ruim": "zeer-ruim",
    "ruim": "ruim",
    "gemiddeld": "gemiddeld",
    "krap": "krap",
    "zeer krap": "zeer-krap",
}
_ABSENCES: dict[str, Absence] = {
    **dict.fromkeys(("pm", "p.m.", "p.m", "pro memorie"), "pm"),
    **dict.fromkeys(("nnb", "n.n.b.", "n.n.b", "nog niet bekend"), "nnb"),
    **dict.fromkeys(("nvt", "n.v.t.", "n.v.t", "niet van toepassing"), "nvt"),
    **dict.fromkeys(("geheim", ".", "x"), "secret"),
    **dict.fromkeys(("-", "--", "onbekend", "n.b.", "nb", "niet bekend", "niet beschikbaar"), "none"),
}
_DIRECTIONS: dict[str, Direction] = {
    **dict.fromkeys(("stijging", "stijgend", "toename", "groei", "hoger", "meer", "↑"), "up"),
    **dict.fromkeys(("daling", "dalend", "afname", "krimp", "lager", "minder", "↓"), "down"),
    **dict.fromkeys(("gelijk", "stabiel", "gelijkblijvend", "onveranderd", "constant", "="), "level"),
}
_ABOUT = ("ca.", "ca", "circa", "ongeveer", "rond de", "rond het", "rond", "rondom", "omstreeks", "zo'n")
_ABOUT += ("±", "+/-", "+-", "~", "≈", "plusminus", "naar schatting", "geschat", "om en nabij", "pakweg")
_JUST_OVER = ("ruim", "iets boven de", "iets boven", "iets meer dan", "iets hoger dan", "net boven de")
_JUST_OVER += ("net boven", "net iets meer dan", "net iets boven", "net meer dan", "een dikke")
_JUST_UNDER = ("bijna", "krap", "net geen", "iets onder de", "iets onder", "iets minder dan", "nagenoeg")
_JUST_UNDER += ("iets lager dan", "net onder de", "net onder", "net iets minder dan", "een kleine", "vrijwel")
_AT_LEAST = ("minstens", "ten minste", "tenminste", "minimaal", "op zijn minst", "niet minder dan", "≥", ">=")
_AT_LEAST += ("meer dan", "boven de", "boven", "hoger dan", "groter dan", "vanaf", ">")
_AT_MOST = ("hooguit", "hoogstens", "ten hoogste", "maximaal", "op zijn hoogst", "niet meer dan", "≤", "<=")
_AT_MOST += ("minder dan", "onder de", "onder", "lager dan", "kleiner dan", "tot en met", "tot", "<")
_QUALIFIERS: dict[str, str] = {
    **dict.fromkeys(_ABOUT, "about"),
    **dict.fromkeys(_JUST_OVER, "over"),
    **dict.fromkeys(_JUST_UNDER, "under"),
    **dict.fromkeys(_AT_LEAST, "at_least"),
    **dict.fromkeys(_AT_MOST, "at_most"),
    "gemiddeld": "plain",
    "precies": "plain",
    "exact": "plain",
}
_QUALIFIER = re.compile(
    "(" + "|".join(re.escape(word) for word in sorted(_QUALIFIERS, key=len, reverse=True)) + r")(?![a-z])(.*)"
)
_SUFFIX = re.compile(r"(.*[0-9%a-z]) ?(of meer|of minder|en meer|en minder|of hoger|of lager)")
_MOVED = re.compile(r"(stijging|toename|groei|daling|afname|krimp) (?:van |met )?(.*[0-9].*)")
_NUMBER = r"(?:[+-] ?)?(?:€ ?)?[0-9][^-]*?"
_RANGES = (
    re.compile(r"tussen (?:de )?(.+) en (?:de )?(.+)"),
    re.compile(r"(?:van )?(.*[0-9].*?) (?:tot en met|t/m|tot|à|a) (.*[0-9].*)"),
    re.compile(rf"({_NUMBER}) ?- ?({_NUMBER}|-[0-9][^-]*)"),
)
_BRACKETS = re.compile(r"(.*[^ ]) ?\(([^()]+)\)")
_FIRST_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*[0-9]|[0-9]")


def read(text: str, words: Mapping[str, str] = CLASS_WORDS) -> Reading:
    """What `text` says; `words` maps the class words of the measure's scale to class ids.

    Raises `Refused` with one problem (no file, no line) where the text has no meaning or more than one.
    """
    result = attempt(text, tuple(words.items()))
    if isinstance(result, Problem):
        raise Refused([result])
    return result


@lru_cache(maxsize=65_536)
def attempt(text: str, words: tuple[tuple[str, str], ...] = tuple(CLASS_WORDS.items())) -> Reading | Problem:
    """As `read`, handing the problem back instead of raising it."""
    if len(text) > LONGEST:
        return Problem("text-too-long", _NOWHERE, found=text[:40], details={"limit": str(LONGEST)})
    plain = _plain(text)
    if not plain:
        return Problem("nothing-written", _NOWHERE, found=text)
    body, moment, provisional, problem = _without_marks(plain)
    if problem:
        return replace(problem, found=text)
    result = _read_body(body, dict(words))
    if isinstance(result, Problem):
        return replace(result, found=text, suggestion=result.suggestion or _likely(body))
    return replace(result, text=text, moment=moment, provisional=provisional)


def _plain(text: str) -> str:
    """Lower case with one kind of space, hyphen and apostrophe."""
    return " ".join("".join(map(_plain_character, text)).lower().split())


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp") or character.isspace():
        return " "
    if category == "Pd" or character == "\u2212":
        return "-"
    if category == "Cf":  # zero-width marks that come along in copied text
        return ""
    return "'" if character == "\u2019" else character


def _without_marks(text: str) -> tuple[str, Moment | None, bool, Problem | None]:
    """The text without provisional marks and without the day or period in brackets."""
    body = text.rstrip("* ")
    provisional = body != text and body != ""
    body = body or text
    moment = None
    if match := _BRACKETS.fullmatch(body):
        if match[2] in ("voorlopig", "p", "v"):
            return match[1].rstrip("* "), None, True, None
        moment = read_moment(match[2])
        if moment is None:
            return body, None, provisional, Problem("moment-unreadable", _NOWHERE)
        body = match[1].rstrip("* ")
        provisional = provisional or body != match[1]
    return body, moment, provisional, None


def _read_body(body: str, words: Mapping[str, str]) -> Reading | Problem:
    if body in _ABSENCES:
        return Reading("", absence=_ABSENCES[body])
    if body in _DIRECTIONS:
        return Reading("", direction=_DIRECTIONS[body])
    classes = _classes(body, words)
    if classes:
        return Reading("", classes=classes)
    if looks_like_a_day(body):
        return Problem("number-is-a-date", _NOWHERE)
    if match := _MOVED.fullmatch(body):
        sign = "-" if match[1] in ("daling", "afname", "krimp") else "+"
        return Problem("number-in-words", _NOWHERE, suggestion=sign + match[2].lstrip("+-"))
    return _read_amount(body)


def _classes(body: str, words: Mapping[str, str]) -> tuple[str, ...]:
    if body.startswith("(zeer) "):
        rest = body.removeprefix("(zeer) ")
        body = f"{rest} of zeer {rest}"
    parts = [part.strip() for part in re.split(r" of | tot |/| - ", body)]
    return tuple(words[part] for part in parts) if all(part in words for part in parts) else ()


def _read_amount(body: str) -> Reading | Problem:
    if match := _SUFFIX.fullmatch(body):
        open_side = "at_least" if match[2].endswith(("meer", "hoger")) else "at_most"
        return _qualified(open_side, match[1])
    exact = read_quantity(body)
    if isinstance(exact, Quantity):
        return _interval(exact.number, exact.number, exact.number, exact)
    span = _range(body)
    if span is not None:
        return span
    if match := _QUALIFIER.fullmatch(body):
        rest = re.sub(r"^(?:een|de|het) ", "", match[2].strip())
        return _qualified(_QUALIFIERS[match[1]], rest)
    return exact


def _range(body: str) -> Reading | Problem | None:
    """Two numbers with the same unit and multiplier; those behind the second count for both."""
    for shape in _RANGES:
        match = shape.fullmatch(body)
        if not match:
            continue
        first, second = _shared_tail(match[1].strip(), match[2].strip())
        low, high = read_quantity(first), read_quantity(second)
        if isinstance(low, Problem):
            return low
        if isinstance(high, Problem):
            return high
        if low.number > high.number:
            return Problem("range-upside-down", _NOWHERE)
        return _interval((low.number + high.number) / 2, low.number, high.number, high)
    return None


def _shared_tail(first: str, second: str) -> tuple[str, str]:
    tail = re.search(r"[0-9]((?: ?(?:duizend|miljoen|miljard|mln\.?|mld\.?|[x×] ?1[. ]?000))?)", second[::1])
    bare = bool(re.fullmatch(r"(?:[+-] ?)?(?:€ ?)?[0-9][0-9., ]*", first))
    match = re.search(r"[^0-9., ].*$", second.lstrip("+-€ ")) if tail and bare else None
    return (f"{first} {match[0]}" if match else first), second


def _qualified(kind: str, rest: str) -> Reading | Problem:
    span = _range(rest) if kind == "about" else None
    if isinstance(span, Reading):
        return replace(span, approximate=True)
    quantity = read_quantity(rest)
    if isinstance(quantity, Problem):
        return quantity
    return _BOUNDS[kind](quantity)


def _about(quantity: Quantity) -> Reading:
    half = quantity.place / 2
    number = quantity.number
    return replace(_interval(number, number - half, number + half, quantity), approximate=True)


def _over(quantity: Quantity) -> Reading:
    return _beside(quantity, quantity.place / 2)


def _under(quantity: Quantity) -> Reading:
    return _beside(quantity, -quantity.place / 2)


def _beside(quantity: Quantity, away: Decimal) -> Reading:
    """From the number to `away` from it, away from zero where `away` is positive."""
    other = quantity.number + (-away if quantity.number < 0 else away)
    low, high = sorted((quantity.number, other))
    return replace(_interval((low + high) / 2, low, high, quantity), approximate=True)


def _plain_number(quantity: Quantity) -> Reading:
    return _interval(quantity.number, quantity.number, quantity.number, quantity)


def _at_least(quantity: Quantity) -> Reading:
    return _interval(None, quantity.number, None, quantity)


def _at_most(quantity: Quantity) -> Reading:
    return _interval(None, None, quantity.number, quantity)


_BOUNDS: dict[str, Callable[[Quantity], Reading]] = {
    "about": _about,
    "over": _over,
    "under": _under,
    "plain": _plain_number,
    "at_least": _at_least,
    "at_most": _at_most,
}


def _interval(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, quantity: Quantity
) -> Reading:
    return Reading("", _float(value), _float(low), _float(high), quantity.unit)


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _likely(body: str) -> str:
    """The one number within a longer text, as the likely correction."""
    numbers = _FIRST_NUMBER.findall(body)
    if len(numbers) != 1 or numbers[0] == body:
        return ""
    return numbers[0] if isinstance(read_quantity(numbers[0]), Quantity) else ""

"""Numbers as they stand in Dutch documents: "2.668", "ca. 2600", "bijna een 7", "10-15 ha", "nnb", "krap".

The bounds follow the last significant place of what is written: the last decimal where there are
decimals, else the last digit that is not zero ("2600" is written in hundreds, "45.000" in thousands).

=================================  ====================  ============================================
text                               value                 low and high
=================================  ====================  ============================================
2600                               2600                  both 2600
ca., circa, ongeveer, rond, ±      2600                  half a place either side: 2550 and 2650
ruim, iets boven, net boven        2625                  up to half a place above: 2600 and 2650
bijna, krap, net geen, iets onder  2575                  down to half a place below: 2550 and 2600
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

from perspectief.facts.moments import looks_like_a_day, read_moment
from perspectief.facts.number_words import ABSENCES, CLASS_WORDS, DIRECTIONS, QUALIFIERS, Qualifier
from perspectief.facts.quantity import Quantity, read_quantity
from perspectief.facts.reading import Moment, Reading
from perspectief.ground.problem import Place, Problem, Refused

LONGEST = 200
_NOWHERE = Place("")

_QUALIFIER = re.compile(
    "(" + "|".join(re.escape(word) for word in sorted(QUALIFIERS, key=len, reverse=True)) + r")(?![a-z])(.*)"
)
_SUFFIX = re.compile(r"(.*[0-9%a-z]) ?(of meer|of minder|en meer|en minder|of hoger|of lager)")
_MOVED = re.compile(r"(stijging|toename|groei|daling|afname|krimp) (?:van |met )?(.*[0-9].*)")
_NUMBER = r"(?:[+-] ?)?(?:€ ?)?[0-9][^-]*?"
_RANGES = (
    re.compile(r"tussen (?:de )?(.+) en (?:de )?(.+)"),
    re.compile(r"(?:van )?(.*[0-9].*?) (?:tot en met|t/m|tot|à|a) (.*[0-9].*)"),
    re.compile(rf"({_NUMBER}) ?- ?({_NUMBER}|-[0-9][^-]*)"),
)
_BARE = re.compile(r"(?:[+-] ?)?(?:€ ?)?[0-9][0-9., ]*")
_TAIL = re.compile(r"(?<=[0-9])[^0-9.,][^€]*$|(?<=[0-9]) ?[x×][ 0-9.]*$")
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
    if not body:
        return text, None, False, None
    provisional = body != text
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
    if body in ABSENCES:
        return Reading("", absence=ABSENCES[body])
    if body in DIRECTIONS:
        return Reading("", direction=DIRECTIONS[body])
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
        side: Qualifier = "at_least" if match[2].endswith(("meer", "hoger")) else "at_most"
        return _qualified(side, match[1])
    exact = read_quantity(body)
    if isinstance(exact, Quantity):
        return _interval(exact.number, exact.number, exact.number, exact)
    span = _range(body)
    if span is not None:
        return span
    if match := _QUALIFIER.fullmatch(body):
        rest = re.sub(r"^(?:een|de|het) ", "", match[2].strip())
        return _qualified(QUALIFIERS[match[1]], rest)
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
        return _between(low, high)
    return None


def _between(low: Quantity, high: Quantity) -> Reading | Problem:
    if low.unit and high.unit and low.unit != high.unit:
        return Problem("number-unreadable", _NOWHERE)
    if low.number > high.number:
        return Problem("range-upside-down", _NOWHERE)
    middle = (low.number + high.number) / 2
    return _interval(middle, low.number, high.number, high if high.unit else low)


def _shared_tail(first: str, second: str) -> tuple[str, str]:
    """Both texts, the first with the multiplier and unit of the second where it has none of its own."""
    tail = _TAIL.search(second)
    return (f"{first} {tail[0]}" if tail and _BARE.fullmatch(first) else first), second


def _qualified(kind: Qualifier, rest: str) -> Reading | Problem:
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


_BOUNDS: dict[Qualifier, Callable[[Quantity], Reading]] = {
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

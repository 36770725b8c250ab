"""One number in Dutch writing, without its qualifiers: thousands points, decimal comma, multiplier, unit."""

import re
from dataclasses import dataclass
from decimal import Decimal

from perspectief.facts.reading import ReadUnit
from perspectief.ground.problem import Place, Problem

_NOWHERE = Place("")
LIMIT = Decimal(10) ** 15
_MOST_DIGITS = 18  # more than numbers hold; counted before any arithmetic can round

_UNITS: dict[str, ReadUnit] = {
    "%": "%",
    "procent": "%",
    "percent": "%",
    "%-punt": "percentage points",
    "procentpunt": "percentage points",
    "procentpunten": "percentage points",
    "pp": "percentage points",
    "ha": "ha",
    "hectare": "ha",
    "hectaren": "ha",
    "€": "euro",
    "eur": "euro",
    "euro": "euro",
}
_MULTIPLIERS = {
    "duizend": 10**3,
    "dzd": 10**3,
    "miljoen": 10**6,
    "mln": 10**6,
    "miljard": 10**9,
    "mld": 10**9,
    "x1000": 10**3,
    "x1000000": 10**6,
}
_SHAPE = re.compile(
    r"(?P<sign>[+-] ?)?(?P<unit_before>€|eur|euro)? ?(?P<inner_sign>[+-] ?)?"
    r"(?P<digits>[0-9][0-9., ]*?)(?:,-{1,2}|,=)?"
    r" ?(?P<multiplier>duizend|dzd\.?|miljoen|mln\.?|miljard|mld\.?|[x×*] ?(?:1[. ]?000[. ]?000|1[. ]?000))?"
    r" ?(?P<unit_after>%-punt|%|procentpunten|procentpunt|procent|percent|pp|hectaren|hectare|ha|€|euro|eur)?"
)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*(?:,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the size of its last significant place ("2600" has place 100, "6,4" has 0.1)."""

    number: Decimal
    place: Decimal
    unit: ReadUnit | None


def read_quantity(text: str) -> Quantity | Problem:
    """The number in `text` (lower case, plain spaces and hyphens), or what is wrong with it."""
    match = _SHAPE.fullmatch(text)
    if not match or (match["sign"] and match["inner_sign"]):
        return Problem("number-unreadable", _NOWHERE, found=text)
    digits = match["digits"].strip()
    plain = _plain_digits(digits)
    if isinstance(plain, Problem):
        return plain
    if len(plain) > _MOST_DIGITS:
        return Problem("number-too-precise", _NOWHERE, found=text)
    sign = -1 if "-" in (match["sign"] or match["inner_sign"] or "") else 1
    factor = _factor(match["multiplier"])
    number = sign * Decimal(plain) * factor
    unit = _UNITS.get(match["unit_before"] or match["unit_after"] or "")
    return _too_much(number, text) or Quantity(number, _place(plain) * factor, unit)


def _plain_digits(digits: str) -> str | Problem:
    """Digits with at most a decimal point; a point before three digits parts thousands."""
    if _THOUSANDS.fullmatch(digits):
        return digits.replace(".", "").replace(" ", "").replace(",", ".")
    if _PLAIN.fullmatch(digits):
        return digits.replace(",", ".")
    if _ENGLISH.fullmatch(digits):
        dutch = digits.translate(str.maketrans(",.", ".,"))
        return Problem("number-english", _NOWHERE, found=digits, suggestion=dutch)
    return Problem("number-ambiguous", _NOWHERE, found=digits)


def _factor(multiplier: str | None) -> int:
    if not multiplier:
        return 1
    return _MULTIPLIERS[re.sub(r"[. ]", "", multiplier).replace("×", "x").replace("*", "x")]


def _place(plain: str) -> Decimal:
    whole, _, decimals = plain.partition(".")
    if decimals:
        return Decimal(1).scaleb(-len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(1).scaleb(zeros) if zeros < len(whole) else Decimal(1)


def _too_much(number: Decimal, text: str) -> Problem | None:
    """More than the computer's numbers hold exactly is refused, never rounded in silence."""
    if abs(number) > LIMIT:
        return Problem("number-too-big", _NOWHERE, found=text)
    if Decimal(repr(float(number))) != number:
        return Problem("number-too-precise", _NOWHERE, found=text)
    return None

"""Numbers as Dutch and English readers write them: 2.372 and 1,22 beside 2,372 and 1.22.

Written out here and not left to Babel: a command that prints one number must start at once.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perspectief.ground.text import Language

_MOST_DECIMALS = 6  # floating noise starts beyond this
_TO_DUTCH = str.maketrans(",.", ".,")


def written(value: float, decimals: int | None, language: "Language") -> str:
    """`value` with thousands marks; `decimals` None means as many as the value itself has, at most six."""
    places = decimals_of(value) if decimals is None else decimals
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    if not rounded:  # no "-0"
        text = text.lstrip("-")
    return text.translate(_TO_DUTCH) if language == "nl" else text


def decimals_of(value: float) -> int:
    """How many decimals `value` has, at most six."""
    rounded = round(Decimal(repr(float(value))), _MOST_DECIMALS).normalize()
    exponent = rounded.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounding(value: float) -> float:
    """How far off a number may be that was rounded at its last digit: 0.05 for 4.5, 5 for 3590."""
    exponent = round(Decimal(repr(float(value))), _MOST_DECIMALS).normalize().as_tuple().exponent
    return float(Decimal(5).scaleb(exponent - 1)) if isinstance(exponent, int) else 0.0


def roughly(value: float) -> float:
    """`value` at two significant digits below a hundred and whole above: fit for "about 12 a month"."""
    if value == 0 or abs(value) >= 100:
        return float(round(value))
    return float(f"{value:.2g}")

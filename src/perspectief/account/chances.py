"""Conventions about chances: whole per cents, one scale of words, and the status that follows.

All three go by the chance in whole per cents, as pages show it: one number never carries two words.
"""

from datetime import date
from math import floor
from typing import Literal

from perspectief.account.outlook_views import ChanceWord

ChanceStatus = Literal["ahead", "on_course", "behind"]
# From so many per cent on: the scale of words (`docs/programme-file.md` tells it).
SCALE: tuple[tuple[int, ChanceWord], ...] = (
    (95, "almost_certain"),
    (80, "likely"),
    (60, "rather_yes"),
    (40, "about_even"),
    (20, "rather_not"),
    (5, "unlikely"),
    (0, "almost_certainly_not"),
)
AHEAD, BEHIND = 80, 40  # ahead from 80 per cent on, behind below 40: a convention
OLD_DAYS = 400  # an outlook decides no status when it is older: a year, and a month to be late in


def percent_of(chance: float) -> int:
    """A chance in whole per cents, halves up."""
    return floor(chance * 100 + 0.5 + 1e-9)


def word_of(chance: float) -> ChanceWord:
    """The step of the scale that a chance falls in."""
    percent = percent_of(chance)
    return next(word for least, word in SCALE if percent >= least)


def status_by(chance: float) -> ChanceStatus:
    """Where a target stands by its chance."""
    percent = percent_of(chance)
    if percent >= AHEAD:
        return "ahead"
    return "on_course" if percent >= BEHIND else "behind"


def is_old(said_on: date, as_of: date) -> bool:
    """Whether an outlook of a day is too old on another to say where a target stands."""
    return (as_of - said_on).days > OLD_DAYS

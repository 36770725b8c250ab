"""What an account shows of the future: what is expected, how likely, and what was said of it before."""

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 (a field is called `date`)
from typing import Literal

from perspectief.ground.text import Frozen
from perspectief.outlook.said import Grounds, Moment, NoChance, Range

SaidKind = Literal["real", "hindcast"]
Reason = Literal[NoChance, "aim-changed"]  # the chance was said of another aim
ChanceWord = Literal[
    "almost_certainly_not",
    "unlikely",
    "rather_not",
    "about_even",
    "rather_yes",
    "likely",
    "almost_certain",
]
Inside = Literal["inside", "outside", "unclear"]


class OutlookView(Frozen):
    """What was expected of an indicator, seen from `as_of`; `figures` are keys of what it was made of.

    `real` was said on its own day, a `hindcast` made later (`made_on`) from the figures that were known then;
    `pseudo_real_time` where the day on which some of these figures became known is itself an assumption.
    `grounds` tells where what was assumed comes from; `assumed_later` is the year up to which that knows
    figures, where a hindcast was made with more than its own day could know. `inferred_only`: none of the
    figures was published as such.
    """

    as_of: Day
    made_on: Day
    kind: SaidKind
    model: str
    figures: tuple[str, ...]
    moments: tuple[Moment, ...]
    pseudo_real_time: bool
    priors: Mapping[str, float]
    grounds: Grounds | None = None
    assumed_later: int | None = None
    inferred_only: bool = False


class ChanceView(Frozen):
    """The chance that a target is reached, or the reason why it cannot be stated.

    `word` is a step of the one scale of words. `error` is the standard error of the draws; `gap` is how far
    the middle is from the aim, positive where it falls short, in the measure's unit; `pace_multiple` is the
    change a year that is needed, as a multiple of the largest of one year of any municipality at least half
    as large in the panel. `figures` is how many it was made from, `inferred_only` says that none of these was
    published as such. `current` says that it rests on the latest figure of the account, `old` that it was
    said too long before the account's day to go by.
    """

    said_on: Day
    chance: float | None = None
    word: ChanceWord | None = None
    error: float | None = None
    gap: float | None = None
    pace_multiple: float | None = None
    reason: Reason | None = None
    current: bool = False
    figures: int | None = None
    inferred_only: bool = False
    old: bool = False


class SaidBefore(Frozen):
    """What was said, seen from an earlier day, of one day to come; and what came.

    `editions` are those on whose day this was the newest outlook. `target` is set where `day` is its due
    date; `version` is the place of what it asked then. `came` is the key of the figure for `day`, None while
    it is awaited; where `target` is not set it is the last figure so far, and `day` the end of its month.
    `inside` says whether it lies in the band of 80 %; `assumed_later` is as in `OutlookView`.
    """

    as_of: Day
    made_on: Day
    kind: SaidKind
    pseudo_real_time: bool
    editions: tuple[str, ...]
    day: Day
    middle: float | None
    band80: Range | None
    target: str | None = None
    version: int | None = None
    chance: float | None = None
    word: ChanceWord | None = None
    reason: Reason | None = None
    came: str | None = None
    inside: Inside | None = None
    assumed_later: int | None = None

"""The pace that a target needs, against the largest that any municipality of the panel ever had in a year."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import log

from perspectief.facts.model import Figure

PANELS = {"welfare": "welfare_persons", "inhabitants": "inhabitants"}
SHORTEST = 1 / 12

Known = Callable[[str, str], Sequence[Figure]]
Pair = tuple[float, float]


def largest_changes(regions: Iterable[Sequence[Figure]], at_least: float) -> Pair:
    """The largest fall and rise, in logs a year, of regions whose level is `at_least` so much; 0 for none."""
    falls, rises = [0.0], [0.0]
    for figures in regions:
        levels = {each.end: each.value for each in figures if each.value and each.value >= at_least}
        for (before, old), (after, new) in pairwise(sorted(levels.items())):
            pace = log(new / old) / ((after - before).days / 365.2425)
            falls.append(pace)
            rises.append(pace)
    return min(falls), max(rises)


def multiple(now: float, aim: float, years: float, largest: Pair) -> float | None:
    """The change needed, as a multiple of the largest in a year; None where nothing compares."""
    if now <= 0 or aim <= 0 or years < SHORTEST:
        return None
    needed = log(aim / now) / years
    most = largest[0] if needed < 0 else largest[1]
    return needed / most if most else None

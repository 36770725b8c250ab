"""Drawing a sample of establishments by stratum; knows no database.

Proportional allocation (Cochran, *Sampling Techniques*, 3rd ed., Wiley 1977, chapter 5) with the largest
remainder, and at least so many in each stratum, without which its variance could not be told.
"""

from collections.abc import Mapping, Sequence
from random import Random

LEAST = 2


def allocate(populations: Mapping[str, int], size: int, least: int = LEAST) -> dict[str, int]:
    """How many of each stratum, `size` together where the strata and `least` allow that."""
    wanted = {name: min(number, least) for name, number in populations.items()}
    total = sum(populations.values())
    shares = {name: size * number / total for name, number in populations.items()} if total else {}
    while sum(wanted.values()) < min(size, total):
        room = [name for name in populations if wanted[name] < populations[name]]
        wanted[max(room, key=lambda name: shares[name] - wanted[name])] += 1
    return wanted


def draw(
    frame: Mapping[str, Sequence[str]], sizes: Mapping[str, int], seed: int
) -> dict[str, tuple[str, ...]]:
    """So many of each stratum at random, without putting back; the same seed draws the same."""
    chance = Random(seed)  # noqa: S311 (a sample that can be drawn again, no secret)
    return {name: tuple(sorted(chance.sample(sorted(frame[name]), sizes[name]))) for name in sorted(frame)}

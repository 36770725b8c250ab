"""How far a person goes: the kilometres or minutes that were stated, by the means that there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from perspectief.matching.codes import Transport
from perspectief.matching.columns import EVERYWHERE
from perspectief.matching.profile import Profile


@dataclass(frozen=True, slots=True)
class Travel:
    """How much longer a road is than a straight line, and km an hour from door to door by each means."""

    detour: float
    speed: Mapping[Transport, float]


def reach(profile: Profile, travel: Travel) -> int:
    """How far a straight line may be, in tenths of a km; unknown excludes nothing."""
    limits = [EVERYWHERE]
    if profile.most_km is not None:
        limits.append(floor(profile.most_km * 10))
    if profile.most_minutes is not None:
        limits.append(floor(profile.most_minutes / 60 * _speed(profile, travel) / travel.detour * 10))
    return min(limits)


def _speed(profile: Profile, travel: Travel) -> float:
    """The fastest means that a person may have: one that nobody asked about counts."""
    possible = [speed for means, speed in travel.speed.items() if means not in profile.transport.no]
    return max(possible, default=min(travel.speed.values()))

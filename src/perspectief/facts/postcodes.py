"""Centres of four-digit postcode areas: a rough point for a distance, never somebody's address.

Source: the 4PP table in its state of 2019 (MIT licence), with the municipality of 2026 in which each point
lies; see `tables/README.md`.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

_EARTH_KM = 6371.0088  # mean radius (IUGG)


@dataclass(frozen=True, slots=True)
class Centre:
    """A postcode area's centre in degrees (WGS 84); no municipality where the point lies in none of 2026."""

    postcode: str
    latitude: float
    longitude: float
    municipality: str | None


def centre_of(postcode: str) -> Centre | None:
    """The centre of the area of `7607` or `7607 AB`, or None where it is not known."""
    return _centres().get(postcode.strip()[:4])


def all_centres() -> tuple[Centre, ...]:
    """Every area that is known, by postcode."""
    return tuple(centre for _, centre in sorted(_centres().items()))


def distance_km(one: Centre, other: Centre) -> float:
    """Kilometres in a straight line over the globe (haversine)."""
    up = radians(other.latitude - one.latitude) / 2
    along = radians(other.longitude - one.longitude) / 2
    lean = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(sin(up) ** 2 + lean * sin(along) ** 2)))


@lru_cache(maxsize=1)
def _centres() -> Mapping[str, Centre]:
    text = files("perspectief.facts").joinpath("tables", "postcodes.csv").read_text(encoding="utf-8")
    return {
        row["postcode"]: Centre(
            row["postcode"], float(row["latitude"]), float(row["longitude"]), row["municipality"] or None
        )
        for row in csv.DictReader(text.splitlines())
    }

"""What people and vacancies are measured in: places, occupations and skills, each known by an index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
EARTH_KM = 6371.0088  # mean radius (IUGG)
BLOCK = 256


@dataclass(frozen=True, slots=True)
class Places:
    """Centres of four-digit postcode areas, in degrees (WGS 84), as the caller has them."""

    postcodes: tuple[str, ...]
    latitude: Floats
    longitude: Floats
    _index: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {code: index for index, code in enumerate(self.postcodes)})

    def index_of(self, postcode: str) -> int | None:
        """The index of the area of `7607` or `7607 AB`, or None where it is not known."""
        return self._index.get(postcode.strip()[:4])

    def tenths_of_km(self, places: NDArray[np.int64]) -> NDArray[np.uint16]:
        """Distances in a straight line from some places to all, (places, all), in whole tenths of a km.

        Haversine over the globe, rounded to the nearest tenth: centres of areas are rough anyhow, and whole
        numbers compare the same everywhere.
        """
        found = np.empty((len(places), len(self.postcodes)), dtype=np.uint16)
        for start in range(0, len(places), BLOCK):
            rows = places[start : start + BLOCK]
            found[start : start + BLOCK] = np.rint(self._km(rows) * 10)
        return found

    def _km(self, rows: NDArray[np.int64]) -> Floats:
        latitude, longitude = np.radians(self.latitude), np.radians(self.longitude)
        up = np.sin((latitude - latitude[rows, None]) / 2) ** 2
        along = np.sin((longitude - longitude[rows, None]) / 2) ** 2
        lean = np.cos(latitude[rows, None]) * np.cos(latitude)
        km: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, up + lean * along)))
        return km


@dataclass(frozen=True, slots=True)
class Frame:
    """Places, occupations with how near they are (n, n; 0 to 1, float32), and skills.

    `aliases` are other ways to write an occupation: names, and codes of other schemes.
    """

    places: Places
    occupations: tuple[str, ...]
    nearness: NDArray[np.float32]
    skills: tuple[str, ...]
    aliases: Mapping[str, int] = field(default_factory=dict)
    _occupation: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _skill: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ids = {each: index for index, each in enumerate(self.occupations)}
        object.__setattr__(self, "_occupation", {**self.aliases, **ids})
        object.__setattr__(self, "_skill", {each: index for index, each in enumerate(self.skills)})

    def occupation(self, occupation: str) -> int | None:
        """The index of an occupation, or None where it is not known."""
        return self._occupation.get(occupation)

    def skill(self, skill: str) -> int | None:
        """The index of a skill, or None where it is not known."""
        return self._skill.get(skill)

    def with_skills(self, skills: Iterable[str]) -> "Frame":
        """A frame that knows these skills too."""
        more = sorted(set(skills) - set(self.skills))
        return Frame(self.places, self.occupations, self.nearness, (*self.skills, *more), self.aliases)

    def with_occupations(self, occupations: Iterable[str]) -> "Frame":
        """A frame that knows these occupations too; one that is new is near to itself alone."""
        more = sorted(each for each in set(occupations) if self.occupation(each) is None)
        size, all_of_them = len(self.occupations), len(self.occupations) + len(more)
        nearness = np.eye(all_of_them, dtype=np.float32)
        nearness[:size, :size] = self.nearness
        return Frame(self.places, (*self.occupations, *more), nearness, self.skills, self.aliases)

"""Chance from a seed: uniform numbers by name, so that one part of the town can change without another."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Draws:
    """Everything random of a town. The same seed, name and number give the same draws, always."""

    seed: int

    def uniform(self, name: str, many: int, part: int = 0) -> Floats:
        """Numbers from 0 up to 1, by PCG64 (O'Neill 2014), whose bits do not change between versions."""
        return self._stream(name, part).random(many)

    def words(self, name: str, many: int) -> npt.NDArray[np.uint64]:
        """Random 64-bit words."""
        return self._stream(name, 0).integers(0, 2**64 - 1, many, dtype=np.uint64, endpoint=True)

    def _stream(self, name: str, part: int) -> np.random.Generator:
        key = np.random.SeedSequence([self.seed, zlib.crc32(name.encode()), part])
        return np.random.Generator(np.random.PCG64(key))


def one_of(shares: Mapping[str, float], codes: Sequence[str], chance: Floats) -> Ints:
    """The place in `codes` of a code drawn by its share; shares need not add up to one."""
    places = np.array([codes.index(name) for name in shares])
    steps = np.cumsum(list(shares.values()))
    drawn: Ints = places[np.minimum(np.searchsorted(steps / steps[-1], chance, "right"), len(places) - 1)]
    return drawn


def between(low: Ints, high: Ints, chance: Floats) -> Ints:
    """A whole number from `low` up to and including `high`."""
    drawn: Ints = low + np.minimum((chance * (high - low + 1)).astype(np.int64), np.maximum(high - low, 0))
    return drawn


def waiting(mean: float, chance: Floats) -> Floats:
    """An exponential time with this mean."""
    return -mean * np.log1p(-chance)


def by_weight(weights: Floats, chance: Floats, many: int) -> Ints:
    """So many places, the heavier more likely and sooner (Efraimidis and Spirakis 2006)."""
    keys = -np.log1p(-chance) / weights
    many = min(many, len(keys))
    first = np.argpartition(keys, many - 1)[:many] if 0 < many < len(keys) else np.arange(len(keys))
    order: Ints = first[np.argsort(keys[first], kind="stable")]
    return order[:many]

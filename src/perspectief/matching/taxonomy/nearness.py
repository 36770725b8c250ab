"""How near two occupations are, from 0 (nothing in common) to 1 (the same).

Hierarchy (ISCO-08: the same unit group is nearer than the same major group), shared skills, and what somebody
wrote down; the largest of the three, so that each can stand alone where the others are unknown.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from perspectief.matching.taxonomy.taxonomy import Indices, Taxonomy

Floats = NDArray[np.float32]

# By how many digits of ISCO-08 two occupations share; a statement of ours, the same for every taxonomy.
BY_DIGITS = (0.0, 0.05, 0.15, 0.35, 0.6)
OF_PARENT = 0.8
OF_ALL_SKILLS = 0.9
BLOCK = 512


@dataclass(frozen=True, slots=True)
class Nearest:
    """Of each occupation the nearest, itself first: `occupations` and `nearness` (n, k), descending."""

    occupations: Indices
    nearness: Floats


def nearness(taxonomy: Taxonomy) -> Floats:
    """The whole table (n, n), float32, symmetric, ones on its diagonal; 37 MB for ESCO."""
    table = np.empty((len(taxonomy), len(taxonomy)), dtype=np.float32)
    parts = _parts(taxonomy)
    for start in range(0, len(taxonomy), BLOCK):
        table[start : start + BLOCK] = _rows(taxonomy, parts, start, start + BLOCK)
    _write_near(taxonomy, table)
    np.fill_diagonal(table, 1.0)
    return table


def nearest(taxonomy: Taxonomy, count: int) -> Nearest:
    """The `count` nearest of each (fewer where there are fewer); equals go by index."""
    table = nearness(taxonomy)
    order = np.argsort(-table, axis=1, kind="stable")[:, :count].astype(np.int32)
    return Nearest(order, np.take_along_axis(table, order, axis=1))


@dataclass(frozen=True, slots=True)
class _Parts:
    codes: NDArray[np.int32]
    skills: sparse.csr_matrix
    sizes: Floats


def _parts(taxonomy: Taxonomy) -> _Parts:
    needs = taxonomy.needs
    rarity = _rarity(taxonomy)
    weights = rarity[needs.skills] * np.where(needs.essential, 1.0, 0.5)
    shape = (len(taxonomy), max(len(taxonomy.skills), 1))
    skills = sparse.csr_matrix((weights.astype(np.float32), needs.skills, needs.starts), shape=shape)
    sizes = np.sqrt(np.asarray(skills.multiply(skills).sum(axis=1))).ravel().astype(np.float32)
    return _Parts(_digits(taxonomy), skills, np.maximum(sizes, 1e-9))


def _rarity(taxonomy: Taxonomy) -> NDArray[np.float64]:
    """A skill that few occupations ask says more of what they share."""
    asked = np.bincount(taxonomy.needs.skills, minlength=max(len(taxonomy.skills), 1))
    rarity: NDArray[np.float64] = np.log((1.0 + len(taxonomy)) / (1.0 + asked)) + 0.1
    return rarity


def _digits(taxonomy: Taxonomy) -> NDArray[np.int32]:
    """Of each occupation its code of 1 to 4 digits (n, 4); below nought, and its own, where unknown."""
    codes = np.empty((len(taxonomy), 4), dtype=np.int32)
    for index, occupation in enumerate(taxonomy.occupations):
        known = len(occupation.isco) == 4 and occupation.isco.isdigit()
        codes[index] = [int(occupation.isco[:n]) if known else -1 - index for n in (1, 2, 3, 4)]
    return codes


def _rows(taxonomy: Taxonomy, parts: _Parts, start: int, stop: int) -> Floats:
    rows = slice(start, min(stop, len(taxonomy)))
    shared = (parts.skills[rows] @ parts.skills.T).toarray()
    found = np.asarray(shared / (parts.sizes[rows, None] * parts.sizes) * OF_ALL_SKILLS, dtype=np.float32)
    for digits, value in enumerate(BY_DIGITS[1:]):
        same = parts.codes[rows, digits, None] == parts.codes[:, digits]
        np.maximum(found, same * np.float32(value), out=found)
    return found


def _write_near(taxonomy: Taxonomy, table: Floats) -> None:
    stated = [(each.id, each.parent, OF_PARENT) for each in taxonomy.occupations if each.parent]
    for one, other, value in (*stated, *taxonomy.near):
        first, second = taxonomy.index_of(one), taxonomy.index_of(other)
        if first is not None and second is not None:
            table[first, second] = table[second, first] = max(table[first, second], np.float32(value))

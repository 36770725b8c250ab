"""Occupations and skills with their names and codes, frozen; an occupation is known by its index from 0.

The order of occupations is that of the file they were read from, so that an index means the same wherever
the same taxonomy is loaded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Scheme = Literal["esco", "isco08", "brc2014", "uwv", "competentnl", "own"]
SCHEMES: tuple[Scheme, ...] = ("esco", "isco08", "brc2014", "uwv", "competentnl", "own")
Relation = Literal["exact", "close", "narrow", "broad"]
RELATIONS: tuple[Relation, ...] = ("exact", "close", "narrow", "broad")

Indices = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation; `isco` has four digits or is empty, `parent` is the id of a broader one or empty.

    `others_*` are further names that people use for it, `about_*` says in a few sentences what it is.
    """

    id: str
    nl: str
    en: str = ""
    others_nl: tuple[str, ...] = ()
    others_en: tuple[str, ...] = ()
    isco: str = ""
    brc: str = ""
    parent: str = ""
    about_nl: str = ""
    about_en: str = ""

    def name(self, language: str) -> str:
        """Its name in `language`, or in the other one where it has none there."""
        return (self.en or self.nl) if language == "en" else (self.nl or self.en)


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that one can or knows; a name is empty where the source has none in that language."""

    id: str
    nl: str = ""
    en: str = ""

    def name(self, language: str) -> str:
        """Its name in `language`, or in the other one where it has none there."""
        return (self.en or self.nl) if language == "en" else (self.nl or self.en)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of occupations of ISCO-08 (1 to 4 digits) or BRC 2014 (2 to 4 digits)."""

    scheme: Scheme
    code: str
    nl: str
    en: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """How another scheme calls an occupation: `narrow` where the other scheme's is the wider of the two."""

    scheme: Scheme
    code: str
    occupation: str
    relation: Relation = "exact"


@dataclass(frozen=True, slots=True)
class Needs:
    """Which skills each occupation asks, as rows one after the other.

    `starts` (occupations + 1,), `skills` (links,) indices of skills ascending in a row, `essential` (links,).
    """

    starts: Indices
    skills: Indices
    essential: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All of it; `near` holds pairs of ids that somebody wrote down as near, with how near, 0 to 1."""

    name: str
    occupations: tuple[Occupation, ...]
    skills: tuple[Skill, ...]
    needs: Needs
    groups: tuple[Group, ...] = ()
    codes: tuple[Code, ...] = ()
    near: tuple[tuple[str, str, float], ...] = ()
    _by_id: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _by_code: Mapping[tuple[str, str], tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {occupation.id: index for index, occupation in enumerate(self.occupations)}
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_by_code", _lookups(self, by_id))

    def __len__(self) -> int:
        return len(self.occupations)

    def index_of(self, occupation: str) -> int | None:
        """The index of an id, or None where it is not known."""
        return self._by_id.get(occupation)

    def with_code(self, scheme: Scheme, code: str) -> tuple[int, ...]:
        """The occupations that a code of a scheme stands for, nearest relation first; none where unknown."""
        return self._by_code.get((scheme, code), ())

    def skills_of(self, occupation: int, *, essential_only: bool = False) -> Indices:
        """The indices of the skills that an occupation asks, ascending."""
        row = slice(self.needs.starts[occupation], self.needs.starts[occupation + 1])
        found = self.needs.skills[row]
        return found[self.needs.essential[row]] if essential_only else found

    def group_name(self, scheme: Scheme, code: str, language: str) -> str:
        """The name of a group, or an empty text where it is not known."""
        found = next((each for each in self.groups if (each.scheme, each.code) == (scheme, code)), None)
        return "" if found is None else ((found.en or found.nl) if language == "en" else found.nl)


def needs_of(rows: Iterable[Iterable[tuple[int, bool]]]) -> Needs:
    """`Needs` from the (skill, essential) pairs of each occupation."""
    sorted_rows = [sorted(dict(sorted(row)).items()) for row in rows]
    starts = np.cumsum([0, *(len(row) for row in sorted_rows)], dtype=np.int32)
    links = [link for row in sorted_rows for link in row]
    return Needs(
        starts,
        np.array([skill for skill, _ in links], dtype=np.int32),
        np.array([essential for _, essential in links], dtype=np.bool_),
    )


def _lookups(taxonomy: Taxonomy, by_id: Mapping[str, int]) -> dict[tuple[str, str], tuple[int, ...]]:
    """Occupations by (scheme, code); every occupation goes by its ISCO-08 and BRC 2014 group too."""
    found: dict[tuple[str, str], dict[int, int]] = {}
    for index, occupation in enumerate(taxonomy.occupations):
        for scheme, code in (("isco08", occupation.isco), ("brc2014", occupation.brc)):
            if code:
                found.setdefault((scheme, code), {}).setdefault(index, 0)
    for each in taxonomy.codes:
        if each.occupation in by_id:
            rank = RELATIONS.index(each.relation)
            row = found.setdefault((each.scheme, each.code), {})
            row[by_id[each.occupation]] = min(rank, row.get(by_id[each.occupation], rank))
    return {
        key: tuple(sorted(row, key=lambda index, row=row: (row[index], index)))  # type: ignore[misc]  # mypy infers no type for the default
        for key, row in found.items()
    }

"""The MELO Dutch set (Retyk et al. 2024): read, and judged as its published baselines are.

Its corpus holds occupations of ESCO 1.0 and groups of ISCO-08, each with its Dutch names. What ESCO itself
says of them beside (English names, descriptions, skills) is found by their names; the set's answers are
read for judging only.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching_held_out import rows_of_needs
from perspectief.matching.taxonomy.taxonomy import Occupation, Taxonomy, needs_of
from perspectief.matching.titles.index import TitleIndex

Floats = NDArray[np.float32]
MOST = 100  # as the published evaluation: only the first hundred names of an answer count
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Melo:
    """The titles, the concept and text of each name in the order of the corpus, the right concept of each."""

    titles: tuple[str, ...]
    concepts: tuple[str, ...]
    names: tuple[str, ...]
    right: tuple[str, ...]
    baselines: dict[str, float]


def read_melo(folder: Path) -> Melo:
    """The set, from its own files."""
    queries = _pairs(folder / "queries.tsv")
    names = _pairs(folder / "corpus_elements.tsv")
    right: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "annotations.tsv").read_text("utf-8").splitlines():
        query, _, name, _ = line.split("\t")
        right[query].add(name.partition("_")[0])
    if any(len(concepts) != 1 for concepts in right.values()):
        raise ValueError("a title with several concepts: this judging is for one")
    return Melo(
        tuple(title for _, title in queries),
        tuple(name.partition("_")[0] for name, _ in names),
        tuple(text for _, text in names),
        tuple(next(iter(right[query])) for query, _ in queries),
        {path.stem: _baseline(path) for path in sorted((folder / "published_baselines").glob("*.tsv"))},
    )


def corpus_of(melo: Melo, esco: Taxonomy) -> Taxonomy:
    """The corpus as a taxonomy, each concept with what ESCO says of the occupation that has its names."""
    names: dict[str, list[str]] = defaultdict(list)
    for concept, name in zip(melo.concepts, melo.names, strict=True):
        names[concept].append(name)
    known = _by_name(esco)
    groups = _groups(esco)
    needs = rows_of_needs(esco.needs)
    occupations, rows = [], []
    for concept, own in names.items():
        found = _likeliest(own, known)
        occupations.append(
            _occupation(concept, own, None if found is None else esco.occupations[found], groups)
        )
        rows.append([] if found is None else needs[found])
    return replace(esco, occupations=tuple(occupations), needs=needs_of(rows), codes=())


def mean_reciprocal_rank(
    melo: Melo, scores: NDArray[np.float32], order: Sequence[str], *, first: bool
) -> float:
    """As trec_eval tells it for a ranking of the names of the corpus, cut at the first hundred.

    `scores` (titles, concepts in the order of `order`). With `first` every concept's first name stands before
    any second name; else all names of a concept stand together. Equals count against us.
    """
    column = {concept: number for number, concept in enumerate(order)}
    right = np.array([column[concept] for concept in melo.right])
    own = scores[np.arange(len(right)), right][:, None]
    ahead = scores >= own
    ahead[np.arange(len(right)), right] = False
    counts = Counter(melo.concepts)
    sizes = np.ones(len(order)) if first else np.array([counts[concept] for concept in order])
    ranks = 1 + (ahead * sizes).sum(axis=1)
    return float(np.where(ranks <= MOST, 1 / ranks, 0.0).mean())


def of_single_names(
    melo: Melo, index: TitleIndex, scores: Floats, likest: Floats, weight: float, order: Sequence[str]
) -> float:
    """As the baselines rank: every name by a score of its own, its occupation's with its own spelling in it.

    `scores` and `likest` (titles, concepts): in a score the spelling of the likest name counts `weight`.
    """
    column = {concept: number for number, concept in enumerate(order)}
    owner = np.array([column[concept] for concept in melo.concepts])
    right = np.array([column[concept] for concept in melo.right])
    names = index.features.rows(melo.names)[:, : index.features.pieces].T.tocsc()
    found = []
    for start in range(0, len(right), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        titles = index.features.rows(melo.titles[part])[:, : index.features.pieces]
        rest = scores[part] - np.float32(weight) * likest[part]
        single = np.float32(weight) * np.asarray((titles @ names).todense()) + rest[:, owner]
        own = owner == right[part, None]
        best = np.where(own, single, -np.inf).max(axis=1, keepdims=True)
        found.append(1 + ((single >= best) & ~own).sum(axis=1))
    ranks = np.concatenate(found)
    return float(np.where(ranks <= MOST, 1 / ranks, 0.0).mean())


def _pairs(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text("utf-8").split("\n")
    return [(key, text.strip()) for key, _, text in (line.partition("\t") for line in lines) if key]


def _baseline(path: Path) -> float:
    with path.open(encoding="utf-8") as file:
        found = {row["metric_name"]: row["metric_val"] for row in csv.DictReader(file, delimiter="\t")}
    return float(found["recip_rank"])


def _by_name(esco: Taxonomy) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(esco.occupations):
        for name in {name.casefold() for name in (each.nl, *each.others_nl)}:
            found[name].append(number)
    return found


def _groups(esco: Taxonomy) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in sorted(esco.groups, key=lambda group: group.code, reverse=True):
        if each.scheme == "isco08":
            found[each.nl.casefold()].append(each.code)
    return found


def _likeliest(names: Sequence[str], known: dict[str, list[int]]) -> int | None:
    """The occupation that has the most of the names."""
    counts = Counter(number for name in names for number in known.get(name.casefold(), ()))
    return min(counts, key=lambda number: (-counts[number], number)) if counts else None


def _occupation(
    concept: str, names: Sequence[str], esco: Occupation | None, groups: dict[str, list[str]]
) -> Occupation:
    if esco is None:
        codes = groups.get(names[0].casefold())
        code = codes.pop() if codes else ""
        return Occupation(concept, names[0], others_nl=tuple(names[1:]), isco=code if len(code) == 4 else "")
    have = {name.casefold() for name in names}
    more = tuple(name for name in (esco.nl, *esco.others_nl) if name.casefold() not in have)
    return replace(esco, id=concept, nl=names[0], others_nl=(*names[1:], *more), parent="")

"""Titles linked to occupations: the best few of each, with how sure that is."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from perspectief.matching.titles.features import Floats
from perspectief.matching.titles.index import TitleIndex
from perspectief.matching.titles.likeness import BLOCK, PARTS, likeness
from perspectief.matching.titles.words import stem, words_of

# How much each part speaks for an occupation: learned on held-out names of ESCO, none below nought
# (`python -m benchmarks.matching_titles --learn`); the order is that of `PARTS`.
WEIGHTS = dict(zip(PARTS, (3.0, 5.0, 2.5, 8.3), strict=True))
SAME_NAME = 100.0  # the very same name comes first, whatever else is alike

Certainty = Literal["same_name", "likely", "possible", "unsure"]
CERTAINTIES: tuple[Certainty, ...] = ("same_name", "likely", "possible", "unsure")
# From which chance on; on held-out names of ESCO at least 4 in 5, and at least 2 in 5, were right.
LIKELY, POSSIBLE = 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Link:
    """An occupation, by its index, that a title may stand for; the chances of all occupations add up to 1."""

    occupation: int
    chance: float
    certainty: Certainty


def links_of(
    index: TitleIndex,
    titles: Sequence[str],
    count: int,
    told: Callable[[int, int], None] = lambda done, total: None,
    weights: Mapping[str, float] = WEIGHTS,
) -> list[tuple[Link, ...]]:
    """The best `count` occupations of each title, best first; none for a title without a known letter."""
    blocks = [titles[start : start + BLOCK] for start in range(0, len(titles), BLOCK)]
    same = same_names(index)
    found: list[tuple[Link, ...]] = []
    with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as pool:
        for links in pool.map(lambda block: _links(index, block, count, same, weights), blocks):
            found += links
            told(len(found), len(titles))
    return found


def scores_of(
    index: TitleIndex,
    titles: Sequence[str],
    same: Mapping[str, tuple[int, ...]],
    weights: Mapping[str, float] = WEIGHTS,
) -> Floats:
    """(titles, occupations) float32: how much speaks for each; at most `BLOCK` titles."""
    parts = likeness(index, titles)
    scores = np.zeros(parts.shape[1:], dtype=np.float32)
    for part, each in zip(PARTS, parts, strict=True):
        scores += np.float32(weights.get(part, 0.0)) * each
    scores[~np.any(parts > 0.0, axis=(0, 2))] = -np.inf
    for row, title in enumerate(titles):
        scores[row, list(same.get(key_of(title), ()))] += SAME_NAME
    return scores


def same_names(index: TitleIndex) -> dict[str, tuple[int, ...]]:
    """Occupations by the keys of all their names."""
    found: dict[str, tuple[int, ...]] = {}
    for number, each in enumerate(index.taxonomy.occupations):
        for key in {key_of(name) for name in (each.nl, each.en, *each.others_nl, *each.others_en)} - {""}:
            found[key] = (*found.get(key, ()), number)
    return found


def key_of(title: str) -> str:
    """What stays the same of a name however its words are joined, in either number and gender."""
    return "".join(stem(word.rstrip("-")) for word, _ in words_of(title))


def _links(
    index: TitleIndex,
    titles: Sequence[str],
    count: int,
    same: Mapping[str, tuple[int, ...]],
    weights: Mapping[str, float],
) -> list[tuple[Link, ...]]:
    scores = scores_of(index, titles, same, weights)
    best = _best(scores, count)
    return [tuple(_of_row(row, order)) for row, order in zip(scores, best, strict=True)]


def _best(scores: Floats, count: int) -> list[NDArray[np.int64]]:
    """Of each title the best occupations, equals by index: nothing depends on the order of a sort."""
    return [_best_of_row(row, min(count, len(row))) for row in np.round(scores, 4)]


def _best_of_row(row: Floats, count: int) -> NDArray[np.int64]:
    last = np.partition(row, -count)[-count]
    among = np.flatnonzero(row >= last)
    return among[np.argsort(-row[among], kind="stable")][:count]


def _of_row(scores: Floats, order: Iterable[int]) -> Iterable[Link]:
    top = float(scores.max(initial=-np.inf))
    if top == -np.inf:
        return
    whole = float(np.exp(scores - top, dtype=np.float64).sum())
    for occupation in order:
        chance = float(np.exp(float(scores[occupation]) - top)) / whole
        yield Link(int(occupation), chance, _certainty(float(scores[occupation]), chance))


def _certainty(score: float, chance: float) -> Certainty:
    if score >= SAME_NAME:
        return "same_name"
    return "likely" if chance >= LIKELY else "possible" if chance >= POSSIBLE else "unsure"

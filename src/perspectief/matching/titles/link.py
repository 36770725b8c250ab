"""Titles linked to occupations: the best few of each, with how sure that is."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import exp
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from perspectief.matching.titles.features import Floats
from perspectief.matching.titles.index import TitleIndex
from perspectief.matching.titles.likeness import BLOCK, PARTS, likeness
from perspectief.matching.titles.words import stem, words_of

# How much each part speaks for an occupation: learned on held-out names of ESCO, none below nought
# (`python -m benchmarks.matching_titles --learn`); the order is that of `PARTS`.
WEIGHTS = dict(zip(PARTS, (2.3, 4.4, 1.2, 11.2), strict=True))
SAME_NAME = 100.0  # the very same name comes first, whatever else is alike

Certainty = Literal["same_name", "likely", "possible", "unsure"]
CERTAINTIES: tuple[Certainty, ...] = ("same_name", "likely", "possible", "unsure")
# A title that shares less than this with every name of an occupation is the less sure.
ENOUGH = 0.5
# From which chance on. On held-out names of ESCO, some of which had no right answer, two in three that were
# likely were right, two in five that were possible, and one in five of the rest (docs/titles.md).
LIKELY, POSSIBLE = 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Link:
    """An occupation, by its index, that a title may stand for; chances of all add up to 1 at the most."""

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


class Scores(NamedTuple):
    """(titles, occupations): how much speaks for each; how like its likest name is, 0 to 1."""

    speaking: Floats
    likest: Floats


def scores_of(
    index: TitleIndex,
    titles: Sequence[str],
    same: Mapping[str, tuple[int, ...]],
    weights: Mapping[str, float] = WEIGHTS,
) -> Scores:
    """The scores of at most `BLOCK` titles; minus infinity in the row of one without a known letter."""
    parts = likeness(index, titles)
    speaking = np.zeros(parts.shape[1:], dtype=np.float32)
    for part, each in zip(PARTS, parts, strict=True):
        speaking += np.float32(weights.get(part, 0.0)) * each
    likest = np.maximum(parts[PARTS.index("spelling")], parts[PARTS.index("english")])
    speaking[~np.any(parts > 0.0, axis=(0, 2))] = -np.inf
    for row, title in enumerate(titles):
        speaking[row, list(same.get(key_of(title), ()))] += SAME_NAME
    return Scores(speaking, likest)


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
    best = _best(scores.speaking, count)
    rows = zip(scores.speaking, scores.likest, best, strict=True)
    return [tuple(_of_row(speaking, likest, order)) for speaking, likest, order in rows]


def _best(scores: Floats, count: int) -> list[NDArray[np.int64]]:
    """Of each title the best occupations, equals by index: nothing depends on the order of a sort."""
    return [_best_of_row(row, min(count, len(row))) for row in np.round(scores, 4)]


def _best_of_row(row: Floats, count: int) -> NDArray[np.int64]:
    last = np.partition(row, -count)[-count]
    among = np.flatnonzero(row >= last)
    return among[np.argsort(-row[among], kind="stable")][:count]


def _of_row(speaking: Floats, likest: Floats, order: Iterable[int]) -> Iterable[Link]:
    top = float(speaking.max(initial=-np.inf))
    if top == -np.inf:
        return
    whole = float(np.exp(speaking - top, dtype=np.float64).sum())
    for occupation in order:
        score = float(speaking[occupation])
        chance = exp(score - top) / whole * min(1.0, float(likest[occupation]) / ENOUGH)
        yield Link(int(occupation), chance, _certainty(score, chance))


def _certainty(score: float, chance: float) -> Certainty:
    if score >= SAME_NAME:
        return "same_name"
    return "likely" if chance >= LIKELY else "possible" if chance >= POSSIBLE else "unsure"

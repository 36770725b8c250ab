"""Titles whose occupation is known although no name of it was there: taken from a taxonomy's own names.

Three kinds. `name`: half of the further names of an occupation are hidden, and asked. `broader`: all that is
narrower than an occupation is hidden, and its names asked; the broader one is right. Names that differ only
in number or gender are hidden together. Nothing here ever saw the titles of another set.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from perspectief.matching.taxonomy.taxonomy import Needs, Occupation, Taxonomy, needs_of
from perspectief.matching.titles.index import TitleIndex
from perspectief.matching.titles.likeness import BLOCK, PARTS, likeness
from perspectief.matching.titles.link import key_of

Kind = Literal["name", "broader", "absent"]
KINDS: tuple[Kind, ...] = ("name", "broader")  # those that have an answer
CANDIDATES = 80
# Only to find who may come into question at all; the ranker decides.
ROUGH = (1.0, 1.0, 0.6, 1.6)


@dataclass(frozen=True, slots=True)
class Asked:
    """A title, the id of the occupation that is right, and how it was hidden."""

    title: str
    right: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Task:
    """A taxonomy with names hidden, and the titles to find."""

    taxonomy: Taxonomy
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """Per title that may be found the candidates' parts (titles, candidates, parts) and which is right."""

    parts: NDArray[np.float32]
    right: NDArray[np.bool_]
    kinds: NDArray[np.str_]


def task_of(taxonomy: Taxonomy, seed: int, most: int = 2_500) -> Task:
    """A task, the same for the same seed."""
    dice = random.Random(seed)
    gone = _gone(taxonomy, dice)
    hidden = _hidden_below(taxonomy, dice)
    asked = [each for each in _of_hidden(taxonomy, hidden, dice) if each.right not in gone]
    absent = [
        Asked(dice.choice([each.nl, *each.others_nl]), "", "absent")
        for each in taxonomy.occupations
        if each.id in gone
    ]
    kept, names = [], []
    for each in taxonomy.occupations:
        if each.id not in hidden and each.id not in gone:
            occupation, titles = _halved(each, dice)
            kept.append(occupation)
            names += [Asked(title, each.id, "name") for title in titles]
    dice.shuffle(names)
    return Task(_only(taxonomy, kept), (*names[:most], *asked, *absent))


def judged(task: Task, index: TitleIndex, weigh: tuple[float, ...] = ROUGH) -> Judged:
    """The parts of the candidates of every title."""
    blocks = [task.asked[at : at + BLOCK] for at in range(0, len(task.asked), BLOCK)]
    found = [_judged_block(block, index, weigh) for block in blocks]
    return Judged(
        np.concatenate([parts for parts, _ in found]),
        np.concatenate([right for _, right in found]),
        np.array([each.kind for each in task.asked]),
    )


def _judged_block(
    asked: tuple[Asked, ...], index: TitleIndex, weigh: tuple[float, ...]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    parts = likeness(index, [each.title for each in asked])
    rough = sum(np.float32(weight) * part for weight, part in zip(weigh, parts, strict=True))
    candidates = np.argsort(-np.asarray(rough), axis=1, kind="stable")[:, :CANDIDATES]
    found = [index.taxonomy.index_of(each.right) for each in asked]
    right = [-1 if number is None else number for number in found]
    taken = np.take_along_axis(parts, candidates[None], axis=2).transpose(1, 2, 0)
    return taken, candidates == np.array(right)[:, None]


def reciprocal(judged_: Judged, weights: NDArray[np.float64]) -> dict[str, float]:
    """The mean reciprocal rank of each kind; a title whose occupation is no candidate counts nought."""
    scores = judged_.parts @ weights
    own = np.where(judged_.right, scores, -np.inf).max(axis=1)
    ranks = 1 + ((scores >= own[:, None]) & ~judged_.right).sum(axis=1)
    each = np.where(judged_.right.any(axis=1), 1 / ranks, 0.0)
    return {kind: float(each[judged_.kinds == kind].mean()) for kind in KINDS}


def learned(tasks: Iterable[Judged], parts_used: Sequence[bool] = ()) -> NDArray[np.float64]:
    """Weights, none below nought, under which what is right is the most likely (listwise softmax)."""
    chosen = [(each, each.right.any(axis=1)) for each in tasks]
    parts = np.concatenate([each.parts[ok] for each, ok in chosen]).astype(float)
    right = np.concatenate([each.right[ok].argmax(axis=1) for each, ok in chosen])
    rows = np.arange(len(right))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = parts @ weights
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -np.log(chances[rows, right]).mean() + 1e-4 * weights @ weights
        chances[rows, right] -= 1
        slope = np.einsum("qnd,qn->d", parts, chances) / len(right) + 2e-4 * weights
        return float(value), slope

    bounds = [(0.0, None if used else 0.0) for used in parts_used or [True] * len(PARTS)]
    start = np.array([float(high is None) for _, high in bounds])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x)


def _gone(taxonomy: Taxonomy, dice: random.Random) -> set[str]:
    """The occupations of one unit group in fifteen."""
    units = sorted({each.isco for each in taxonomy.occupations} - {""})
    dice.shuffle(units)
    chosen = set(units[: len(units) // 15])
    return {each.id for each in taxonomy.occupations if each.isco in chosen}


def _hidden_below(taxonomy: Taxonomy, dice: random.Random) -> dict[str, str]:
    """Of a third of the broader occupations all that is narrower, with the broader one that stays."""
    parents = {each.id: each.parent for each in taxonomy.occupations}
    broader = sorted({parent for parent in parents.values() if parent})
    dice.shuffle(broader)
    chosen = set(broader[: len(broader) // 3])
    found = {}
    for each in parents:
        above = _chosen_above(each, parents, chosen)
        if above:
            found[each] = above
    return found


def _chosen_above(occupation: str, parents: dict[str, str], chosen: set[str]) -> str:
    """The highest chosen occupation above one."""
    found, above = "", parents[occupation]
    while above:
        found = above if above in chosen else found
        above = parents[above]
    return found


def _of_hidden(taxonomy: Taxonomy, hidden: dict[str, str], dice: random.Random) -> Iterable[Asked]:
    """Two names of at most four narrower occupations of each."""
    seen: dict[str, int] = defaultdict(int)
    for each in taxonomy.occupations:
        if each.id in hidden and seen[hidden[each.id]] < 4:
            seen[hidden[each.id]] += 1
            names = [each.nl, *each.others_nl]
            for title in dice.sample(names, min(2, len(names))):
                yield Asked(title, hidden[each.id], "broader")


def _halved(occupation: Occupation, dice: random.Random) -> tuple[Occupation, list[str]]:
    """The occupation without half of its further names, and two of those."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in occupation.others_nl:
        groups[key_of(name)].append(name)
    keys = sorted(set(groups) - {key_of(occupation.nl)})
    dice.shuffle(keys)
    away = keys[: max(1, len(keys) // 2)]
    stay = tuple(name for name in occupation.others_nl if key_of(name) not in away)
    return replace(occupation, others_nl=stay), [dice.choice(groups[key]) for key in away[:2]]


def _only(taxonomy: Taxonomy, kept: list[Occupation]) -> Taxonomy:
    """The taxonomy with these occupations alone."""
    numbers = {each.id: number for number, each in enumerate(taxonomy.occupations)}
    rows = rows_of_needs(taxonomy.needs)
    needs = needs_of(rows[numbers[each.id]] for each in kept)
    return replace(taxonomy, occupations=tuple(kept), needs=needs, codes=())


def rows_of_needs(needs: Needs) -> list[list[tuple[int, bool]]]:
    """The (skill, essential) pairs of each occupation."""
    pairs = list(zip(needs.skills.tolist(), needs.essential.tolist(), strict=True))
    return [pairs[start:end] for start, end in pairwise(needs.starts.tolist())]

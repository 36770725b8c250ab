"""A space in which titles of near occupations lie near, though they share no letter.

Occupations get their places from how alike they are in names (Dutch and English), in what is said about them,
in skills and in the hierarchy: the largest eigenvectors of the sum of those likenesses (latent semantic
analysis over several views; Deerwester et al. 1990). Titles get theirs by a linear map from their features,
learned from the labels of the taxonomy by ridge regression with conjugate gradients.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from perspectief.matching.titles.features import Floats

# Chosen by held-out labels of ESCO (docs/titles.md): what each view counts, dimensions and ridge.
DIMENSIONS, RIDGE, STEPS = 300, 0.2, 15
SPARE, ROUNDS = 60, 5  # the subspace is wider than asked, and gone over so often


@dataclass(frozen=True, slots=True)
class Lesson:
    """Titles whose occupations are known: rows (titles, features), occupations (titles,), weights."""

    rows: sparse.csr_matrix
    occupations: NDArray[np.int64]
    weights: Floats


def places(views: Sequence[tuple[float, sparse.csr_matrix]], dimensions: int) -> Floats:
    """(occupations, dimensions) of length 1, from views (occupations, anything) and what each counts."""
    size = views[0][1].shape[0]
    alike = np.zeros((size, size))
    for weight, view in views:
        alike += weight**2 * (view @ view.T).toarray()
    own = np.sqrt(np.maximum(np.diag(alike), 1e-12))
    alike /= own[:, None] * own
    values, vectors = _largest(alike.astype(np.float32), min(dimensions, size))
    return of_length_one(vectors * np.sqrt(np.maximum(values, 0.0)))


def _largest(matrix: Floats, count: int) -> tuple[Floats, Floats]:
    """The largest eigenvalues and their vectors, by subspace iteration (Halko, Martinsson and Tropp 2011)."""
    width = min(count + SPARE, len(matrix))
    basis = np.random.default_rng(0).standard_normal((len(matrix), width)).astype(np.float32)
    for _ in range(ROUNDS):
        basis = np.linalg.qr(matrix @ basis)[0]
    values, turns = np.linalg.eigh(basis.T @ matrix @ basis)
    chosen = np.argsort(-values, kind="stable")[:count]
    return values[chosen], basis @ turns[:, chosen]


def learn(lessons: Sequence[Lesson], targets: Floats, told: Callable[[int, int], None]) -> Floats:
    """The map (features, dimensions) that brings titles nearest to the places of their occupations."""
    rows = sparse.vstack([sparse.diags(each.weights) @ each.rows for each in lessons]).tocsr()
    wanted = np.vstack([targets[each.occupations] * each.weights[:, None] for each in lessons])
    return _ridge(sparse.csr_matrix(rows, dtype=np.float32), wanted.astype(np.float32), told)


def _ridge(rows: sparse.csr_matrix, wanted: Floats, told: Callable[[int, int], None]) -> Floats:
    """Conjugate gradients on the normal equations, dimensions side by side (Hestenes and Stiefel 1952)."""
    turned = rows.T.tocsr()
    rest = np.asarray(turned @ wanted, dtype=np.float32)
    found, way = np.zeros_like(rest), rest.copy()
    left = np.square(rest).sum(axis=0)
    for step in range(STEPS):
        told(step + 1, STEPS)
        across = turned @ (rows @ way) + np.float32(RIDGE) * way
        stride = left / np.maximum((way * across).sum(axis=0), np.float32(1e-12))
        found += stride * way
        rest -= stride * across
        now = np.square(rest).sum(axis=0)
        way = rest + now / np.maximum(left, np.float32(1e-12)) * way
        left = now
    return found.astype(np.float16).astype(np.float32)  # what a file keeps: it is the same read back


def of_length_one(rows: NDArray[np.floating]) -> Floats:
    """Rows divided by their length; a row of noughts stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def at_most_one(rows: Floats) -> Floats:
    """Longer rows made of length 1; a short one stays short, for it says how little is known of its words."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1.0), dtype=np.float32)

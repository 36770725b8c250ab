"""Titles as rows of numbers: pieces of words (3 to 5 letters), and whole words with the parts of compounds.

A title is the sum of its words, so the work is done once for each different word: the titles' words times the
words' features. Weights are term frequency times inverse document frequency (Salton and Buckley 1988); rows
have length 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from perspectief.matching.titles.compounds import Lexicon
from perspectief.matching.titles.words import stem, words_of

Floats = NDArray[np.float32]
PIECES = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class Features:
    """How titles become rows: column of each feature, its weight, and the lexicon for compounds.

    Columns from 0 are pieces of words, from `pieces` on whole words and parts.
    """

    lexicon: Lexicon
    columns: Mapping[str, int]
    weights: Floats
    pieces: int

    def rows(self, titles: Sequence[str]) -> sparse.csr_matrix:
        """(titles, features) float32: the part of pieces and that of words each of length 1 or empty."""
        counted = _counted(titles, self.lexicon, self.columns)
        weighted = sparse.csr_matrix(counted.multiply(self.weights), dtype=np.float32)
        return _of_length_one(weighted, self.pieces)


def features_of(labels: Sequence[str], texts: Sequence[str], lexicon: Lexicon) -> Features:
    """Features of the labels of a taxonomy, and the words and parts of the texts about it."""
    names = _names([*labels, *texts], lexicon)
    columns = {name: column for column, name in enumerate(names)}
    pieces = sum(name.startswith("~") for name in names)
    seen = _counted(labels, lexicon, columns)
    holding = np.bincount(seen.indices, minlength=len(names))
    weights = np.log((1.0 + len(labels)) / (1.0 + holding)) + 1.0
    return Features(lexicon, columns, weights.astype(np.float32), pieces)


def features_of_word(word: str, lexicon: Lexicon) -> list[str]:
    """Its pieces, marked with "~", then its stem and those of its parts, marked with "="."""
    plain = word.rstrip("-")
    framed = f" {plain} "
    pieces = [f"~{framed[at : at + size]}" for size in PIECES for at in range(len(framed) - size + 1)]
    return pieces + [f"={part}" for part in _wholes(plain, lexicon)]


def words_completed(title: str, lexicon: Lexicon) -> list[tuple[str, float]]:
    """Words with weights, where "bloemen- of plantenkwekerij" has become two kinds of kwekerij."""
    words = words_of(title)
    found: list[tuple[str, float]] = []
    for at, (word, weight) in enumerate(words):
        follows = words[at + 1][0] if at + 1 < len(words) else ""
        found.append((_completed(word, follows, lexicon), weight))
    return found


def _completed(word: str, follows: str, lexicon: Lexicon) -> str:
    if not word.endswith("-"):
        return word
    parts = lexicon.parts(follows)
    return word[:-1] + (parts[-1] if len(parts) > 1 and len(word) > 3 else "")


def _wholes(word: str, lexicon: Lexicon) -> Iterable[str]:
    parts = lexicon.parts(word)
    if len(parts) == 1:
        return (stem(word),)
    return (stem(word), *(stem(lexicon.bare(part)) for part in parts[:-1]), stem(parts[-1]))


def _names(titles: Iterable[str], lexicon: Lexicon) -> list[str]:
    words = sorted({word for title in titles for word, _ in words_completed(title, lexicon)})
    found = set(chain.from_iterable(features_of_word(word, lexicon) for word in words))
    return sorted(found, key=lambda name: (name[0] != "~", name))


def _counted(titles: Sequence[str], lexicon: Lexicon, columns: Mapping[str, int]) -> sparse.csr_matrix:
    """How often each feature occurs in each title, as its words weigh."""
    read = [words_completed(title, lexicon) for title in titles]
    numbers: dict[str, int] = {}
    for words in read:
        for word, _ in words:
            numbers.setdefault(word, len(numbers))
    if not numbers:
        return sparse.csr_matrix((len(titles), max(len(columns), 1)), dtype=np.float32)
    of_titles = _matrix([[(numbers[word], weight) for word, weight in words] for words in read], len(numbers))
    of_words = _matrix([_known(word, lexicon, columns) for word in numbers], len(columns))
    return sparse.csr_matrix(of_titles @ of_words)


def _known(word: str, lexicon: Lexicon, columns: Mapping[str, int]) -> list[tuple[int, float]]:
    names = (columns.get(name) for name in features_of_word(word, lexicon))
    return [(column, 1.0) for column in names if column is not None]


def _matrix(rows: Sequence[Sequence[tuple[int, float]]], width: int) -> sparse.csr_matrix:
    starts = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
    cells = list(chain.from_iterable(rows))
    columns = np.array([column for column, _ in cells], dtype=np.int32)
    values = np.array([value for _, value in cells], dtype=np.float32)
    matrix = sparse.csr_matrix((values, columns, starts), shape=(len(rows), max(width, 1)))
    matrix.sum_duplicates()
    return matrix


def _of_length_one(matrix: sparse.csr_matrix, pieces: int) -> sparse.csr_matrix:
    """Each row's pieces, and each row's words, divided by their length."""
    matrix.sum_duplicates()
    row_of = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    part_of = row_of * 2 + (matrix.indices >= pieces)
    squares = np.bincount(part_of, matrix.data.astype(np.float64) ** 2, minlength=2 * matrix.shape[0])
    lengths = np.sqrt(np.maximum(squares, 1e-12))
    data = (matrix.data / lengths[part_of]).astype(np.float32)
    return sparse.csr_matrix((data, matrix.indices, matrix.indptr), shape=matrix.shape)

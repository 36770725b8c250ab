"""How alike a title and each occupation are, in parts that can be told apart; compiled, and always the same.

The parts, each 0 to 1 and each only ever speaking for an occupation:
`spelling` the Dutch name whose pieces are most like the title's, `english` the most like English name,
`about` the words of what is said about it, `meaning` how near both lie in the space of meaning.
"""

from collections.abc import Sequence

import numpy as np

from perspectief.matching.compiled import compiled
from perspectief.matching.titles.features import Floats
from perspectief.matching.titles.index import Postings, Starts, TitleIndex, cells_of
from perspectief.matching.titles.meaning import at_most_one

PARTS = ("spelling", "english", "about", "meaning")
# Titles go by so many at once, the last block filled up: sums over one and the same shape are the same sums.
BLOCK = 256


def likeness(index: TitleIndex, titles: Sequence[str]) -> Floats:
    """(parts, titles, occupations) float32, 0 to 1; at most `BLOCK` titles."""
    rows = index.features.rows([*titles, *[""] * (BLOCK - len(titles))])
    found = np.zeros((len(PARTS), BLOCK, len(index.taxonomy)), dtype=np.float32)
    cells = cells_of(rows)
    best_of_names(cells, index.dutch.postings, index.dutch.starts, found[0])
    best_of_names(cells, index.english.postings, index.english.starts, found[1])
    with_texts(cells, index.about, found[2])
    spots = at_most_one(np.asarray(rows[:, index.learned] @ index.map))
    np.maximum(spots @ index.places.T, 0.0, out=found[3])
    return found[:, : len(titles)]


@compiled
def best_of_names(titles: Postings, names: Postings, name_starts: Starts, best: Floats) -> None:
    """Cosines of titles with names, per occupation the largest, written into `best` (titles, occupations)."""
    sums = np.zeros(name_starts[-1], dtype=np.float32)
    for title in range(len(titles.starts) - 1):
        sums[:] = 0.0
        for cell in range(titles.starts[title], titles.starts[title + 1]):
            feature = titles.others[cell]
            for at in range(names.starts[feature], names.starts[feature + 1]):
                sums[names.others[at]] += titles.values[cell] * names.values[at]
        for occupation in range(len(name_starts) - 1):
            most = np.float32(0.0)
            for name in range(name_starts[occupation], name_starts[occupation + 1]):
                most = max(most, sums[name])
            best[title, occupation] = most


@compiled
def with_texts(titles: Postings, texts: Postings, found: Floats) -> None:
    """Cosines of titles with the texts about occupations, written into `found` (titles, occupations)."""
    for title in range(len(titles.starts) - 1):
        for cell in range(titles.starts[title], titles.starts[title + 1]):
            feature = titles.others[cell]
            for at in range(texts.starts[feature], texts.starts[feature + 1]):
                found[title, texts.others[at]] += titles.values[cell] * texts.values[at]

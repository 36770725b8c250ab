"""All that is computed once of a taxonomy so that titles can be linked to it fast."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from perspectief.matching.taxonomy.taxonomy import Taxonomy
from perspectief.matching.titles.compounds import Lexicon, lexicon_of
from perspectief.matching.titles.features import Features, Floats, features_of
from perspectief.matching.titles.meaning import DIMENSIONS, Lesson, learn, places
from perspectief.matching.titles.words import words_of

Told = Callable[[int, int], None]
Starts = NDArray[np.int64]
# Chosen by held-out labels of ESCO (docs/titles.md): how much each view of an occupation counts in its place.
NAMES, ABOUT, ENGLISH, SKILLS, UNIT, MINOR = 1.0, 0.7, 0.7, 0.7, 0.4, 0.3
OF_ENGLISH, OF_TEXTS = 0.5, 0.7  # of lessons, where a Dutch name counts 1
LEAST = 2  # a feature teaches the map of meaning where so many names have it


class Postings(NamedTuple):
    """A sparse matrix as its lines' cells: `starts` (lines + 1,), `others` and `values` (cells,).

    A line is a feature and `others` are names or occupations; or a line is a title and `others` are features.
    """

    starts: Starts
    others: NDArray[np.int32]
    values: Floats


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one language: those of occupation i are rows `starts[i]` to `starts[i + 1]`."""

    starts: Starts
    postings: Postings


@dataclass(frozen=True, slots=True)
class TitleIndex:
    """`places` (occupations, dimensions); `learned` columns (k,) have rows in `map` (k, dimensions)."""

    taxonomy: Taxonomy
    features: Features
    dutch: Names
    english: Names
    about: Postings
    places: Floats
    learned: NDArray[np.int32]
    map: Floats


@dataclass(frozen=True, slots=True)
class Without:
    """What to leave out, to see what it adds: compounds, English, meaning."""

    compounds: bool = False
    english: bool = False


NOTHING = Without()


def index_of(
    taxonomy: Taxonomy, told: Told = lambda done, total: None, without: Without = NOTHING
) -> TitleIndex:
    """The index; `told` hears how far it is."""
    dutch = [(each.nl, *each.others_nl) if each.nl else each.others_nl for each in taxonomy.occupations]
    english = [_english(each.en, each.others_en, without) for each in taxonomy.occupations]
    about = [_said_of(taxonomy, number) for number in range(len(taxonomy))]
    features = features_of([*chain(*dutch), *chain(*english)], about, _lexicon(dutch, about, without))
    rows = [features.rows([*chain(*names)]) for names in (dutch, english)]
    owners = [_owners(names) for names in (dutch, english)]
    said = _texts(features, about)
    texts = _words_only(said, features)
    spots = places(_views(taxonomy, rows, owners, texts, features), DIMENSIONS)
    learned, way = _meaning(rows, owners, _long_one(said), spots, told)
    return TitleIndex(
        taxonomy,
        features,
        Names(_starts(dutch), _postings(_pieces_only(rows[0], features))),
        Names(_starts(english), _postings(_pieces_only(rows[1], features))),
        _postings(texts),
        spots,
        learned,
        way,
    )


def _said_of(taxonomy: Taxonomy, occupation: int) -> str:
    """What is said about an occupation in Dutch: its text, or else the skills that it asks."""
    skills = (taxonomy.skills[skill].nl for skill in taxonomy.skills_of(occupation))
    return taxonomy.occupations[occupation].about_nl or ". ".join(skills)


def _english(name: str, others: Sequence[str], without: Without) -> tuple[str, ...]:
    return () if without.english else tuple(each for each in (name, *others) if each)


def _lexicon(names: Sequence[Sequence[str]], about: Sequence[str], without: Without) -> Lexicon:
    if without.compounds:
        return Lexicon({})
    return lexicon_of(word for text in (*chain(*names), *about) for word, _ in words_of_text(text))


def words_of_text(text: str) -> list[tuple[str, float]]:
    """The words of a text of any length: titles are cut off where they become texts, texts are not."""
    return [word for sentence in text.split(". ") for word in words_of(sentence)]


def _texts(features: Features, about: Sequence[str]) -> sparse.csr_matrix:
    """Texts as rows; their sentences are read as titles are."""
    sentences = [text.split(". ") for text in about]
    rows = features.rows([*chain(*sentences)])
    return sparse.csr_matrix(_summed(rows, _owners(sentences), len(about)))


def _owners(names: Sequence[Sequence[str]]) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(names)), [len(each) for each in names])


def _starts(names: Sequence[Sequence[str]]) -> Starts:
    return np.cumsum([0, *(len(each) for each in names)], dtype=np.int64)


def _summed(rows: sparse.csr_matrix, owners: NDArray[np.int64], count: int) -> sparse.csr_matrix:
    """Rows of one owner added up."""
    cells = (np.ones(len(owners), dtype=np.float32), (owners, np.arange(len(owners))))
    return sparse.csr_matrix(sparse.csr_matrix(cells, shape=(count, len(owners))) @ rows)


def _pieces_only(rows: sparse.csr_matrix, features: Features) -> sparse.csr_matrix:
    keep = (np.arange(rows.shape[1]) < features.pieces).astype(np.float32)
    return _plain(rows @ sparse.diags(keep))


def _words_only(rows: sparse.csr_matrix, features: Features) -> sparse.csr_matrix:
    keep = (np.arange(rows.shape[1]) >= features.pieces).astype(np.float32)
    return _long_one(_plain(rows @ sparse.diags(keep)))


def _plain(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    made = sparse.csr_matrix(matrix, dtype=np.float32)
    made.eliminate_zeros()
    return made


def _long_one(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(lengths, 1e-9)) @ matrix, dtype=np.float32)


def _postings(rows: sparse.csr_matrix) -> Postings:
    return cells_of(rows.T.tocsr())


def cells_of(matrix: sparse.csr_matrix) -> Postings:
    """A sparse matrix row by row, in the types that compiled functions expect."""
    starts, others = matrix.indptr.astype(np.int64), matrix.indices.astype(np.int32)
    return Postings(starts, others, matrix.data.astype(np.float32))


def _views(
    taxonomy: Taxonomy,
    rows: Sequence[sparse.csr_matrix],
    owners: Sequence[NDArray[np.int64]],
    texts: sparse.csr_matrix,
    features: Features,
) -> list[tuple[float, sparse.csr_matrix]]:
    """What occupations can be alike in: names, what is said, skills, groups."""
    count = len(taxonomy)
    dutch, english = (_summed(each, own, count) for each, own in zip(rows, owners, strict=True))
    needs = taxonomy.needs
    links = (np.ones(len(needs.skills), dtype=np.float32), needs.skills, needs.starts)
    skills = sparse.csr_matrix(links, shape=(count, max(len(taxonomy.skills), 1)))
    return [
        (NAMES, _long_one(_pieces_only(dutch, features))),
        (NAMES, _words_only(dutch, features)),
        (ENGLISH, _long_one(_pieces_only(english, features))),
        (ENGLISH, _words_only(english, features)),
        (ABOUT, texts),
        (SKILLS, _long_one(_by_rarity(skills))),
        (UNIT, _same([each.isco for each in taxonomy.occupations])),
        (MINOR, _same([each.isco[:3] for each in taxonomy.occupations])),
    ]


def _by_rarity(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    holding = np.bincount(rows.indices, minlength=rows.shape[1])
    return sparse.csr_matrix(rows @ sparse.diags(np.log((1.0 + rows.shape[0]) / (1.0 + holding)) + 1.0))


def _same(codes: Sequence[str]) -> sparse.csr_matrix:
    """(occupations, codes): a 1 where an occupation has a code."""
    columns = {code: column for column, code in enumerate(sorted({*codes} - {""}))}
    known = [(row, columns[code]) for row, code in enumerate(codes) if code]
    cells = ([row for row, _ in known], [column for _, column in known])
    shape = (len(codes), max(len(columns), 1))
    return sparse.csr_matrix((np.ones(len(known), dtype=np.float32), cells), shape=shape)


def _meaning(
    rows: Sequence[sparse.csr_matrix],
    owners: Sequence[NDArray[np.int64]],
    texts: sparse.csr_matrix,
    spots: Floats,
    told: Told,
) -> tuple[NDArray[np.int32], Floats]:
    """The columns that the map of meaning knows, and the map."""
    holding = sum(np.bincount(each.indices, minlength=each.shape[1]) for each in rows)
    learned = np.flatnonzero(np.asarray(holding) >= LEAST).astype(np.int32)
    lessons = [
        _lesson(rows[0], owners[0], 1.0),
        _lesson(rows[1], owners[1], OF_ENGLISH),
        _lesson(texts, np.arange(texts.shape[0]), OF_TEXTS),
    ]
    kept = [Lesson(each.rows[:, learned], each.occupations, each.weights) for each in lessons]
    return learned, learn(kept, spots, told)


def _lesson(rows: sparse.csr_matrix, occupations: NDArray[np.int64], weight: float) -> Lesson:
    """Occupations with many names do not drown the others: a name counts 1 over the root of their number."""
    numbers = np.bincount(occupations, minlength=1)[occupations] if len(occupations) else np.ones(0)
    return Lesson(rows, occupations, (weight / np.sqrt(numbers)).astype(np.float32))

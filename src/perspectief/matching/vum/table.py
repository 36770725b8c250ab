"""VUM documents as columns: a value of each document, or of each item of a list in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from perspectief.matching.columns import UNKNOWN_PLACE
from perspectief.matching.frame import Places
from perspectief.matching.vum.fields import Fields

Document: TypeAlias = Mapping[str, object]
Mask: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """Values of one field (n,). A number, a text, or neither: texts are indices of `words`, which are in
    order.

    `numbers` is NaN and `texts` -1 where a value is missing or of the other sort, so that it meets no
    operator.
    """

    numbers: NDArray[np.float64]
    texts: NDArray[np.int32]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """All items of one list, those of one document together: `owners` (items,) rows, ascending."""

    owners: NDArray[np.int64]
    columns: Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Table:
    """Documents of one side. `places` (n,) are indices, -1 where a postcode is missing or not known."""

    fields: Fields
    identities: tuple[str, ...]
    places: NDArray[np.int16]
    single: Mapping[str, Column]
    lists: Mapping[str, Items]

    def __len__(self) -> int:
        return len(self.identities)


def table_of(documents: Sequence[Document], fields: Fields, places: Places) -> Table:
    """The columns that a selection can name."""
    return Table(
        fields,
        tuple(str(document.get(fields.identity, "")) for document in documents),
        np.array([_place(at(each, fields.postcode), places) for each in documents], dtype=np.int16),
        {path: column_of([at(each, path) for each in documents]) for path in fields.single},
        {path: _items(documents, path, names) for path, names in fields.lists.items()},
    )


def at(document: object, path: str) -> object:
    """What stands at a dotted path, or None."""
    for name in path.split("."):
        if not isinstance(document, Mapping):
            return None
        document = document.get(name)
    return document


def items_at(document: object, path: str) -> list[Document]:
    """The items of the list at a path; none where there is no list."""
    found = at(document, path)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def column_of(values: Sequence[object]) -> Column:
    """Values of one field as a column; true and false are neither number nor text."""
    words = sorted({value for value in values if isinstance(value, str)})
    places = {word: index for index, word in enumerate(words)}
    numbers = [float(value) if _is_number(value) else np.nan for value in values]  # type: ignore[arg-type]  # looked at
    texts = [places[value] if isinstance(value, str) else -1 for value in values]
    return Column(np.array(numbers, dtype=np.float64), np.array(texts, dtype=np.int32), tuple(words))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _items(documents: Sequence[Document], path: str, names: Sequence[str]) -> Items:
    pairs = [(row, item) for row, document in enumerate(documents) for item in items_at(document, path)]
    owners = np.array([row for row, _ in pairs], dtype=np.int64)
    return Items(owners, {name: column_of([item.get(name) for _, item in pairs]) for name in names})


def _place(postcode: object, places: Places) -> int:
    found = places.index_of(postcode) if isinstance(postcode, str) else None
    return UNKNOWN_PLACE if found is None else found

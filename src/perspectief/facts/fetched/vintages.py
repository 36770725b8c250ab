"""Which figures of a batch say something that is not known yet."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.facts.fetched.batch import Rows

Ints = NDArray[np.int64]
WHO = ("measure", "region", "source", "kind")
SAID_TEXTS = ("as_published", "unit", "counted", "status", "assumption")
SAID_NUMBERS = ("value", "low", "high")


@dataclass(frozen=True, slots=True)
class Vintages:
    """What rows are about (`subject`: who and which period), when they were published, what they say.

    All columns are of one length; texts are codes of one dictionary, days count from 1970.
    """

    subject: tuple[Ints, ...]
    published_on: Ints
    said: tuple[NDArray[Any], ...]

    def followed_by(self, later: "Vintages") -> "Vintages":
        """These rows and then those of `later`."""
        return Vintages(
            tuple(np.concatenate(pair) for pair in zip(self.subject, later.subject, strict=True)),
            np.concatenate((self.published_on, later.published_on)),
            tuple(np.concatenate(pair) for pair in zip(self.said, later.said, strict=True)),
        )

    def __len__(self) -> int:
        return len(self.published_on)


@dataclass(frozen=True, slots=True)
class News:
    """Rows of a batch, by number: those to add, in the order of a file, and their days; and contradictions.

    A contradiction is a row that says something else than another one of the same key and day.
    """

    rows: Rows
    published_on: Ints
    contradictions: Rows


def news(standing: Vintages, fresh: Vintages, retrieved_on: int | None) -> News:
    """The fresh rows that differ from what was said of the same subject before them.

    Without `retrieved_on` the days of the fresh rows are true, and "before" is by those days. With it the
    fresh rows are what the source says on that day, whatever it said earlier: "before" is all that was
    known by then, and a figure that came to differ became known on that day at the latest.
    """
    merged = standing.followed_by(fresh)
    is_fresh = np.arange(len(merged)) >= len(standing)
    order, days = _in_order(merged, is_fresh, retrieved_on)
    same_subject, same_said = _like_before(merged.subject, order), _like_before(merged.said, order)
    differs = same_subject & ~same_said & is_fresh[order]
    if retrieved_on is not None:
        late = differs & (days <= _before(days))
        days = np.where(late, retrieved_on, days)
    clash = differs & (days <= _before(days))
    new = is_fresh[order] & ~(same_subject & same_said)
    return News(order[new] - len(standing), days[new], np.sort(order[clash]) - len(standing))


def _in_order(merged: Vintages, is_fresh: NDArray[np.bool_], retrieved_on: int | None) -> tuple[Rows, Ints]:
    """Rows by subject, then day, and their days in that order; what stands is before what is fresh."""
    days = merged.published_on
    if retrieved_on is None:
        order = np.lexsort((days, *reversed(merged.subject)))
    else:
        days = np.where(is_fresh, np.minimum(days, retrieved_on), days)
        by_day = np.where(is_fresh, retrieved_on, days)
        order = np.lexsort((days, is_fresh, by_day, *reversed(merged.subject)))
    return order, days[order]


def _before(days: Ints) -> Ints:
    return np.concatenate((days[:1], days[:-1]))


def _like_before(columns: tuple[NDArray[Any], ...], order: Rows) -> NDArray[np.bool_]:
    """Whether each row, in order, holds the same as the one before it; NaN is like NaN."""
    same = np.ones(len(order), dtype=bool)
    same[:1] = False
    for column in columns:
        placed = column[order]
        equal = placed[1:] == placed[:-1]
        if placed.dtype.kind == "f":
            equal |= np.isnan(placed[1:]) & np.isnan(placed[:-1])
        same[1:] &= equal
    return same

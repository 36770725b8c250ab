"""Since when a figure is known: the day of publication and, where an office released it later, that day."""

from datetime import date
from typing import Protocol

from perspectief.publication.words.words import Words


class Dated(Protocol):
    """A figure, as far as its days go."""

    @property
    def published_on(self) -> date:
        """The day on which its source published it."""

    @property
    def published_precision(self) -> str:
        """How precisely that day is known."""

    @property
    def released_on(self) -> date | None:
        """The day on which the office that owns it released it."""


def released_later(figure: Dated) -> date | None:
    """The day of release, where that and not the publication decides since when everyone knows it."""
    released = figure.released_on
    return released if released and released > figure.published_on else None


def known_since_cell(figure: Dated, words: Words, *, short: bool = False) -> str:
    """ "1 March 2026", or "published 1 October 2025, released 24 November 2026"."""
    written = words.day_short if short else words.day
    published = written(figure.published_on, figure.published_precision)
    released = released_later(figure)
    if released is None:
        return published
    return words.t(
        "published {published}, released {released}", published=published, released=written(released)
    )


def known_since_clause(figure: Dated, words: Words) -> str:
    """ "known since 1 March 2026", or when it was published and when released."""
    said = known_since_cell(figure, words)
    return said if released_later(figure) else words.t("known since {day}", day=said)

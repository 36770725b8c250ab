"""When the register came to know what happened: once a month, and for some of it wrong or late at first."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from perspectief.register.town.calendar import NEVER, first_day, month_of
from perspectief.register.town.draws import Ints, Mask
from perspectief.register.town.table import MOMENT, NONE, Cells, Day, Same, Table, Whole

# The one `Import` that everything of a made-up town came in with.
IMPORT = 1


@dataclass(frozen=True, slots=True)
class Recording:
    """Recorded on this day of the next month; the register began with `first`, `last` was the last time."""

    day: int
    first: int
    last: int

    @classmethod
    def over(cls, day: int, first_day_of_town: int, last_day: int) -> "Recording":
        """The times of recording from the first month to the last."""
        start, after = month_of(np.array([first_day_of_town, last_day + 1]))
        return cls(day, int(first_day(int(start))) + day - 1, int(first_day(int(after))) + day - 1)

    def of(self, days: Ints, later: Ints | int = 0) -> Ints:
        """When each day's event is recorded, so many months later than usual; `NEVER` for `NEVER`."""
        month = month_of(np.minimum(days, self.last)) + 1 + later
        times = np.clip(first_day(month) + self.day - 1, self.first, self.last)
        known: Ints = np.where(days == NEVER, NEVER, times)
        return known


@dataclass(frozen=True, slots=True)
class Versions:
    """What the register holds: `of` is the place of each, `over` whether the end is rightly known."""

    of: Ints
    start: Ints
    end: Ints
    over: Mask
    known_from: Ints
    known_until: Ints

    def where(self, chosen: Mask) -> "Versions":
        """Some of them."""
        return Versions(*(getattr(self, name)[chosen] for name in self.__slots__))

    def also(self, other: "Versions") -> "Versions":
        """These and others."""
        pairs = ((getattr(self, name), getattr(other, name)) for name in self.__slots__)
        return Versions(*(np.concatenate(pair) for pair in pairs))

    def __len__(self) -> int:
        return len(self.of)


def versions(start: Ints, end: Ints, known_start: Ints, known_end: Ints) -> Versions:
    """Known as going on from the one moment, and as ended from the other, where it has ended."""
    ended = np.flatnonzero(end < NEVER)
    going = np.flatnonzero(known_start < known_end)
    end_known = np.maximum(known_start, known_end)[ended]
    return in_order(
        Versions(
            np.concatenate([going, ended]),
            np.concatenate([start[going], start[ended]]),
            np.concatenate([np.full(len(going), NEVER), end[ended]]),
            np.arange(len(going) + len(ended)) >= len(going),
            np.concatenate([known_start[going], end_known]),
            np.concatenate([known_end[going], np.full(len(ended), NEVER)]),
        )
    )


def planned(recording: Recording, start: Ints, until: Ints, end: Ints) -> Versions:
    """What was decided for a time: its end is known from the start, and mended where it ended otherwise.

    `until` is the end that was decided, `end` the real one; the same where nothing came between.
    """
    known, other = recording.of(start), np.flatnonzero(end != until)
    as_it_ended = plain(recording, start, end)
    first = Versions(
        np.arange(len(start)), start, until, until <= recording.last, known, np.full(len(start), NEVER)
    )
    changed = np.maximum(recording.of(end), known)
    first.known_until[other] = changed[other]
    kept = first.where(first.known_from < first.known_until)
    mended = as_it_ended.where(as_it_ended.over & np.isin(as_it_ended.of, other))
    return in_order(kept.also(mended))


def in_order(some: Versions) -> Versions:
    """In the order in which they were recorded, then that of the things."""
    order = np.lexsort((some.over, some.of, some.known_from))
    return Versions(*(getattr(some, name)[order] for name in some.__slots__))


def plain(recording: Recording, start: Ints, end: Ints) -> Versions:
    """Recorded in the usual way."""
    return versions(start, end, recording.of(start), recording.of(end))


def recorded(name: str, some: Versions, columns: Mapping[str, Cells]) -> Table:
    """A table with the two times of each version beside columns of its own."""
    times: dict[str, Cells] = {
        "id": Whole(np.arange(1, len(some) + 1)),
        "valid_from": Day(some.start),
        "valid_to": Day(some.end),
        "recorded_at": Day(some.known_from, MOMENT),
        "superseded_at": Day(some.known_until, MOMENT),
        "imported_id": Same(IMPORT),
    }
    return Table(name, len(some), {**times, **columns})


def key_of(places: Ints) -> Whole:
    """The keys of things that are numbered from 0 here and from 1 in the register."""
    return Whole(places + 1)


def when_over(some: Versions, codes: Ints) -> Ints:
    """A code of each thing, known only once it is over."""
    known: Ints = np.where(some.over, codes[some.of], NONE)
    return known

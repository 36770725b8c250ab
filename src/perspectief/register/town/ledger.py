"""What happened, as columns that grow while months go by, and that never change once they are read."""

from dataclasses import dataclass, field

import numpy as np

from perspectief.register.codes import EndReason
from perspectief.register.town.calendar import NEVER
from perspectief.register.town.draws import Ints

REASONS = tuple(EndReason)
RUNNING = -1  # the reason of what has not ended


def reason(code: EndReason) -> int:
    """The place of a reason in the list."""
    return REASONS.index(code)


class Column:
    """Whole numbers with room to grow: twice as much whenever it is full."""

    def __init__(self) -> None:
        self._room: Ints = np.empty(1024, np.int64)
        self._used = 0

    def add(self, values: Ints) -> None:
        """Put values at the end."""
        end = self._used + len(values)
        if end > len(self._room):
            wider = np.empty(max(2 * len(self._room), end), np.int64)
            wider[: self._used] = self._room[: self._used]
            self._room = wider
        self._room[self._used : end] = values
        self._used = end

    @property
    def values(self) -> Ints:
        """All values so far, to read and to set."""
        return self._room[: self._used]

    def __len__(self) -> int:
        return self._used


@dataclass(frozen=True, slots=True)
class Running:
    """Things that start and end: a place is given at the start, and the end is filled in later."""

    start: Column = field(default_factory=Column)
    end: Column = field(default_factory=Column)
    reason: Column = field(default_factory=Column)

    def begin(self, days: Ints) -> Ints:
        """Start on days; gives their places."""
        places = np.arange(len(self.start), len(self.start) + len(days))
        self.start.add(days)
        self.end.add(np.full(len(days), NEVER))
        self.reason.add(np.full(len(days), RUNNING))
        return places

    def stop(self, places: Ints, days: Ints, reasons: Ints) -> None:
        """End on days, each for its reason."""
        self.end.values[places] = days
        self.reason.values[places] = reasons


@dataclass(frozen=True, slots=True)
class Ledger:
    """Files and memberships of a town; `file` and `resident` are those of each membership, from 0."""

    files: Running = field(default_factory=Running)
    members: Running = field(default_factory=Running)
    file: Column = field(default_factory=Column)
    resident: Column = field(default_factory=Column)

    def join(self, files: Ints, residents: Ints, days: Ints) -> Ints:
        """Residents become members of files; gives the places of the memberships."""
        self.file.add(files)
        self.resident.add(residents)
        return self.members.begin(days)


@dataclass(frozen=True, slots=True)
class Lives:
    """Who was in which file and when: the whole truth about a town, days since 1 January 1970.

    `file_*` by file, `member_*` by membership; an end that has not come is `NEVER`, its reason -1, else its
    place in `EndReason`. `last_day` is the last day of the last month.
    """

    file_start: Ints
    file_end: Ints
    file_reason: Ints
    member_file: Ints
    member_resident: Ints
    member_start: Ints
    member_end: Ints
    member_reason: Ints
    residents: int
    first_day: int
    last_day: int


def closed(ledger: Ledger, residents: int, first_day: int, last_day: int) -> Lives:
    """The ledger as it is in the end."""
    files, members = ledger.files, ledger.members
    return Lives(
        files.start.values,
        files.end.values,
        files.reason.values,
        ledger.file.values,
        ledger.resident.values,
        members.start.values,
        members.end.values,
        members.reason.values,
        residents,
        first_day,
        last_day,
    )

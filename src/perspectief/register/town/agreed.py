"""What coaches look at again, leave for each other, and release for employers, on the town's last day."""

from collections.abc import Iterator

import numpy as np

from perspectief.register.codes import Group, ReviewKind, WorkDemand
from perspectief.register.town.calendar import NEVER
from perspectief.register.town.draws import Draws, Floats, Ints
from perspectief.register.town.employers import TITLES
from perspectief.register.town.groups import GROUPS, Grouped
from perspectief.register.town.ledger import Lives
from perspectief.register.town.recording import Recording, key_of, plain, recorded
from perspectief.register.town.recount import Periods
from perspectief.register.town.table import Cells, Code, Day, Joined, Same, Table, Whole

REVIEWS, DEMANDS = tuple(ReviewKind), tuple(WorkDemand)
_LANGUAGE, _WAGE = 0.12, 0.08  # of those on welfare
_AHEAD, _LATE = 150, 15  # days
_NOTED, _RELEASED = 0.1, 0.35
NOTES = (
    "Komt graag op de fiets; een plek in de buurt werkt het best.",
    "Liever bellen dan schrijven, en het liefst in de ochtend.",
    "Heeft goede ervaring met werken in een klein team.",
    "Wil eerst de taalles afmaken; daarna verder praten over werk.",
    "Neemt naar gesprekken graag iemand mee.",
    "Het vorige werk stopte omdat het contract afliep.",
)


def tables(
    found: Periods, groups: Grouped, lives: Lives, draws: Draws, recording: Recording
) -> Iterator[Table]:
    """Reviews, notes and releases of those who are on welfare on the last day."""
    there = np.flatnonzero(found.end > lives.last_day)
    yield _reviews(found, there, lives, draws, recording)
    yield _notes(found, there, lives, draws, recording)
    yield _releases(found, groups, lives, draws, recording)


def _reviews(found: Periods, there: Ints, lives: Lives, draws: Draws, recording: Recording) -> Table:
    """Due from two weeks ago to five months ahead; set some months before."""
    chance = draws.uniform("review", len(there))
    chosen = np.flatnonzero(chance < _LANGUAGE + _WAGE)
    kind = (chance[chosen] < _LANGUAGE).astype(np.int64)  # the second on the list is language
    due = (
        lives.last_day
        - _LATE
        + (draws.uniform("review-due", len(chosen)) * (_AHEAD + _LATE)).astype(np.int64)
    )
    some = plain(recording, _lately(found, there[chosen], lives, draws, "review-set"), _never(chosen))
    columns: dict[str, Cells] = {
        "resident_id": key_of(found.resident[there[chosen]][some.of]),
        "kind": Code(REVIEWS, kind[some.of]),
        "due": Day(due[some.of]),
    }
    return recorded("review", some, columns)


def _notes(found: Periods, there: Ints, lives: Lives, draws: Draws, recording: Recording) -> Table:
    chosen = np.flatnonzero(draws.uniform("noted", len(there)) < _NOTED)
    some = plain(recording, _lately(found, there[chosen], lives, draws, "note-day"), _never(chosen))
    text = _drawn(draws.uniform("note", len(chosen)), len(NOTES))
    columns: dict[str, Cells] = {
        "resident_id": key_of(found.resident[there[chosen]][some.of]),
        "text": Code(NOTES, text[some.of]),
        "written_by": Same(None),
    }
    return recorded("note", some, columns)


def _releases(found: Periods, groups: Grouped, lives: Lives, draws: Draws, recording: Recording) -> Table:
    """Of many who are helped towards work; of one in ten the resident has not agreed yet."""
    on = (groups.spans.end > lives.last_day) & (groups.group == GROUPS.index(Group.WORK))
    chosen = np.flatnonzero(on & (draws.uniform("released", len(on)) < _RELEASED))
    of, many = groups.spans.of[chosen], len(chosen)
    start = _lately(found, of, lives, draws, "release-day")
    some = plain(recording, start, _never(chosen))
    hours = _drawn(draws.uniform("release-hours", many), 6) * 4 + 12
    agreed = np.where(draws.uniform("agreed-too", many) < 0.9, start, NEVER)
    columns: dict[str, Cells] = {
        "resident_id": key_of(found.resident[of][some.of]),
        "wishes": _two_titles(draws, many),
        "limits": Code(DEMANDS, _some_or_none(draws, many)[some.of]),
        "hours_from": Whole(hours[some.of]),
        "hours_to": Whole((hours + 8)[some.of]),
        "resident_on": Day(agreed[some.of]),
        "coach_on": Day(start[some.of]),
    }
    return recorded("release", some, columns)


def _two_titles(draws: Draws, many: int) -> Joined:
    titles = [Code(TITLES, _drawn(draws.uniform(f"wish-{number}", many), len(TITLES))) for number in (1, 2)]
    return Joined((titles[0], Same(", "), titles[1]))


def _some_or_none(draws: Draws, many: int) -> Ints:
    """One demand that the work may not ask of two in three, none of the others."""
    drawn = _drawn(draws.uniform("limit", many), len(DEMANDS))
    return np.where(draws.uniform("limited", many) < 0.67, drawn, -1)


def _lately(found: Periods, of: Ints, lives: Lives, draws: Draws, name: str) -> Ints:
    """A day in the last half year, on welfare."""
    since = np.maximum(found.start[of], lives.last_day - 180)
    days: Ints = since + (draws.uniform(name, len(of)) * (lives.last_day - since)).astype(np.int64)
    return days


def _drawn(chance: Floats, many: int) -> Ints:
    drawn: Ints = (chance * many).astype(np.int64)
    return drawn


def _never(of: Ints) -> Ints:
    return np.full(len(of), NEVER)

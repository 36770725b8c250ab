"""What was recorded late, wrongly or for nothing at first, and mended some months later: of whole files."""

from dataclasses import dataclass

import numpy as np

from perspectief.register.codes import EndReason
from perspectief.register.town.calendar import NEVER, day_in, month_of
from perspectief.register.town.calibration import Calibration
from perspectief.register.town.draws import Draws, Ints, Mask, between
from perspectief.register.town.ledger import Lives, reason
from perspectief.register.town.recording import Recording, Versions, in_order, versions

_SOON = 250  # days: a file whose residents are back sooner was recorded without mistakes
_MONTH = 30


@dataclass(frozen=True, slots=True)
class Mistakes:
    """By file: months late at the start and at the end, and months until a wrong end was mended (0: none)."""

    late_start: Ints
    late_end: Ints
    mended: Ints
    wrong_day: Mask  # else the reason was unknown


def mistakes(lives: Lives, known: Calibration, draws: Draws) -> Mistakes:
    """Only of files that one or two residents were in from the first day to the last."""
    many = len(lives.file_start)
    plain = _plain(lives)
    mendable = plain & (lives.file_end < NEVER)
    chance, months = draws.uniform("mistake", many), draws.uniform("mended", many)
    late = mendable & (chance < known.late_end)
    wrong = mendable & ~late & (chance < known.late_end + known.wrong_reason + known.wrong_day)
    some = between(np.full(many, 1), np.full(many, 3), months)
    at_start = plain & (draws.uniform("late-start", many) < known.late_start)
    by_day = chance >= known.late_end + known.wrong_reason
    return Mistakes(np.where(at_start, some, 0), np.where(late, some, 0), np.where(wrong, some, 0), by_day)


def _plain(lives: Lives) -> Mask:
    plain = np.ones(len(lives.file_start), np.bool_)
    file = lives.member_file
    otherwise = (lives.member_start != lives.file_start[file]) | (lives.member_end != lives.file_end[file])
    order = np.lexsort((lives.member_start, lives.member_resident))
    again = np.zeros(len(order), np.bool_)
    follows = lives.member_resident[order][1:] == lives.member_resident[order][:-1]
    gap = lives.member_start[order][1:] - lives.member_end[order][:-1]
    again[order[:-1]] = follows & (gap < _SOON)
    plain[file[otherwise | again]] = False
    return plain


def with_mistakes(
    recording: Recording, found: Mistakes, file: Ints, start: Ints, end: Ints, whole: Mask
) -> Versions:
    """Versions of files or of memberships; mistakes are those of the `file` of each, where it is `whole`."""
    late_start = np.where(whole, found.late_start[file], 0)
    late_end = np.where(whole, found.late_end[file], 0)
    made = versions(start, end, recording.of(start, late_start), recording.of(end, late_end))
    mended = np.where(whole, found.mended[file], 0)[made.of] * made.over
    until = recording.of(np.minimum(made.end, recording.last), mended)
    at_first = (mended > 0) & (until > made.known_from)
    return in_order(_split(made, at_first, until, found.wrong_day[file][made.of]))


def _split(made: Versions, at_first: Mask, until: Ints, wrong_day: Mask) -> Versions:
    """Ends that were wrong at first: that version, and after it the right one."""
    wrong = np.flatnonzero(at_first)
    by_day = wrong_day[wrong]
    known_from = np.where(at_first, until, made.known_from)
    return Versions(
        np.concatenate([made.of, made.of[wrong]]),
        np.concatenate([made.start, made.start[wrong]]),
        np.concatenate([made.end, made.end[wrong] + np.where(by_day, _MONTH, 0)]),
        np.concatenate([made.over, by_day]),
        np.concatenate([known_from, made.known_from[wrong]]),
        np.concatenate([made.known_until, until[wrong]]),
    )


def reasons(some: Versions, truth: Ints) -> Ints:
    """The reason that each version told: unknown for an end whose reason came later."""
    unknown = np.where(some.end < NEVER, reason(EndReason.UNKNOWN), -1)
    told: Ints = np.where(some.over, truth[some.of], unknown)
    return told


def never_was(lives: Lives, known: Calibration, draws: Draws, recording: Recording) -> Versions:
    """Files that turned out never to have been: withdrawn some months later, with nothing in their place."""
    many = round(np.count_nonzero(lives.file_start >= lives.first_day) * known.never_was)
    first, last = month_of(np.array([lives.first_day, lives.last_day])).tolist()
    chance, months = draws.uniform("never-was", many), draws.uniform("withdrawn", many)
    month = between(np.full(many, first), np.full(many, max(last - 3, first)), chance)
    start = np.sort(day_in(month, months))
    withdrawn = recording.of(start, between(np.full(many, 1), np.full(many, 3), months))
    none = np.full(many, NEVER)
    made = Versions(np.arange(many), start, none, none < 0, recording.of(start), withdrawn)
    there = made.known_from < withdrawn
    kept = (getattr(made, name)[there] for name in Versions.__slots__[1:])
    return Versions(np.arange(np.count_nonzero(there)), *kept)

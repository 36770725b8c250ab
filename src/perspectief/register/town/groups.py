"""What residents are helped towards, and what they do unpaid."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from perspectief.register.codes import Group, ParticipationKind
from perspectief.register.town.calendar import month_of
from perspectief.register.town.calibration import Calibration
from perspectief.register.town.draws import Draws, Floats, Ints, between, one_of
from perspectief.register.town.recording import Recording, key_of, plain, recorded
from perspectief.register.town.recount import TO_WORK, Periods
from perspectief.register.town.spans import Spans, chopped
from perspectief.register.town.table import Cells, Code, Table, Whole

GROUPS = tuple(Group)
KINDS = tuple(ParticipationKind)
_OFFICE = "werk-en-inkomen"
# Of those who leave for work, so many were in the group work at the end.
_WORK_AT_EXIT = 0.75
_EARLIER = 365  # days before the town began: what somebody did then is of no use


@dataclass(frozen=True, slots=True)
class Grouped:
    """Residents in groups: `spans.of` is the place of the time on welfare, `group` that in `GROUPS`."""

    spans: Spans
    group: Ints


def grouped(found: Periods, known: Calibration, draws: Draws, last_day: int) -> Grouped:
    """A group from the first day; moves, mostly away from work; whoever leaves for work is mostly in it."""
    whole = Spans(np.arange(len(found)), found.start, found.end)
    group = one_of(known.groups_at_start, GROUPS, draws.uniform("group", len(found)))
    leaves = found.left_for(TO_WORK) & (draws.uniform("group-at-exit", len(found)) < _WORK_AT_EXIT)
    spans, groups = [], []
    for step in chopped(
        draws, "group", whole, last_day, lambda number: known.group_move_months * (1 + number)
    ):
        of = step.spans.of
        if step.number:
            group[of] = _next(known, group[of], step.chance)
        last = leaves[of] & (step.spans.end == found.end[of])
        group[of[last]] = GROUPS.index(Group.WORK)
        spans.append(step.spans)
        groups.append(group[of])
    return _without_standing_still(spans, groups)


def _next(known: Calibration, now: Ints, chance: Floats) -> Ints:
    table = np.cumsum([known.groups_after[code] for code in GROUPS], axis=1)
    moved: Ints = (chance[:, None] >= table[now]).sum(axis=1)
    return np.minimum(moved, len(GROUPS) - 1)


def _without_standing_still(parts: list[Spans], groups: list[Ints]) -> Grouped:
    """A move to the same group is none."""
    of, start, end = (np.concatenate([getattr(part, name) for part in parts]) for name in Spans.__slots__)
    group = np.concatenate(groups)
    order = np.lexsort((start, of))
    of, start, end, group = of[order], start[order], end[order], group[order]
    new = np.ones(len(of), np.bool_)
    new[1:] = (of[1:] != of[:-1]) | (group[1:] != group[:-1])
    firsts = np.flatnonzero(new)
    lasts = np.append(firsts[1:], len(of)) - 1
    return Grouped(Spans(of[firsts], start[firsts], end[lasts]), group[firsts])


def group_table(found: Periods, groups: Grouped, recording: Recording) -> Table:
    """Spells in groups as recorded."""
    some = plain(recording, groups.spans.start, groups.spans.end)
    resident = found.resident[groups.spans.of]
    columns: dict[str, Cells] = {
        "resident_id": key_of(resident[some.of]),
        "group": Code(GROUPS, groups.group[some.of]),
    }
    return recorded("groupspell", some, columns)


@dataclass(frozen=True, slots=True)
class Active:
    """What residents do: `spans.of` is the place of the spell in a group; `hours` -1 where unknown."""

    spans: Spans
    kind: Ints
    hours: Ints


def active(groups: Grouped, known: Calibration, draws: Draws, first_day: int, last_day: int) -> Active:
    """In each spell in a group a row of activities, of times asked and not active, and of times unknown."""
    spans = groups.spans
    recent = np.flatnonzero(spans.end > first_day - _EARLIER)
    whole = Spans(recent, np.maximum(spans.start[recent], first_day - _EARLIER), spans.end[recent])
    parts = list(_doing(groups, whole, known, draws, last_day))
    names = ("of", "start", "end")
    of, start, end = (np.concatenate([getattr(part.spans, name) for part in parts]) for name in names)
    kind = np.concatenate([part.kind for part in parts])
    hours = np.concatenate([part.hours for part in parts])
    return Active(Spans(of, start, end), kind, hours)


def _doing(
    groups: Grouped, whole: Spans, known: Calibration, draws: Draws, last_day: int
) -> Iterator[Active]:
    low, high = (np.array([known.active[code][end] for code in GROUPS]) for end in (0, 1))
    asked = np.array([known.asked_and_not[code] for code in GROUPS])
    since, until = known.active_years
    for step in chopped(draws, "doing", whole, last_day, lambda _: known.participation_months):
        group = groups.group[whole.of[step.spans.of]]
        year = month_of(step.spans.start) / 12 + 1970
        share = low[group] + (high - low)[group] * np.clip((year - since) / (until - since), 0, 1)
        does = step.chance < share
        told = does | (step.chance < share + asked[group])
        yield _one_step(known, draws, step.number, Spans(whole.of[step.spans.of], step.spans.start,
                                                         step.spans.end).where(told), does[told])  # fmt: skip


def _one_step(known: Calibration, draws: Draws, number: int, spans: Spans, does: Ints) -> Active:
    many = len(spans)
    kind = one_of(known.participation_kinds, KINDS, draws.uniform("kind", many, number))
    hours = between(np.full(many, 1), np.full(many, 20), draws.uniform("hours", many, number) ** 1.6)
    unknown = draws.uniform("hours-unknown", many, number) < 0.06
    kind = np.where(does, kind, KINDS.index(ParticipationKind.NONE))
    return Active(spans, kind, np.where(unknown | ~does, -1, hours))


def participation_table(
    found: Periods, groups: Grouped, does: Active, draws: Draws, recording: Recording
) -> Table:
    """Participation as recorded; four in five are confirmed by the office."""
    some = plain(recording, does.spans.start, does.spans.end)
    resident = found.resident[groups.spans.of[does.spans.of]]
    confirmed = np.where(draws.uniform("confirmed", len(does.spans)) < 0.8, 0, -1)
    columns: dict[str, Cells] = {
        "resident_id": key_of(resident[some.of]),
        "kind": Code(KINDS, does.kind[some.of]),
        "hours": Whole(does.hours[some.of]),
        "confirmed_by": Code((_OFFICE,), confirmed[some.of]),
    }
    return recorded("participation", some, columns)

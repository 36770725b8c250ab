"""What a made-up town adds up to, beside what was published of the real one: numbers only."""

from dataclasses import dataclass

import numpy as np

from perspectief.register.codes import COUNTS_FOR, Group, ParticipationDefinition
from perspectief.register.town.calendar import first_day, month_of
from perspectief.register.town.calibration import Stretch
from perspectief.register.town.draws import Ints, Mask
from perspectief.register.town.groups import GROUPS, KINDS
from perspectief.register.town.recount import THIRD, TO_WORK, standing
from perspectief.register.town.town import MadeUpTown


@dataclass(frozen=True, slots=True)
class Month:
    """One month: levels at its end and flows, persons but for `files`; `month` counts since January 1970."""

    month: int
    persons: int
    files: int
    inflow: int
    outflow: int
    to_work: int
    third: int


@dataclass(frozen=True, slots=True)
class Taking:
    """How many are in a group, how many of them do what counts, and of how many nobody knows."""

    group: Group
    persons: int
    active: int
    unknown: int


def published(town: MadeUpTown) -> list[Stretch]:
    """What was published of the real municipality; only a town of its size can be laid beside it."""
    return [each for each in town.known.stretches if each.basis == "published"]


def by_month(town: MadeUpTown) -> list[Month]:
    """Every month; `outflow` is without the third exit."""
    lives, found = town.lives, town.found
    first, last = month_of(np.array([lives.first_day, lives.last_day])).tolist()
    months = np.arange(first, last + 1)
    third, work = found.left_for(THIRD), found.left_for(TO_WORK)
    flows = [
        _by_month(found.start, found.entered, months),
        *(_by_month(found.end, mask, months) for mask in ((found.reason >= 0) & ~third, work, third)),
    ]
    return [
        Month(
            month,
            standing(lives.member_start, lives.member_end, day),
            standing(lives.file_start, lives.file_end, day),
            *(int(flow[at]) for flow in flows),
        )
        for at, (month, day) in enumerate(
            zip(months.tolist(), (first_day(months + 1) - 1).tolist(), strict=True)
        )
    ]


def _by_month(days: Ints, mask: Mask, months: Ints) -> Ints:
    counts: Ints = np.bincount(month_of(days[mask]) - months[0], minlength=len(months))
    return counts


def taking_part(town: MadeUpTown) -> list[Taking]:
    """Every group on the last day, by who did what counts for society in the last month."""
    last = town.lives.last_day
    month = int(first_day(month_of(np.array([last])))[0])
    groups = town.grouped()
    does = town.active(groups)
    seen = (does.spans.start <= last) & (does.spans.end > month)
    counting = COUNTS_FOR[ParticipationDefinition.ACTIVE_FOR_SOCIETY]
    useful = np.array([kind in counting for kind in KINDS])[does.kind]
    on = (groups.spans.start <= last) & (groups.spans.end > last)
    active, told = (np.zeros(len(town.found), np.bool_) for _ in range(2))
    active[groups.spans.of[does.spans.of[seen & useful]]] = True
    told[groups.spans.of[does.spans.of[seen]]] = True
    return [
        _taking(groups.spans.of[on & (groups.group == at)], active, told, group)
        for at, group in enumerate(GROUPS)
    ]


def _taking(who: Ints, active: Mask, told: Mask, group: Group) -> Taking:
    return Taking(group, len(who), int(active[who].sum()), int((~told[who]).sum()))


def on_welfare_for(town: MadeUpTown, months: int) -> tuple[int, int]:
    """Those on welfare on the last day: how many for so many months or more, and how many there are."""
    found, last = town.found, town.lives.last_day
    on = (found.start <= last) & (found.end > last)
    return int(np.count_nonzero(last - found.start[on] >= months * 30.44)), int(np.count_nonzero(on))

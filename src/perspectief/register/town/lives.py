"""Lives month by month: who leaves, who comes back, who is new, who parts and who moves in together."""

from dataclasses import dataclass, field

import numpy as np

from perspectief.register.codes import EndReason
from perspectief.register.town.active import NOBODY, Active, take
from perspectief.register.town.calendar import day_in, first_day
from perspectief.register.town.calibration import Calibration
from perspectief.register.town.draws import Draws, Ints, by_weight
from perspectief.register.town.leaving import Leavers, leave
from perspectief.register.town.ledger import Ledger, Lives, closed, reason
from perspectief.register.town.plan import Plan

_LATE = 0.5  # moving in together comes in the second half of a month: after whoever left the same file


@dataclass
class Town:
    """A town while its months go by."""

    known: Calibration
    draws: Draws
    plan: Plan
    ledger: Ledger = field(default_factory=Ledger)
    residents: int = 0
    # Those who will be back, by the month in which they are: a row of one or two residents (`NOBODY`) each.
    back: dict[int, list[Ints]] = field(default_factory=dict)


def live(known: Calibration, plan: Plan, draws: Draws) -> Lives:
    """The lives of a whole plan. Time and memory grow with persons and months."""
    town = Town(known, draws, plan)
    active = _settle(town)
    for at, month in enumerate(plan.month.tolist()):
        active = _month(town, active, at, month)
    last = int(first_day(int(plan.month[-1]) + 1)) - 1
    return closed(town.ledger, town.residents, int(first_day(int(plan.month[0]))), last)


def _settle(town: Town) -> Active:
    """Those who are there before the first month, each with a time on welfare behind them."""
    plan, many = town.plan, town.plan.start_files
    steps = np.array([month for month, _ in town.known.stock_by_duration] + [town.known.longest_months])
    shares = np.cumsum([0.0] + [share for _, share in town.known.stock_by_duration])
    chance = town.draws.uniform("settle", many)
    # The last stretch thins out: few have been on welfare for thirty years.
    place = np.searchsorted(shares / shares[-1], chance, "right") - 1
    within = (chance - (shares / shares[-1])[place]) / np.diff(shares / shares[-1])[place]
    within = np.where(place == len(steps) - 2, within**2, within)
    behind = 1 + (steps[place] + within * (np.diff(steps)[place] - 1)).astype(np.int64)
    pairs = np.full((many, 2), NOBODY)
    pairs[:, 0] = np.arange(many)
    couples = plan.start - many
    pairs[:couples, 1] = np.arange(many, plan.start)
    town.residents = plan.start
    return _begin(town, pairs, int(plan.month[0]) - behind, "settled", 0)


def _begin(town: Town, pairs: Ints, month: Ints | int, name: str, part: int) -> Active:
    """Files that start within a month: a row of one or two residents each."""
    days = day_in(month, town.draws.uniform(name, len(pairs), part))
    files = town.ledger.files.begin(days)
    first = town.ledger.join(files, pairs[:, 0], days)
    two = pairs[:, 1] != NOBODY
    second = np.full(len(pairs), NOBODY)
    second[two] = town.ledger.join(files[two], pairs[two, 1], days[two])
    return Active(files, first, second, np.broadcast_to(month, (len(pairs),)).astype(np.int64))


def _month(town: Town, active: Active, at: int, month: int) -> Active:
    stay, leavers = leave(town.ledger, town.known, town.draws, active, _quotas(town.plan, at), month)
    _promise(town, leavers, month)
    new = _enter(town, int(town.plan.inflow[at]), month)
    short = int(town.plan.persons[at] - town.plan.files[at]) - stay.couples - new.couples
    return _regroup(town, stay, short, month).also(new)


def _quotas(plan: Plan, at: int) -> tuple[int, int, int]:
    return int(plan.work[at]), int(plan.other[at]), int(plan.third[at])


def _promise(town: Town, leavers: Leavers, month: int) -> None:
    """Those who will be back are put down for the month in which they are."""
    for gap in np.unique(leavers.back_after[leavers.back_after > 0]).tolist():
        chosen = leavers.active.where(leavers.back_after == gap)
        residents = town.ledger.resident.values
        second = np.where(chosen.second == NOBODY, NOBODY, residents[np.maximum(chosen.second, 0)])
        town.back.setdefault(month + gap, []).append(np.column_stack([residents[chosen.first], second]))


def _enter(town: Town, persons: int, month: int) -> Active:
    """Those who are back, then new ones up to what the plan says; who does not fit comes a month later."""
    due = np.concatenate([np.empty((0, 2), np.int64), *town.back.pop(month, [])])
    sizes = 1 + (due[:, 1] != NOBODY)
    chosen, rest = take(np.arange(len(due)), sizes, persons)
    if len(rest):
        town.back.setdefault(month + 1, []).insert(0, due[rest])
    return _begin(town, np.concatenate([due[chosen], _new(town, persons - int(sizes[chosen].sum()), month)]),
                  month, "enter", month)  # fmt: skip


def _new(town: Town, persons: int, month: int) -> Ints:
    """New residents: a few come two by two."""
    wanted = persons * town.known.couples_entering + town.draws.uniform("couples", 1, month)[0]
    couples = min(int(wanted), persons // 2)
    numbers = town.residents + np.arange(persons)
    town.residents += persons
    pairs = np.full((persons - couples, 2), NOBODY)
    pairs[:, 0] = numbers[: persons - couples]
    pairs[:couples, 1] = numbers[persons - couples :]
    return pairs


def _regroup(town: Town, active: Active, short: int, month: int) -> Active:
    """So many more files of two (fewer if negative), and some that part and move in anyway."""
    part = min(active.couples, len(active) // 2000 + max(-short, 0))
    apart = _some(town, np.flatnonzero(active.second != NOBODY), part, "apart", month)
    one = _some(town, np.flatnonzero(active.second == NOBODY), 2 * (part + short), "together", month)
    half = len(one) // 2
    active, parted = _part(town, active, apart, month)
    return _together(town, active, one[:half], one[half : 2 * half], month).also(parted)


def _some(town: Town, places: Ints, many: int, name: str, month: int) -> Ints:
    chance = town.draws.uniform(name, len(places), month)
    return places[by_weight(np.ones(len(places)), chance, many)]


def _part(town: Town, active: Active, places: Ints, month: int) -> tuple[Active, Active]:
    """The second of each goes on in a file of their own."""
    days = day_in(month, town.draws.uniform("apart-day", len(places), month))
    residents = _leave_for_other(town, active.second[places], days)
    files = town.ledger.files.begin(days)
    first = town.ledger.join(files, residents, days)
    second = active.second.copy()
    second[places] = NOBODY
    own = Active(files, first, np.full(len(places), NOBODY), active.since[places])
    return Active(active.file, active.first, second, active.since), own


def _together(town: Town, active: Active, hosts: Ints, guests: Ints, month: int) -> Active:
    """The file of each guest ends, and they go on in that of their host."""
    days = day_in(month, _LATE + (1 - _LATE) * town.draws.uniform("together-day", len(hosts), month))
    residents = _leave_for_other(town, active.first[guests], days)
    town.ledger.files.stop(active.file[guests], days, np.full(len(days), reason(EndReason.OTHER_FILE)))
    second = active.second.copy()
    second[hosts] = town.ledger.join(active.file[hosts], residents, days)
    return Active(active.file, active.first, second, active.since).without(guests)


def _leave_for_other(town: Town, members: Ints, days: Ints) -> Ints:
    town.ledger.members.stop(members, days, np.full(len(days), reason(EndReason.OTHER_FILE)))
    residents: Ints = town.ledger.resident.values[members]
    return residents

"""Who leaves welfare in a month, why, and whether and when they will be back."""

from dataclasses import dataclass

import numpy as np

from perspectief.register.codes import EndReason
from perspectief.register.town.active import NOBODY, Active, take
from perspectief.register.town.calendar import day_in, nobody_retires
from perspectief.register.town.calibration import Calibration
from perspectief.register.town.draws import Draws, Floats, Ints, Mask, by_weight, one_of
from perspectief.register.town.ledger import REASONS, Ledger, reason

_LONG = 60  # months: who reaches pension age has mostly been there for long
_SPARE = 200  # so many more are put in order than are needed, so that a single person is among them
_EARLY = 0.45  # who retires does so in the first half of a month, and who moves in with them comes later


@dataclass(frozen=True, slots=True)
class Leavers:
    """Files that ended, and after how many months their residents are back; 0 where never."""

    active: Active
    back_after: Ints


def leave(
    ledger: Ledger, known: Calibration, draws: Draws, active: Active, quotas: tuple[int, int, int], month: int
) -> tuple[Active, Leavers]:
    """Exactly so many persons leave for work, for another reason, and as the third exit; gives who stay."""
    work, other, third = quotas
    order = by_weight(_weights(known, month - active.since), draws.uniform("leave", len(active), month),
                      2 * (work + other) + _SPARE)  # fmt: skip
    for_work, order = take(order, active.sizes, work)
    for_other, _ = take(order, active.sizes, other)
    gone = np.concatenate([for_work, for_other])
    leaving = active.where(gone)
    chance = draws.uniform("why", len(gone), month)
    why = np.concatenate([_to_work(known, chance[:len(for_work)]),
                          _otherwise(known, chance[len(for_work):], active.sizes[for_other])])  # fmt: skip
    _end(ledger, leaving, day_in(month, draws.uniform("leave-day", len(gone), month)), why)
    stay = _third(ledger, known, draws, active.without(gone), third, month)
    at_work = np.arange(len(gone)) < len(for_work)
    back = _back_after(known, draws.uniform("back", len(gone), month), at_work)
    return stay, Leavers(leaving, np.where(why == reason(EndReason.DEATH), 0, back))


def _weights(known: Calibration, months: Ints) -> Floats:
    starts = np.array([start for start, _ in known.exit_by_duration])
    rates = np.array([rate for _, rate in known.exit_by_duration])
    weights: Floats = rates[np.searchsorted(starts, months, "right") - 1]
    return weights


def _to_work(known: Calibration, chance: Floats) -> Ints:
    own = chance < known.self_employed
    return np.where(own, reason(EndReason.SELF_EMPLOYED), reason(EndReason.WORK))


def _otherwise(known: Calibration, chance: Floats, sizes: Ints) -> Ints:
    """Death is of one: the file of a couple that would end by it ends for another income."""
    drawn = one_of(known.other_reasons, REASONS, chance)
    two_dead = (drawn == reason(EndReason.DEATH)) & (sizes == 2)
    return np.where(two_dead, reason(EndReason.OTHER_INCOME), drawn)


def _back_after(known: Calibration, chance: Floats, at_work: Mask) -> Ints:
    after = known.returns
    gaps = (_gap(known, shares, chance) for shares in (after.after_work, after.after_other))
    return np.where(at_work, *gaps)


def _gap(known: Calibration, shares: tuple[float, ...], chance: Floats) -> Ints:
    """Months until they are back, to the nearest: within each stretch evenly; 0 beyond the last share."""
    months = np.array([known.shortest_gap_months - 0.5, *known.returns.months], np.float64)
    reached = np.interp(chance, [0.0, *shares], months)
    return np.where(chance < shares[-1], np.rint(reached).astype(np.int64), 0)


def _third(
    ledger: Ledger, known: Calibration, draws: Draws, active: Active, persons: int, month: int
) -> Active:
    """Pension age and moves: of a couple one reaches pension age, and both move."""
    chance = draws.uniform("third", 1, month)[0]
    by_age = 0 if nobody_retires(month) else round(persons * known.third_by_pension_age + chance - 0.5)
    weights = np.where(month - active.since >= _LONG, 4.0, 1.0)
    order = by_weight(weights, draws.uniform("third-who", len(active), month), 2 * persons + _SPARE)
    moved, order = take(order, active.sizes, persons - by_age)
    _end_all(ledger, draws, active.where(moved), month, EndReason.MOVED)
    retired = order[:by_age]
    two = retired[active.second[retired] != NOBODY]
    one = retired[active.second[retired] == NOBODY]
    _end_all(ledger, draws, active.where(one), month, EndReason.PENSION_AGE)
    days = day_in(month, draws.uniform("retire-day", len(two), month) * _EARLY)
    ledger.members.stop(active.first[two], days, np.full(len(two), reason(EndReason.PENSION_AGE)))
    first, second = active.first.copy(), active.second.copy()
    first[two], second[two] = active.second[two], NOBODY
    left = Active(active.file, first, second, active.since)
    return left.without(np.concatenate([moved, one]))


def _end_all(ledger: Ledger, draws: Draws, active: Active, month: int, why: EndReason) -> None:
    days = day_in(month, draws.uniform(f"end-{why.value}", len(active), month))
    _end(ledger, active, days, np.full(len(active), reason(why)))


def _end(ledger: Ledger, active: Active, days: Ints, why: Ints) -> None:
    """Files end, and with them whoever is in them."""
    ledger.files.stop(active.file, days, why)
    ledger.members.stop(active.members(), active.per_member(days), active.per_member(why))

"""Paid work beside welfare and after it, and contacts with those who left for work."""

import numpy as np

from perspectief.register.codes import ContactKind, ContactOutcome, Contract, EndReason, Subsidy, WorkPlace
from perspectief.register.town.calendar import NEVER
from perspectief.register.town.calibration import AtWork, Calibration
from perspectief.register.town.draws import Draws, Floats, Ints, Mask, between, one_of
from perspectief.register.town.groups import Grouped
from perspectief.register.town.ledger import Lives, reason
from perspectief.register.town.recording import (
    Recording,
    Versions,
    in_order,
    key_of,
    plain,
    planned,
    recorded,
    versions,
)
from perspectief.register.town.recount import TO_WORK, Periods
from perspectief.register.town.spans import MONTH, Spans, chopped, clipped, joined
from perspectief.register.town.table import Cells, Code, Table, Whole
from perspectief.register.town.trials import places, trials

PLACES, CONTRACTS, SUBSIDIES = tuple(WorkPlace), tuple(Contract), tuple(Subsidy)
CONTACTS, OUTCOMES = tuple(ContactKind), tuple(ContactOutcome)
_A_MONTH_LATER = (
    33  # days: whoever left for work is at work a month later, by the definition of leaving for it
)
_EARLIER = 365
_TRIAL_HOURS = 24


def work_table(
    found: Periods, groups: Grouped, lives: Lives, known: Calibration, draws: Draws, recording: Recording
) -> Table:
    """All work as recorded, `of` being the place of the time on welfare that it is beside or after.

    Trial placements come last; of them, and of work under a subsidy, the place is known.
    """
    beside, after = _beside(found, lives, known, draws), after_welfare(found, lives, known, draws)
    tried = trials(groups, lives.last_day, draws)
    of, start, end = (
        np.concatenate([getattr(each, name) for each in (beside, after, tried)])
        for name in ("of", "start", "end")
    )
    paid, trial = slice(0, len(beside) + len(after)), slice(len(beside) + len(after), None)
    is_after = np.arange(len(of)) >= len(beside)
    is_after[trial] = False
    contract, subsidy, hours = (np.zeros(len(of), np.int64) for _ in range(3))
    contract[paid] = _contracts(found, known, draws, of[paid], is_after[paid])
    subsidy[paid], hours[paid] = _subsidies(known, draws, is_after[paid]), _hours(draws, is_after[paid])
    contract[trial], hours[trial] = CONTRACTS.index(Contract.TRIAL), _TRIAL_HOURS
    until = np.where(np.arange(len(of)) < trial.start, NEVER, end)
    some = _recorded_work(recording, start, end, until)
    columns: dict[str, Cells] = {
        "resident_id": key_of(found.resident[of[some.of]]),
        "place": Code(PLACES, np.where(is_after, PLACES.index(WorkPlace.AFTER), 0)[some.of]),
        "contract": Code(CONTRACTS, contract[some.of]),
        "subsidy": Code(SUBSIDIES, subsidy[some.of]),
        "hours": Whole(hours[some.of]),
        "establishment_id": Whole(places(draws, len(of), (until < NEVER) | (subsidy > 0))[some.of]),
    }
    return recorded("work", some, columns)


def _recorded_work(recording: Recording, start: Ints, end: Ints, until: Ints) -> Versions:
    """Recorded in the usual way; what was planned from the start (`until`) with its end at once."""
    of_trials = np.flatnonzero(until < NEVER)
    usual = plain(recording, start, end)
    usual = usual.where(~np.isin(usual.of, of_trials))
    made = planned(recording, start[of_trials], until[of_trials], end[of_trials])
    made = Versions(of_trials[made.of], *(getattr(made, name) for name in made.__slots__[1:]))
    return in_order(usual.also(made))


def _beside(found: Periods, lives: Lives, known: Calibration, draws: Draws) -> Spans:
    """Idle times and jobs in turn, so that the stated share is at work in any month."""
    recent = np.flatnonzero(found.end > lives.first_day - _EARLIER)
    start = np.maximum(found.start[recent], lives.first_day - _EARLIER)
    whole = Spans(recent, start, found.end[recent])
    idle = known.beside_months * (1 - known.beside_share) / known.beside_share
    steps = chopped(
        draws, "beside", whole, lives.last_day, lambda at: known.beside_months if at % 2 else idle
    )
    jobs = [step.spans for step in steps if step.number % 2]
    every = joined(jobs)
    return Spans(recent[every.of], every.start, every.end)


def after_welfare(found: Periods, lives: Lives, known: Calibration, draws: Draws) -> Spans:
    """A job from the day on which somebody left for work; it ends before they are back."""
    left = np.flatnonzero(found.left_for(TO_WORK))
    start, again = found.end[left], found.again[left]
    chance = draws.uniform("at-work", len(left))
    before = np.minimum(np.maximum(again - start - _A_MONTH_LATER, 0), (chance * 21).astype(np.int64))
    back = again < NEVER
    lost = start + _lasts(known.still_at_work, known.returns.after_work[0], chance)
    end = np.where(back, np.where(back, again, 0) - before, lost)
    return clipped(Spans(left, start, end), lives.last_day)


def _lasts(known: AtWork, back: float, chance: Floats) -> Ints:
    """Days at work of those who do not come back, so that with those who do the shares are met."""
    kept = np.array(known.share) / (1 - np.array([back, back * 1.9]))
    months = np.interp(chance, [0.0, *(1 - np.minimum(kept, 1.0))], [1.5, *known.months])
    forever = chance > 1 - kept[-1]
    return np.where(forever, 10**6, (months * MONTH).astype(np.int64))


def _contracts(found: Periods, known: Calibration, draws: Draws, of: Ints, is_after: Mask) -> Ints:
    drawn = one_of(known.contracts, CONTRACTS, draws.uniform("contract", len(of)))
    own = is_after & (found.reason[of] == reason(EndReason.SELF_EMPLOYED))
    return np.where(own, CONTRACTS.index(Contract.SELF_EMPLOYED), drawn)


def _subsidies(known: Calibration, draws: Draws, is_after: Mask) -> Ints:
    chance = draws.uniform("subsidy", len(is_after))
    beside, after = (
        one_of(shares, SUBSIDIES, chance) for shares in (known.beside_subsidies, known.after_subsidies)
    )
    return np.where(is_after, after, beside)


def _hours(draws: Draws, is_after: Mask) -> Ints:
    """Beside welfare a few hours; after it 20 to 40; of some nobody knows."""
    many = len(is_after)
    chance = draws.uniform("work-hours", many)
    hours = between(np.where(is_after, 20, 4), np.where(is_after, 40, 20), chance)
    return np.where(draws.uniform("work-hours-unknown", many) < 0.05, -1, hours)


def aftercare_table(
    found: Periods, lives: Lives, known: Calibration, draws: Draws, recording: Recording
) -> Table:
    """Contacts about one and four months after leaving for work, and what came of them."""
    jobs = after_welfare(found, lives, known, draws)
    calls = [_calls(draws, jobs, days, share) for days, share in ((30, 0.6), (120, 0.4))]
    at, day = (np.concatenate(columns) for columns in zip(*calls, strict=True))
    there = day <= lives.last_day
    at, day = at[there], day[there]
    some = versions(day, day + 1, recording.of(day), recording.of(day))
    columns: dict[str, Cells] = {
        "resident_id": key_of(found.resident[jobs.of[at]][some.of]),
        "kind": Code(CONTACTS, (draws.uniform("contact", len(at)) * len(CONTACTS)).astype(np.int64)[some.of]),
        "outcome": Code(OUTCOMES, _outcomes(draws, day, jobs.end[at])[some.of]),
    }
    return recorded("aftercarecontact", some, columns)


def _calls(draws: Draws, jobs: Spans, days: int, share: float) -> tuple[Ints, Ints]:
    called = np.flatnonzero(draws.uniform(f"called-{days}", len(jobs)) < share)
    return called, jobs.start[called] + days


def _outcomes(draws: Draws, day: Ints, end: Ints) -> Ints:
    chance = draws.uniform("outcome", len(day))
    reached = np.where(
        day < end, OUTCOMES.index(ContactOutcome.AT_WORK), OUTCOMES.index(ContactOutcome.WORK_ENDED)
    )
    asked = (chance > 0.9) & (day < end)
    told = np.where(asked, OUTCOMES.index(ContactOutcome.HELP_ASKED), reached)
    return np.where(chance < 0.15, OUTCOMES.index(ContactOutcome.NOT_REACHED), told)

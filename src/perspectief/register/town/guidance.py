"""How residents are helped: plans and what was agreed in them, exemptions, activities with their cost."""

from collections.abc import Iterator

import numpy as np

from perspectief.register.codes import AgreementKind, Duty, PlanAim
from perspectief.register.town.calendar import NEVER
from perspectief.register.town.calibration import Calibration
from perspectief.register.town.draws import Draws, Ints, between
from perspectief.register.town.groups import GROUPS, Grouped
from perspectief.register.town.ledger import Lives
from perspectief.register.town.recording import Recording, key_of, plain, planned, recorded, versions
from perspectief.register.town.recount import Periods
from perspectief.register.town.spans import Spans, clipped
from perspectief.register.town.table import Cells, Code, Key, Table, Whole

AIMS, AGREEMENTS, DUTIES = tuple(PlanAim), tuple(AgreementKind), tuple(Duty)
_YEAR = 365
_PLANNED = 0.85  # of all times in a group
_EDUCATION = 0.06
_DONE = 0.6
_BY_YEAR = 0.8  # of plans that go on
_JUST_PAST = 20  # days
_WAYS = 2  # of saying each kind of agreement
AGREED = (
    "Twee keer per week reageren op een vacature",
    "Het cv bijwerken en samen doornemen",
    "Twee ochtenden per week naar de werkplaats",
    "Meedoen met de wandelgroep in de wijk",
    "Zich melden bij het buurthuis voor vrijwilligerswerk",
    "Een dagdeel helpen in de bibliotheek",
    "De taalles op dinsdag en donderdag volgen",
    "De cursus heftruck afmaken",
    "Een afspraak maken over de schulden",
    "Samen kijken naar kinderopvang",
    "Over zes weken opnieuw spreken",
    "Bellen als er iets verandert",
)


def plan_tables(
    found: Periods, groups: Grouped, lives: Lives, draws: Draws, recording: Recording
) -> Iterator[Table]:
    """Plans, their aims, and two agreements for each; a plan lasts as long as its resident is in a group."""
    plans = _plans(groups, lives, draws)
    many = len(plans)
    resident = found.resident[groups.spans.of[plans.of]]
    keys = Key(draws.words("plan-key", 2 * many))
    yield Table("plan", many, {"id": key_of(np.arange(many)), "key": keys, "resident_id": key_of(resident)})
    aim = np.array([AIMS.index(PlanAim(code)) for code in GROUPS])[groups.group[plans.of]]
    aim = np.where(draws.uniform("aim", many) < _EDUCATION, AIMS.index(PlanAim.EDUCATION), aim)
    until = _renewed(plans, lives, draws)
    known_end = np.where(plans.end < NEVER, recording.of(plans.end), recording.of(until - _YEAR))
    some = versions(plans.start, until, recording.of(plans.start), known_end)
    columns: dict[str, Cells] = {"plan_id": key_of(some.of), "resident_id": key_of(resident[some.of])}
    yield recorded("planspell", some, {**columns, "aim": Code(AIMS, aim[some.of])})
    yield _agreements(plans, resident, lives, draws, recording)


def _plans(groups: Grouped, lives: Lives, draws: Draws) -> Spans:
    """From two weeks to three months after the beginning, of those times that reach into the town's own."""
    spans = groups.spans
    start = spans.start + 14 + (draws.uniform("plan", len(spans)) * 76).astype(np.int64)
    planned = draws.uniform("planned", len(spans)) < _PLANNED
    there = np.flatnonzero(planned & (spans.end > lives.first_day) & (start < spans.end))
    return clipped(Spans(there, start[there], spans.end[there]), lives.last_day)


def _renewed(plans: Spans, lives: Lives, draws: Draws) -> Ints:
    """Ends of plans: of most that go on the end of the year they were last made; some just past."""
    earliest = lives.last_day - _JUST_PAST
    years = np.maximum((earliest - plans.start) // _YEAR + 1, 1)
    by_year = (draws.uniform("renewed", len(plans)) < _BY_YEAR) & (plans.end == NEVER)
    until: Ints = np.where(by_year, plans.start + years * _YEAR, plans.end)
    return until


def _agreements(plans: Spans, resident: Ints, lives: Lives, draws: Draws, recording: Recording) -> Table:
    of = np.repeat(np.arange(len(plans)), 2)
    start = plans.start[of] + np.tile(np.array([0, 90]), len(plans))
    length = between(np.full(len(of), 60), np.full(len(of), 365), draws.uniform("agreed", len(of)))
    end = np.minimum(start + length, plans.end[of])
    there = (start < plans.end[of]) & (start <= lives.last_day) & (end > start)
    spans = clipped(Spans(of[there], start[there], end[there]), lives.last_day)
    some = plain(recording, spans.start, spans.end)
    kind = (draws.uniform("agreement", len(spans)) * len(AGREEMENTS)).astype(np.int64)
    text = (draws.uniform("agreed-text", len(spans)) * _WAYS).astype(np.int64) + kind * _WAYS
    done = np.where(draws.uniform("done", len(spans)) < _DONE, 1, 0)
    columns: dict[str, Cells] = {
        "plan_id": key_of(spans.of[some.of]),
        "resident_id": key_of(resident[spans.of[some.of]]),
        "kind": Code(AGREEMENTS, kind[some.of]),
        "text": Code(AGREED, text[some.of]),
        "done": Whole(np.where(some.over, done[some.of], -1)),
    }
    return recorded("agreement", some, columns)


def exemption_table(
    found: Periods, lives: Lives, known: Calibration, draws: Draws, recording: Recording
) -> Table:
    """Exemptions for half a year to two years, from a day in the first two years, decided at the start."""
    spans, until = _decided(found, lives, draws, known.exempted)
    some = planned(recording, spans.start, until, spans.end)
    duty = (draws.uniform("duty", len(spans)) * len(DUTIES)).astype(np.int64)
    columns: dict[str, Cells] = {
        "resident_id": key_of(found.resident[spans.of[some.of]]),
        "duty": Code(DUTIES, duty[some.of]),
    }
    return recorded("exemption", some, columns)


def activity_table(
    found: Periods, lives: Lives, known: Calibration, draws: Draws, recording: Recording
) -> Table:
    """Parts in the activities of the made-up programme; the cost is known from the start, cents."""
    spans = _within(found, lives, draws, "activity", known.in_activity)
    some = plain(recording, spans.start, spans.end)
    names = tuple(known.activities)
    which = (draws.uniform("which", len(spans)) * len(names)).astype(np.int64)
    low, high = (np.array([known.activities[name][at] for name in names])[which] for at in (0, 1))
    cost = between(low, high, draws.uniform("cost", len(spans))) // 100 * 100
    columns: dict[str, Cells] = {
        "resident_id": key_of(found.resident[spans.of[some.of]]),
        "activity": Code(names, which[some.of]),
        "cost": Whole(cost[some.of]),
    }
    return recorded("activitypart", some, columns)


def _within(found: Periods, lives: Lives, draws: Draws, name: str, share: float) -> Spans:
    """One span of half a year to two years in some of the times on welfare, as far as these last."""
    spans = _drawn(found, lives, draws, name, share)
    return clipped(Spans(spans.of, spans.start, np.minimum(spans.end, found.end[spans.of])), lives.last_day)


def _drawn(found: Periods, lives: Lives, draws: Draws, name: str, share: float) -> Spans:
    """The same, however long these times last."""
    many = len(found)
    start = np.maximum(found.start, lives.first_day) + (
        draws.uniform(f"{name}-start", many) * 2 * _YEAR
    ).astype(np.int64)
    length = between(np.full(many, 180), np.full(many, 2 * _YEAR), draws.uniform(f"{name}-length", many))
    chosen = np.flatnonzero((draws.uniform(name, many) < share) & (start < found.end))
    return Spans(chosen, start[chosen], (start + length)[chosen])


def _decided(found: Periods, lives: Lives, draws: Draws, share: float) -> tuple[Spans, Ints]:
    """Spans for as long as was decided, or until welfare ended; and the ends that were decided."""
    spans = _drawn(found, lives, draws, "exemption", share)
    spans = spans.where(spans.start <= lives.last_day)
    left = np.minimum(spans.end, found.end[spans.of])
    cut = (found.end[spans.of] <= lives.last_day) & (left < spans.end)
    return Spans(spans.of, spans.start, np.where(cut, left, spans.end)), spans.end

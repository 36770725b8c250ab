"""The status of a target on a day: what may be said, and no more.

*Reached* and *missed* rest only on a figure for the due date. Before it the chance decides where a fresh
outlook on the latest figure states one, and else the pace, where the figures are fine enough for that.
A figure that is older than the starting level of a target tells nothing of it: neither does a chance that
rests on it, or on the starting level itself, or on a level that nobody published.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from perspectief.account.aim import baseline_range, distance_to, in_class, is_upward, range_of
from perspectief.account.chances import status_by
from perspectief.account.interval import minus, negated
from perspectief.account.model import Aim, FigureView, Interval, Missing, Pace, TargetStatus
from perspectief.account.pace import Way, pace_of
from perspectief.facts.model import Measure
from perspectief.programme.model import Baseline, Indicator

BY_TEMPO = {"ahead", "on_course", "behind"}
TOLERANCE = 0.10  # a pace within a tenth of the pace needed is on course: a convention, documented


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a target stands; see `TargetAccount` for the meaning of the parts."""

    status: TargetStatus
    missing: tuple[Missing, ...] = ()
    latest: str | None = None
    distance: Interval | None = None
    pace: Pace | None = None
    by: Literal["chance", "pace"] | None = None
    before_baseline: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A chance of the aim in force, the keys of the figures that it rests on, and whether it is too weak."""

    chance: float
    figures: frozenset[str]
    weak: bool = False  # made from inferred figures only, or too long ago


@dataclass(frozen=True, slots=True)
class Case:
    """All that a standing depends on; `figures` are levels of the target's measure, oldest first.

    `baseline` is the starting level that the version in force names.
    """

    indicator: Indicator
    measure: Measure
    aim: Aim
    due: date
    first_said: date
    as_of: date
    figures: Sequence[FigureView]
    peers: Sequence[FigureView] = ()
    stated: Stated | None = None
    baseline: Baseline | None = None


def standing_of(case: Case) -> Standing:
    """The status of one target, with the figure compared, the distance and the pace."""
    if case.aim.kind == "withdrawn":
        return Standing("withdrawn")
    if case.aim.kind == "undetermined":
        return Standing("undetermined")
    comparable = [figure for figure in case.figures if figure.start <= case.due and _says_something(figure)]
    missing = _missing(case, bool(comparable))
    latest = comparable[-1] if comparable else None
    if missing or latest is None:
        status: TargetStatus = "not_measurable" if missing else "no_figures"
        if status == "no_figures" and case.as_of >= case.due:
            status = "figure_awaited"
        return Standing(status, missing, latest.key if latest else None)
    return _measured(case, comparable, latest)


def _says_something(figure: FigureView) -> bool:
    return figure.low is not None or figure.high is not None


def _missing(case: Case, has_figures: bool) -> tuple[Missing, ...]:
    missing: list[Missing] = []
    if case.indicator.definition is None:
        missing.append("definition")
    if case.aim.kind == "change_since" and case.aim.baseline is None:
        missing.append("baseline")
    # Who says when the next figure comes has a source, named or not: the figure is awaited.
    if case.indicator.source is None and case.indicator.next_figure is None and not has_figures:
        missing.append("source")
    return tuple(missing)


def _measured(case: Case, comparable: Sequence[FigureView], latest: FigureView) -> Standing:
    distance = _distance(case, latest)
    pace = _pace(case, comparable, latest, distance)
    status = _verdict(case, comparable)
    if status is None and case.as_of >= case.due:
        status = "figure_awaited"
    if status is not None:
        return Standing(status, (), latest.key, distance, pace)
    if case.baseline is not None and latest.end < case.baseline.date:
        return Standing("too_early", (), latest.key, before_baseline=True)
    if case.stated and _decides_by_chance(case.stated, latest, case.baseline):
        return Standing(status_by(case.stated.chance), (), latest.key, distance, pace, "chance")
    status = _by_pace(case, latest, distance, pace)
    return Standing(status, (), latest.key, distance, pace, "pace" if status in BY_TEMPO else None)


def _decides_by_chance(stated: Stated, latest: FigureView, baseline: Baseline | None) -> bool:
    if stated.weak or latest.key not in stated.figures or latest.origin == "inferred":
        return False
    return baseline is None or not is_start(latest, baseline)


def is_start(figure: FigureView, baseline: Baseline) -> bool:
    """Whether a figure tells no more than the starting level does."""
    about = figure.start <= baseline.date <= figure.end and range_of(figure) == baseline_range(baseline)
    return about or figure.end <= baseline.date


def _pace(
    case: Case, comparable: Sequence[FigureView], latest: FigureView, distance: Interval | None
) -> Pace | None:
    """A pace exists before the due date, for an aim that is a level."""
    if distance is None or case.aim.level is None:
        return None
    if case.aim.kind == "class_is" or case.as_of >= case.due:
        return None
    return pace_of(Way(case.aim, distance, case.first_said, case.due, case.baseline), comparable, latest)


def _distance(case: Case, figure: FigureView) -> Interval | None:
    if case.aim.kind != "better_than_peers_by":
        return distance_to(case.aim, range_of(figure))
    peer = next(
        (peer for peer in reversed(case.peers) if peer.start == figure.start and peer.end == figure.end), None
    )
    if peer is None or case.aim.amount is None:
        return None
    lead = minus(range_of(figure), range_of(peer))
    if case.measure.better == "lower":
        lead = negated(lead)
    return minus(Interval(low=case.aim.amount, high=case.aim.amount), lead)


def _verdict(case: Case, comparable: Sequence[FigureView]) -> TargetStatus | None:
    """Reached, missed or undecided on the figures for the due date; None where there is none."""
    decisive = [figure for figure in _newest_per_source(comparable) if _decides(case, figure)]
    verdicts = {outcome for figure in decisive if (outcome := _outcome(case, figure))}
    if not verdicts:
        return None
    return verdicts.pop() if len(verdicts) == 1 else "undecided"


def _decides(case: Case, figure: FigureView) -> bool:
    """A figure decides that covers the due date, was published by then or later, and is no inference."""
    covers = figure.start <= case.due <= figure.end
    return covers and figure.published_on >= case.due and figure.origin != "inferred"


def _newest_per_source(figures: Sequence[FigureView]) -> list[FigureView]:
    """A source that corrects itself speaks last; two sources that disagree both speak."""
    newest: dict[tuple[date, date, str], FigureView] = {}
    for figure in sorted(figures, key=lambda figure: figure.published_on):
        newest[(figure.start, figure.end, figure.source)] = figure
    return list(newest.values())


def _outcome(case: Case, figure: FigureView) -> TargetStatus | None:
    """What one figure for the due date says; None where there is nothing to compare it with."""
    if case.aim.kind == "class_is":
        inside = in_class(case.aim, range_of(figure))
        return "undecided" if inside is None else "reached" if inside else "missed"
    distance = _distance(case, figure)
    if distance is None:
        return None
    if distance.high is not None and distance.high <= 0:
        return "reached"
    return "missed" if distance.low is not None and distance.low > 0 else "undecided"


def _by_pace(case: Case, latest: FigureView, distance: Interval | None, pace: Pace | None) -> TargetStatus:
    if case.aim.kind == "class_is":
        # One level tells where it is, not where it goes: only being in the class says something.
        return "on_course" if in_class(case.aim, range_of(latest)) else "undecided"
    if distance is not None and distance.high is not None and distance.high <= 0:
        return "ahead"
    if distance is None:
        return "no_figures"  # nothing to compare with: peers without a figure for the same period
    if pace is None or pace.realised is None:
        return "too_early"
    return _compare(pace.realised, pace.needed, upward=is_upward(case.aim))


def _compare(realised: Interval, needed: Interval, *, upward: bool) -> TargetStatus:
    if not upward:
        realised, needed = negated(realised), negated(needed)
    if None in (realised.low, realised.high, needed.low, needed.high):
        return "undecided"
    low, high = realised.low or 0.0, realised.high or 0.0
    least, most = needed.low or 0.0, needed.high or 0.0
    slowest, fastest = least - TOLERANCE * abs(least), most + TOLERANCE * abs(most)
    if low > fastest:
        return "ahead"
    if high < slowest:
        return "behind"
    return "on_course" if slowest <= low and high <= fastest else "undecided"

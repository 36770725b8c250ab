"""How fast an indicator moves, and how fast it would have to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from perspectief.account.aim import baseline_range, is_upward, range_of
from perspectief.account.interval import minus, negated, per
from perspectief.account.model import Aim, FigureView, Interval, Pace
from perspectief.programme.model import Baseline

DAYS_PER_MONTH = 365.2425 / 12
BASELINE = "baseline"  # stands for the key of a figure where the pace runs from the starting level


@dataclass(frozen=True, slots=True)
class Way:
    """From where a target has to come, by when, and how far there is still to go."""

    aim: Aim
    distance: Interval
    first_said: date
    due: date
    baseline: Baseline | None = None


def pace_of(way: Way, figures: Sequence[FigureView], latest: FigureView) -> Pace | None:
    """The pace realised up to `latest` and the pace needed after it; None at the due date.

    Realised pace runs from the last figure about the time when the target was first set, or else from
    the starting level that it names, or else from the earliest figure there is. A stock that was counted on
    an unknown day within its period widens the range.
    """
    months_left = (way.due - latest.end).days / DAYS_PER_MONTH
    if months_left <= 0:
        return None
    needed = per(way.distance, months_left, months_left)
    start = _starting_figure(figures, latest, way)
    is_figure = start is not None and start.key != BASELINE
    return Pace(
        realised=None if start is None else _realised(start, latest),
        from_key=start.key if start is not None and is_figure else None,
        to_key=latest.key,
        needed=needed if is_upward(way.aim) else negated(needed),
        months_left=round(months_left, 1),
    )


def _starting_figure(figures: Sequence[FigureView], latest: FigureView, way: Way) -> FigureView | None:
    first = way.baseline.date if way.baseline else date.min
    earlier = [
        figure
        for figure in figures
        if figure.end < latest.start and figure.kind == latest.kind and _is_bounded(figure)
    ]
    before = [figure for figure in earlier if first <= figure.end <= way.first_said]
    if before:
        return before[-1]
    if way.baseline is not None:
        return _as_figure(way.baseline, latest)
    return earlier[0] if earlier else None


def _as_figure(baseline: Baseline, latest: FigureView) -> FigureView | None:
    """The starting level as a figure of the same kind as `latest`; None where they overlap in time."""
    length = timedelta(0) if latest.kind == "stock" else latest.end - latest.start
    if baseline.date >= latest.start:
        return None
    level = baseline_range(baseline)
    about = {"key": BASELINE, "start": baseline.date - length, "end": baseline.date}
    return latest.model_copy(update={**about, "low": level.low, "high": level.high})


def _is_bounded(figure: FigureView) -> bool:
    return figure.low is not None and figure.high is not None


def _realised(start: FigureView, latest: FigureView) -> Interval:
    change = minus(range_of(latest), range_of(start))
    if latest.kind == "stock":
        return per(change, _months(start.end, latest.start), _months(start.start, latest.end))
    between = _months(_middle(start), _middle(latest))
    return per(change, between, between)


def _months(start: date, end: date) -> float:
    return (end - start).days / DAYS_PER_MONTH


def _middle(figure: FigureView) -> date:
    return figure.start + (figure.end - figure.start) / 2

"""How fast an indicator moves, and how fast it would have to."""

from collections.abc import Sequence
from datetime import date

from perspectief.account.aim import is_upward, range_of
from perspectief.account.interval import minus, negated, per
from perspectief.account.model import Aim, FigureView, Interval, Pace

DAYS_PER_MONTH = 365.2425 / 12


def pace_of(
    aim: Aim,
    distance: Interval,
    figures: Sequence[FigureView],
    latest: FigureView,
    first_said: date,
    due: date,
) -> Pace | None:
    """The pace realised up to `latest` and the pace needed after it; None at the due date.

    Realised pace runs from the last figure about the time when the target was first set, or else from
    the earliest figure there is. A stock that was counted on an unknown day within its period widens
    the range.
    """
    months_left = (due - latest.end).days / DAYS_PER_MONTH
    if months_left <= 0:
        return None
    needed = per(distance, months_left, months_left)
    start = _starting_figure(figures, latest, first_said)
    return Pace(
        realised=None if start is None else _realised(start, latest),
        from_key=None if start is None else start.key,
        to_key=latest.key,
        needed=needed if is_upward(aim) else negated(needed),
        months_left=round(months_left, 1),
    )


def _starting_figure(
    figures: Sequence[FigureView], latest: FigureView, first_said: date
) -> FigureView | None:
    earlier = [
        figure
        for figure in figures
        if figure.end < latest.start and figure.kind == latest.kind and _is_bounded(figure)
    ]
    if not earlier:
        return None
    before = [figure for figure in earlier if figure.end <= first_said]
    return before[-1] if before else earlier[0]


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

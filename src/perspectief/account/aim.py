"""What a version of a target asks, as an `Aim`; and how far a figure is from it."""

from perspectief.account.interval import exactly, minus
from perspectief.account.model import Aim, FigureView, Interval
from perspectief.facts.model import Measure
from perspectief.programme.model import Baseline, ChangeSince, TargetVersion

NOTHING_TO_GO = exactly(0.0)


def aim_of(version: TargetVersion, measure: Measure) -> Aim:
    """The aim of one version; the programme file has made sure that it has exactly one kind."""
    found = _level_aim(version) or _class_aim(version, measure) or _peers_aim(version)
    if found:
        return found
    if version.change_since is not None:
        return _change_aim(version.change_since)
    return Aim(kind="withdrawn") if version.withdrawn else Aim(kind="undetermined", text=version.undetermined)


def _level_aim(version: TargetVersion) -> Aim | None:
    if version.at_most is not None:
        return Aim(kind="at_most", amount=version.at_most, level=exactly(version.at_most))
    if version.at_least is not None:
        return Aim(kind="at_least", amount=version.at_least, level=exactly(version.at_least))
    return None


def _class_aim(version: TargetVersion, measure: Measure) -> Aim | None:
    if version.class_is is None:
        return None
    step = next(step for step in measure.scale if step.id == version.class_is.name)
    level = Interval(low=step.low, high=step.high)
    return Aim(kind="class_is", class_=step, middle=version.class_is.aim == "middle", level=level)


def _peers_aim(version: TargetVersion) -> Aim | None:
    peers = version.better_than_peers_by
    return Aim(kind="better_than_peers_by", amount=peers.by, peers=peers.peers) if peers else None


def _change_aim(change: ChangeSince) -> Aim:
    level = None
    if change.baseline is not None:
        start = baseline_range(change.baseline)
        level = Interval(low=_plus(start.low, change.by), high=_plus(start.high, change.by))
    return Aim(
        kind="change_since", amount=change.by, since=change.since, baseline=change.baseline, level=level
    )


def baseline_range(baseline: Baseline) -> Interval:
    """The range of a baseline: its own bounds, or exactly its value."""
    low = baseline.value if baseline.low is None else baseline.low
    high = baseline.value if baseline.high is None else baseline.high
    return Interval(low=low, high=high)


def is_upward(aim: Aim) -> bool:
    """Whether more is better for this aim."""
    if aim.kind == "change_since":
        return (aim.amount or 0) > 0
    return aim.kind in ("at_least", "better_than_peers_by")


def range_of(figure: FigureView) -> Interval:
    """What a figure says, as a range."""
    return Interval(low=figure.low, high=figure.high)


def distance_to(aim: Aim, latest: Interval) -> Interval | None:
    """What is still to go: positive is short of the aim, zero or negative is at or beyond it."""
    if aim.kind == "class_is":
        return _distance_to_class(aim, latest)
    if aim.level is None:
        return None
    return minus(aim.level, latest) if is_upward(aim) else minus(latest, aim.level)


def _distance_to_class(aim: Aim, latest: Interval) -> Interval | None:
    if aim.level is None or in_class(aim, latest) is None:
        return None
    if in_class(aim, latest):
        return NOTHING_TO_GO
    above = _at_or_over(latest.low, aim.level.high)
    edge = aim.level.high if above else aim.level.low
    if edge is None:
        return None
    return minus(latest, exactly(edge)) if above else minus(exactly(edge), latest)


def in_class(aim: Aim, latest: Interval) -> bool | None:
    """Whether a figure lies in the class that is aimed at; None where it is too rough to tell."""
    level = aim.level or Interval(low=None, high=None)
    if _at_or_over(latest.low, level.high) or _under(latest.high, level.low):
        return False
    inside_low = level.low is None or (latest.low is not None and latest.low >= level.low)
    inside_high = level.high is None or (latest.high is not None and latest.high <= level.high)
    return True if inside_low and inside_high else None


def _at_or_over(value: float | None, bound: float | None) -> bool:
    return value is not None and bound is not None and value >= bound


def _under(value: float | None, bound: float | None) -> bool:
    return value is not None and bound is not None and value < bound


def _plus(value: float | None, amount: float) -> float | None:
    return None if value is None else value + amount

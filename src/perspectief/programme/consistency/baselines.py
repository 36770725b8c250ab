"""A baseline lies before its target, on the day that the change counts from, within its own bounds."""

from collections.abc import Iterator
from datetime import date

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, Entry, found


def baselines_sound(tree: Tree) -> Iterator[Problem]:
    """Every baseline of every version: its own, and that of its `change_since`."""
    for target in found(tree, ("indicators", EACH, "targets", EACH)):
        for version in target.entries("versions"):
            change = version.entry("change_since")
            dated = version if version.has("due") else target
            yield from _due_after(dated, change.day("since"), change.entry("baseline").day("date"))
            yield from _due_after(dated, version.entry("baseline").day("date"))
            yield from _within_bounds(version.entry("baseline"))
            yield from _same_day(change)
            yield from _within_bounds(change.entry("baseline"))


def _due_after(dated: Entry, *days: date | None) -> Iterator[Problem]:
    due = dated.day("due")
    for counted_from in days:
        if due and counted_from and due <= counted_from:
            yield dated.problem("target-before-baseline", "due", baseline=counted_from.isoformat())
            return


def _same_day(change: Entry) -> Iterator[Problem]:
    since, baseline = change.day("since"), change.entry("baseline")
    if since and baseline.day("date") and baseline.day("date") != since:
        yield baseline.problem("baseline-not-since", "date", suggestion=since.isoformat())


def _within_bounds(baseline: Entry) -> Iterator[Problem]:
    low, high, value = baseline.number("low"), baseline.number("high"), baseline.number("value")
    if low is not None and high is not None and low > high:
        yield baseline.problem("interval-reversed", "high", low=f"{low:g}", high=f"{high:g}")
    elif value is not None and ((low is not None and value < low) or (high is not None and value > high)):
        bounds = {key: f"{bound:g}" for key, bound in (("low", low), ("high", high)) if bound is not None}
        yield baseline.problem("outside-interval", "value", **bounds)

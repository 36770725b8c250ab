"""Activities that came, began, ended, went, were moved or cost something else."""

from collections.abc import Iterator, Mapping

from perspectief.account.changes import ActivityChange, ActivityChangeKind, CostView
from perspectief.account.model import Account, Activity
from perspectief.ground.day_field import Day
from perspectief.ground.text import Text


def activity_changes(before: Account, after: Account) -> Iterator[ActivityChange]:
    """By the activities of `after`, then those that went."""
    old = {activity.id: activity for activity in before.activities}
    new = {activity.id for activity in after.activities}
    for activity in after.activities:
        if activity.id not in old:
            yield _change("added", activity, activity, after, after)
        else:
            yield from _moves(old[activity.id], activity, before, after)
            yield from _costs(old[activity.id], activity)
        yield from _days(activity, before, after)
    for activity in before.activities:
        if activity.id not in new:
            yield _change("dropped", activity, activity, before, before)


def _days(activity: Activity, before: Account, after: Account) -> Iterator[ActivityChange]:
    """Whether its first or last day lies between the days of the accounts."""
    if _between(activity.start, before, after):
        yield _change("begun", activity, activity, after, after)
    if _between(activity.end, before, after):
        yield _change("ended", activity, activity, after, after)


def _between(day: Day | None, before: Account, after: Account) -> bool:
    return day is not None and before.as_of < day <= after.as_of


def _moves(old: Activity, new: Activity, before: Account, after: Account) -> Iterator[ActivityChange]:
    if (old.goals, old.start, old.end) != (new.goals, new.start, new.end):
        yield _change("moved", old, new, before, after)


def _costs(old: Activity, new: Activity) -> Iterator[ActivityChange]:
    was, now = _cost_views(old), _cost_views(new)
    for key in sorted({*was, *now}):
        if was.get(key) != now.get(key):
            yield ActivityChange(
                kind="cost",
                activity=new.id,
                title=new.title,
                cost_before=was.get(key),
                cost_after=now.get(key),
            )


def _cost_views(activity: Activity) -> Mapping[tuple[int, str, str], CostView]:
    return {
        (cost.year, cost.edition or "", cost.source or ""): CostView(
            year=cost.year, budget=cost.budget, actual=cost.actual
        )
        for cost in activity.costs
    }


def _change(
    kind: ActivityChangeKind, old: Activity, new: Activity, before: Account, after: Account
) -> ActivityChange:
    return ActivityChange(
        kind=kind,
        activity=new.id,
        title=new.title,
        starts=(old.start, new.start),
        ends=(old.end, new.end),
        goals_before=_goals(old, before),
        goals_after=_goals(new, after),
    )


def _goals(activity: Activity, account: Account) -> tuple[Text, ...]:
    return tuple(goal.title for goal in account.goals if goal.id in activity.goals)

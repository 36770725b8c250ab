"""What became of an activity, in one or two sentences."""

from perspectief.account.model import ActivityChange, CostView
from perspectief.ground.day_field import Day
from perspectief.ground.text import Text
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

_MONEY = {
    "budget": (
        mark("the budget for {year} is {new}."),
        mark("the budget for {year} went from {old} to {new}."),
        mark("the budget for {year} ({old}) is no longer named."),
    ),
    "actual": (
        mark("in {year} {new} was spent."),
        mark("what was spent in {year} went from {old} to {new}."),
        mark("what was spent in {year} ({old}) is no longer named."),
    ),
}


def activity_sentence(change: ActivityChange, words: Words) -> str:
    """A sentence on an activity that came, began, ended, moved, went or cost something else."""
    title = words.text(change.title)
    if change.kind == "added":
        goals = _goals(change.goals_after, words)
        return words.t("{title}: new activity, for {goals}.", title=title, goals=goals)
    if change.kind == "dropped":
        return words.t("{title}: is no longer among the activities.", title=title)
    if change.kind == "begun":
        return words.t("{title}: began on {day}.", title=title, day=_day(change.starts[1], words))
    if change.kind == "ended":
        return words.t("{title}: ended on {day}.", title=title, day=_day(change.ends[1], words))
    said = _moved(change, words) if change.kind == "moved" else _costs(change, words)
    return f"{title}: {' '.join(said)}"


def _day(day: Day | None, words: Words) -> str:
    return words.day(day) if day else words.t("a day that is not named")


def _goals(titles: tuple[Text, ...], words: Words) -> str:
    return words.listing([f"“{words.text(title)}”" for title in titles])


def _moved(change: ActivityChange, words: Words) -> list[str]:
    said = []
    if change.goals_before != change.goals_after:
        old, new = _goals(change.goals_before, words), _goals(change.goals_after, words)
        said.append(words.t("is for {new} now, and was for {old}.", new=new, old=old))
    if change.starts[0] != change.starts[1]:
        old, new = (_day(day, words) for day in change.starts)
        said.append(words.t("begins on {new} and not on {old}.", new=new, old=old))
    if change.ends[0] != change.ends[1]:
        old, new = (_day(day, words) for day in change.ends)
        said.append(words.t("ends on {new} and not on {old}.", new=new, old=old))
    return said


def _costs(change: ActivityChange, words: Words) -> list[str]:
    was, now = change.cost_before, change.cost_after
    year = next(cost.year for cost in (now, was) if cost)
    was, now = was or CostView(year=year), now or CostView(year=year)
    found = (
        _money("budget", year, was.budget, now.budget, words),
        _money("actual", year, was.actual, now.actual, words),
    )
    return [sentence for sentence in found if sentence]


def _money(name: str, year: int, old: float | None, new: float | None, words: Words) -> str:
    if old == new:
        return ""
    came, moved, went = _MONEY[name]
    values = {"year": year, "old": _euro(old, words), "new": _euro(new, words)}
    if old is None:
        return words.t(came, **values)
    return words.t(went if new is None else moved, **values)


def _euro(amount: float | None, words: Words) -> str:
    return "–" if amount is None else words.money(amount)

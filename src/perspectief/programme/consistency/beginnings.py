"""Nothing begins before the goal that it belongs to."""

from collections.abc import Iterator

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, found
from perspectief.programme.consistency.rings import goals_by_id
from perspectief.programme.consistency.versions import edition_days


def nothing_before_its_goal(tree: Tree) -> Iterator[Problem]:
    """The edition that brought an indicator or a goal is not of before that of its goal or parent.

    What names no edition came with its goal.
    """
    days = edition_days(tree)
    goals = goals_by_id(tree)
    for kind, key in (("goals", "parent"), ("indicators", "goal")):
        for entry in found(tree, (kind, EACH)):
            above = goals.get(entry.text(key) or "")
            said = above.text("since") if above else None
            began, allowed = days.get(entry.text("since") or ""), days.get(said or "")
            if above and said and began and allowed and began < allowed:
                yield entry.problem("since-before-goal", "since", goal=above.text("id") or "", since=said)

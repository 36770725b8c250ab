"""An activity ends after it starts, its ages run upwards, and its money was named somewhere."""

from collections.abc import Iterator

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, found


def activities_in_order(tree: Tree) -> Iterator[Problem]:
    """Days, ages and costs of every activity."""
    for activity in found(tree, ("activities", EACH)):
        start, end = activity.day("start"), activity.day("end")
        if start and end and end < start:
            yield activity.problem("end-before-start", "end", start=start.isoformat())
        young, old = activity.number("age_from"), activity.number("age_to")
        if young is not None and old is not None and young > old:
            yield activity.problem("age-reversed", "age_to", age_from=f"{young:g}")
        for cost in activity.entries("costs"):
            if isinstance(cost.value, dict) and not {"edition", "source"} & set(cost.value):
                yield cost.problem("no-origin")

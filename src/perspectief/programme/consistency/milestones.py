"""A milestone is passed on the way to its target."""

from collections.abc import Iterator

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, Entry, found


def milestones_before_targets(tree: Tree) -> Iterator[Problem]:
    """No milestone is its own target or is due on or after its target's day, so there is no ring either."""
    for indicator in found(tree, ("indicators", EACH)):
        targets = {id_: target for target in indicator.entries("targets") if (id_ := target.text("id"))}
        for target in indicator.entries("targets"):
            yield from _before(target, targets)


def _before(milestone: Entry, targets: dict[str, Entry]) -> Iterator[Problem]:
    of = milestone.text("milestone_of")
    if of is None or of not in targets:
        return
    if of == milestone.text("id"):
        yield milestone.problem("milestone-of-itself", "milestone_of")
        return
    due, end = milestone.day("due"), targets[of].day("due")
    if due and end and due >= end:
        yield milestone.problem("milestone-after-target", "due", target=of, target_due=end.isoformat())

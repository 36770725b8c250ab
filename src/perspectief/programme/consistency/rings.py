"""Goals form a tree: no goal lies under itself."""

from collections.abc import Iterator

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, Entry, found


def goals_without_ring(tree: Tree) -> Iterator[Problem]:
    """Each ring of parents once, at the `parent` of its first goal in the file."""
    goals: dict[str, Entry] = {}
    for goal in found(tree, ("goals", EACH)):
        if id_ := goal.text("id"):
            goals.setdefault(id_, goal)
    parents = {id_: goal.text("parent") for id_, goal in goals.items()}
    settled: set[str] = set()
    for id_ in goals:
        if ring := _ring_above(id_, parents, settled):
            first = min(ring, key=lambda member: goals[member].path[-1])
            turned = [*ring[ring.index(first) :], *ring[: ring.index(first)], first]
            yield goals[first].problem("goal-cycle", "parent", ring=" > ".join(turned))


def _ring_above(start: str, parents: dict[str, str | None], settled: set[str]) -> list[str]:
    """The ring that the way up from `start` ends in, if nobody walked it before."""
    way: dict[str, None] = {}  # ordered, and quick to look in
    at: str | None = start
    while at in parents and at not in settled and at not in way:
        way[at] = None
        at = parents[at]
    settled.update(way)
    walked = list(way)
    return walked[walked.index(at) :] if at in way else []

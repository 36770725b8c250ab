"""Goals form a tree: no goal lies under itself, nor deeper than anybody can follow."""

from collections.abc import Iterator

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, Entry, found

DEPTH_LIMIT = 12


def goals_without_ring(tree: Tree) -> Iterator[Problem]:
    """Each ring of parents once, at the `parent` of its first goal in the file."""
    goals = goals_by_id(tree)
    parents = {id_: goal.text("parent") for id_, goal in goals.items()}
    settled: set[str] = set()
    for id_ in goals:
        if ring := _ring_above(id_, parents, settled):
            first = min(ring, key=lambda member: goals[member].path[-1])
            turned = [*ring[ring.index(first) :], *ring[: ring.index(first)], first]
            yield goals[first].problem("goal-cycle", "parent", ring=" > ".join(turned))


def goals_not_too_deep(tree: Tree) -> Iterator[Problem]:
    """The first goals that lie under more than the most; those under them are not named again."""
    goals = goals_by_id(tree)
    parents = {id_: goal.text("parent") for id_, goal in goals.items()}
    for id_, goal in goals.items():
        if _levels(id_, parents) == DEPTH_LIMIT + 1:
            yield goal.problem("goal-too-deep", "parent", limit=str(DEPTH_LIMIT))


def goals_by_id(tree: Tree) -> dict[str, Entry]:
    """Goals by their id; of two with one id, the first."""
    goals: dict[str, Entry] = {}
    for goal in found(tree, ("goals", EACH)):
        if id_ := goal.text("id"):
            goals.setdefault(id_, goal)
    return goals


def _levels(start: str, parents: dict[str, str | None]) -> int:
    """How many goals lie on the way up, this one among them; counting ends a little above the most."""
    levels = 0
    at: str | None = start
    while at in parents and levels < DEPTH_LIMIT + 2:  # rings have a check of their own
        levels, at = levels + 1, parents[at]
    return levels


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

"""What is pointed at exists."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from perspectief.ground.near import nearest
from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.duplicates import ID_PATTERNS
from perspectief.programme.consistency.entry import EACH, Entry, Pattern, found, texts

_REFERENCES: tuple[tuple[Pattern, str], ...] = (
    (("goals", EACH, "parent"), "goal"),
    (("goals", EACH, "since"), "edition"),
    (("goals", EACH, "clauses", EACH, "indicators"), "indicator"),
    (("indicators", EACH, "goal"), "goal"),
    (("indicators", EACH, "since"), "edition"),
    (("indicators", EACH, "owner"), "owner"),
    (("indicators", EACH, "targets", EACH, "versions", EACH, "edition"), "edition"),
    (("activities", EACH, "goals"), "goal"),
    (("activities", EACH, "indicators"), "indicator"),
    (("activities", EACH, "since"), "edition"),
    (("activities", EACH, "owner"), "owner"),
    (("activities", EACH, "costs", EACH, "edition"), "edition"),
    (("vision", "targets"), "target"),
)


def references_known(tree: Tree) -> Iterator[Problem]:
    """Every id that is referred to belongs to something in the file."""
    for pattern, kind in _REFERENCES:
        known = {text for _, text in texts(tree, ID_PATTERNS[kind])}
        for entry, text in texts(tree, pattern):
            yield from _unknown(entry, text, known, kind)
    yield from _milestones(tree)


def _milestones(tree: Tree) -> Iterator[Problem]:
    """A milestone belongs to a target of the same indicator."""
    for indicator in found(tree, ("indicators", EACH)):
        targets = indicator.entries("targets")
        known = {id_ for target in targets if (id_ := target.text("id"))}
        for target in targets:
            if of := target.text("milestone_of"):
                yield from _unknown(target.entry("milestone_of"), of, known, "target")


def _unknown(entry: Entry, text: str, known: Iterable[str], kind: str) -> Iterator[Problem]:
    if text not in known:
        problem = entry.problem("unknown-reference", suggestion=nearest(text, known), kind=kind)
        yield replace(problem, allowed=tuple(sorted(known)))

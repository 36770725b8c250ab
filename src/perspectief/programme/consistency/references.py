"""What is pointed at exists."""

from collections.abc import Iterator
from dataclasses import replace

from perspectief.ground.near import nearest
from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.duplicates import ID_PATTERNS
from perspectief.programme.consistency.entry import EACH, Entry, Pattern, found, texts

MOST_ALLOWED = 50
_REFERENCES: tuple[tuple[Pattern, str], ...] = (
    (("goals", EACH, "parent"), "goal"),
    (("goals", EACH, "since"), "edition"),
    (("goals", EACH, "clauses", EACH, "indicators"), "indicator"),
    (("indicators", EACH, "goal"), "goal"),
    (("indicators", EACH, "since"), "edition"),
    (("owners", EACH, "stand_in"), "owner"),
    (("indicators", EACH, "owner"), "owner"),
    (("indicators", EACH, "targets", EACH, "versions", EACH, "edition"), "edition"),
    (("activities", EACH, "goals"), "goal"),
    (("activities", EACH, "indicators"), "indicator"),
    (("activities", EACH, "since"), "edition"),
    (("activities", EACH, "owner"), "owner"),
    (("activities", EACH, "costs", EACH, "edition"), "edition"),
    (("counts", EACH, "indicator"), "indicator"),
    (("vision", "targets"), "target"),
)


def references_known(tree: Tree) -> Iterator[Problem]:
    """Every id that is referred to belongs to something in the file."""
    for pattern, kind in _REFERENCES:
        known = dict.fromkeys(sorted(text for _, text in texts(tree, ID_PATTERNS[kind])))
        for entry, text in texts(tree, pattern):
            if text not in known:
                yield _unknown(entry, text, list(known), kind)
    yield from _milestones(tree)


def _milestones(tree: Tree) -> Iterator[Problem]:
    """A milestone belongs to a target of the same indicator."""
    for indicator in found(tree, ("indicators", EACH)):
        targets = indicator.entries("targets")
        known = {id_ for target in targets if (id_ := target.text("id"))}
        for target in targets:
            of = target.text("milestone_of")
            if of is not None and of not in known:
                yield _unknown(target.entry("milestone_of"), of, sorted(known), "target")


def _unknown(entry: Entry, text: str, known: list[str], kind: str) -> Problem:
    problem = entry.problem("unknown-reference", suggestion=nearest(text, known), kind=kind)
    return replace(problem, allowed=tuple(known[:MOST_ALLOWED]))

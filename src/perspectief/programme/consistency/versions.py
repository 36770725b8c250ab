"""Versions of a target stand in the order in which they were said."""

from collections.abc import Iterator
from datetime import date

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, Entry, found


def versions_in_time(tree: Tree) -> Iterator[Problem]:
    """No version was said before the one that stands above it."""
    days = edition_days(tree)
    for target in found(tree, ("indicators", EACH, "targets", EACH)):
        latest: date | None = None
        for version in target.entries("versions"):
            said = _said_on(version, days)
            if said and latest and said < latest:
                key = "edition" if version.has("edition") else "reported"
                yield version.problem(
                    "versions-out-of-order", key, day=said.isoformat(), after=latest.isoformat()
                )
            latest = max(filter(None, (latest, said)), default=None)


def edition_days(tree: Tree) -> dict[str, date]:
    """The day of every edition; of two with one id, the first."""
    days: dict[str, date] = {}
    for edition in found(tree, ("editions", EACH)):
        id_, day = edition.text("id"), edition.day("date")
        if id_ and day:
            days.setdefault(id_, day)
    return days


def _said_on(version: Entry, days: dict[str, date]) -> date | None:
    edition = version.text("edition")
    return days.get(edition) if edition else version.entry("reported").day("date")

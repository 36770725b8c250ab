"""A version of a target has one kind of aim and one origin."""

from collections.abc import Iterator

from perspectief.ground.near import nearest
from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, Entry, found
from perspectief.programme.model import TargetVersion

VERSIONS = ("indicators", EACH, "targets", EACH, "versions", EACH)
AIMS = ("at_most", "at_least", "change_since", "class_is", "better_than_peers_by", "undetermined")
ORIGINS = ("edition", "reported")


def versions_whole(tree: Tree) -> Iterator[Problem]:
    """One aim in every version, or none where it withdraws the target; an edition or another source."""
    for version in found(tree, VERSIONS):
        if isinstance(version.value, dict):
            yield from _one_aim(version)
            yield from _one_origin(version)


def _one_aim(version: Entry) -> Iterator[Problem]:
    aims = [key for key in AIMS if key in _keys(version)]
    if not aims and version.get("withdrawn") is not True and not _misspelt(version, AIMS):
        yield version.problem("no-aim", aims=", ".join(AIMS))
    if len(aims) > 1:
        second = sorted(aims, key=lambda key: version.tree.key_place((*version.path, key)))[1]
        yield version.problem("several-aims", second, aims=", ".join(aims))


def _one_origin(version: Entry) -> Iterator[Problem]:
    origins = [key for key in ORIGINS if key in _keys(version)]
    if not origins and not _misspelt(version, ORIGINS):
        yield version.problem("no-origin")
    if len(origins) == 2:
        yield version.problem("two-origins", "reported")


def _keys(version: Entry) -> tuple[str, ...]:
    return tuple(version.value) if isinstance(version.value, dict) else ()


def _misspelt(version: Entry, wanted: tuple[str, ...]) -> bool:
    """Whether an unknown key was probably meant to be one of `wanted`: one remark is enough."""
    unknown = [key for key in _keys(version) if key not in TargetVersion.model_fields]
    return any(nearest(key, TargetVersion.model_fields) in wanted for key in unknown)

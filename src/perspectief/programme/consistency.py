"""What spans the fields of a programme file."""

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree


def inconsistencies(tree: Tree) -> tuple[Problem, ...]:
    """Every mistake that no single field shows."""
    return ()

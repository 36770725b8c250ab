"""What spans the fields of a programme file: ids, references, rings, days and intervals.

Every check reads the file as written and not the model, so that these mistakes come together with
those of single fields. A value of a wrong kind reads as absent here: the model has objected to it.
"""

from collections.abc import Callable, Iterable

from perspectief.ground.checked import first_of, in_order
from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.activities import activities_in_order
from perspectief.programme.consistency.aims import versions_whole
from perspectief.programme.consistency.baselines import baselines_sound
from perspectief.programme.consistency.beginnings import nothing_before_its_goal
from perspectief.programme.consistency.counts import counts_sound
from perspectief.programme.consistency.duplicates import ids_unique, values_unique
from perspectief.programme.consistency.milestones import milestones_before_targets
from perspectief.programme.consistency.references import references_known
from perspectief.programme.consistency.rings import goals_not_too_deep, goals_without_ring
from perspectief.programme.consistency.versions import versions_in_time

CHECKS: tuple[Callable[[Tree], Iterable[Problem]], ...] = (
    ids_unique,
    values_unique,
    references_known,
    goals_without_ring,
    goals_not_too_deep,
    nothing_before_its_goal,
    versions_whole,
    versions_in_time,
    baselines_sound,
    milestones_before_targets,
    activities_in_order,
    counts_sound,
)


def inconsistencies(tree: Tree) -> tuple[Problem, ...]:
    """Every mistake that no single field shows, in the order of the file."""
    return in_order([problem for check in CHECKS for problem in first_of(check(tree))])

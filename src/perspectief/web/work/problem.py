"""A problem as a sentence on a page: what, without a place in a file."""

from perspectief.ground.problem import Problem
from perspectief.publication.words import Words
from perspectief.publication.words.problem_words import PROBLEMS


def what(problem: Problem, words: Words) -> str:
    """The sentence of a problem's code, with its details filled in."""
    said = PROBLEMS.get(problem.code, PROBLEMS["bad-value"])
    return words.t(said, **(dict(problem.details) | {"found": problem.found, "path": problem.path})).strip()

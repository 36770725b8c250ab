"""Figures of made-up people, known by their source: they stay in programmes that say so themselves."""

from collections.abc import Iterable

from perspectief.facts.model import Figure
from perspectief.facts.store import FIGURES
from perspectief.ground.problem import Place, Problem

# What the gate writes as the source of figures from a made-up town, in whatever language they were let out.
MADE_UP_SOURCES = frozenset({"Register van een verzonnen stad", "Register of a made-up town"})
CODES = ("figures-made-up",)


def made_up_among(figures: Iterable[Figure]) -> list[Problem]:
    """A problem for each measure with figures of made-up people."""
    found = sorted({figure.measure for figure in figures if figure.source in MADE_UP_SOURCES})
    return [Problem("figures-made-up", Place(FIGURES), found=measure) for measure in found]

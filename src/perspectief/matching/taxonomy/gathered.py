"""What published files say together, while they are read one after the other."""

import re
from dataclasses import dataclass, field

from perspectief.ground.problem import Problem
from perspectief.matching.taxonomy.taxonomy import Code, Scheme


@dataclass(slots=True)
class Concept:
    """What the files say of one occupation so far, by language."""

    names: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    isco: str = ""
    code: str = ""


@dataclass(slots=True)
class Gathered:
    """What the files say together so far."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    skills: dict[str, dict[str, str]] = field(default_factory=dict)
    groups: dict[tuple[Scheme, str], dict[str, str]] = field(default_factory=dict)
    links: dict[str, dict[str, bool]] = field(default_factory=dict)
    brc_of_isco: dict[str, str] = field(default_factory=dict)
    codes: list[Code] = field(default_factory=list)
    more_names: dict[str, list[str]] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def several(text: str) -> list[str]:
    """The entries of a field that holds several, one a line or with bars between them."""
    return [one_line(each) for each in re.split(r"\n| \| ", text) if each.strip()]


def one_line(text: str) -> str:
    """The text without line ends and runs of white space."""
    return " ".join(text.split())

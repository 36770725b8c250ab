"""What lets counts leave the register: the installation that the gate asks for, and the words of its figures.

For the command and for the page alike.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from perspectief.ground.problem import Problem, Refused

if TYPE_CHECKING:  # `--help` of the command has to be quick
    from perspectief.gate.counts import Said
    from perspectief.gate.entries import Entry
    from perspectief.gate.figures import Noted
    from perspectief.gate.folder import Installation
    from perspectief.programme.load import Loaded


def installation_of(folder: Path) -> "Installation":
    """What the gate needs of a folder, with the register open.

    Raises `Refused` with what is wrong in the folder, or where made-up people would be counted for a real
    programme (`demo-not-made-up`).
    """
    from perspectief.account import open_house
    from perspectief.gate.folder import Installation

    house = open_house(folder)
    refuse_made_up_people(house.loaded)
    words = partial(noted, made_up=house.programme.made_up)
    return Installation(folder, house.loaded, house.catalogue, house.regions, words)


def refuse_made_up_people(loaded: "Loaded") -> None:
    """A made-up town is not counted for a programme that is real."""
    from perspectief.register.models import Import
    from perspectief.register.town.write import KIND

    if not loaded.programme.made_up and Import.objects.filter(kind=KIND).exists():
        raise Refused([Problem("demo-not-made-up", loaded.place(("made_up",)))])


def noted(entry: "Entry", said: "Said", *, made_up: bool = False) -> "Noted":
    """What a figure says of itself, in both languages."""
    from perspectief.gate.figures import Noted
    from perspectief.publication.words import Words
    from perspectief.publication.words.gate_notes import gate_assumption, gate_note, gate_source

    dutch, english = Words("nl"), Words("en")
    about = (entry.definition, entry.publications[-1].subject.known, said.rule, entry.decision)
    assumed = bool(entry.counting.get("assumed"))
    return Noted(
        source=gate_source(dutch, made_up=made_up),
        note=gate_note(dutch, *about),
        note_en=gate_note(english, *about),
        assumption=gate_assumption(dutch) if assumed else "",
        assumption_en=gate_assumption(english) if assumed else "",
    )

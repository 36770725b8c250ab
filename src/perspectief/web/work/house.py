"""Whose work floor it is: the municipality's name, and whether all of it is made up."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from perspectief.ground.problem import Refused
from perspectief.ground.text import Language
from perspectief.web.work.environment import installation


@dataclass(frozen=True, slots=True)
class House:
    """The name in both languages, empty where there is no programme."""

    nl: str = ""
    en: str = ""
    made_up: bool = False

    def name(self, language: Language) -> str:
        """The municipality's name."""
        return self.en if language == "en" and self.en else self.nl


@lru_cache(maxsize=4)
def house_of(folder: Path) -> House:
    """What the programme of a folder says of itself."""
    from perspectief.programme.load import load

    try:
        programme = load(folder).programme
    except Refused:
        return House()
    name = programme.municipality.name
    return House(name.within("nl"), name.within("en"), programme.made_up)


def house() -> House:
    """Of this installation."""
    return house_of(installation().folder)

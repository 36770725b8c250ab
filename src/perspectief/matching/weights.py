"""The figures that expected gain rests on: a file that the municipality owns, an assumption until it adopts
it.
"""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import Field

from perspectief.ground.checked import validate
from perspectief.ground.files import read_text
from perspectief.ground.problem import Problem, Refused
from perspectief.ground.text import Frozen
from perspectief.ground.yaml_tree import Tree, parse
from perspectief.matching.codes import Transport
from perspectief.matching.travel import Travel

FILE = Path("matching") / "weights.yaml"
CODES = ("weights-all-nought", "weights-chance-falls", "weights-chance-ends", "weights-pay-upside-down")
_LIMIT = 100_000
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0, le=100)]
Speed = Annotated[float, Field(gt=0, le=200)]


class FitWeights(Frozen):
    """How much each part of fit counts."""

    experience: Weight
    skills: Weight
    level: Weight


class ValueWeights(Frozen):
    """How much each part of value counts."""

    hours: Weight
    pay: Weight
    distance: Weight
    wish: Weight
    durability: Weight


class ChancePoint(Frozen):
    """The chance of being hired at one fit."""

    fit: Share
    chance: Share


class TravelSpeeds(Frozen):
    """Km an hour from door to door by each means, and how much longer a road is than a straight line."""

    detour: float = Field(ge=1, le=3)
    car: Speed
    motorcycle: Speed
    moped: Speed
    bicycle: Speed
    public: Speed

    def travel(self) -> Travel:
        """The same by means of transport."""
        return Travel(self.detour, {means: getattr(self, means.value) for means in Transport})


class Spread(Frozen):
    """How proposals are spread over vacancies; see `allocate`."""

    each: int = Field(ge=1, le=100)
    candidates: int = Field(ge=1, le=1000)
    few: int = Field(ge=0, le=1000)
    least: int = Field(ge=0, le=100)
    taken: Share
    later: Share
    positions: int = Field(ge=1, le=10_000)
    steps: int = Field(ge=1, le=100)
    enough: Share


class Weights(Frozen):
    """What the file holds; see `weights.yaml` beside this module for what each figure does."""

    assumption: bool
    source: str = Field(min_length=1, max_length=300)
    fit: FitWeights
    level_above: Share
    chance: tuple[ChancePoint, ...] = Field(min_length=2, max_length=20)
    value: ValueWeights
    full_hours: float = Field(gt=0, le=80)
    pay_from: float = Field(ge=0, le=1000)
    pay_to: float = Field(ge=0, le=1000)
    far_km: float = Field(gt=0, le=400)
    fixed_term: Share
    unknown: Share
    travel: TravelSpeeds
    spread: Spread


def shipped_weights() -> Weights:
    """The figures that come with the program, marked as an assumption."""
    text = files("perspectief.matching").joinpath("weights.yaml").read_text(encoding="utf-8")
    return _weights(text, "weights.yaml")


def load_weights(folder: Path) -> Weights:
    """The figures of a folder, or the shipped ones where it has none. Raises `Refused` with all that is
    wrong.
    """
    path = folder / FILE
    if not path.exists() and not path.is_symlink():
        return shipped_weights()
    return read_weights(path, folder)


def read_weights(path: Path, root: Path) -> Weights:
    """The figures of one file. Raises `Refused` with all that is wrong in it."""
    return _weights(read_text(path, root=root, limit_bytes=_LIMIT), path.name)


def _weights(text: str, file: str) -> Weights:
    tree = parse(text, file)
    found, problems = validate(Weights, tree)
    if found is None or problems:
        raise Refused(problems)
    if wrong := [*_nought(found, tree), *_chances(found, tree), *_pay(found, tree)]:
        raise Refused(wrong)
    return found


def _nought(found: Weights, tree: Tree) -> list[Problem]:
    parts = {"fit": found.fit, "value": found.value}
    return [
        Problem("weights-all-nought", tree.place((name,)), name)
        for name, part in parts.items()
        if not any(part.model_dump().values())
    ]


def _chances(found: Weights, tree: Tree) -> list[Problem]:
    """Points must run from 0 to 1 with a chance that never falls: more fit may not count against somebody."""
    points = found.chance
    problems = []
    if points[0].fit != 0 or points[-1].fit != 1:
        problems.append(Problem("weights-chance-ends", tree.place(("chance",)), "chance"))
    for at in range(1, len(points)):
        if points[at].fit <= points[at - 1].fit or points[at].chance < points[at - 1].chance:
            path = ("chance", at)
            problems.append(Problem("weights-chance-falls", tree.place(path), f"chance[{at}]"))
    return problems


def _pay(found: Weights, tree: Tree) -> list[Problem]:
    if found.pay_from < found.pay_to:
        return []
    return [Problem("weights-pay-upside-down", tree.place(("pay_to",)), "pay_to", str(found.pay_to))]

"""What was said about the future, on which day and on which figures: one file per day in `outlooks/`.

A file is never changed: what was said stays said. `real` was said on its own day; a `hindcast` was made later
with only the figures that were known on the day it looks from, and `pseudo_real_time` where the day on which
some of these became known is itself an assumption.
"""

import json
import re
from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 (a field is called `date`)
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from perspectief.ground.files import read_text, shown_name, write_atomically
from perspectief.ground.folders import entries
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Frozen

FOLDER = "outlooks"
LIMIT_BYTES = 20_000_000
DAY_FILE = re.compile(r"\d{4}-\d{2}-\d{2}\.json")
CODES = ("outlook-no-outlook", "outlook-other-day", "outlook-said-already")

Share = Annotated[float, Field(ge=0, le=1)]
Range = tuple[float, float]
NoChance = Literal[
    "no-figures",
    "no-definition",
    "undetermined",
    "withdrawn",
    "due",
    "no-model",
    "no-peers",
    "figures-disagree",
]


class Moment(Frozen):
    """What is expected for one day: the middle, and the bands that hold half, 80 and 95 % of the draws."""

    date: Day
    middle: float
    band50: Range
    band80: Range
    band95: Range


class SaidChance(Frozen):
    """The chance of one target, or why it cannot be stated.

    `error` is the standard error of the draws. `gap` is how far the middle is from the aim on the due date,
    in the measure's unit, positive where it falls short. `pace_multiple` is the change still needed, as a
    multiple of the largest that was ever seen over so long a time in the panel.
    """

    target: str
    due: Day
    chance: Share | None = None
    error: float | None = None
    gap: float | None = None
    pace_multiple: float | None = None
    reason: NoChance | None = None


class SaidOutlook(Frozen):
    """The outlook of one indicator: what it rests on, what is expected, and the chance of its targets.

    `figures` are the keys of the figures that it was made of; `priors` the numbers that were assumed.
    """

    indicator: str
    measure: str
    region: str
    figures: tuple[str, ...]
    moments: tuple[Moment, ...]
    chances: tuple[SaidChance, ...]
    priors: Mapping[str, float] = {}
    pseudo_real_time: bool = False


class Said(Frozen):
    """Everything that was said from one day."""

    perspectief_outlook: Literal[1]
    as_of: Day
    made_on: Day
    kind: Literal["real", "hindcast"]
    model: str
    seed: int
    outlooks: tuple[SaidOutlook, ...]


def said_file(folder: Path, as_of: Day) -> Path:
    """Where what was said from a day is kept."""
    return folder / FOLDER / f"{as_of.isoformat()}.json"


def load_said(folder: Path) -> tuple[Said, ...]:
    """Everything that was said, oldest first; raises `Refused` with the problems of every file."""
    found: list[Said] = []
    problems: list[Problem] = []
    for path in entries(folder / FOLDER, folder):
        if not DAY_FILE.fullmatch(path.name):
            continue
        try:
            found.append(_read(path, folder))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return tuple(sorted(found, key=lambda said: said.as_of))


def keep_said(folder: Path, said: Said) -> Path:
    """Keep what is said; raises `Refused` where something else was said from that day before."""
    path = said_file(folder, said.as_of)
    text = json.dumps(said.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
    if path.exists():
        before = _read(path, folder)
        if before.model_copy(update={"made_on": said.made_on, "kind": said.kind}) != said:
            raise Refused([Problem("outlook-said-already", Place(shown_name(path, folder)))])
        return path
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, text.encode())
    return path


def _read(path: Path, folder: Path) -> Said:
    place = Place(shown_name(path, folder))
    try:
        said = Said.model_validate_json(read_text(path, root=folder, limit_bytes=LIMIT_BYTES))
    except ValidationError as error:
        at = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise Refused([Problem("outlook-no-outlook", place, at)]) from None
    if said.as_of.isoformat() != path.stem:
        raise Refused([Problem("outlook-other-day", place, found=said.as_of.isoformat())])
    return said

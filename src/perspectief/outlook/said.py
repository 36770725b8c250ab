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

from pydantic import Field, ValidationError, model_validator

from perspectief.ground.files import read_text, shown_name, write_atomically
from perspectief.ground.folders import entries
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Frozen, Text

FOLDER = "outlooks"
LIMIT_BYTES = 20_000_000
DAY_FILE = re.compile(r"\d{4}-\d{2}-\d{2}\.json")
CODES = ("outlook-no-outlook", "outlook-other-day", "outlook-said-already")

MOST_MOMENTS = 500  # of an outlook: ends of months in ten years, and days due
MOST_OUTLOOKS = 5_000
LARGEST = 1e18

Share = Annotated[float, Field(ge=0, le=1)]
Number = Annotated[float, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)]
Code = Annotated[str, Field(min_length=1, max_length=200)]
Range = tuple[Number, Number]
NoChance = Literal[
    "no-figures",
    "no-definition",
    "undetermined",
    "withdrawn",
    "due",
    "no-peers",
]


class Moment(Frozen):
    """What is expected for one day: the middle, and the bands that hold half, 80 and 95 % of the draws."""

    date: Day = Field(ge=Day(1900, 1, 1), le=Day(2200, 12, 31))
    middle: Number
    band50: Range
    band80: Range
    band95: Range

    @model_validator(mode="after")
    def _within_each_other(self) -> "Moment":
        edges = [band[0] for band in (self.band95, self.band80, self.band50)]
        edges += [self.middle, *(band[1] for band in (self.band50, self.band80, self.band95))]
        if edges != sorted(edges):
            raise ValueError("bands lie within each other, around the middle")
        return self


class SaidChance(Frozen):
    """The chance of one target, or why it cannot be stated.

    `error` is the standard error of the draws. `gap` is how far the middle is from the aim on the due date,
    in the measure's unit, positive where it falls short. `pace_multiple` is the change a year that is still
    needed, as a multiple of the largest of one year in the panel.
    """

    target: Code
    due: Day
    chance: Share | None = None
    error: Share | None = None
    gap: Number | None = None
    pace_multiple: Number | None = None
    reason: NoChance | None = None


class Grounds(Frozen):
    """Where the numbers that were assumed come from: fitted on a panel, or a judgement that nobody measured.

    `knows_until` is the last year of what they were made from: an outlook from an earlier day was made with
    numbers that knew more than that day did.
    """

    basis: Literal["fitted", "assumed"]
    text: Text
    knows_until: int = Field(ge=1900, le=2200)


class SaidOutlook(Frozen):
    """The outlook of one indicator: what it rests on, what is expected, and the chance of its targets.

    `figures` are the keys of the figures that it was made of, `inferred_only` says that none of these was
    published as such; `priors` are the numbers that were assumed, `grounds` where those come from.
    """

    indicator: Code
    measure: Code
    region: Code
    figures: tuple[Code, ...] = Field(max_length=10_000)
    moments: tuple[Moment, ...] = Field(max_length=MOST_MOMENTS)
    chances: tuple[SaidChance, ...] = Field(max_length=1_000)
    priors: Mapping[Code, Number] = Field(default={}, max_length=50)
    grounds: Grounds | None = None
    pseudo_real_time: bool = False
    inferred_only: bool = False

    @model_validator(mode="after")
    def _once(self) -> "SaidOutlook":
        said = [(chance.target, chance.due) for chance in self.chances]
        days = [moment.date for moment in self.moments]
        if len(set(said)) < len(said) or len(set(days)) < len(days):
            raise ValueError("a target, and a day, is spoken of once")
        return self


class Said(Frozen):
    """Everything that was said from one day."""

    perspectief_outlook: Literal[1]
    as_of: Day
    made_on: Day
    kind: Literal["real", "hindcast"]
    model: Code
    seed: int = Field(ge=0, le=2**63)
    outlooks: tuple[SaidOutlook, ...] = Field(max_length=MOST_OUTLOOKS)

    @model_validator(mode="after")
    def _kind_follows_from_the_days(self) -> "Said":
        if self.made_on < self.as_of or (self.kind == "real") != (self.made_on == self.as_of):
            raise ValueError("what was said on its own day is real, what was made later a hindcast")
        return self


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

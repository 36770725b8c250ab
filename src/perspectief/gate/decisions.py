"""What the privacy officer decided: which totals may leave as they are, since when, why, and until when."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field

from perspectief.ground.checked import validate
from perspectief.ground.day_field import Day
from perspectief.ground.files import read_text
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Frozen, Text
from perspectief.ground.yaml_tree import parse

FILE = Path("register") / "decisions.yaml"
_LIMIT = 200_000


class Decision(Frozen):
    """One decision of the office `by`, on the totals of the counts named; never on a breakdown."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    counts: tuple[str, ...] = Field(min_length=1)
    decided_on: Day
    by: str = Field(min_length=1, max_length=100)
    reason: Text
    withdrawn_on: Day | None = None
    withdrawn_reason: Text | None = None

    def holds(self, on: date) -> bool:
        """Whether it stands on a day; on the day of withdrawal it no longer does."""
        return self.decided_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)


class _File(Frozen):
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a folder."""

    all: tuple[Decision, ...] = ()

    def on(self, count: str, day: date) -> Decision | None:
        """The decision by which the total of a count may leave exact on a day."""
        return next((each for each in self.all if count in each.counts and each.holds(day)), None)


def load_decisions(folder: Path, counts: tuple[str, ...]) -> Decisions:
    """The decisions in `register/decisions.yaml`, none where there is no such file; raises `Refused`."""
    path = folder / FILE
    if not path.exists() and not path.is_symlink():
        return Decisions()
    tree = parse(read_text(path, root=folder, limit_bytes=_LIMIT), FILE.as_posix())
    found, problems = validate(_File, tree)
    if found is None or problems:
        raise Refused(problems)
    wrong = [
        problem
        for number, one in enumerate(found.decisions)
        for problem in _faults(one, tree.place(("decisions", number)), counts)
    ]
    if wrong:
        raise Refused(wrong)
    return Decisions(found.decisions)


def _faults(one: Decision, place: Place, counts: tuple[str, ...]) -> list[Problem]:
    faults = [
        Problem("gate-decision-unknown-count", place, "counts", name, counts)
        for name in one.counts
        if name not in counts
    ]
    if one.withdrawn_on is not None and one.withdrawn_on < one.decided_on:
        found = one.withdrawn_on.isoformat()
        faults.append(Problem("end-before-start", place, "withdrawn_on", found, details=_since(one)))
    return faults


def _since(one: Decision) -> dict[str, str]:
    return {"start": one.decided_on.isoformat()}

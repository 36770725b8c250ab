"""Which counts a folder asks for: `counts` in the programme, or else `register/counts.yaml`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import Field

from perspectief.gate.counting import can_break_down
from perspectief.gate.definitions import GROUP, Asked, definition_of
from perspectief.ground.checked import validate
from perspectief.ground.files import read_text
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Frozen
from perspectief.ground.yaml_tree import Tree, parse
from perspectief.programme.load import PROGRAMME_FILE, Loaded
from perspectief.register.counting.definition import What

FILE = Path("register") / "counts.yaml"
_LIMIT = 200_000


class Count(Frozen):
    """One count in plain words, as `CountDefinition` has it; `by` are attributes to break it down by."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    measure: str = Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)
    what: str
    counted: str | None = None
    schemes: tuple[str, ...] | None = None
    ages: str | None = None
    age_from: int | None = None
    age_to: int | None = None
    groups: tuple[str, ...] | None = None
    counting_day: int | None = None
    flows: str | None = None
    period: str | None = None
    period_months: int | None = None
    return_months: int | None = None
    work_known_by: str | None = None
    reasons: tuple[str, ...] | None = None
    participation: str | None = None
    hours_a_week: int | None = None
    active_months: int | None = None
    assumed: bool | None = None
    by: tuple[str, ...] = ()


class _File(Frozen):
    counts: tuple[Count, ...] = Field(min_length=1)


def asked_of(folder: Path, loaded: Loaded) -> tuple[Asked, ...]:
    """Every count that the folder asks for; raises `Refused` with all that cannot be counted so."""
    counts: Sequence[Any] = getattr(loaded.programme, "counts", ())
    if counts:
        return _asked([one.model_dump(mode="json", exclude_none=True) for one in counts], loaded.tree)
    path = folder / FILE
    if not path.exists():
        raise Refused([Problem("gate-no-counts", Place(PROGRAMME_FILE))])
    tree = parse(read_text(path, root=folder, limit_bytes=_LIMIT), FILE.as_posix())
    found, problems = validate(_File, tree)
    if found is None or problems:
        raise Refused(problems)
    return _asked([one.model_dump(exclude_none=True) for one in found.counts], tree)


def _asked(counts: Sequence[Mapping[str, Any]], tree: Tree) -> tuple[Asked, ...]:
    asked: list[Asked] = []
    problems: list[Problem] = []
    for number, values in enumerate(counts):
        place = tree.place(("counts", number))
        try:
            one = Asked(
                definition_of({key: value for key, value in values.items() if key != "by"}),
                tuple(values.get("by", ())),
            )
        except ValueError as error:
            problems.append(Problem("gate-bad-definition", place, str(error), str(values["id"])))
            continue
        problems += _faults(one, asked, place)
        asked.append(one)
    if problems:
        raise Refused(problems)
    return tuple(asked)


def _faults(one: Asked, before: Sequence[Asked], place: Place) -> list[Problem]:
    definition = one.definition
    faults = []
    if one.by and (one.by != (GROUP,) or not can_break_down(definition)):
        faults.append(Problem("gate-no-breakdown", place, ", ".join(one.by), definition.id))
    if definition.what is What.MOVES:
        faults.append(Problem("gate-bad-definition", place, "what", definition.id))
    if any(each.definition.id == definition.id for each in before):
        faults.append(Problem("duplicate-id", place, "id", definition.id))
    if any(each.definition.measure == definition.measure for each in before):
        faults.append(Problem("duplicate-value", place, "measure", definition.measure))
    return faults

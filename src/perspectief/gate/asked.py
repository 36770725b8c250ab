"""Which counts the programme wants to leave: its `counts`, as definitions of the register."""

from collections.abc import Sequence

from perspectief.gate.breakdowns import can_break_down
from perspectief.gate.definitions import Asked, definition_of
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.load import PROGRAMME_FILE, Loaded
from perspectief.register.counting.definition import What


def asked_of(loaded: Loaded) -> tuple[Asked, ...]:
    """Every count that can leave; raises `Refused` with all that cannot be counted so.

    Moves between groups do not leave: a table of them has few people in nearly every cell.
    """
    asked: list[Asked] = []
    problems: list[Problem] = []
    for number, count in enumerate(loaded.programme.counts):
        place = loaded.place(("counts", number))
        values = count.plain()
        by = tuple(values.pop("by", ()))
        try:
            one = Asked(definition_of(values), by)
        except ValueError as error:
            problems.append(Problem("gate-bad-definition", place, str(error), count.id))
            continue
        problems += _faults(one, asked, place)
        asked.append(one)
    if not asked and not problems:
        problems.append(Problem("gate-no-counts", Place(PROGRAMME_FILE)))
    if problems:
        raise Refused(problems)
    return tuple(one for one in asked if one.definition.what is not What.MOVES)


def _faults(one: Asked, before: Sequence[Asked], place: Place) -> list[Problem]:
    definition = one.definition
    faults = []
    if one.by and not can_break_down(definition, one.by):
        faults.append(Problem("gate-no-breakdown", place, ", ".join(one.by), definition.id))
    same = next((each for each in before if each.definition.measure == definition.measure), None)
    if same is not None:
        details = {"other": same.definition.id}
        faults.append(Problem("gate-one-measure", place, "measure", definition.measure, details=details))
    return faults

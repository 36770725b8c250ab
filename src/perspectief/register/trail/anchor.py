"""Writing down outside the database, each night, where the chain ends."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.trail.anchors import (
    FILE,
    Anchor,
    Anchors,
    add_lines,
    alone,
    line_of,
    marked,
    read_anchors,
)
from perspectief.register.trail.chain import NOTHING_BEFORE
from perspectief.register.trail.codes import ANCHOR, Reason
from perspectief.register.trail.deed import Deed, Ref
from perspectief.register.trail.keys import Ring, ring
from perspectief.register.trail.models import HEAD, Head
from perspectief.register.trail.setting import load_setting
from perspectief.register.trail.write import write_alone


@dataclass(frozen=True, slots=True)
class Anchored:
    """The new anchor, and what went wrong with copies elsewhere."""

    anchor: Anchor
    problems: tuple[Problem, ...] = ()


def anchor(folder: Path, at: datetime, member: int | None = None, role: str = "") -> Anchored:
    """Write the end of the chain in `register/trail-anchors.jsonl` and its copies, then that this was done.

    First the line, then the entry that tells of it: who cuts lines off is found by the entries. Refused
    where the line cannot be written, or without the key; a copy that cannot be reached is caught up later.
    """
    setting, keys, path = load_setting(folder), ring(), folder / FILE
    with alone(path):
        made = _next(read_anchors(path, keys.all), at, keys)
        add_lines(path, (line_of(made),))
        problems = [_copied(read_anchors(path, keys.all), copy, keys) for copy in setting.places(folder)]
        write_alone(Deed(member, role, ANCHOR, Ref(ANCHOR, str(made.line)), Reason.UPKEEP), at)
    return Anchored(made, tuple(problem for problem in problems if problem))


def _next(known: Anchors, at: datetime, keys: Ring) -> Anchor:
    head, last = Head.objects.get(pk=HEAD), known.last
    line, before = (last.line + 1, last.mark) if last else (1, NOTHING_BEFORE)
    moment = at.astimezone(UTC).isoformat()
    return marked(Anchor(line, head.number, head.link, moment, keys.now.id, before), keys.now)


def _copied(own: Anchors, copy: Path, keys: Ring) -> Problem | None:
    """Add to a copy what it lacks; a copy that says something else is left as it is."""
    try:
        there = read_anchors(copy, keys.all).lines
        if own.lines[: len(there)] != there:
            return Problem("trail-anchor-copy-differs", Place(copy.name))
        add_lines(copy, own.lines[len(there) :])
    except Refused as error:
        return error.problems[0]
    return None

"""What others sent and cannot be so, taken as unknown and told: nothing of it is lost, and nothing is
invented.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Generic, TypeVar

from perspectief.matching.checks import Fault
from perspectief.matching.profile import Profile
from perspectief.matching.vacancy import Vacancy

Thing = TypeVar("Thing", Profile, Vacancy)


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault in the item with this number (from 1) and reference, whose field counts as unknown."""

    item: int
    reference: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Mended(Generic[Thing]):
    """What could be used, and what was told of it, or of items that could not be used at all."""

    things: tuple[Thing, ...]
    remarks: tuple[Remark, ...]


def mended(things: Sequence[Thing], faults: Callable[[Thing], tuple[Fault, ...]]) -> Mended[Thing]:
    """Each thing without the fields that are at fault; one without reference or occupation is left out."""
    used: list[Thing] = []
    remarks: list[Remark] = []
    for item, thing in enumerate(things, start=1):
        found = faults(thing)
        remarks += [Remark(item, thing.reference, fault) for fault in found]
        if not {"match-no-reference", "match-no-occupation"} & {fault.code for fault in found}:
            used.append(_without(thing, {fault.field for fault in found}))
    return Mended(tuple(used), tuple(remarks))


def _without(thing: Thing, wrong: set[str]) -> Thing:
    """Those fields at their default, which is unknown; upside-down hours lose both ends."""
    if "hours_from" in wrong:
        wrong = wrong | {"hours_to"}
    empty = type(thing)(reference=thing.reference)
    values = {each.name: getattr(empty, each.name) for each in fields(thing) if each.name in wrong}
    return replace(thing, **values) if values else thing

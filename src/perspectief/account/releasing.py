"""Who may release a figure: the office that answers for what it is used for, or who stands in for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from perspectief.account.house import House
from perspectief.facts.release import Draft, waiting, write_released
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.model import Indicator, Programme

CODES = ("release-not-allowed", "release-no-owner", "release-unknown-office", "release-before-known")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft with the offices that may release it, owners first."""

    draft: Draft
    offices: tuple[str, ...]


def drafts_waiting(house: House) -> tuple[Waiting, ...]:
    """Every draft that waits for release."""
    drafts = waiting(house.folder, house.catalogue, house.regions)
    return tuple(Waiting(draft, offices_of(house.programme, draft.figure.measure)) for draft in drafts)


def offices_of(programme: Programme, measure: str) -> tuple[str, ...]:
    """The offices that may release a measure: owners of what uses it, then those who stand in for them.

    Owners of indicators that only compare with the measure count where nobody else uses it.
    """
    direct = [one.owner for one in programme.indicators if measure in _measured_by(one)]
    direct += [one.owner for one in programme.activities if measure in one.measures]
    owners = [owner for owner in direct if owner]
    if not owners:
        owners = [one.owner for one in programme.indicators if one.owner and measure in one.comparators]
    stand_ins = {owner.id: owner.stand_in for owner in programme.owners}
    instead = [stand_in for owner in owners if (stand_in := stand_ins.get(owner))]
    return tuple(dict.fromkeys([*owners, *instead]))


def _measured_by(indicator: Indicator) -> set[str]:
    return {indicator.measure, *(target.measure for target in indicator.targets if target.measure)}


def to_release(house: House, by: str, measure: str | None, on: date) -> tuple[Draft, ...]:
    """The drafts that `by` releases on a day: those of one measure, or all that it may.

    Raises `Refused` where the office is unknown or may not release the measure, or the day is too early.
    """
    offices = tuple(owner.id for owner in house.programme.owners)
    if by not in offices:
        near = nearest(by, offices)
        raise Refused([Problem("release-unknown-office", Place("--by"), "", by, offices, near)])
    found = drafts_waiting(house)
    if measure is not None:
        found = tuple(one for one in found if one.draft.figure.measure == measure)
        _refuse_strangers(house, by, measure)
    drafts = tuple(one.draft for one in found if by in one.offices)
    if found and not drafts and not any(figure.released_by == by for figure in house.facts):
        raise Refused(_none_of_its_own(house, by, found))
    _refuse_too_early(drafts, on)
    return drafts


def _refuse_strangers(house: House, by: str, measure: str) -> None:
    if house.catalogue.find(measure) is None:
        near = house.catalogue.suggest(measure)
        raise Refused([Problem("unknown-measure", Place("--measure"), found=measure, suggestion=near)])
    may = offices_of(house.programme, measure)
    if not may:
        raise Refused([Problem("release-no-owner", Place("programme.yaml"), "", measure)])
    if by not in may:
        details = {"office": by}
        raise Refused([Problem("release-not-allowed", Place("--by"), "", measure, may, details=details)])


def _none_of_its_own(house: House, by: str, found: Sequence[Waiting]) -> Iterator[Problem]:
    """Everything that waits is for others to release."""
    for measure in dict.fromkeys(one.draft.figure.measure for one in found):
        offices = offices_of(house.programme, measure)
        code = "release-not-allowed" if offices else "release-no-owner"
        yield Problem(code, Place("--by"), "", measure, offices, details={"office": by})


def _refuse_too_early(drafts: Sequence[Draft], on: date) -> None:
    early = [draft.figure for draft in drafts if draft.figure.published_on > on]
    if early:
        raise Refused(
            Problem(
                "release-before-known",
                Place("--on"),
                "",
                figure.as_published,
                suggestion=figure.published_on.isoformat(),
                details={"measure": figure.measure},
            )
            for figure in early
        )


def release(house: House, drafts: Sequence[Draft], by: str, on: date) -> None:
    """Write the released twins of the drafts."""
    write_released(house.folder, drafts, by, on, house.catalogue, house.regions)

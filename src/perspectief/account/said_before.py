"""What was said before, beside what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from perspectief.account.chances import word_of
from perspectief.account.model import (
    Edition,
    FigureView,
    Inside,
    SaidBefore,
    TargetAccount,
    VersionView,
)
from perspectief.account.outlooks import Heard, asked_on
from perspectief.outlook.said import Range


@dataclass(frozen=True, slots=True)
class Looking:
    """From where one looks back: the day, its editions, the targets, and levels of the indicator."""

    as_of: date
    editions: Sequence[Edition]
    targets: Sequence[TargetAccount]
    figures: Sequence[FigureView]


def said_before(heard: Sequence[Heard], back: Looking) -> tuple[SaidBefore, ...]:
    """What each earlier outlook said of the due dates and of days that have a figure now, oldest first.

    The newest one counts as earlier for days that are past.
    """
    return tuple(
        row
        for each in heard
        if each.as_of < back.as_of
        for row in _rows(each, back, _editions_of(each, heard, back))
        if each is not heard[-1] or row.day < back.as_of
    )


def _editions_of(each: Heard, heard: Sequence[Heard], back: Looking) -> tuple[str, ...]:
    """The editions on whose day this was the newest outlook."""
    newest = {
        edition.id: max((one.as_of for one in heard if one.as_of <= edition.date), default=None)
        for edition in back.editions
        if edition.status == "adopted"
    }
    return tuple(id_ for id_, as_of in newest.items() if as_of == each.as_of)


def _rows(each: Heard, back: Looking, editions: tuple[str, ...]) -> Iterator[SaidBefore]:
    of_targets = list(_of_targets(each, back, editions))
    days = {row.day for row in of_targets}
    others = (
        _row(each, moment.date, back, editions)
        for moment in each.outlook.moments
        if each.as_of < moment.date < back.as_of and moment.date not in days
    )
    yield from sorted((*of_targets, *(row for row in others if row.came)), key=lambda row: row.day)


def _of_targets(each: Heard, back: Looking, editions: tuple[str, ...]) -> Iterator[SaidBefore]:
    """A row for each target that was spoken of; of two that asked the same by the same day only the first."""
    seen: list[VersionView] = []
    for target in back.targets:
        version = asked_on(target.versions, each.as_of)
        said = each.chance_of(target.id, version.due) if version else None
        if (
            version is None
            or said is None
            or version.due < each.as_of
            or not _says(each, version.due, said.chance)
        ):
            continue
        if any((one.aim, one.due) == (version.aim, version.due) for one in seen):
            continue
        seen.append(version)
        row = _row(each, version.due, back, editions)
        yield row.model_copy(
            update={
                "target": target.id,
                "version": target.versions.index(version),
                "chance": said.chance,
                "word": None if said.chance is None else word_of(said.chance),
                "reason": said.reason,
            }
        )


def _says(each: Heard, due: date, chance: float | None) -> bool:
    return chance is not None or any(moment.date == due for moment in each.outlook.moments)


def _row(each: Heard, day: date, back: Looking, editions: tuple[str, ...]) -> SaidBefore:
    moment = next((one for one in each.outlook.moments if one.date == day), None)
    came = _came(day, back.figures)
    return SaidBefore(
        as_of=each.as_of,
        made_on=each.said.made_on,
        kind=each.said.kind,
        pseudo_real_time=each.outlook.pseudo_real_time,
        editions=editions,
        day=day,
        middle=moment.middle if moment else None,
        band80=moment.band80 if moment else None,
        came=came.key if came else None,
        inside=_inside(came, moment.band80) if came and moment else None,
    )


def _came(day: date, figures: Sequence[FigureView]) -> FigureView | None:
    """The figure for a day: its period holds the day, and it was published on it or later."""
    found = [
        each
        for each in figures
        if each.start <= day <= each.end and each.published_on >= day and each.origin != "inferred"
    ]
    told = [each for each in found if each.low is not None or each.high is not None]
    return max(told, key=lambda each: (each.published_on, each.key), default=None)


def _inside(figure: FigureView, band: Range) -> Inside:
    low = float("-inf") if figure.low is None else figure.low
    high = float("inf") if figure.high is None else figure.high
    if band[0] <= low and high <= band[1]:
        return "inside"
    return "outside" if high < band[0] or low > band[1] else "unclear"

"""What was said before, beside what came of it."""

from calendar import monthrange
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
from perspectief.outlook.said import Range, SaidChance


@dataclass(frozen=True, slots=True)
class Looking:
    """From where one looks back: the day, its editions, the targets, and levels of the indicator."""

    as_of: date
    editions: Sequence[Edition]
    targets: Sequence[TargetAccount]
    figures: Sequence[FigureView]


def said_before(heard: Sequence[Heard], back: Looking) -> tuple[SaidBefore, ...]:
    """What each earlier outlook said of the due dates, and of the last figure on the way there, oldest first.

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
    """A row for each target, and while its figure is awaited one for the month of the last figure."""
    of_targets = list(_of_targets(each, back, editions))
    latest = {target.id: target.latest for target in back.targets}
    keys = dict.fromkeys(latest[row.target or ""] for row in of_targets if row.came is None)
    figures = (figure for figure in back.figures if figure.key in keys)
    so_far = [row for figure in figures if (row := _so_far(figure, each, back, editions))]
    yield from sorted((*of_targets, *so_far), key=lambda row: row.day)


def _so_far(figure: FigureView, each: Heard, back: Looking, editions: tuple[str, ...]) -> SaidBefore | None:
    """What was said of the month in which a figure ends, where that came after it was said."""
    if figure.published_on <= each.as_of or figure.origin == "inferred":
        return None
    last = figure.end.replace(day=monthrange(figure.end.year, figure.end.month)[1])
    days = [one.date for one in each.outlook.moments if max(figure.start, each.as_of) <= one.date <= last]
    if not days:
        return None
    row = _row(each, max(days), back, editions)
    inside = _inside(figure, row.band80) if row.band80 else None
    return row.model_copy(update={"came": figure.key, "inside": inside})


def _of_targets(each: Heard, back: Looking, editions: tuple[str, ...]) -> Iterator[SaidBefore]:
    """A row for each target that was spoken of; of two that asked the same by the same day only the first."""
    seen: list[VersionView] = []
    for target in back.targets:
        version = asked_on(target.versions, each.as_of)
        said = each.chance_of(target.id, version.due) if version else None
        if version is None or said is None or version.due < each.as_of or not _says(each, said):
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


def _says(each: Heard, said: SaidChance) -> bool:
    """Whether there is something to look back at: an aim that was asked, with a chance or an expectation."""
    if said.reason in ("withdrawn", "undetermined"):
        return False
    return said.chance is not None or any(moment.date == said.due for moment in each.outlook.moments)


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
        assumed_later=each.assumed_later,
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

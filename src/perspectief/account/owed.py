"""What owners still owe an edition: texts, figures that are due, drafts that wait for release.

Every document tells of each adopted indicator what happened, and where a target is missed or behind
also why and what is done about it. A planning document (perspectiefnota, begroting) tells the plan of
each activity, an interim report its progress, an annual report its result.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from perspectief.account.figures import levels
from perspectief.account.model import Account, Edition, FigureView, IndicatorAccount
from perspectief.ground.text import Frozen
from perspectief.programme.model import Activity, EditionKind, Frequency
from perspectief.programme.written import Section, SubjectKind

OwedKind = Literal[
    "text",
    "figure",  # a period has ended, or a target is due, and there is no figure of it
    "release",  # a figure is there as a draft
]
_MONTHS: dict[Frequency, int] = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_OF_ACTIVITY: dict[EditionKind, Section] = {
    "perspectiefnota": "plan",
    "begroting": "plan",
    "bestuursrapportage": "progress",
    "jaarverslag": "result",
}
_DEVIATES = ("missed", "behind")
_AWAITED = ("figure_awaited", "no_figures")


class Owed(Frozen):
    """One thing that one owner owes an edition; `owner` None is nobody named.

    `by` is the edition's `texts_due` and `days_left` the days until then from the account's day, negative
    when it is past; both None where the edition names no day. `sections` is what is to be written,
    `since` the day from which a figure is due, `figure` the key of a draft and `stand_in` who may release
    it beside the owner.
    """

    edition: str
    owner: str | None
    kind: OwedKind
    subject_kind: SubjectKind
    subject: str
    sections: tuple[Section, ...] = ()
    since: date | None = None
    figure: str | None = None
    stand_in: str | None = None
    by: date | None = None
    days_left: int | None = None


def owed(account: Account, edition: str | None = None) -> tuple[Owed, ...]:
    """What is owed for `edition`, or the concept, or else the newest edition; by owner, nobody last.

    Empty where the account does not know the edition.
    """
    wanted = edition or account.concept or (account.editions[-1].id if account.editions else None)
    found = next((each for each in account.editions if each.id == wanted), None)
    if found is None:
        return ()
    order = {owner.id: number for number, owner in enumerate(account.owners)}
    by = found.texts_due
    when = {"by": by, "days_left": (by - account.as_of).days if by else None}
    everything = [
        each.model_copy(update=when) for each in (*_texts(account, found), *_figures(account, found))
    ]
    return tuple(sorted(everything, key=lambda each: order.get(each.owner or "", len(order))))


def _texts(account: Account, edition: Edition) -> Iterator[Owed]:
    there = {
        (text.subject_kind, text.subject, text.section)
        for text in account.texts
        if text.edition == edition.id
    }
    for indicator in account.indicators:
        wanted = () if indicator.supplementary else _of_indicator(indicator)
        missing = tuple(each for each in wanted if ("indicator", indicator.id, each) not in there)
        if missing:
            yield _of(edition, indicator, "text").model_copy(update={"sections": missing})
    for activity in account.activities:
        section = _of_activity(activity, edition)
        if section and ("activity", activity.id, section) not in there:
            yield Owed(
                edition=edition.id, owner=activity.owner, kind="text", subject_kind="activity",
                subject=activity.id, sections=(section,),
            )  # fmt: skip


def _of(edition: Edition, indicator: IndicatorAccount, kind: OwedKind) -> Owed:
    owner = indicator.owner
    return Owed(
        edition=edition.id, owner=owner.id if owner else None, kind=kind, subject_kind="indicator",
        subject=indicator.id,
    )  # fmt: skip


def _of_indicator(indicator: IndicatorAccount) -> tuple[Section, ...]:
    deviates = any(target.adopted and target.status in _DEVIATES for target in indicator.targets)
    return ("happened", "why", "steering") if deviates else ("happened",)


def _of_activity(activity: Activity, edition: Edition) -> Section | None:
    """What an edition tells of an activity; a plan or result may stand in the programme itself."""
    section = _OF_ACTIVITY[edition.kind]
    stands = {"plan": activity.plan, "result": activity.result}
    return None if stands.get(section) else section


def _figures(account: Account, edition: Edition) -> Iterator[Owed]:
    figures = {figure.key: figure for figure in account.figures}
    for indicator in account.indicators:
        own = [figures[key] for key in indicator.figures]
        since = None if indicator.supplementary else _due_since(account, indicator, own)
        if since:
            yield _of(edition, indicator, "figure").model_copy(update={"since": since})
        for draft in (figure for figure in own if figure.release == "draft"):
            stand_in = indicator.owner.stand_in if indicator.owner else None
            update = {"figure": draft.key, "stand_in": stand_in}
            yield _of(edition, indicator, "release").model_copy(update=update)


def _due_since(account: Account, indicator: IndicatorAccount, figures: list[FigureView]) -> date | None:
    """The day from which a figure is due: a whole period after the newest one, or a target's due date."""
    known = levels(figures)
    days = [
        target.version.due
        for target in indicator.targets
        if target.adopted and target.status in _AWAITED and target.version.due <= account.as_of
    ]
    months = _MONTHS.get(indicator.frequency) if indicator.frequency else None
    if months and known:
        days.append(_months_later(max(figure.end for figure in known), months))
    elif months and indicator.next_figure:
        days.append(indicator.next_figure)
    due = [day for day in days if day <= account.as_of]
    return min(due) if due else None


def _months_later(day: date, months: int) -> date:
    """The last day of the month so many months on: periods end with a month."""
    month = day.year * 12 + day.month + months  # the month after it, from 0
    return date.fromordinal(date(month // 12, month % 12 + 1, 1).toordinal() - 1)

"""Outlooks in an account: the newest that its day may know, and the chances of targets by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from perspectief.account.chances import is_old, word_of
from perspectief.account.model import ChanceView, OutlookView, VersionView
from perspectief.outlook.said import Said, SaidChance, SaidOutlook


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of one indicator from one day."""

    said: Said
    outlook: SaidOutlook

    @property
    def as_of(self) -> date:
        """The day that it was said from."""
        return self.said.as_of

    @property
    def assumed_later(self) -> int | None:
        """The last year that the assumptions of a hindcast know figures of, where its day could not."""
        grounds = self.outlook.grounds
        if self.said.kind == "real" or grounds is None or self.as_of.year > grounds.knows_until:
            return None
        return grounds.knows_until

    def chance_of(self, target: str, due: date) -> SaidChance | None:
        """What was said of a target for its due date."""
        found = (each for each in self.outlook.chances if (each.target, each.due) == (target, due))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an outlook has to be about: a measure of another definition is another thing."""

    indicator: str
    measure: str
    region: str


def heard_of(subject: Subject, outlooks: Sequence[Said], until: date | None) -> tuple[Heard, ...]:
    """What was said of an indicator from days up to `until` (None: from any day), oldest first."""
    return tuple(
        Heard(said, outlook)
        for said in sorted(outlooks, key=lambda said: said.as_of)
        if until is None or said.as_of <= until
        for outlook in said.outlooks
        if (outlook.indicator, outlook.measure, outlook.region)
        == (subject.indicator, subject.measure, subject.region)
    )


def outlook_view(heard: Sequence[Heard]) -> OutlookView | None:
    """The newest outlook; None where nothing was said."""
    if not heard:
        return None
    said, outlook = heard[-1].said, heard[-1].outlook
    return OutlookView(
        as_of=said.as_of,
        made_on=said.made_on,
        kind=said.kind,
        model=said.model,
        figures=outlook.figures,
        moments=tuple(sorted(outlook.moments, key=lambda moment: moment.date)),
        pseudo_real_time=outlook.pseudo_real_time,
        priors=dict(sorted(outlook.priors.items())),
        grounds=outlook.grounds,
        assumed_later=heard[-1].assumed_later,
        inferred_only=outlook.inferred_only,
    )


def chance_view(
    heard: Sequence[Heard], target: str, versions: Sequence[VersionView], as_of: date
) -> ChanceView | None:
    """The chance of a target by the newest outlook; None where that says nothing of it.

    A chance is of one aim: where another is in force now than on the day of the outlook, it is not told.
    """
    if not heard:
        return None
    newest, now = heard[-1], versions[-1]
    of_target = [each for each in newest.outlook.chances if each.target == target]
    if not of_target:
        return None
    if as_of > now.due:
        return ChanceView(said_on=newest.as_of, reason="due")
    said, then = newest.chance_of(target, now.due), asked_on(versions, newest.as_of)
    if said is None or then is None or (then.aim, then.due) != (now.aim, now.due):
        return ChanceView(said_on=newest.as_of, reason="aim-changed")
    return _told(said, newest, as_of)


def asked_on(versions: Sequence[VersionView], day: date) -> VersionView | None:
    """The version of a target that was in force on a day."""
    return next((each for each in reversed(versions) if each.said_on <= day), None)


def _told(said: SaidChance, newest: Heard, as_of: date) -> ChanceView:
    return ChanceView(
        said_on=newest.as_of,
        chance=said.chance,
        word=None if said.chance is None else word_of(said.chance),
        error=said.error,
        gap=said.gap,
        pace_multiple=said.pace_multiple,
        reason=said.reason,
        figures=len(newest.outlook.figures),
        inferred_only=newest.outlook.inferred_only,
        old=is_old(newest.as_of, as_of),
    )

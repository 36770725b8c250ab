"""What is still owed for an edition, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from perspectief.publication.words.marker import mark
from perspectief.publication.words.words import Words

if TYPE_CHECKING:
    from perspectief.account.model import Account
    from perspectief.account.owed import Owed

SECTIONS = {
    "happened": mark("what happened"),
    "why": mark("why"),
    "steering": mark("what is done about it"),
    "plan": mark("the plan"),
    "progress": mark("what was carried out"),
    "result": mark("the result"),
}


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """All that one owner owes."""

    name: str
    owed: "tuple[Owed, ...]"


def owed_by_owner(account: "Account", owed: "Sequence[Owed]", words: Words) -> tuple[OwnerLine, ...]:
    """What is owed grouped by owner, in the order in which it comes."""
    names = {owner.id: words.text(owner.name) for owner in account.owners}
    return tuple(
        OwnerLine(names.get(owner or "", words.t("Nobody is named")), tuple(items))
        for owner, items in groupby(owed, key=lambda each: each.owner)
    )


def owed_subject(account: "Account", one: "Owed", words: Words) -> str:
    """The title of what something is owed about."""
    parts = account.indicators if one.subject_kind == "indicator" else account.activities
    return next((words.text(part.title) for part in parts if part.id == one.subject), one.subject)


def owed_what(account: "Account", one: "Owed", words: Words) -> str:
    """What is owed: a text with its sections, a figure, or the release of a draft."""
    if one.kind == "text":
        sections = words.listing([words.t(SECTIONS[section]) for section in one.sections])
        return words.t("write {sections}", sections=sections)
    if one.kind == "figure" and one.since:
        return words.t("hand in the figure that is due since {day}", day=words.day(one.since))
    draft = next((figure for figure in account.figures if figure.key == one.figure), None)
    measure = next((each for each in account.measures if draft and each.id == draft.measure), None)
    if draft is None or measure is None:
        return words.t("release the draft")
    return words.t(
        "release the draft {figure} ({period})",
        figure=words.figure(draft, measure),
        period=words.period(draft.start, draft.end),
    )


def owed_lead(account: "Account", owed: "Sequence[Owed]", words: Words) -> str:
    """How much is owed, by how many, and how long there is."""
    if not owed:
        return words.t("Nothing is owed.")
    owners = len({one.owner for one in owed})
    things = words.n("{count} thing is still to be done", "{count} things are still to be done", len(owed))
    by = words.n("by {count} owner", "by {count} owners", owners)
    return f"{words.sentence(f'{things} {by}')} {owed_term(owed[0], words)}".strip()


def owed_term(one: "Owed", words: Words) -> str:
    """By which day, and how many days are left; empty where no day is named."""
    if one.by is None or one.days_left is None:
        return ""
    day = words.day(one.by)
    if one.days_left < 0:
        late = words.n("{count} day ago", "{count} days ago", -one.days_left)
        return words.t("It was due on {day}, {late}.", day=day, late=late)
    if one.days_left == 0:
        return words.t("It is due today, {day}.", day=day)
    left = words.n("{count} day is left", "{count} days are left", one.days_left)
    return words.t("It is due on {day}; {left}.", day=day, left=left)

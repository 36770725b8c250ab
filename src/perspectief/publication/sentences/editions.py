"""What an edition changed: targets set, kept, moved or withdrawn; and the day it shows."""

from perspectief.account.model import Account, Edition, TargetAccount, VersionView
from perspectief.publication.sentences.aims import aim
from perspectief.publication.sentences.answers import reason
from perspectief.publication.sentences.lookup import measure_of
from perspectief.publication.words import Words


def edition_intro(edition: Edition, words: Words) -> str:
    """Which day the page of an edition shows."""
    title = words.text(edition.title)
    day = words.day(edition.date, edition.date_precision)
    if edition.date_precision == "day":
        return words.t(
            "This is the programme as it was known on {day}, the day of: {title}.", day=day, title=title
        )
    return words.t(
        "This is the programme as it was known at the time of: {title} ({day}; the exact day is not known).",
        day=day,
        title=title,
    )


def edition_targets(edition: Edition, account: Account, words: Words) -> tuple[str, ...]:
    """One or two sentences for each target that an edition speaks of, in the order of the indicators."""
    found = []
    for indicator in account.indicators:
        for target in indicator.targets:
            said = _said(edition, target, account, words)
            if said:
                title = words.text(target.title or indicator.title)
                found.append(f"{title}: {said}")
    return tuple(found)


def _said(edition: Edition, target: TargetAccount, account: Account, words: Words) -> str:
    at = next((at for at, version in enumerate(target.versions) if version.edition == edition.id), None)
    if at is None:
        return ""
    version, before = target.versions[at], target.versions[at - 1] if at else None
    sentence = _change(version, before, target, account, words)
    return " ".join([sentence, *reason(version, words)])


def _change(
    version: VersionView, before: VersionView | None, target: TargetAccount, account: Account, words: Words
) -> str:
    measure = measure_of(account, target.measure)
    new = aim(version, measure, words)
    if before is None:
        return words.t("aim set, {aim}.", aim=new)
    old = aim(before, measure, words)
    if version.aim.kind == "withdrawn":
        return words.t("aim withdrawn, it was {aim}.", aim=old)
    if (version.aim, version.due) == (before.aim, before.due):
        return words.t("aim kept, {aim}.", aim=new)
    return words.t("aim changed, from {old} to {new}.", old=old, new=new)

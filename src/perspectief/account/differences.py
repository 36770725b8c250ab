"""What differs between two accounts of one programme, the older first."""

from collections.abc import Iterator

from perspectief.account.activity_changes import activity_changes
from perspectief.account.changes import Change, Changes, FindingChange
from perspectief.account.definition_changes import definition_changes
from perspectief.account.figure_changes import figure_changes
from perspectief.account.model import Account, Edition, Measure
from perspectief.account.target_changes import status_changes, target_changes
from perspectief.account.text_changes import text_changes


def differences(before: Account, after: Account) -> tuple[Change, ...]:
    """All that differs, in a fixed order: targets, ways of counting, figures, statuses, the rest."""
    return (
        *target_changes(before, after),
        *definition_changes(before, after),
        *figure_changes(before, after),
        *status_changes(before, after),
        *activity_changes(before, after),
        *text_changes(before, after),
        *_finding_changes(before, after),
    )


def changes_between(before: Account | None, after: Account) -> Changes:
    """The differences as a document of its own; of a first account only the targets that it sets."""
    first = after.model_copy(update={"indicators": ()})
    changes = differences(before, after) if before else tuple(target_changes(first, after))
    return Changes(
        before=edition_of(before) if before else None,
        after=edition_of(after),
        since=before.as_of if before else None,
        until=after.as_of,
        changes=changes,
        measures=_measures(changes, before or after, after),
    )


def edition_of(account: Account) -> Edition | None:
    """The edition whose day an account is of, or that it looks from as a concept."""
    wanted = account.concept or account.edition
    return next((edition for edition in account.editions if edition.id == wanted), None)


def _measures(changes: tuple[Change, ...], before: Account, after: Account) -> tuple[Measure, ...]:
    named: set[str] = set()
    for change in changes:
        if change.sort == "target":
            named.add(change.measure)
        if change.sort == "figure":
            named |= {figure.measure for figure in (change.figure, *change.earlier)}
    known = {measure.id: measure for account in (before, after) for measure in account.measures}
    return tuple(known[measure] for measure in sorted(named) if measure in known)


def _finding_changes(before: Account, after: Account) -> Iterator[FindingChange]:
    """A finding is the same one where it says the same of the same subject; its line may have moved."""
    old = {(each.code, each.subject_kind, each.subject, _said(each.details)) for each in before.findings}
    new = {(each.code, each.subject_kind, each.subject, _said(each.details)) for each in after.findings}
    if old != new:
        yield FindingChange(solved=len(old - new), new=len(new - old))


def _said(details: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What tells two findings of one code and subject apart; names may be corrected."""
    kept = {"clause", "date", "since"}
    return tuple(sorted((name, value) for name, value in details.items() if name in kept))

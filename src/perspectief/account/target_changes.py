"""What became of the targets between two accounts, and where they stand otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from perspectief.account.changes import StatusChange, TargetChange, TargetChangeKind
from perspectief.account.model import Account, IndicatorAccount, TargetAccount, VersionView
from perspectief.ground.text import Text


@dataclass(frozen=True, slots=True)
class _Line:
    """A target with its indicator."""

    indicator: IndicatorAccount
    target: TargetAccount

    @property
    def title(self) -> Text:
        return self.target.title or self.indicator.title


def target_changes(before: Account, after: Account) -> Iterator[TargetChange]:
    """Targets set, decided, changed, kept though something about them changed, withdrawn or dropped."""
    old, new = _lines(before), _lines(after)
    touched = {id_ for id_, line in new.items() if _moved(old.get(id_), line) or _said_again(old, line)}
    touched |= {of for id_ in touched if (of := new[id_].target.milestone_of)}
    for id_, line in new.items():
        if id_ in touched:
            was = old[id_].target.version if id_ in old else None
            yield _change(_kind(was, line.target.version), line, new, was, line.target.version)
    for id_, line in old.items():
        if id_ not in new:
            yield _change("dropped", line, old, line.target.version, None)


def status_changes(before: Account, after: Account) -> Iterator[StatusChange]:
    """Targets of both accounts that stand otherwise."""
    old = _lines(before)
    for id_, line in _lines(after).items():
        told = line.target.status == "withdrawn"  # what became of the target says so
        if id_ in old and not told and old[id_].target.status != line.target.status:
            yield StatusChange(
                indicator=line.indicator.id,
                target=id_,
                title=line.title,
                before=old[id_].target.status,
                after=line.target.status,
            )


def _lines(account: Account) -> Mapping[str, _Line]:
    return {
        target.id: _Line(indicator, target)
        for indicator in account.indicators
        for target in indicator.targets
    }


def _asks(version: VersionView) -> tuple[object, ...]:
    return version.aim, version.due


def _moved(old: _Line | None, new: _Line) -> bool:
    return old is None or _asks(old.target.version) != _asks(new.target.version)


def _said_again(old: Mapping[str, _Line], new: _Line) -> bool:
    """Whether another document, or another reason, now stands behind the same aim."""
    was, now = old.get(new.target.id), new.target.version
    if was is None:
        return True
    then = was.target.version
    return (then.edition, then.reported, then.reason) != (now.edition, now.reported, now.reason)


def _kind(was: VersionView | None, now: VersionView) -> TargetChangeKind:
    if now.aim.kind == "withdrawn":
        return "withdrawn" if was is None or was.aim.kind != "withdrawn" else "kept"
    if was is None or was.aim.kind == "withdrawn":
        return "set"
    if _asks(was) == _asks(now):
        return "kept"
    return "decided" if was.aim.kind == "undetermined" else "changed"


def _change(
    kind: TargetChangeKind,
    line: _Line,
    lines: Mapping[str, _Line],
    before: VersionView | None,
    after: VersionView | None,
) -> TargetChange:
    of = lines.get(line.target.milestone_of or "")
    return TargetChange(
        kind=kind,
        indicator=line.indicator.id,
        target=line.target.id,
        title=line.title,
        measure=line.target.measure,
        step_of=of.title if of else None,
        before=before,
        after=after,
    )

"""Norms on targets: a value, a day, a baseline, milestones, and why this much."""

from collections.abc import Iterator
from datetime import date

from perspectief.programme.finding import Finding
from perspectief.programme.load import Loaded
from perspectief.programme.model import Baseline, ChangeSince, Indicator, Target, TargetVersion
from perspectief.programme.norms.subject import Subject

YEARS_WITHOUT_MILESTONE = 3


def target_findings(loaded: Loaded) -> Iterator[Finding]:
    """Findings on what the last edition said of each target; what only the press says is not audited."""
    for index, indicator in enumerate(loaded.programme.indicators):
        for at, target in enumerate(indicator.targets):
            last = _last_adopted(target)
            if last is not None and not target.versions[last].withdrawn:
                subject = Subject(
                    loaded,
                    "target",
                    target.id,
                    target.title or indicator.title,
                    ("indicators", index, "targets", at),
                )
                yield from _of_target(subject, indicator, target, last)


def _last_adopted(target: Target) -> int | None:
    adopted = [at for at, version in enumerate(target.versions) if version.edition]
    return adopted[-1] if adopted else None


def _of_target(subject: Subject, indicator: Indicator, target: Target, last: int) -> Iterator[Finding]:
    version = target.versions[last]
    yield from _aim(subject, indicator, version, last)
    yield from _day(subject, indicator, target)
    if not version.undetermined:
        yield from _milestones(subject, indicator, target)
    if version.change_since:
        yield from _change(subject, indicator, version.change_since, last)
    is_level = version.at_most is not None or version.at_least is not None
    if is_level and not any(said.baseline for said in target.versions):
        yield subject.finding("baseline-not-named", indicator=indicator.id)
    if not target.explanation and not any(said.reason for said in target.versions):
        yield subject.finding("target-unexplained", indicator=indicator.id)


def _aim(subject: Subject, indicator: Indicator, version: TargetVersion, at: int) -> Iterator[Finding]:
    if version.undetermined:
        number = "left-open" if version.as_published else "not-found"
        path = ("versions", at, "undetermined")
        yield subject.finding("aim-undetermined", *path, indicator=indicator.id, number=number)
    if version.assumption:
        yield subject.finding("aim-assumed", "versions", at, "assumption", indicator=indicator.id)


def _day(subject: Subject, indicator: Indicator, target: Target) -> Iterator[Finding]:
    if target.due_assumption:
        due = target.due.isoformat()
        yield subject.finding("due-assumed", "due", indicator=indicator.id, due=due)


def _milestones(subject: Subject, indicator: Indicator, target: Target) -> Iterator[Finding]:
    """A target of many years needs something to be held against on the way."""
    said_on = _first_said_on(subject.loaded, target)
    has_milestone = any(other.milestone_of == target.id for other in indicator.targets)
    if _is_long(said_on, target.due) and not has_milestone and not target.milestone_of:
        yield subject.finding(
            "milestones-missing",
            "due",
            indicator=indicator.id,
            due=target.due.isoformat(),
            said_on=said_on.isoformat(),
        )


def _first_said_on(loaded: Loaded, target: Target) -> date:
    days = {edition.id: edition.date for edition in loaded.programme.editions}
    return min(days[version.edition] for version in target.versions if version.edition)


def _is_long(start: date, end: date) -> bool:
    later = (start.month, start.day) < (end.month, end.day)
    return end.year - start.year + (0 if later else -1) >= YEARS_WITHOUT_MILESTONE


def _change(subject: Subject, indicator: Indicator, change: ChangeSince, at: int) -> Iterator[Finding]:
    path = ("versions", at, "change_since")
    if change.baseline is None:
        since = change.since.isoformat()
        yield subject.finding("baseline-missing", *path, indicator=indicator.id, since=since)
    else:
        yield from _baseline(subject, indicator, change.baseline, (*path, "baseline"))


def _baseline(
    subject: Subject, indicator: Indicator, baseline: Baseline, path: tuple[str | int, ...]
) -> Iterator[Finding]:
    details = {"indicator": indicator.id, "date": baseline.date.isoformat()}
    if baseline.origin == "inferred":
        yield subject.finding("baseline-inferred", *path, "origin", **details)
    if baseline.register_name is None:
        yield subject.finding("baseline-register-missing", *path, **details)
    if baseline.counting_day is None:
        yield subject.finding("baseline-counting-day-missing", *path, **details)
    if baseline.vintage is None:
        yield subject.finding("baseline-vintage-missing", *path, **details)

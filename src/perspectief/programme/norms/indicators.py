"""Norms on indicators: one reading, a formula, a source, an explanation, an owner, a rhythm."""

from collections.abc import Iterator

from perspectief.programme.finding import Finding
from perspectief.programme.load import Loaded
from perspectief.programme.model import Indicator
from perspectief.programme.norms.rules import FindingCode
from perspectief.programme.norms.subject import Subject


def indicator_findings(loaded: Loaded) -> Iterator[Finding]:
    """Findings on every indicator, supplementary ones included."""
    for index, indicator in enumerate(loaded.programme.indicators):
        subject = Subject(loaded, "indicator", indicator.id, indicator.title, ("indicators", index))
        yield from _left_out(subject, indicator)
        yield from _region(subject, indicator)
        yield from _source(subject, indicator)
        yield from _series(subject, indicator)
        yield from _activity(subject, indicator)


def _left_out(subject: Subject, indicator: Indicator) -> Iterator[Finding]:
    if indicator.definition is None:
        working = "yes" if indicator.working_definition else "no"
        yield subject.finding("definition-missing", "working_definition", working=working)
    absent: dict[FindingCode, bool] = {
        "explanation-missing": indicator.explanation is None,
        "influence-missing": indicator.influence is None,
        "owner-missing": indicator.owner is None,
        "frequency-missing": indicator.frequency is None,
        "next-figure-missing": indicator.next_figure is None and indicator.frequency != "once",
        "targets-missing": not indicator.targets and not indicator.supplementary,
    }
    for code, is_absent in absent.items():
        if is_absent:
            yield subject.finding(code)


def _region(subject: Subject, indicator: Indicator) -> Iterator[Finding]:
    """An indicator without a region is about the municipality: that is what the file format says."""
    assumed = {region.code for region in subject.loaded.programme.regions if region.assumption}
    if indicator.region in assumed:
        yield subject.finding("region-assumed", "region", region=str(indicator.region))


def _source(subject: Subject, indicator: Indicator) -> Iterator[Finding]:
    source = indicator.source
    if source is None:
        yield subject.finding("source-missing")
    elif source.url is None and source.table is None:
        yield subject.finding("source-unreachable", "source", source=source.name.nl)


def _series(subject: Subject, indicator: Indicator) -> Iterator[Finding]:
    """A change over years can only be trusted if breaks in the series are named."""
    versions = [version for target in indicator.targets for version in target.versions]
    compares_years = any(version.change_since or version.better_than_peers_by for version in versions)
    if compares_years and not indicator.breaks:
        yield subject.finding("breaks-missing")


def _activity(subject: Subject, indicator: Indicator) -> Iterator[Finding]:
    """Where the goal has no activity at all, that is said of the goal."""
    activities = subject.loaded.programme.activities
    for_goal = any(indicator.goal in activity.goals for activity in activities)
    if for_goal and not any(indicator.id in activity.indicators for activity in activities):
        yield subject.finding("indicator-without-activity")

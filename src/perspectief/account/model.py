"""What is known of every goal on one day: the one document that pages, tables and data are made of.

Every value is plain data; nothing here computes. `account.json` is this model, and its schema is
published beside it.
"""

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 (a field is called `date`)
from functools import cached_property
from typing import Literal

from perspectief.account.changes import (
    ActivityChange,
    Change,
    Changes,
    CostView,
    DefinitionChange,
    FigureChange,
    FindingChange,
    StatusChange,
    TargetChange,
    TextChange,
)
from perspectief.account.outlook_views import (
    ChanceView,
    ChanceWord,
    Inside,
    OutlookView,
    Reason,
    SaidBefore,
    SaidKind,
)
from perspectief.account.views import (
    Aim,
    AimKind,
    FigureView,
    Interval,
    Missing,
    SourceView,
    TargetStatus,
    VersionView,
)
from perspectief.facts.model import (
    Kind,
    Measure,
    Origin,
    Precision,
    Release,
    ScaleClass,
    Status,
)
from perspectief.ground.text import Frozen, Text
from perspectief.outlook.said import Grounds, Moment
from perspectief.outlook.track import Bin, MomentScore, Score, TrackedSeries, TrackRecord
from perspectief.programme.finding import Finding
from perspectief.programme.model import (
    Activity,
    Baseline,
    Break,
    Clause,
    Definition,
    Edition,
    Frequency,
    GroupRegion,
    Influence,
    Owner,
    Region,
    Reported,
    Source,
    Vision,
    WorkingDefinition,
)
from perspectief.programme.written import Question, WrittenText

# `publication` may import only this room: the nouns below are handed on to it.
__all__ = [
    "Account",
    "Activity",
    "ActivityChange",
    "Aim",
    "AimKind",
    "Baseline",
    "Bin",
    "Break",
    "ChanceView",
    "ChanceWord",
    "Change",
    "Changes",
    "Clause",
    "Conflict",
    "CostView",
    "Definition",
    "DefinitionChange",
    "Edition",
    "FigureChange",
    "FigureView",
    "Finding",
    "FindingChange",
    "Frequency",
    "GoalAccount",
    "Grounds",
    "GroupRegion",
    "IndicatorAccount",
    "Influence",
    "Inside",
    "Interval",
    "Kind",
    "Measure",
    "Missing",
    "Moment",
    "MomentScore",
    "Origin",
    "OutlookView",
    "Owner",
    "Pace",
    "Precision",
    "Question",
    "Reason",
    "Region",
    "Release",
    "Reported",
    "SaidBefore",
    "SaidKind",
    "ScaleClass",
    "Score",
    "Source",
    "SourceView",
    "Status",
    "StatusChange",
    "TargetAccount",
    "TargetChange",
    "TargetStatus",
    "TextChange",
    "TrackRecord",
    "TrackedSeries",
    "VersionView",
    "Vision",
    "WorkingDefinition",
    "WrittenText",
]


class Pace(Frozen):
    """Change per month in the measure's unit, as a range where figures are rough.

    `realised` runs from figure `from_key` to figure `to_key`, or from the starting level that the target
    names where no figure about that time is known; `needed` from `to_key` to the due date.
    """

    realised: Interval | None
    from_key: str | None
    to_key: str
    needed: Interval
    months_left: float


class TargetAccount(Frozen):
    """Where one target stands; `distance` is what is still to go: positive is short, negative beyond.

    `by` says what *ahead*, *on course* and *behind* go by: the chance, or the pace where there is none.
    `before_baseline`: the latest figure is older than the starting level, so it is too early to tell.
    """

    id: str
    indicator: str
    title: Text | None
    measure: str
    headline: bool
    of_vision: bool
    adopted: bool
    milestone_of: str | None
    explanation: Text | None
    due_assumption: Text | None
    versions: tuple[VersionView, ...]
    in_force: int
    status: TargetStatus
    missing: tuple[Missing, ...]
    latest: str | None
    distance: Interval | None
    pace: Pace | None
    by: Literal["chance", "pace"] | None = None
    before_baseline: bool = False
    chance: ChanceView | None = None

    @property
    def version(self) -> VersionView:
        """The version in force on the account's day."""
        return self.versions[self.in_force]


class Conflict(Frozen):
    """Figures of one measure, region and period that do not agree; all are kept and shown."""

    keys: tuple[str, ...]


class IndicatorAccount(Frozen):
    """An indicator with its targets and every figure known; keys point into `Account.figures`."""

    id: str
    goal: str
    title: Text
    measure: str
    region: str
    region_name: Text
    supplementary: bool
    definition: Definition | None
    working_definition: WorkingDefinition | None
    explanation: Text | None
    influence: Influence | None
    influence_note: Text | None
    owner: Owner | None
    frequency: Frequency | None
    next_figure: Day | None
    source: Source | None
    breaks: tuple[Break, ...]
    targets: tuple[TargetAccount, ...]
    figures: tuple[str, ...]
    comparators: tuple[str, ...]
    latest: str | None
    conflicts: tuple[Conflict, ...]
    sources: tuple[SourceView, ...] = ()
    outlook: OutlookView | None = None
    said_before: tuple[SaidBefore, ...] = ()


class GoalAccount(Frozen):
    """A goal in the tree; `depth` is 0 for a main goal."""

    id: str
    parent: str | None
    children: tuple[str, ...]
    depth: int
    number: str | None
    title: Text
    text: Text | None
    source: str | None
    clauses: tuple[Clause, ...]
    indicators: tuple[str, ...]
    activities: tuple[str, ...]


class Account(Frozen):
    """What is known of every goal of one programme on one day.

    `concept` is the edition being written that this looks from: then drafts are among the figures, and
    no page of it is for the public. `edition` is the adopted edition whose day this is; `reconstructed`
    says that it was made afterwards from the days of figures, where an archived one was written on the
    day of adoption. `changes` are those since the edition before. `track_record` tells how good outlooks
    were; the account of an edition has none.
    """

    perspectief: Literal[1]
    as_of: Day
    title: Text
    municipality: Region
    labour_market_region: Region | None
    size_class: Region | None
    regions: tuple[GroupRegion, ...]
    summary: Text | None
    ambition: Text
    ambition_source: str | None
    vision: Vision | None
    contact: str | None
    made_up: bool
    editions: tuple[Edition, ...]
    goals: tuple[GoalAccount, ...]
    indicators: tuple[IndicatorAccount, ...]
    activities: tuple[Activity, ...]
    owners: tuple[Owner, ...]
    measures: tuple[Measure, ...]
    figures: tuple[FigureView, ...]
    findings: tuple[Finding, ...]
    concept: str | None = None
    edition: str | None = None
    reconstructed: bool = False
    changes: Changes | None = None
    texts: tuple[WrittenText, ...] = ()
    questions: tuple[Question, ...] = ()
    track_record: TrackRecord | None = None

    @cached_property
    def figure_by_key(self) -> Mapping[str, FigureView]:
        """The figures by their key."""
        return {figure.key: figure for figure in self.figures}

    @cached_property
    def measure_by_id(self) -> Mapping[str, Measure]:
        """The measures by their id."""
        return {measure.id: measure for measure in self.measures}

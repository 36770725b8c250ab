"""The nouns of a programme file: what a council adopted, in what words, and when."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from perspectief.ground.day_field import Day
from perspectief.ground.number_field import Number
from perspectief.ground.text import Frozen, Text
from perspectief.programme.count import CountDefinition
from perspectief.programme.ids import Id, MeasureId, RegionCode, Url

Precision = Literal["day", "month", "year"]
Influence = Literal["direct", "partial", "none"]
Frequency = Literal["monthly", "quarterly", "half_yearly", "yearly", "less_often", "once"]
EditionKind = Literal["perspectiefnota", "begroting", "bestuursrapportage", "jaarverslag"]
EditionStatus = Literal["adopted", "concept"]
MOST_EDITIONS = 100  # each has pages of its own, for every goal and indicator
MOST_ITEMS = 1_000  # goals, indicators or activities


def _one_or_many(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_many)]


class Region(Frozen):
    """A region that the programme speaks of, with the year of its boundaries."""

    code: RegionCode
    name: Text
    boundaries: int = Field(ge=1980, le=2100)


class GroupRegion(Region):
    """A group of municipalities of the programme's own."""

    members: tuple[RegionCode, ...] = Field(min_length=1)
    assumption: Text | None = None


class Owner(Frozen):
    """Who answers for a figure or an activity: an office, never a person's name.

    `stand_in` is the office that may release figures in its place.
    """

    id: Id
    name: Text
    stand_in: Id | None = None


class Source(Frozen):
    """Where a figure or a text can be read again; `known_since` keeps it off earlier days."""

    name: Text
    url: Url | None = None
    table: str | None = None
    known_since: Day | None = None


class Edition(Frozen):
    """A planning and control document with its date.

    A concept is being written: only a build of the concept itself knows it. `texts_due` is the day by
    which owners hand in figures and texts.
    """

    id: Id
    title: Text
    kind: EditionKind
    date: Day
    date_precision: Precision = "day"
    status: EditionStatus = "adopted"
    texts_due: Day | None = None
    assumption: Text | None = None
    decision: str | None = None
    url: Url | None = None
    note: Text | None = None


class Subject(Frozen):
    """One subject of the vision."""

    id: Id
    title: Text
    text: Text
    source: Url | None = None


class Vision(Frozen):
    """What the town wants to be; may point at targets that it states itself."""

    text: Text
    source: Url | None = None
    subjects: tuple[Subject, ...] = ()
    targets: tuple[Id, ...] = ()


class Clause(Frozen):
    """A part of a goal's wording; one that no indicator covers is a finding."""

    id: Id
    text: Text
    indicators: tuple[Id, ...] = ()
    note: Text | None = None


class Goal(Frozen):
    """What is wanted; goals form a tree through `parent`."""

    id: Id
    title: Text
    parent: Id | None = None
    number: str | None = Field(default=None, max_length=12)
    text: Text | None = None
    source: Url | None = None
    since: Id | None = None
    clauses: tuple[Clause, ...] = ()


class Definition(Frozen):
    """How an indicator is counted."""

    text: Text
    source: Url | None = None


class WorkingDefinition(Definition):
    """A way of counting that nobody adopted: always an assumption, and why it was taken."""

    reason: Text


class Baseline(Frozen):
    """The level that a change is counted from."""

    date: Day
    value: Number
    low: Number | None = None
    high: Number | None = None
    origin: Literal["published", "inferred"] = "published"
    register_name: str | None = Field(default=None, alias="register")
    counting_day: str | None = None
    vintage: Day | None = None
    source: Url | None = None
    assumption: Text | None = None


class ChangeSince(Frozen):
    """So much more (or less, if negative) than the baseline."""

    by: Number
    baseline: Baseline | None = None
    since: Day


class ClassIs(Frozen):
    """A named class of the measure's scale."""

    name: Id
    aim: Literal["anywhere", "middle"] = "anywhere"


class BetterThanPeersBy(Frozen):
    """A plain difference with other municipalities, in the measure's own unit."""

    by: Number
    peers: RegionCode


class Reported(Frozen):
    """A source that is not an edition, such as the press, and the day it appeared."""

    name: Text
    date: Day
    date_precision: Precision = "day"
    url: Url | None = None


class TargetVersion(Frozen):
    """What one edition said that an indicator should be; exactly one kind of aim."""

    edition: Id | None = None
    reported: Reported | None = None
    due: Day | None = None
    at_most: Number | None = None
    at_least: Number | None = None
    change_since: ChangeSince | None = None
    class_is: ClassIs | None = None
    better_than_peers_by: BetterThanPeersBy | None = None
    undetermined: Text | None = None
    withdrawn: bool = False
    baseline: Baseline | None = None
    as_published: str | None = Field(default=None, max_length=200)
    reason: Text | None = None
    decision: str | None = None
    assumption: Text | None = None
    note: Text | None = None


class Target(Frozen):
    """What an indicator should be, by when; each edition that speaks of it adds a version."""

    id: Id
    title: Text | None = None
    due: Day
    due_assumption: Text | None = None
    measure: MeasureId | None = None
    milestone_of: Id | None = None
    explanation: Text | None = None
    versions: tuple[TargetVersion, ...] = Field(min_length=1)


class Break(Frozen):
    """A day from which the series is counted otherwise."""

    date: Day
    text: Text


class Indicator(Frozen):
    """A measure in a region that a goal is judged by.

    `from_catalogue`: its definition and source are those of its measure in the catalogue, where it says none.
    """

    id: Id
    goal: Id
    title: Text
    measure: MeasureId
    region: RegionCode | None = None
    since: Id | None = None
    supplementary: bool = False
    from_catalogue: bool = False
    definition: Definition | None = None
    working_definition: WorkingDefinition | None = None
    explanation: Text | None = None
    influence: Influence | None = None
    influence_note: Text | None = None
    owner: Id | None = None
    frequency: Frequency | None = None
    next_figure: Day | None = None
    source: Source | None = None
    comparators: tuple[MeasureId, ...] = ()
    breaks: tuple[Break, ...] = ()
    targets: tuple[Target, ...] = ()


class BudgetLine(Frozen):
    """Where in the budget the money stands (an Iv3 task field or the municipality's own line)."""

    code: str = Field(max_length=30)
    name: Text


class Cost(Frozen):
    """Money of one year in one document, in euro; `source` where it is not an edition."""

    edition: Id | None = None
    source: Url | None = None
    year: int = Field(ge=1980, le=2100)
    budget: Number | None = None
    actual: Number | None = None
    note: Text | None = None


class LegalBasis(Frozen):
    """The article that allows an activity."""

    name: Text
    url: Url | None = None


class Activity(Frozen):
    """What is done for a goal."""

    id: Id
    title: Text
    goals: Ids = Field(min_length=1)
    indicators: Ids = ()
    number: str | None = Field(default=None, max_length=12)
    since: Id | None = None
    plan: Text | None = None
    result: Text | None = None
    owner: Id | None = None
    start: Day | None = None
    end: Day | None = None
    measures: tuple[MeasureId, ...] = ()
    budget_line: BudgetLine | None = None
    costs: tuple[Cost, ...] = ()
    cost_note: Text | None = None
    legal_basis: LegalBasis | None = None
    age_from: int | None = Field(default=None, ge=0, le=120)
    age_to: int | None = Field(default=None, ge=0, le=120)
    source: Url | None = None


class Programme(Frozen):
    """A programme file as a whole."""

    perspectief: Literal[1]
    title: Text
    municipality: Region
    labour_market_region: Region | None = None
    size_class: Region | None = None
    regions: tuple[GroupRegion, ...] = ()
    summary: Text | None = None
    ambition: Text
    ambition_source: Url | None = None
    vision: Vision | None = None
    contact: Url | None = None
    made_up: bool = False
    owners: tuple[Owner, ...] = ()
    editions: tuple[Edition, ...] = Field(min_length=1, max_length=MOST_EDITIONS)
    goals: tuple[Goal, ...] = Field(min_length=1, max_length=MOST_ITEMS)
    indicators: tuple[Indicator, ...] = Field(default=(), max_length=MOST_ITEMS)
    activities: tuple[Activity, ...] = Field(default=(), max_length=MOST_ITEMS)
    counts: tuple[CountDefinition, ...] = Field(default=(), max_length=MOST_ITEMS)

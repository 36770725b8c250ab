"""What an account shows of one figure and of one version of a target, on its own."""

from datetime import date as Day  # noqa: N812 (a field is called `date`)
from typing import Literal

from perspectief.facts.model import Kind, Origin, Precision, Release, ScaleClass, Status
from perspectief.ground.text import Frozen, Text
from perspectief.programme.model import Baseline, Reported

TargetStatus = Literal[
    "reached",
    "missed",
    "undecided",  # a figure for the due date exists, too rough to tell
    "ahead",
    "on_course",
    "behind",
    "too_early",  # one figure so far: no pace can be seen
    "figure_awaited",
    "not_measurable",
    "undetermined",
    "no_figures",
    "withdrawn",
]
AimKind = Literal[
    "at_most",
    "at_least",
    "change_since",
    "class_is",
    "better_than_peers_by",
    "undetermined",
    "withdrawn",
]
Missing = Literal["definition", "baseline", "source"]


class Interval(Frozen):
    """A range in the measure's unit, both ends included; None is open."""

    low: float | None
    high: float | None


class FigureView(Frozen):
    """A figure as known on the account's day; `key` is stable over builds and unique in an account."""

    key: str
    measure: str
    region: str
    region_name: Text
    start: Day
    end: Day
    kind: Kind
    as_published: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    counted: str
    status: Status
    origin: Origin
    published_on: Day
    published_precision: Precision
    source: str
    source_url: str | None
    note: Text | None
    assumption: Text | None
    release: Release = "released"
    released_by: str | None = None
    released_on: Day | None = None
    answer: str | None = None


Way = Literal["fetched", "shipped", "own", "computed", "none"]


class SourceView(Frozen):
    """Where figures of one measure come from, in one way; `none` says that there are no figures.

    `code` is that of the measure in `table`, where it was confirmed; a measure that is not `fetchable` has
    no table that Perspectief could ask. `retrieved_on` is the day on which its newest answer came,
    `checked_on` the last on which the table was seen. The figure of the period that ends on `next_end` is
    due on `next_due`, `months_late` months ago.
    """

    measure: str
    way: Way
    sources: tuple[str, ...]
    url: str | None
    table: str | None
    code: str | None
    fetchable: bool
    retrieved_on: Day | None
    checked_on: Day | None
    published_on: Day | None
    latest_end: Day | None
    next_end: Day | None
    next_due: Day | None
    months_late: int


class Aim(Frozen):
    """What one version of a target asks; `amount` is in the measure's unit.

    `level` is the level that it comes to where that can be said: the amount itself, the baseline plus
    the change, or the bounds of the class.
    """

    kind: AimKind
    amount: float | None = None
    since: Day | None = None
    baseline: Baseline | None = None
    class_: ScaleClass | None = None
    peers: str | None = None
    middle: bool = False
    text: Text | None = None
    level: Interval | None = None


class VersionView(Frozen):
    """What one edition, or another source, said of a target."""

    edition: str | None
    reported: Reported | None
    said_on: Day
    said_precision: Precision
    due: Day
    aim: Aim
    baseline: Baseline | None
    as_published: str | None
    reason: Text | None
    decision: str | None
    assumption: Text | None
    note: Text | None

"""What differs between two accounts: codes and values, each complete enough to be told on its own."""

from datetime import date as Day  # noqa: N812 (a field is called `date`)
from typing import Literal

from perspectief.account.views import FigureView, TargetStatus, VersionView
from perspectief.facts.model import Measure
from perspectief.ground.text import Frozen, Text
from perspectief.programme.model import Edition

TargetChangeKind = Literal["set", "decided", "changed", "kept", "withdrawn", "dropped"]
DefinitionPart = Literal["indicator", "definition", "working_definition", "measure", "unit"]
FigureChangeKind = Literal["known", "restated", "conflict", "gone"]
ActivityChangeKind = Literal["added", "begun", "ended", "dropped", "moved", "cost"]
TextPart = Literal[
    "title", "text", "summary", "ambition", "vision", "explanation", "happened", "why", "steering",
    "plan", "progress", "result",
]  # fmt: skip
TextChangeKind = Literal["written", "changed", "gone"]
TextSubject = Literal["programme", "goal", "indicator", "activity"]


class TargetChange(Frozen):
    """What became of one target; `step_of` is the title of the target that it is a milestone of."""

    sort: Literal["target"] = "target"
    kind: TargetChangeKind
    indicator: str
    target: str
    title: Text
    measure: str
    step_of: Text | None = None
    before: VersionView | None = None
    after: VersionView | None = None


class DefinitionChange(Frozen):
    """Another way of counting, or an indicator that came (`before` is None) or went (`after` is None)."""

    sort: Literal["definition"] = "definition"
    part: DefinitionPart
    indicator: str
    title: Text
    before: Text | None = None
    after: Text | None = None


class FigureChange(Frozen):
    """A figure that is known now and was not, or the other way about (`gone`).

    `earlier` holds, oldest first, the figures that a restated one differs from, or the others of a
    conflict. `indicator` is the first one that shows the figure; `own` whether it is about that
    indicator itself. `unit_changed` where the earlier figure is counted in another unit.
    """

    sort: Literal["figure"] = "figure"
    kind: FigureChangeKind
    title: Text
    indicator: str | None = None
    own: bool = False
    figure: FigureView
    earlier: tuple[FigureView, ...] = ()
    unit_changed: bool = False


class StatusChange(Frozen):
    """A target that stands otherwise than before."""

    sort: Literal["status"] = "status"
    indicator: str
    target: str
    title: Text
    before: TargetStatus
    after: TargetStatus


class CostView(Frozen):
    """Money of one year in one document, in euro."""

    year: int
    budget: float | None = None
    actual: float | None = None


class ActivityChange(Frozen):
    """What became of an activity; `days` are its start and end, `goals` the titles of what it is for.

    The pairs hold what was and what is; of a cost that is new the first is None.
    """

    sort: Literal["activity"] = "activity"
    kind: ActivityChangeKind
    activity: str
    title: Text
    starts: tuple[Day | None, Day | None] = (None, None)
    ends: tuple[Day | None, Day | None] = (None, None)
    goals_before: tuple[Text, ...] = ()
    goals_after: tuple[Text, ...] = ()
    cost_before: CostView | None = None
    cost_after: CostView | None = None


class TextChange(Frozen):
    """A text that was written, reads otherwise or is no longer there; the text itself is in the accounts."""

    sort: Literal["text"] = "text"
    kind: TextChangeKind
    subject_kind: TextSubject
    subject: str
    title: Text
    part: TextPart


class FindingChange(Frozen):
    """How many findings of the audit norms were solved and how many are new."""

    sort: Literal["finding"] = "finding"
    solved: int
    new: int


Change = (
    TargetChange
    | DefinitionChange
    | FigureChange
    | StatusChange
    | ActivityChange
    | TextChange
    | FindingChange
)


class Changes(Frozen):
    """The differences between two accounts, with the measures that they speak of.

    `before` and `after` are the editions whose days are compared; `before` is None at the first one,
    `after` None where the later account is of no edition.
    """

    before: Edition | None
    after: Edition | None
    since: Day | None
    until: Day
    changes: tuple[Change, ...]
    measures: tuple[Measure, ...]

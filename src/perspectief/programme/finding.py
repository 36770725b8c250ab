"""What the audit norms say of a programme: a code per finding, worded by `publication.words`."""

from typing import Literal

from perspectief.ground.text import Frozen

Weight = Literal["error", "norm", "advice"]
Norm = Literal[
    "specific",
    "measurable",
    "baseline",
    "target",
    "verifiable",
    "explained",
    "activities",
    "owner",
    "frequency",
    "breaks",
    "coverage",  # every clause of a goal has an indicator
    "known_when",  # days of editions and decisions
]
SubjectKind = Literal["programme", "goal", "indicator", "target", "activity", "edition"]


class Finding(Frozen):
    """A norm that the file breaks, or advice, with the line of the file that it is about.

    Source of the norms: reports of the courts of audit of Amsterdam and Rotterdam, NVRR and US GAO.
    """

    code: str
    weight: Weight
    norm: Norm
    subject_kind: SubjectKind
    subject: str
    details: dict[str, str]
    line: int

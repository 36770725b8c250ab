"""The findings that an audit can make: for each code its weight and the norm that it belongs to.

Every finding's `details` carry `name_nl` and `name_en` (the subject's title; empty where there is no
English). Further details are named behind the code. Weights: `norm` is an audit norm broken,
`advice` what would make the account better.
"""

from typing import Literal, NamedTuple, get_args

from perspectief.programme.finding import Norm, Weight

FindingCode = Literal[
    # indicator
    "definition-missing",  # working: yes | no
    "region-assumed",  # region: code of the group
    "source-missing",
    "source-unreachable",  # source: name; neither address nor table
    "explanation-missing",
    "influence-missing",
    "owner-missing",
    "frequency-missing",
    "next-figure-missing",
    "breaks-missing",
    "targets-missing",
    "indicator-without-activity",
    # target; all carry indicator: id
    "aim-assumed",
    "aim-undetermined",  # number: left-open (its source wrote "pm") | not-found
    "due-assumed",  # due
    "baseline-missing",  # since
    "baseline-inferred",  # date
    "baseline-register-missing",  # date
    "baseline-counting-day-missing",  # date
    "baseline-vintage-missing",  # date
    "baseline-not-named",
    "milestones-missing",  # due, said_on
    "target-unexplained",
    # goal
    "clause-uncovered",  # clause: id, clause_nl, clause_en
    "clause-covered-by-supplementary",  # the same
    "goal-without-indicator",
    "goal-without-activity",
    # activity
    "cost-missing",
    "budget-line-missing",
    "legal-basis-missing",
    "activity-owner-missing",
    # edition
    "edition-day-unknown",  # date, precision
    "decision-missing",  # edition_kind
]


class Rule(NamedTuple):
    """How heavily a finding weighs, and under which norm it falls."""

    weight: Weight
    norm: Norm


RULES: dict[FindingCode, Rule] = {
    "definition-missing": Rule("norm", "measurable"),
    "region-assumed": Rule("advice", "specific"),
    "source-missing": Rule("norm", "verifiable"),
    "source-unreachable": Rule("norm", "verifiable"),
    "explanation-missing": Rule("norm", "explained"),
    "influence-missing": Rule("norm", "explained"),
    "owner-missing": Rule("norm", "owner"),
    "frequency-missing": Rule("norm", "frequency"),
    "next-figure-missing": Rule("norm", "frequency"),
    "breaks-missing": Rule("advice", "breaks"),
    "targets-missing": Rule("norm", "target"),
    "indicator-without-activity": Rule("advice", "activities"),
    "aim-assumed": Rule("norm", "specific"),
    "aim-undetermined": Rule("norm", "target"),
    "due-assumed": Rule("advice", "target"),
    "baseline-missing": Rule("norm", "baseline"),
    "baseline-inferred": Rule("norm", "baseline"),
    "baseline-register-missing": Rule("norm", "baseline"),
    "baseline-counting-day-missing": Rule("norm", "baseline"),
    "baseline-vintage-missing": Rule("norm", "baseline"),
    "baseline-not-named": Rule("advice", "baseline"),
    "milestones-missing": Rule("advice", "target"),
    "target-unexplained": Rule("norm", "explained"),
    "clause-uncovered": Rule("norm", "coverage"),
    "clause-covered-by-supplementary": Rule("norm", "coverage"),
    "goal-without-indicator": Rule("norm", "coverage"),
    "goal-without-activity": Rule("norm", "activities"),
    "cost-missing": Rule("norm", "activities"),
    "budget-line-missing": Rule("norm", "activities"),
    "legal-basis-missing": Rule("advice", "activities"),
    "activity-owner-missing": Rule("advice", "owner"),
    "edition-day-unknown": Rule("advice", "known_when"),
    "decision-missing": Rule("advice", "known_when"),
}
FINDING_CODES: tuple[FindingCode, ...] = get_args(FindingCode)

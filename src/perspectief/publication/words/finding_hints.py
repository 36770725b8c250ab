"""Which key of the programme file mends a finding: for those who write it, never on a page for the public."""

from typing import TYPE_CHECKING

from perspectief.publication.words.marker import mark
from perspectief.publication.words.words import Words

if TYPE_CHECKING:
    from perspectief.account.model import Finding

INDICATOR, TARGET, ACTIVITY = mark("the indicator"), mark("the target, beside “due:”"), mark("the activity")
EDITION = mark("the edition")
BASELINE = "“baseline:”"
# By code: the key, and what it is added to. An assumption that is written down needs no key.
KEYS: dict[str, tuple[str, str]] = {
    "definition-missing": ("definition:", INDICATOR),
    "source-missing": ("source:", INDICATOR),
    "source-unreachable": ("url:", "“source:”"),
    "explanation-missing": ("explanation:", INDICATOR),
    "influence-missing": ("influence:", INDICATOR),
    "owner-missing": ("owner:", INDICATOR),
    "frequency-missing": ("frequency:", INDICATOR),
    "next-figure-missing": ("next_figure:", INDICATOR),
    "breaks-missing": ("breaks:", INDICATOR),
    "targets-missing": ("targets:", INDICATOR),
    "indicator-without-activity": ("indicators: [{subject}]", mark("an activity")),
    "aim-undetermined": ("at_most:", mark("the version, in place of “undetermined:”")),
    "baseline-missing": ("baseline:", "“change_since:”"),
    "baseline-register-missing": ("register:", BASELINE),
    "baseline-counting-day-missing": ("counting_day:", BASELINE),
    "baseline-vintage-missing": ("vintage:", BASELINE),
    "baseline-not-named": ("baseline:", mark("the version, beside “edition:”")),
    "milestones-missing": ("milestone_of: {subject}", mark("a target for a day in between")),
    "target-unexplained": ("explanation:", TARGET),
    "clause-uncovered": ("indicators:", mark("the clause")),
    "goal-without-indicator": ("goal: {subject}", mark("an indicator")),
    "goal-without-activity": ("goals: [{subject}]", mark("an activity")),
    "cost-missing": ("costs:", ACTIVITY),
    "budget-line-missing": ("budget_line:", ACTIVITY),
    "legal-basis-missing": ("legal_basis:", ACTIVITY),
    "activity-owner-missing": ("owner:", ACTIVITY),
    "edition-day-unknown": ("date_precision: day", EDITION),
    "decision-missing": ("decision:", EDITION),
}


def finding_hint(finding: "Finding", words: Words) -> str:
    """What to add, and to what; an empty text where no key would mend it."""
    if finding.code not in KEYS:
        return ""
    key, place = KEYS[finding.code]
    return words.t(
        "Add “{key}” to {place}.", key=key.replace("{subject}", finding.subject), place=words.t(place)
    )

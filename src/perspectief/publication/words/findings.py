"""What an auditor would say of a programme, in a sentence for each code of a finding."""

from datetime import date
from typing import TYPE_CHECKING

from perspectief.publication.words.marker import mark
from perspectief.publication.words.words import Words

if TYPE_CHECKING:
    from perspectief.account.model import Finding

FINDINGS = {
    "definition-missing": mark("{name}: it does not say how to count."),
    "region-assumed": mark("{name}: which municipalities make up the area ({region}) is an assumption."),
    "source-missing": mark("{name}: the programme names no source for it."),
    "source-unreachable": mark(
        "{name}: its source ({source}) is named without an address or table, so nobody can look it up."
    ),
    "explanation-missing": mark("{name}: it does not say what the figure means."),
    "influence-missing": mark("{name}: it does not say how far the municipality can influence it."),
    "owner-missing": mark("{name}: it does not say who answers for it."),
    "frequency-missing": mark("{name}: it does not say how often there is a figure."),
    "next-figure-missing": mark("{name}: it does not say when the next figure comes."),
    "breaks-missing": mark("{name}: years are compared, but changes in counting are not noted."),
    "targets-missing": mark("{name}: there is no target."),
    "indicator-without-activity": mark("{name}: nothing is named that is done for it."),
    "aim-assumed": mark("{name}: what the target asks rests on an assumption."),
    "aim-undetermined": mark("{name}: it does not say how much it should be."),
    "due-assumed": mark("{name}: the due date ({due}) is an assumption."),
    "baseline-missing": mark("{name}: a change since {since} is asked, but not from which level."),
    "baseline-inferred": mark("{name}: the starting level of {date} is inferred and was not published."),
    "baseline-register-missing": mark(
        "{name}: it does not say from which register the starting level comes."
    ),
    "baseline-counting-day-missing": mark(
        "{name}: it does not say on which day the starting level was counted."
    ),
    "baseline-vintage-missing": mark(
        "{name}: it does not say which publication the starting level comes from."
    ),
    "baseline-not-named": mark("{name}: the target names no starting level."),
    "milestones-missing": mark("{name}: there is no step between {said_on} and {due}."),
    "target-unexplained": mark("{name}: it does not say why this target was chosen."),
    "clause-uncovered": mark("{name}: nothing measures the part “{clause}”."),
    "clause-covered-by-supplementary": mark(
        "{name}: the part “{clause}” has only an indicator that the council did not adopt."
    ),
    "goal-without-indicator": mark("{name}: the goal has no indicator."),
    "goal-without-activity": mark("{name}: it does not say what is done for this goal."),
    "cost-missing": mark("{name}: it does not say what it costs."),
    "budget-line-missing": mark("{name}: it does not say where in the budget the money stands."),
    "legal-basis-missing": mark("{name}: it does not say on which law it rests."),
    "activity-owner-missing": mark("{name}: it does not say who carries it out."),
    "edition-day-unknown": mark("{name}: the day of this document is not known exactly."),
    "decision-missing": mark("{name}: it does not say by which decision it was adopted."),
}
# Found no more, and still in archived editions.
EARLIER = {
    "region-missing": mark("{name}: it does not say for which area. We take the municipality."),
}


def finding_sentence(finding: "Finding", words: Words) -> str:
    """The sentence of a finding, with the name of what it is about; days written out."""
    details = {key: _shown(value, words) for key, value in finding.details.items()}
    details["name"] = _named("name", finding.details, words) or finding.subject
    if "clause" in details:
        details["clause"] = _named("clause", finding.details, words) or details["clause"]
    said = (FINDINGS | EARLIER).get(finding.code, mark("{name}: a norm is not kept."))
    if details.get("number") == "not-found":
        said = mark("{name}: the number of the target was not found.")
    sentence = words.t(said, **details)
    if finding.details.get("working") == "yes":
        stand_in = words.t("A working definition of our own stands in.")
        return f"{sentence} {stand_in}"
    return sentence


def _named(key: str, details: dict[str, str], words: Words) -> str:
    dutch = details.get(f"{key}_nl", "")
    return (details.get(f"{key}_en") or dutch) if words.language == "en" else dutch


def _shown(value: str, words: Words) -> str:
    try:
        return words.day(date.fromisoformat(value))
    except ValueError:
        return value

"""Norms on activities: at what cost, on which budget line, by which law, and who answers."""

from collections.abc import Iterator

from perspectief.programme.finding import Finding
from perspectief.programme.load import Loaded
from perspectief.programme.norms.rules import FindingCode
from perspectief.programme.norms.subject import Subject


def activity_findings(loaded: Loaded) -> Iterator[Finding]:
    """Findings on every activity; a cost without an amount is no cost."""
    for index, activity in enumerate(loaded.programme.activities):
        subject = Subject(loaded, "activity", activity.id, activity.title, ("activities", index))
        amounts = [cost for cost in activity.costs if cost.budget is not None or cost.actual is not None]
        absent: dict[FindingCode, bool] = {
            "cost-missing": not amounts,
            "budget-line-missing": activity.budget_line is None,
            "legal-basis-missing": activity.legal_basis is None,
            "activity-owner-missing": activity.owner is None,
        }
        for code, is_absent in absent.items():
            if is_absent:
                yield subject.finding(code)

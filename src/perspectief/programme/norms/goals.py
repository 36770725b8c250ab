"""Norms on goals: every clause has an indicator, and something is done for every goal."""

from collections.abc import Iterator

from perspectief.programme.finding import Finding
from perspectief.programme.load import Loaded
from perspectief.programme.model import Clause, Goal
from perspectief.programme.norms.subject import Subject


def goal_findings(loaded: Loaded) -> Iterator[Finding]:
    """Clauses of every goal; indicators and activities of goals without goals below them."""
    programme = loaded.programme
    parents = {goal.parent for goal in programme.goals}
    with_indicator = {indicator.goal for indicator in programme.indicators}
    with_activity = {id_ for activity in programme.activities for id_ in activity.goals}
    for index, goal in enumerate(programme.goals):
        subject = Subject(loaded, "goal", goal.id, goal.title, ("goals", index))
        yield from _clauses(subject, goal)
        is_leaf = goal.id not in parents
        if is_leaf and goal.id not in with_indicator and not goal.clauses:
            yield subject.finding("goal-without-indicator")
        if is_leaf and goal.id not in with_activity:
            yield subject.finding("goal-without-activity")


def _clauses(subject: Subject, goal: Goal) -> Iterator[Finding]:
    adopted = {
        indicator.id for indicator in subject.loaded.programme.indicators if not indicator.supplementary
    }
    for at, clause in enumerate(goal.clauses):
        if not clause.indicators:
            yield subject.finding("clause-uncovered", "clauses", at, **_named(clause))
        elif not adopted.intersection(clause.indicators):
            yield subject.finding("clause-covered-by-supplementary", "clauses", at, **_named(clause))


def _named(clause: Clause) -> dict[str, str]:
    return {"clause": clause.id, "clause_nl": clause.text.nl, "clause_en": clause.text.en or ""}

"""The account of a house on a day."""

from collections.abc import Mapping, Sequence
from datetime import date

from perspectief.account.figures import FigureBook, open_book
from perspectief.account.house import House
from perspectief.account.indicators import Day, indicator_account
from perspectief.account.model import Account, GoalAccount, IndicatorAccount
from perspectief.facts.model import Measure
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.finding import Finding
from perspectief.programme.model import Activity, Goal, Programme

CODES = ("nothing-known-yet",)


def account_on(house: House, as_of: date) -> Account:
    """What was known of every goal on `as_of`; raises Refused before the first edition."""
    programme = house.programme
    editions = tuple(edition for edition in programme.editions if edition.date <= as_of)
    if not editions:
        raise Refused([_nothing_known(programme, as_of)])
    known_editions = frozenset(edition.id for edition in editions)
    book = open_book(house, as_of)
    day = Day(house, as_of, {edition.id: edition for edition in editions}, book)
    indicators = tuple(
        indicator_account(day, indicator)
        for indicator in programme.indicators
        if _begun(indicator.since, known_editions)
    )
    activities = tuple(a for a in programme.activities if _begun(a.since, known_editions))
    goals = [goal for goal in programme.goals if _begun(goal.since, known_editions)]
    return Account(
        perspectief=1,
        as_of=as_of,
        title=programme.title,
        municipality=programme.municipality,
        labour_market_region=programme.labour_market_region,
        size_class=programme.size_class,
        regions=programme.regions,
        summary=programme.summary,
        ambition=programme.ambition,
        ambition_source=programme.ambition_source,
        vision=programme.vision,
        contact=programme.contact,
        made_up=programme.made_up,
        editions=tuple(sorted(editions, key=lambda edition: edition.date)),
        goals=_goal_accounts(goals, indicators, activities),
        indicators=indicators,
        activities=activities,
        owners=programme.owners,
        measures=_measures_used(house, book, indicators),
        figures=book.used(),
        findings=_findings(house, indicators, activities, known_editions),
    )


def _nothing_known(programme: Programme, as_of: date) -> Problem:
    first = min(edition.date for edition in programme.editions)
    return Problem(
        code="nothing-known-yet",
        place=Place("programme.yaml"),
        path="editions",
        found=as_of.isoformat(),
        suggestion=first.isoformat(),
    )


def _begun(since: str | None, known_editions: frozenset[str]) -> bool:
    return since is None or since in known_editions


def _goal_accounts(
    goals: Sequence[Goal], indicators: Sequence[IndicatorAccount], activities: Sequence[Activity]
) -> tuple[GoalAccount, ...]:
    children: dict[str | None, list[Goal]] = {}
    for goal in goals:
        children.setdefault(goal.parent, []).append(goal)
    accounts: list[GoalAccount] = []

    def visit(goal: Goal, depth: int) -> None:
        below = children.get(goal.id, [])
        accounts.append(_goal_account(goal, depth, [child.id for child in below], indicators, activities))
        for child in below:
            visit(child, depth + 1)

    for root in children.get(None, []):
        visit(root, 0)
    return tuple(accounts)


def _goal_account(
    goal: Goal,
    depth: int,
    below: Sequence[str],
    indicators: Sequence[IndicatorAccount],
    activities: Sequence[Activity],
) -> GoalAccount:
    return GoalAccount(
        id=goal.id,
        parent=goal.parent,
        children=tuple(below),
        depth=depth,
        number=goal.number,
        title=goal.title,
        text=goal.text,
        source=goal.source,
        clauses=goal.clauses,
        indicators=tuple(indicator.id for indicator in indicators if indicator.goal == goal.id),
        activities=tuple(activity.id for activity in activities if goal.id in activity.goals),
    )


def _measures_used(
    house: House, book: FigureBook, indicators: Sequence[IndicatorAccount]
) -> tuple[Measure, ...]:
    ids = {indicator.measure for indicator in indicators}
    ids |= {target.measure for indicator in indicators for target in indicator.targets}
    ids |= {figure.measure for figure in book.used()}
    return tuple(house.catalogue.measures[measure] for measure in sorted(ids))


def _findings(
    house: House,
    indicators: Sequence[IndicatorAccount],
    activities: Sequence[Activity],
    known_editions: frozenset[str],
) -> tuple[Finding, ...]:
    known: Mapping[str, frozenset[str]] = {
        "indicator": frozenset(indicator.id for indicator in indicators),
        "target": frozenset(target.id for indicator in indicators for target in indicator.targets),
        "activity": frozenset(activity.id for activity in activities),
        "edition": known_editions,
    }
    return tuple(
        finding
        for finding in house.findings
        if finding.subject_kind not in known or finding.subject in known[finding.subject_kind]
    )

"""The account of a house on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from perspectief.account.figures import FigureBook, open_book
from perspectief.account.house import House
from perspectief.account.indicators import Day, indicator_account
from perspectief.account.known import as_said, said_by
from perspectief.account.model import Account, GoalAccount, IndicatorAccount, TrackRecord
from perspectief.account.written import questions_in, texts_in
from perspectief.facts.model import Measure
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.finding import Finding
from perspectief.programme.load import Loaded
from perspectief.programme.model import Activity, Goal, Programme
from perspectief.programme.norms import audit

CODES = ("nothing-known-yet",)


def account_on(house: House, as_of: date, concept: str | None = None) -> Account:
    """What was known of every goal on `as_of`, for the public: no concept, no draft.

    With `concept` it looks from inside that edition: it counts as said on `as_of`, and drafts are
    among the figures. Raises Refused before the first edition, and where `concept` is none.
    """
    said = said_by(house.programme, as_of, concept)
    if not said.editions:
        raise Refused([_nothing_known(house.programme, as_of)])
    loaded = as_said(house.loaded, said)
    programme = loaded.programme
    house = replace(house, programme=programme)
    book = open_book(house, as_of, drafts=concept is not None)
    day = Day(house, said, book)
    indicators = tuple(indicator_account(day, indicator) for indicator in programme.indicators)
    for measure in {measure for activity in programme.activities for measure in activity.measures}:
        book.known(measure, programme.municipality.code)  # what activities brought is among the figures
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
        editions=said.editions,
        goals=_goal_accounts(programme.goals, indicators, programme.activities),
        indicators=indicators,
        activities=programme.activities,
        owners=programme.owners,
        measures=_measures_used(house, book, indicators),
        figures=book.used(),
        findings=_findings(loaded),
        concept=concept,
        texts=texts_in(house.written, programme, said.ids),
        questions=questions_in(house.written, programme, said.ids, as_of),
        track_record=_track_record(house, as_of, concept),
    )


def _track_record(house: House, as_of: date, concept: str | None) -> TrackRecord | None:
    """How good outlooks were, as far as that was known on the day; a concept is looked at from inside."""
    record = house.track_record
    return record if record and (concept or record.made_on <= as_of) else None


def _nothing_known(programme: Programme, as_of: date) -> Problem:
    first = min(edition.date for edition in programme.editions)
    return Problem(
        code="nothing-known-yet",
        place=Place("programme.yaml"),
        path="editions",
        found=as_of.isoformat(),
        suggestion=first.isoformat(),
    )


def _goal_accounts(
    goals: Sequence[Goal], indicators: Sequence[IndicatorAccount], activities: Sequence[Activity]
) -> tuple[GoalAccount, ...]:
    children: dict[str | None, list[Goal]] = {}
    for goal in goals:
        children.setdefault(goal.parent, []).append(goal)
    accounts: list[GoalAccount] = []
    waiting = [(root, 0) for root in reversed(children.get(None, []))]
    while waiting:
        goal, depth = waiting.pop()
        below = children.get(goal.id, [])
        accounts.append(_goal_account(goal, depth, [child.id for child in below], indicators, activities))
        waiting += [(child, depth + 1) for child in reversed(below)]
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
    ids |= {view.measure for indicator in indicators for view in indicator.sources}
    return tuple(house.catalogue.measures[measure] for measure in sorted(ids))


def _findings(loaded: Loaded) -> tuple[Finding, ...]:
    """The findings without their lines: an account must not change when only lines of a file move."""
    return tuple(finding.model_copy(update={"line": 0}) for finding in audit(loaded))

"""Pages beside the goals: activities and money, documents, about the figures, accessibility."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from perspectief.account.model import Account, Activity, Edition, GoalAccount
from perspectief.ground.text import Text
from perspectief.publication import sentences
from perspectief.publication.pages.differences import choices
from perspectief.publication.pages.frame import home_step, page_of
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.page import PageOf
from perspectief.publication.sentences.chances import chance_scale
from perspectief.publication.words import codes


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """What is known of the money of one goal; None is not known."""

    title: Markup
    number: str | None
    depth: int
    count: int
    budget: float | None
    actual: float | None


@dataclass(frozen=True, slots=True)
class GoalActivities:
    """The activities of a goal: those told here, and those told at an earlier goal."""

    goal: GoalAccount
    new: tuple[Activity, ...]
    seen: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class EditionPart:
    """An edition with the tally of its day, and whether that day was fixed or reconstructed."""

    edition: Edition
    tally: str
    origin: str


@dataclass(frozen=True, slots=True, order=True)
class SourceLine:
    """A source with its address, where it has one."""

    name: Markup
    address: str


@dataclass(frozen=True, slots=True)
class AssumptionLine:
    """An assumption and what it is about."""

    text: Markup
    about: Markup


def activities_page(look: Look) -> PageOf:
    """Activities and money per goal."""
    words, account = look.words, look.account
    costed = sum(bool(activity.costs) for activity in account.activities)
    answer = words.n("{count} activity is known", "{count} activities are known", len(account.activities))
    answer = words.sentence(
        words.t("{activities}; of {costed} the cost is known", activities=answer, costed=costed)
    )
    if not account.activities:
        answer = words.t("What is done for these goals, and what it costs, is not known yet.")
    parts, told = [], set[str]()
    for goal in account.goals:
        own = [look.activities[each] for each in goal.activities]
        if own:
            new = tuple(activity for activity in own if activity.id not in told)
            parts.append(GoalActivities(goal, new, tuple(a for a in own if a.id in told)))
            told |= {activity.id for activity in new}
    return page_of(
        look, look.now("activities"), words.t("Activities and money per goal"), (home_step(look),), answer,
        answer=answer, parts=tuple(parts), lines=tuple(_money(look, goal) for goal in account.goals),
    )  # fmt: skip


def _money(look: Look, goal: GoalAccount) -> MoneyLine:
    costs = [cost for each in goal.activities for cost in look.activities[each].costs]
    budgets = [cost.budget for cost in costs if cost.budget is not None]
    actuals = [cost.actual for cost in costs if cost.actual is not None]
    return MoneyLine(
        look.say(goal.title), goal.number, goal.depth, len(goal.activities),
        sum(budgets) if budgets else None, sum(actuals) if actuals else None,
    )  # fmt: skip


def editions_page(look: Look, accounts: Mapping[str, Account]) -> PageOf:
    """The line of documents that one can walk."""
    words = look.words
    parts = tuple(
        EditionPart(
            edition,
            sentences.tally(accounts[edition.id], words),
            sentences.edition_origin(accounts[edition.id], words),
        )
        for edition in look.days
    )
    concept = look.current.concept
    compared = {**accounts, concept: look.current} if concept else accounts
    return page_of(
        look, look.now("editions"), words.t("What was known when"), (home_step(look),),
        words.t("The programme as it was known on the day of each document."), parts=parts,
        choices=choices(look, compared),
    )  # fmt: skip


def about_page(look: Look) -> PageOf:
    """About the figures: statuses, kinds, sources, assumptions, downloads."""
    account, words = look.account, look.words
    return page_of(
        look, look.now("about"), words.t("About the figures"), (home_step(look),),
        words.t("How figures are read, where they come from and what was assumed."),
        statuses=tuple(codes.STATUS), chance_scale=chance_scale(words),
        kinds=sorted({figure.kind for figure in account.figures}),
        origins=sorted({figure.origin for figure in account.figures}),
        observations=sorted({figure.status for figure in account.figures}),
        sources=_sources(look), assumptions=_assumptions(look),
    )  # fmt: skip


def accessibility_page(look: Look) -> PageOf:
    """The accessibility statement."""
    words = look.words
    return page_of(
        look, look.now("accessibility"), words.t("Accessibility"), (home_step(look),),
        words.t("What was done and tested so that everyone can use these pages."),
    )  # fmt: skip


def _sources(look: Look) -> tuple[SourceLine, ...]:
    lines = {
        SourceLine(look.dutch(figure.source), figure.source_url or "") for figure in look.account.figures
    }
    return tuple(sorted(lines))


def _assumptions(look: Look) -> tuple[AssumptionLine, ...]:
    """Every assumption of the account once, with the first thing that it is about."""
    found: dict[str, AssumptionLine] = {}
    for text, about in _all_assumptions(look.account):
        if text is not None:
            found.setdefault(
                text.nl, AssumptionLine(look.say(text), look.say(about) if about else escape(""))
            )
    return tuple(found.values())


def _all_assumptions(account: Account) -> list[tuple[Text | None, Text | None]]:
    measures = {measure.id: measure.name for measure in account.measures}
    pairs: list[tuple[Text | None, Text | None]] = []
    pairs += [(region.assumption, region.name) for region in account.regions]
    pairs += [(edition.assumption, edition.title) for edition in account.editions]
    for indicator in account.indicators:
        working = indicator.working_definition
        pairs.append((working.text if working else None, indicator.title))
        for target in indicator.targets:
            pairs.append((target.due_assumption, indicator.title))
            pairs += [(version.assumption, indicator.title) for version in target.versions]
            baselines = [version.aim.baseline for version in target.versions]
            pairs += [(each.assumption, indicator.title) for each in baselines if each]
    pairs += [(figure.assumption, measures[figure.measure]) for figure in account.figures]
    return pairs

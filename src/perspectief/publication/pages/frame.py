"""What leads to a page: titles that are unique in a site, and the way up."""

from perspectief.account.model import GoalAccount, IndicatorAccount
from perspectief.publication.address import Address
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.page import PageOf, Step


def page_of(
    look: Look,
    address: Address,
    title: str,
    way: tuple[Step, ...],
    description: str,
    **values: object,
) -> PageOf:
    """A page on its place; a page of an edition says so in its title."""
    whole = title
    if look.edition and address.page != "home":
        whole = f"{title} ({look.words.text(look.edition.title)})"
    return PageOf(look, address, f"{address.page}.html", whole, title, _short(description), way, values)


def home_step(look: Look) -> Step:
    """The overview of now."""
    return Step(look.words.t("Overview"), look.now("home"))


def way_to_home(look: Look) -> tuple[Step, ...]:
    """What leads to the overview of this look: nothing for now, the list of documents for a day."""
    if look.edition is None:
        return ()
    return (home_step(look), Step(look.words.t("What was known when"), look.now("editions")))


def way_below_home(look: Look) -> tuple[Step, ...]:
    """What leads to a page right under the overview of this look."""
    title = look.words.text(look.edition.title) if look.edition else look.words.t("Overview")
    return (*way_to_home(look), Step(title, look.address("home")))


def way_to_goal(look: Look, goal: GoalAccount) -> tuple[Step, ...]:
    """The overview and the goals above."""
    return (*way_below_home(look), *(goal_step(look, above) for above in look.up_from(goal)))


def way_to_indicator(look: Look, indicator: IndicatorAccount) -> tuple[Step, ...]:
    """The overview, the goals above and the goal itself."""
    goal = look.goals[indicator.goal]
    return (*way_to_goal(look, goal), goal_step(look, goal))


def goal_step(look: Look, goal: GoalAccount) -> Step:
    """The page of a goal."""
    return Step(look.words.text(goal.title), look.address("goal", goal.id))


def _short(text: str) -> str:
    """A description of at most some 200 characters, cut between words."""
    return text if len(text) <= 200 else text[:199].rsplit(" ", 1)[0] + "…"

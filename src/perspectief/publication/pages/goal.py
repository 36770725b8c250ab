"""The page of a goal: where its indicators stand, what it says, what is done for it."""

from perspectief.account.model import GoalAccount
from perspectief.publication import sentences
from perspectief.publication.pages.frame import page_of, way_to_goal
from perspectief.publication.pages.home import section_of
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.page import PageOf


def goal_page(look: Look, goal: GoalAccount) -> PageOf:
    """One goal with everything under it."""
    words = look.words
    parts = section_of(look, goal).parts
    answers = goal_answers(look, goal)
    title = f"{goal.number} {words.text(goal.title)}" if goal.number else words.text(goal.title)
    return page_of(
        look,
        look.address("goal", goal.id),
        title,
        way_to_goal(look, goal),
        " ".join(answers) or words.text(goal.text or goal.title),
        goal=goal,
        answers=answers,
        parts=parts,
        has_rows=any(part.rows for part in parts),
        activities=tuple(look.activities[each] for each in goal.activities),
    )


def goal_answers(look: Look, goal: GoalAccount) -> tuple[str, ...]:
    """The answer of the goal: the tally of everything under it, and each own indicator in a line."""
    below = {each.id for each in look.below(goal)}
    indicators = tuple(each for each in look.account.indicators if each.goal in below)
    if not indicators:
        return ()
    return (sentences.tally(look.account.model_copy(update={"indicators": indicators}), look.words),)

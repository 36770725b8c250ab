"""The programme at a glance: of now, or of an edition's day with what changed since the one before."""

from dataclasses import dataclass

from perspectief.account.model import GoalAccount
from perspectief.publication import sentences
from perspectief.publication.pages.differences import differences_part
from perspectief.publication.pages.frame import page_of, way_to_home
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.outlooks import told_lines, told_remarks
from perspectief.publication.pages.page import PageOf
from perspectief.publication.pages.rows import Row, rows_of_goal, rows_of_vision


@dataclass(frozen=True, slots=True)
class Part:
    """A goal with its rows; `level` is that of its heading."""

    goal: GoalAccount
    level: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A main goal with all that lies under it."""

    goal: GoalAccount
    parts: tuple[Part, ...]


def home_page(look: Look) -> PageOf:
    """The overview; for the day of an edition with what differs from the edition before."""
    words, account = look.words, look.account
    tally = sentences.tally(account, words)
    opening = sentences.home(account, words)
    title = words.text(account.title)
    if look.edition:
        title = f"{title}: {words.text(look.edition.title)}"
    return page_of(
        look,
        look.address("home"),
        title,
        way_to_home(look),
        tally,
        title_line=title,
        tally=tally,
        opening=tuple(look.quoting(paragraph) for paragraph in opening),
        sections=tuple(section_of(look, goal) for goal in account.goals if goal.parent is None),
        vision_rows=tuple(rows_of_vision(look)),
        told=told_lines(look) if look.edition else (),
        told_remarks=told_remarks(look) if look.edition else (),
        changes=differences_part(look, account.changes, level=3) if account.changes else "",
    )


def section_of(look: Look, goal: GoalAccount) -> Section:
    """A goal and the goals below it, each with its rows."""
    parts = tuple(
        Part(
            each,
            min(3 + each.depth - goal.depth - 1, 6) if each is not goal else 2,
            tuple(rows_of_goal(look, each)),
        )
        for each in look.below(goal)
    )
    return Section(goal, parts)

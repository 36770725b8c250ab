"""The programme at a glance: of now, or of an edition's day with what that edition changed."""

from dataclasses import dataclass

from markupsafe import Markup

from perspectief.account.model import Account, Edition, FigureView, GoalAccount
from perspectief.publication import sentences
from perspectief.publication.pages.frame import page_of, way_to_home
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.page import PageOf, environment
from perspectief.publication.pages.rows import Row, rows_of_goal, rows_of_vision
from perspectief.publication.words import Words


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


def home_page(look: Look, before: Account | None = None) -> PageOf:
    """The overview; `before` is the account of the edition before, for an edition's page."""
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
        opening=opening,
        sections=tuple(section_of(look, goal) for goal in account.goals if goal.parent is None),
        vision_rows=tuple(rows_of_vision(look)),
        changes=changes(look, look.edition, before) if look.edition else "",
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


def changes(look: Look, edition: Edition, before: Account | None) -> Markup:
    """What an edition changed, as a part of its page."""
    html = environment().get_template("_changes.html")
    return Markup(  # noqa: S704 - escaped by the template
        html.render(
            t=look.words.t,
            n=look.words.n,
            w=look.words,
            look=look,
            page=None,
            account=look.account,
            say=look.say,
            before=before,
            said=sentences.edition_targets(edition, look.account, look.words),
            moved=_moved(look, before),
            figures=_new_figures(look, before),
        )
    )


def _moved(look: Look, before: Account | None) -> tuple[str, ...]:
    """Targets whose status is another one than on the day of the edition before."""
    if before is None:
        return ()
    words = look.words
    old = {target.id: target.status for each in before.indicators for target in each.targets}
    return tuple(
        words.t(
            "{title}: was “{old}”, is now “{new}”.",
            title=words.text(target.title or indicator.title),
            old=words.word("status", old[target.id]),
            new=words.word("status", target.status),
        )
        for indicator in look.account.indicators
        for target in indicator.targets
        if target.id in old and old[target.id] != target.status
    )


def _new_figures(look: Look, before: Account | None) -> tuple[str, ...]:
    words = look.words
    known = {figure.key for figure in before.figures} if before else set()
    return tuple(
        words.t(
            "{title}: {figure} ({period}), known since {day}.",
            title=words.text(indicator.title),
            figure=words.figure(look.figures[key], look.measures[look.figures[key].measure]),
            period=_what_of(look.figures[key], words),
            day=words.day(look.figures[key].published_on, look.figures[key].published_precision),
        )
        for indicator in look.account.indicators
        for key in indicator.figures
        if key not in known
    )


def _what_of(figure: FigureView, words: Words) -> str:
    """The period, and what else must be known: a change is no level, an inference was not published."""
    said = [words.period(figure.start, figure.end)]
    if figure.kind == "change":
        said.append(words.word("kind", "change"))
    if figure.origin == "inferred":
        said.append(words.word("origin", "inferred"))
    return ", ".join(said)

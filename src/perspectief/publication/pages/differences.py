"""Differences between two documents: a part of an edition's page, and a page for any two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from perspectief.account.differences import changes_between
from perspectief.account.model import Account, Changes, Edition, FigureChange, Measure
from perspectief.publication import sentences
from perspectief.publication.address import Address
from perspectief.publication.pages.frame import home_step, page_of
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.page import PageOf, Step, environment
from perspectief.publication.words import Words
from perspectief.publication.words.known_since import known_since_cell

MOST_EDITIONS = 12  # of more than these, the oldest are compared with their neighbours only


@dataclass(frozen=True, slots=True)
class FigureLine:
    """Figures of one subject that one source made known on one day, each with its period."""

    subject: str
    figures: tuple[str, ...]
    known_since: str
    source: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The documents that one document can be compared with."""

    edition: Edition
    links: tuple[tuple[Edition, Address], ...]


def differences_part(look: Look, changes: Changes, level: int = 2) -> Markup:
    """The differences as a part of a page, its heading on `level`."""
    words = look.words
    html = environment().get_template("_differences.html")
    return Markup(  # noqa: S704 - escaped by the template
        html.render(
            t=words.t,
            w=words,
            look=look,
            page=None,
            level=level,
            lead=sentences.difference_lead(changes, words),
            parts=sentences.difference_parts(changes, words),
            lines=tuple(figure_lines(look, changes)),
        )
    )


def differences_page(look: Look, before: Account, after: Account) -> PageOf:
    """The differences between two documents, the older first."""
    words = look.words
    changes = changes_between(before, after)
    old, new = (edition.title if edition else before.title for edition in (changes.before, changes.after))
    title = words.t("From {old} to {new}", old=words.text(old), new=words.text(new))
    way = (home_step(look), Step(words.t("What was known when"), look.now("editions")))
    ends = tuple(edition for edition in (changes.before, changes.after) if edition)
    return page_of(
        look, difference_address(look, before, after), title, way, sentences.difference_lead(changes, words),
        part=differences_part(look, changes), ends=tuple((each, _home(look, each)) for each in ends),
    )  # fmt: skip


def difference_address(look: Look, before: Account, after: Account) -> Address:
    """Where two documents are compared."""
    return look.now("differences", f"{_id(before)}--{_id(after)}")


def pairs(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Any two documents, the older first; `accounts` are in order of their days."""
    first_of_last = len(accounts) - MOST_EDITIONS
    for later, after in enumerate(accounts):
        for earlier, before in enumerate(accounts[:later]):
            if earlier >= first_of_last or later - earlier == 1:
                yield before, after


def choices(look: Look, accounts: Mapping[str, Account]) -> tuple[Choice, ...]:
    """For each document the older ones that it can be compared with, as links."""
    ordered = tuple(accounts.values())
    found: dict[str, list[tuple[Edition, Address]]] = {}
    editions = {edition.id: edition for edition in look.current.editions}
    for before, after in pairs(ordered):
        link = (editions[_id(before)], difference_address(look, before, after))
        found.setdefault(_id(after), []).append(link)
    return tuple(Choice(editions[id_], tuple(links)) for id_, links in found.items())


def figure_lines(look: Look, changes: Changes) -> Iterator[FigureLine]:
    """Every figure that became known or was restated."""
    words = look.words
    measures = {measure.id: measure for measure in changes.measures}
    lines: dict[tuple[str, str, str], list[tuple[date, str]]] = {}
    for change in changes.changes:
        if isinstance(change, FigureChange) and change.kind in ("known", "restated"):
            figure = change.figure
            known_since = known_since_cell(figure, words, short=True)
            line = sentences.difference_subject(change, words), known_since, figure.source
            lines.setdefault(line, []).append((figure.end, _said(change, measures, words)))
    for (subject, known_since, source), figures in lines.items():
        yield FigureLine(subject, tuple(said for _, said in sorted(figures)), known_since, source)


def _said(change: FigureChange, measures: Mapping[str, Measure], words: Words) -> str:
    """ "2018: -5,4 %", and what was said of it earlier."""
    now, *earlier = (
        words.figure(figure, measures[figure.measure]) for figure in (change.figure, *change.earlier)
    )
    period = words.period_short(change.figure.start, change.figure.end)
    if not earlier:
        return f"{period}: {now}"
    return words.t("{period}: {figure}, was {old}", period=period, figure=now, old=words.listing(earlier))


def _id(account: Account) -> str:
    return account.concept or account.edition or ""


def _home(look: Look, edition: Edition) -> Address:
    return look.now("home") if edition.id == look.current.concept else look.of_day(edition)

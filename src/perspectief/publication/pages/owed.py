"""What is still to be done for a concept, per owner."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from perspectief.account.owed import Owed, owed
from perspectief.publication.address import Address
from perspectief.publication.pages.frame import home_step, page_of
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.page import PageOf
from perspectief.publication.sentences.owed import owed_by_owner, owed_lead, owed_subject, owed_what


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do, and the page that it is about."""

    title: Markup
    address: Address
    fragment: str
    what: str


@dataclass(frozen=True, slots=True)
class Group:
    """What one owner owes."""

    name: str
    lines: tuple[Line, ...]


def owed_page(look: Look) -> PageOf:
    """What owners owe the concept, by owner."""
    words = look.words
    found = owed(look.account)
    lead = owed_lead(look.account, found, words)
    groups = tuple(
        Group(each.name, tuple(_line(look, one) for one in each.owed))
        for each in owed_by_owner(look.account, found, words)
    )
    return page_of(
        look, look.now("owed"), words.t("Still to do"), (home_step(look),), lead, answer=lead, groups=groups
    )


def _line(look: Look, one: Owed) -> Line:
    title = escape(owed_subject(look.account, one, look.words))
    what = owed_what(look.account, one, look.words)
    if one.subject_kind == "indicator":
        return Line(title, look.now("indicator", one.subject), "", what)
    return Line(title, look.now("activities"), f"#a-{one.subject}", what)

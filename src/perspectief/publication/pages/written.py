"""What owners wrote and what the council asked, as parts of pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from perspectief.account.model import Account, Edition, Question, WrittenText
from perspectief.ground.text import Text
from perspectief.publication.markdown import rendered
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

TITLES = {
    "happened": mark("What happened"),
    "why": mark("Why"),
    "steering": mark("What is done about it"),
    "plan": mark("Plan"),
    "progress": mark("Carried out in {year}"),
    "result": mark("Result"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One section with its heading."""

    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Said:
    """What one edition says of one subject."""

    edition: Edition
    sections: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer, which may be awaited."""

    question: Question
    asked: Markup
    answered: Markup | None


def said_about(account: Account, words: Words, kind: str, subject: str, level: int) -> tuple[Said, ...]:
    """What editions say of an indicator or activity, the newest first; headings in a text from `level`."""
    found: list[Said] = []
    for edition in reversed(account.editions):
        texts = [
            text
            for text in account.texts
            if (text.edition, text.subject_kind, text.subject) == (edition.id, kind, subject)
        ]
        if texts:
            found.append(Said(edition, tuple(_told(texts, edition, words, level))))
    return tuple(found)


def asked_in(account: Account, words: Words, edition: str, level: int) -> tuple[Asked, ...]:
    """The questions on an edition, oldest first; headings in a text from `level`."""
    return tuple(
        Asked(
            question,
            written(question.question, words, level),
            written(question.answer, words, level) if question.answer else None,
        )
        for question in account.questions
        if question.edition == edition
    )


def written(text: Text, words: Words, level: int) -> Markup:
    """Somebody's Markdown as HTML; marked as Dutch where there is no translation."""
    html = rendered(text.within(words.language), level=level, caption=words.t("Table with the text"))
    language = text.language_of(words.language)
    if language == words.language:
        return html
    return Markup('<div lang="{}">{}</div>').format(language, html)


def _told(texts: list[WrittenText], edition: Edition, words: Words, level: int) -> Iterator[Told]:
    for text in texts:
        title = words.t(TITLES[text.section], year=_year(edition))
        yield Told(title, written(text.text, words, level))


def _year(edition: Edition) -> int:
    """The year that a document tells of: an annual report looks back at the year before it."""
    return edition.date.year - 1 if edition.kind == "jaarverslag" else edition.date.year

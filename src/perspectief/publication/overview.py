"""An overview of many programmes: a line for each, with where its targets stand and the way to its site."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perspectief.account.model import Account
from perspectief.ground.text import LANGUAGES, Language, Text
from perspectief.publication import sentences
from perspectief.publication.address import ROOT, STYLES, Address, relative
from perspectief.publication.pages.page import environment
from perspectief.publication.site import Published, publish_files
from perspectief.publication.theme import theme_of
from perspectief.publication.words import Words, codes

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the overview tells of one programme: small, so that hundreds of them weigh nothing."""

    site: Path
    name: Text
    title: Text
    made_up: bool
    tally: Mapping[Language, str]
    statuses: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One programme as its line on a page says it."""

    name: str
    name_language: Language
    title: str
    title_language: Language
    link: str
    made_up: bool
    tally: str
    statuses: tuple[tuple[str, int], ...]


def entry_of(account: Account, site: Path) -> Entry:
    """What to tell of an account whose site lies at `site`."""
    counted = Counter[str](case.target.status for case in sentences.headline_cases(account))
    return Entry(
        site.absolute(),
        account.municipality.name,
        account.title,
        account.made_up,
        {language: sentences.tally(account, Words(language)) for language in LANGUAGES},
        {status: counted[status] for status in codes.STATUS if counted[status]},
    )


def publish_overview(entries: Sequence[Entry], as_of: date, *, output: Path, cache: Path) -> Published:
    """Put an overview of programmes at `output` in one step; raises `Refused` as `publish` does."""
    return publish_files(lambda: _files(entries, as_of, output.absolute()), output, cache)


def _files(entries: Sequence[Entry], as_of: date, output: Path) -> Iterator[File]:
    yield STYLES, theme_of(None).styles.encode()
    yield ROOT, _page("nl", entries, as_of, output, at=ROOT)
    for language in LANGUAGES:
        path = Address(language, "home").path
        yield path, _page(language, entries, as_of, output, at=path)


def _page(language: Language, entries: Sequence[Entry], as_of: date, output: Path, *, at: str) -> bytes:
    words = Words(language)
    ordered = sorted(entries, key=lambda entry: (entry.name.nl.casefold(), entry.title.nl, str(entry.site)))
    total = sum((Counter(entry.statuses) for entry in entries), Counter[str]())
    page = environment().get_template("overview.html")
    return page.render(
        w=words,
        t=words.t,
        title=words.t("Programmes of municipalities"),
        answer=_answer(entries, total, words),
        day=words.t("As known on {day}", day=words.day(as_of)),
        made_up=any(entry.made_up for entry in entries),
        lines=[_line(entry, words, output / at) for entry in ordered],
        styles=relative(at, STYLES),
        languages=[(one, relative(at, Address(one, "home").path)) for one in LANGUAGES],
    ).encode()


def _answer(entries: Sequence[Entry], total: Counter[str], words: Words) -> str:
    programmes = words.n("{count} programme", "{count} programmes", len(entries))
    targets = words.n("{count} target", "{count} targets", total.total())
    return words.t("{programmes} with {targets}.", programmes=programmes, targets=targets)


def _line(entry: Entry, words: Words, page: Path) -> Line:
    language = words.language
    start = entry.site / Address(language, "home").path
    link = Path(os.path.relpath(start, page.parent)).as_posix()
    return Line(
        words.text(entry.name),
        entry.name.language_of(language),
        words.text(entry.title),
        entry.title.language_of(language),
        link,
        entry.made_up,
        entry.tally[language],
        tuple(entry.statuses.items()),
    )

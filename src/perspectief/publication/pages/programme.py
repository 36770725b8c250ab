"""Every file of a site, in a fixed order: pages of now, pages of each edition's day, pictures, data."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from perspectief.account.differences import edition_of
from perspectief.account.model import Account, Edition, FigureView, IndicatorAccount
from perspectief.ground.text import LANGUAGES, Language
from perspectief.publication import downloads, sentences
from perspectief.publication.address import (
    ACCOUNT,
    FIGURES,
    LOGO,
    NARROW_ENDING,
    OUTLOOK_ENDING,
    ROOT,
    SCHEMA,
    STYLES,
    Address,
    account_of,
    relative,
)
from perspectief.publication.charts import Look as Colours
from perspectief.publication.made_up import marked
from perspectief.publication.pages.differences import differences_page, pairs
from perspectief.publication.pages.findings import findings_page
from perspectief.publication.pages.goal import goal_page
from perspectief.publication.pages.home import home_page
from perspectief.publication.pages.indicator import Chart, indicator_page
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.others import (
    about_page,
    accessibility_page,
    activities_page,
    editions_page,
)
from perspectief.publication.pages.outlooks import picture_sentence
from perspectief.publication.pages.owed import owed_page
from perspectief.publication.pages.page import environment
from perspectief.publication.pages.pictures import Pictures
from perspectief.publication.pages.tables import TABLE_PAGES, table_files
from perspectief.publication.pages.track import kinds_of, track_files
from perspectief.publication.theme import Theme
from perspectief.publication.words import Words

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class DayOf:
    """An edition, as it was told on its day, and the account of that day."""

    edition: Edition
    account: Account


def files_of_site(
    current: Account,
    editions: Sequence[Account],
    theme: Theme,
    cache: Path,
    progress: Callable[[int, int], None],
) -> Iterator[File]:
    """Every file with its path in the site; the same accounts give the same bytes.

    `cache` keeps pictures by their content; it may be deleted at any time.
    """
    days = days_of(current, editions)
    total, done = _pages_in(current, days), 0
    pictures = Pictures(cache / "charts", Colours(accent=theme.accent, tint=theme.accent_pale))
    shared = _shared(current, days, theme)
    yield from marked(shared) if current.made_up else shared
    for language in LANGUAGES:
        files = _of_language(language, current, days, theme, pictures)
        for path, data in marked(files) if current.made_up else files:
            done += path.endswith(".html")
            progress(done, total)
            yield path, data


def days_of(current: Account, editions: Sequence[Account]) -> tuple[DayOf, ...]:
    """The editions that have an account of their day, oldest first."""
    accounts = {account.edition: account for account in editions}
    known = [edition.id for edition in current.editions]
    days = [
        DayOf(edition, account)
        for id_ in known
        if (account := accounts.get(id_)) and (edition := edition_of(account))
    ]
    return tuple(sorted(days, key=lambda day: (day.account.as_of, day.edition.id)))


def _pages_in(current: Account, days: Sequence[DayOf]) -> int:
    accounts = [current, *(day.account for day in days)]
    each = sum(1 + len(account.goals) + len(account.indicators) for account in accounts)
    compared = len(tuple(pairs(_compared(current, days))))
    single = 6 + len(kinds_of(current, Address("nl", "outlooks"))) + (current.concept is not None)
    return len(LANGUAGES) * (each + TABLE_PAGES * len(accounts) + compared + single)


def _compared(current: Account, days: Sequence[DayOf]) -> tuple[Account, ...]:
    """The documents that are compared with each other; a concept is the last of them."""
    accounts = tuple(day.account for day in days)
    return (*accounts, current) if current.concept else accounts


def _shared(current: Account, days: Sequence[DayOf], theme: Theme) -> Iterator[File]:
    yield ROOT, _root(current)
    yield STYLES, theme.styles.encode()
    if theme.logo:
        yield LOGO, theme.logo.encode()
    yield ACCOUNT, downloads.account_json(current)
    yield SCHEMA, downloads.account_schema()
    yield FIGURES, downloads.figures_csv(current.figures)
    for day in days:
        yield account_of(day.edition.id), downloads.account_json(day.account)


def _of_language(
    language: Language, current: Account, days: Sequence[DayOf], theme: Theme, pictures: Pictures
) -> Iterator[File]:
    words = Words(language)
    line = tuple(day.edition for day in days)

    def look_at(account: Account, edition: Edition | None) -> Look:
        small = pictures.sparklines(account)
        walk = line if edition is None else _line_then(account, line)
        return Look(account, current, words, edition, walk, small, logo=theme.logo is not None)

    now = look_at(current, None)
    yield from _of_look(now, pictures)
    accounts = {day.edition.id: day.account for day in days}
    pages = (
        activities_page(now), editions_page(now, accounts), findings_page(now), about_page(now),
        accessibility_page(now),
        *((owed_page(now),) if current.concept else ()),
        *(differences_page(now, *pair) for pair in pairs(_compared(current, days))),
    )  # fmt: skip
    for page in pages:
        yield page.address.path, page.html()
    yield from track_files(now, pictures)
    for day in days:
        yield from _of_look(look_at(day.account, day.edition), pictures)


def _line_then(account: Account, line: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """The documents by the day of an account, as they were told then: later ones change no page of it."""
    known = {edition.id: edition for edition in account.editions}
    return tuple(known[edition.id] for edition in line if edition.id in known)


def _of_look(look: Look, pictures: Pictures) -> Iterator[File]:
    """The overview, goals and indicators of one day."""
    home = home_page(look)
    yield home.address.path, home.html()
    for goal in look.account.goals:
        page = goal_page(look, goal)
        yield page.address.path, page.html()
    for indicator in look.account.indicators:
        yield from _of_indicator(look, indicator, pictures)
    yield from table_files(look)


def _of_indicator(look: Look, indicator: IndicatorAccount, pictures: Pictures) -> Iterator[File]:
    address = look.address("indicator", indicator.id)
    drawn = pictures.of(look.account, indicator, look.words, picture_sentence(look, indicator))
    chart = None
    if drawn:
        chart = Chart(address.beside(".svg"), address.beside(NARROW_ENDING), drawn.width, drawn.height)
        yield chart.wide, drawn.wide.encode()
        yield chart.narrow, drawn.narrow.encode()
    yield address.path, indicator_page(look, indicator, chart).html()
    shown = [look.figures[key] for key in (*indicator.figures, *indicator.comparators)]
    yield from _data_of(address, indicator, shown)
    if indicator.outlook and indicator.outlook.moments:
        yield address.beside(OUTLOOK_ENDING), downloads.outlook_csv(indicator)


def _data_of(address: Address, indicator: IndicatorAccount, figures: Sequence[FigureView]) -> Iterator[File]:
    yield address.beside(".csv"), downloads.figures_csv(figures)
    yield address.beside(".json"), downloads.indicator_json(indicator, figures)


def _root(current: Account) -> bytes:
    """The page at the root, in both languages: what it is, and where to go on."""
    nl = Words("nl")
    municipality, name = nl.text(current.municipality.name), nl.text(current.title)
    title = f"{municipality}: {name}"
    halves = [_half(current, language) for language in LANGUAGES]
    page = environment().get_template("root.html")
    styles = relative(ROOT, STYLES)
    return page.render(
        title=title,
        municipality=municipality,
        name=name,
        halves=halves,
        styles=styles,
        concept=current.concept,
    ).encode()


def _half(current: Account, language: Language) -> Mapping[str, object]:
    words = Words(language)
    ambition, goals = current.ambition, [goal.title for goal in current.goals if goal.depth == 0]
    return {
        "language": language,
        "link": relative(ROOT, Address(language, "home").path),
        "name": f"{words.text(current.title)} – {'Nederlands' if language == 'nl' else 'English'}",
        "day": words.t("As known on {day}", day=words.day(current.as_of)),
        "tally": sentences.tally(current, words),
        "ambition": (words.text(ambition), ambition.language_of(language)),
        "goals": [(words.text(title), title.language_of(language)) for title in goals],
        "made_up": words.t("This is a made-up town, to try things out.") if current.made_up else "",
    }

"""Where the figures of an indicator come from, in words: a line for each measure and way."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from perspectief.account.model import IndicatorAccount, SourceView
from perspectief.publication.pages.look import Look, web_address
from perspectief.publication.words import Words

_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class SourceLine:
    """The cells of one row."""

    measure: Markup
    source: Markup
    way: str
    newest: str
    due: str


def source_lines(indicator: IndicatorAccount, look: Look) -> list[SourceLine]:
    """A row for each measure of the indicator and each way in which its figures came."""
    return [
        SourceLine(
            measure=look.say(look.measures[view.measure].name),
            source=_source(view, look),
            way=_way(view, look.words),
            newest=look.words.day(view.latest_end) if view.latest_end else "–",
            due=_due(view, indicator, look.words),
        )
        for view in indicator.sources
    ]


def _source(view: SourceView, look: Look) -> Markup:
    words = look.words
    named = Markup(", ").join(escape(name) for name in view.sources[:_MOST_NAMED])
    more = len(view.sources) - _MOST_NAMED
    if more > 0:
        others = words.n("and {count} other", "and {count} others", more)
        named = Markup("{} {}").format(named, others)
    if web_address(view.url):
        named = Markup('<a class="nl-link source" rel="noopener" href="{}">{}</a>').format(view.url, named)
    if view.way in ("own", "computed"):
        return named
    table = escape(_table(view, words))
    return Markup('{} <span class="line">{}</span>').format(named, table) if view.sources else table


def _table(view: SourceView, words: Words) -> str:
    """The table and the code in it, as far as they are known."""
    if view.table is None:
        return "–"
    if view.code:
        return words.t("table {table}, code {code}", table=view.table, code=view.code)
    if view.fetchable:
        return words.t("table {table}, code not confirmed", table=view.table)
    return words.t("table {table}", table=view.table)


def _way(view: SourceView, words: Words) -> str:
    if view.way == "shipped" and view.retrieved_on:
        return words.t("comes with Perspectief, as it was on {day}", day=words.day(view.retrieved_on))
    if view.way == "fetched" and view.retrieved_on:
        said = words.t("fetched on {day}", day=words.day(view.retrieved_on))
        if view.checked_on and view.checked_on > view.retrieved_on:
            return words.t("{said}, unchanged on {day}", said=said, day=words.day(view.checked_on))
        return said
    return words.word("way", view.way)


def _due(view: SourceView, indicator: IndicatorAccount, words: Words) -> str:
    if view.next_due is None or (view.way != "fetched" and not view.code):
        stated = indicator.next_figure if view.measure == indicator.measure else None
        return words.t("expected on {day}", day=words.day(stated)) if stated else words.t("not known")
    due = words.t("expected in {month}", month=words.month(view.next_due))
    if view.months_late == 0:
        return due
    if view.way != "fetched":  # nobody has asked the source: it need not be late
        return words.t("{due}; not fetched since", due=due)
    late = words.n("{count} month late", "{count} months late", view.months_late)
    return words.t("{due}, {late}", due=due, late=late)

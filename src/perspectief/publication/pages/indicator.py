"""The page of an indicator: answer, picture, table, source; then what it means and what is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from perspectief.account.model import FigureView, IndicatorAccount, TargetAccount, VersionView
from perspectief.publication import sentences
from perspectief.publication.pages.frame import page_of, way_to_indicator
from perspectief.publication.pages.look import Look, web_address
from perspectief.publication.pages.norms import norm_lines
from perspectief.publication.pages.outlooks import outlook_values
from perspectief.publication.pages.page import PageOf
from perspectief.publication.pages.sources import source_lines
from perspectief.publication.sentences.conflicts import disagreements
from perspectief.publication.words.known_since import known_since_cell

_LONG = 12
_NEWEST_OF_A_LONG_ONE = 4
_MOST_COMPARED = 10  # of more figures in all, each series keeps its share: a page has to stay small


@dataclass(frozen=True, slots=True)
class Chart:
    """The two pictures of an indicator, as paths in the site, and the size of the wide one."""

    wide: str
    narrow: str
    width: int
    height: int


def indicator_page(look: Look, indicator: IndicatorAccount, chart: Chart | None) -> PageOf:
    """One indicator with its figures, targets and activities."""
    words = look.words
    case = sentences.main_case(look.account, indicator)
    answer = sentences.answer(indicator, look.account, words)
    disagreeing = disagreements(indicator, look.account, words)
    told = {one.text for one in disagreeing}
    return page_of(
        look,
        look.address("indicator", indicator.id),
        words.text(indicator.title),
        way_to_indicator(look, indicator),
        answer.main,
        indicator=indicator,
        measure=look.measures[indicator.measure],
        main=case.target if case else None,
        answer=look.quoting(answer.main),
        remarks=[look.quoting(note) for note in answer.notes if note not in told],
        headline=sentences.headline(indicator, look.account, words),
        chart=chart,
        figures=[look.figures[key] for key in indicator.figures],
        **_compared(look, indicator),
        sources=source_lines(indicator, look),
        conflicts=disagreeing,
        influence=_influence(look, indicator),
        source_name=_source_name(look, indicator),
        adopted=[target for target in indicator.targets if target.adopted],
        reported=[target for target in indicator.targets if not target.adopted],
        activities=look.activities_for(indicator),
        norms=norm_lines(look, indicator),
        **outlook_values(look, indicator),
        **_speech(look),
    )


def _compared(look: Look, indicator: IndicatorAccount) -> Mapping[str, object]:
    """Figures to compare with; of a long series the newest, with how many there are in all."""
    series: dict[tuple[str, str], list[FigureView]] = {}
    for key in indicator.comparators:
        figure = look.figures[key]
        series.setdefault((figure.measure, figure.region), []).append(figure)
    kept = [held if len(held) <= _LONG else held[-_NEWEST_OF_A_LONG_ONE:] for held in series.values()]
    if sum(len(held) for held in kept) > _MOST_COMPARED:
        share = max(1, _MOST_COMPARED // len(kept))
        kept = [held[-share:] for held in kept]
    shown = [figure for held in kept for figure in held]
    left = len(indicator.comparators) - len(shown)
    said = look.words.n(
        "Of long series only the newest figures stand here; {count} earlier one is in the CSV.",
        "Of long series only the newest figures stand here; {count} earlier ones are in the CSV.",
        left,
    )
    return {"comparators": shown, "left_out": said if left else ""}


def _speech(look: Look) -> Mapping[str, object]:
    """What the template asks about one figure or one version."""
    return {
        "value": lambda figure: look.words.figure(figure, look.measures[figure.measure]),
        "describe": lambda figure: _describe(look, figure),
        "status_of": lambda target: sentences.status_word(target, look.words),
        "notes": lambda figure: _figure_notes(look, figure),
        "known_since": lambda figure: known_since_cell(figure, look.words),
        "said_in": lambda version: _said_in(look, version),
        "aim_of": lambda version, target: _aim_of(look, version, target),
        "baselines_of": lambda target: any(version.baseline for version in target.versions),
        "starting_level": lambda version, target: _starting_level(look, version, target),
        "version_notes": lambda version, target: _version_notes(look, version, target),
    }


def _describe(look: Look, figure: FigureView) -> Markup:
    name = look.say(look.measures[figure.measure].name)
    return Markup("{}, {}").format(name, look.say(figure.region_name))


def _figure_notes(look: Look, figure: FigureView) -> Markup:
    """What a careful reader has to know of a figure, a line each."""
    words = look.words
    lines: list[Markup] = []
    if figure.kind in ("change", "flow"):
        lines.append(escape(words.word("kind", figure.kind)))
    if figure.status != "A":
        lines.append(escape(words.word("observation", figure.status)))
    if figure.origin != "published":
        lines.append(escape(words.word("origin", figure.origin)))
    if figure.published_precision == "assumed":
        lines.append(escape(words.word("precision", "assumed")))
    if figure.note:
        lines.append(look.say(figure.note))
    if figure.assumption:
        label = words.t("Assumption")
        lines.append(Markup("<strong>{}:</strong> {}").format(label, look.say(figure.assumption)))
    return _lines(lines)


def _lines(lines: list[Markup]) -> Markup:
    if not lines:
        return Markup("–")
    return Markup("").join(Markup('<span class="line">{}</span>').format(line) for line in lines)


def _said_in(look: Look, version: VersionView) -> Markup:
    day = look.words.day(version.said_on, version.said_precision)
    edition = look.editions.get(version.edition or "")
    if edition:
        name = look.say(edition.title)
    elif version.reported:
        name = _linked(look.say(version.reported.name), version.reported.url)
    else:
        name = escape("–")
    return Markup('{} <span class="small">{}</span>').format(name, day)


def _linked(name: Markup, address: str | None) -> Markup:
    if not web_address(address):
        return name
    return Markup('<a class="nl-link source" rel="noopener" href="{}">{}</a>').format(address, name)


def _aim_of(look: Look, version: VersionView, target: TargetAccount) -> str:
    return sentences.aim_alone(version, look.measures[target.measure], look.words)


def _starting_level(look: Look, version: VersionView, target: TargetAccount) -> Markup:
    """The level that a version starts from, its day, and when the register that it is from counts."""
    start, words = version.baseline, look.words
    if start is None:
        return Markup("–")
    level = sentences.starting_level(start, look.measures[target.measure], words)
    lines = [escape(words.t("{level} on {day}", level=level, day=words.day(start.date)))]
    if start.origin == "inferred":
        lines.append(escape(words.word("origin", start.origin)))
    named = [look.dutch(part) for part in (start.register_name, start.counting_day) if part]
    if named:
        lines.append(Markup("; ").join(named))
    return _lines(lines)


def _version_notes(look: Look, version: VersionView, target: TargetAccount) -> Markup:
    words = look.words
    lines = [look.say(version.reason)] if version.reason else []
    if version.aim.text:
        lines.append(look.say(version.aim.text))
    if version.decision:
        lines.append(escape(words.t("Decision {name}", name=version.decision)))
    if version.note:
        lines.append(look.say(version.note))
    baseline = version.aim.baseline.assumption if version.aim.baseline else None
    for assumption in (version.assumption, target.due_assumption, baseline):
        if assumption:
            label = words.t("Assumption")
            lines.append(Markup("<strong>{}:</strong> {}").format(label, look.say(assumption)))
    return _lines(lines)


def _influence(look: Look, indicator: IndicatorAccount) -> Markup:
    if indicator.influence is None:
        return Markup("")
    word = look.words.sentence(look.words.word("influence", indicator.influence))
    return (
        Markup("{} {}").format(word, look.say(indicator.influence_note))
        if indicator.influence_note
        else escape(word)
    )


def _source_name(look: Look, indicator: IndicatorAccount) -> Markup:
    if indicator.source is None:
        return Markup("")
    name = look.say(indicator.source.name)
    return Markup("{} ({})").format(name, indicator.source.table) if indicator.source.table else name
